"""Real servers on this machine that behave and misbehave on demand."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as SmtpServer
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

USER = "watcher"
PASSWORD = "korrekt-Pferd-7"


@dataclass
class Mailbox:
    """An SMTP handler that keeps what it took; `rcpt`, `data` override its answers."""

    rcpt: str | None = None
    data: str | None = None
    after_data: str | None = None
    """"drop" cuts the connection, "silence" never answers."""
    taken: list[Envelope] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SmtpServer, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.rcpt:
            return self.rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SmtpServer, session: Session, envelope: Envelope) -> str:
        self.sessions.append(session)
        if self.data:
            return self.data
        self.taken.append(envelope)
        if self.after_data == "drop":
            server.transport.abort()
        if self.after_data == "silence":
            await asyncio.Event().wait()
        return "250 taken as 4711"


def _authenticate(
    server: SmtpServer, session: Session, envelope: Envelope, mechanism: str, data: Any
) -> AuthResult:
    good = isinstance(data, LoginPassword) and data == LoginPassword(
        USER.encode(), PASSWORD.encode()
    )
    return AuthResult(success=good, handled=False)


class _Controller(Controller):
    """Finds out which port 0 became before it checks that the server answers there."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def smtp_server(
    mailbox: Mailbox,
    *,
    starttls: SSLContext | None = None,
    implicit: SSLContext | None = None,
    port: int = 0,
) -> Iterator[int]:
    """The port of a server that fills `mailbox`; with `starttls` it wants TLS and a login."""
    controller = _Controller(
        mailbox,
        hostname="127.0.0.1",
        port=port,
        ssl_context=implicit,
        tls_context=starttls,
        require_starttls=starttls is not None,
        auth_required=starttls is not None,
        authenticator=_authenticate,
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop(no_assert=True)


@contextmanager
def scripted_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """The port of a server that does `talk` with its first caller, then hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        try:
            caller, _ = listener.accept()
        except OSError:
            return
        # A caller that hangs up is a part of the tests.
        with caller, suppress(ConnectionError):
            talk(caller)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()
        thread.join(5)


@dataclass
class Web:
    """What an HTTP server answers, and what it was sent.

    `mood` "hang" and "cut" give no answer, "drip" and "drip body" one without end, "short" one
    that breaks off. `first` are bodies that are sent, one each, before `body`; `answers` are
    bodies for paths of their own.
    """

    status: int = 200
    body: bytes = b"ok"
    headers: dict[str, str] = field(default_factory=dict)
    mood: str = "answer"
    first: list[bytes] = field(default_factory=list)
    answers: dict[str, bytes] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def answer_to(self, path: str, headers: dict[str, str], body: bytes) -> bytes:
        return self.first.pop(0) if self.first else self.answers.get(path, self.body)


@contextmanager
def web_server(web: Web, *, tls: SSLContext | None = None) -> Iterator[int]:
    """The port of an HTTP server that behaves as `web` says at the time of each request."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            web.requests.append((self.path, dict(self.headers), body))
            if web.mood == "hang":
                web.released.wait(10)
            if web.mood in ("hang", "cut"):
                self.close_connection = True
                return
            if web.mood == "drip body":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
                while not web.released.wait(0.05):
                    self.wfile.write(b"o")
                return
            if web.mood == "drip":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while not web.released.wait(0.05):
                    self.wfile.write(b"X-More: yes\r\n")
                return
            body = web.answer_to(self.path, dict(self.headers), body)
            self.send_response(web.status)
            for key, value in web.headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body) + (web.mood == "short")))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: the tests look at `web.requests`."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """Callers that hang up are part of the tests."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        web.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def proxy_server(log: list[bytes], target: int) -> Iterator[int]:
    """The port of a proxy that leads one CONNECT to `target` on this machine and logs it."""

    def talk(caller: socket.socket) -> None:
        asked = b""
        while b"\r\n\r\n" not in asked:
            asked += caller.recv(4096)
        log.append(asked)
        with socket.create_connection(("127.0.0.1", target)) as onward:
            caller.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            back = threading.Thread(target=_pass_on, args=(onward, caller), daemon=True)
            back.start()
            _pass_on(caller, onward)
            back.join(5)

    with scripted_server(talk) as port:
        yield port


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    try:
        while chunk := source.recv(65536):
            sink.sendall(chunk)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        return
