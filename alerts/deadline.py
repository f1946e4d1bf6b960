"""An end to conversations that drag on: time-outs count from byte to byte, this one in all."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

FACTOR = 3
"""A whole conversation may take this many times as long as one silence in it."""


@contextmanager
def hang_up_after(
    seconds: float, line: Callable[[], socket.socket | None]
) -> Iterator[threading.Event]:
    """Shut the socket that `line()` gives once `seconds` have passed; the event says that it was.

    Whoever reads from it then meets its end, as if the other side had hung up.
    """
    passed = threading.Event()

    def hang_up() -> None:
        passed.set()
        connection = line()
        if connection is not None:
            with suppress(OSError):
                # The plain socket's way also for TLS, whose own would wait for a farewell.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield passed
    finally:
        timer.cancel()
