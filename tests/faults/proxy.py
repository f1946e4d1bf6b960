"""A wire that can be cut, slowed, silenced and led elsewhere while the program uses it."""

import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

PIECE = 16_384
SLOW_PIECE, SLOW_PAUSE = 512, 0.02
RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Manner:
    """How one connection is treated: `cut_after` bytes of an answer it is reset."""

    refused: bool = False
    cut_after: int | None = None
    slow: bool = False


def well() -> Manner:
    """Everything passes."""
    return Manner()


@dataclass
class Proxy:
    """Listens on a port of its own and passes on to `target`, each connection as `manner` says."""

    target: tuple[str, int]
    manner: Callable[[], Manner] = well
    cuts: int = 0
    """Connections refused or cut."""
    port: int = 0
    _open: set[socket.socket] = field(default_factory=set)
    _ended: bool = False

    def start(self) -> "Proxy":
        """Begin to listen on a free port."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def cut(self) -> None:
        """Reset every connection that is open."""
        for each in list(self._open):
            _reset(each)

    def close(self) -> None:
        """Listen no more."""
        self._ended = True
        self._listener.close()
        self.cut()

    def _serve(self) -> None:
        while True:
            try:
                inner, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._pass_on, args=(inner,), daemon=True).start()

    def _pass_on(self, inner: socket.socket) -> None:
        manner = self.manner()
        try:
            if manner.refused:
                raise ConnectionError("refused by the test")
            outer = socket.create_connection(self.target, timeout=5)
            outer.settimeout(None)
        except OSError:
            self.cuts += 1
            _reset(inner)
            return
        self._open |= {inner, outer}
        threading.Thread(target=self._copy, args=(inner, outer, Manner()), daemon=True).start()
        self._copy(outer, inner, manner)

    def _copy(self, source: socket.socket, sink: socket.socket, manner: Manner) -> None:
        passed = 0
        try:
            while data := source.recv(SLOW_PIECE if manner.slow else PIECE):
                if manner.slow:
                    time.sleep(SLOW_PAUSE)
                if manner.cut_after is not None and passed + len(data) > manner.cut_after:
                    sink.sendall(data[: manner.cut_after - passed])
                    self.cuts += 1
                    _reset(sink)
                    break
                sink.sendall(data)
                passed += len(data)
        except OSError:
            pass  # one end is gone, and the other learns it below
        for each in (source, sink):
            self._open.discard(each)
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


def _reset(end: socket.socket) -> None:
    """Close without a goodbye: the other side reads an error, not an end."""
    try:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        end.shutdown(socket.SHUT_RD)
        end.close()
    except OSError:
        return
