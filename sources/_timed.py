"""Answers that must be whole by a deadline: a timeout of each read alone lets a server drip.

http.client waits anew for every byte of a header line; here the wait shrinks with what is left.
"""

import io
import socket
import time
from http.client import HTTPResponse
from typing import Any


class _TimedReader(io.RawIOBase):
    """Reads a socket's stream with no more patience than is left until the deadline."""

    def __init__(self, stream: io.RawIOBase, sock: socket.socket, deadline: float) -> None:
        self._stream, self._socket, self._deadline = stream, sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        patience = self._socket.gettimeout()
        if patience is None or patience > left:
            self._socket.settimeout(left)
        return self._stream.readinto(buffer)

    def close(self) -> None:
        self._stream.close()
        super().close()


class TimedResponse(HTTPResponse):
    """http.client's response with a deadline over headers and body."""

    total: float = 60.0
    """Seconds from the start of waiting for the answer to its end."""

    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        stream: Any = self.fp
        reader = _TimedReader(stream.detach(), sock, time.monotonic() + self.total)
        self.fp = io.BufferedReader(reader)
