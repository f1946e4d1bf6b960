"""Every channel of our own against every way in which its server may misbehave."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from alerts.channels import open_channel
from alerts.delivery import Channel, PermanentError, TemporaryError, UncertainError
from alerts.message import Message
from tests.alerts.conftest import Authority
from tests.alerts.samples import NOW
from tests.alerts.servers import Mailbox, Web, scripted_server, smtp_server, web_server

KEY = "key=whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"
HTTP: dict[str, Callable[[str, str], str]] = {
    "slack": lambda base, more: f"slack+{base}/services/T/B/x?{more}",
    "slackbot": lambda base, more: f"slackbot://xoxb@C0?{more}&api={quote(f'{base}/api')}",
    "webhook": lambda base, more: f"webhook+{base}/in?{KEY}&{more}",
    "feishu": lambda base, more: f"feishu://s@t?{more}&api={quote(f'{base}/')}{{token}}",
    "dingtalk": lambda base, more: f"dingtalk://s@t?{more}&api={quote(f'{base}/')}{{token}}",
}
TAKEN = {
    "slack": b"ok",
    "slackbot": b'{"ok": true, "ts": "1.1"}',
    "webhook": b"",
    "feishu": b'{"code": 0}',
    "dingtalk": b'{"errcode": 0}',
}
FROM_TO = "from=watch@b.org&to=ann@b.org"


def channel(kind: str, port: int, *, timeout: str = "5", tls: str = "") -> Channel:
    scheme = "https" if tls else "http"
    more = f"timeout={timeout}" + (f"&ca={tls}" if tls else "")
    return open_channel(HTTP[kind](f"{scheme}://127.0.0.1:{port}", more))


def send(to: Channel, message: Message) -> None:
    to.send(message, to.recipients[0], NOW)


@pytest.mark.parametrize("kind", HTTP)
@pytest.mark.parametrize(
    ("status", "headers", "error"),
    [
        (429, {"Retry-After": "40"}, TemporaryError),
        (500, {}, TemporaryError),
        (503, {"Retry-After": "40"}, TemporaryError),
        (404, {}, PermanentError),
    ],
)
def test_what_a_web_service_says(
    kind: str, status: int, headers: dict[str, str], error: type[Exception], message: Message
) -> None:
    web = Web(status, b"no", headers)
    with web_server(web) as port, pytest.raises(error) as caught:
        send(channel(kind, port), message)
    asked = 40 if headers else None
    assert getattr(caught.value, "retry_after", None) == asked
    assert len(web.requests) == 1


@pytest.mark.parametrize("kind", HTTP)
@pytest.mark.parametrize("mood", ["hang", "cut", "drip", "drip body"])
def test_a_web_service_that_is_slow_after_it_was_told(
    kind: str, mood: str, message: Message
) -> None:
    with web_server(Web(mood=mood)) as port, pytest.raises(UncertainError):
        send(channel(kind, port, timeout="0.2"), message)


@pytest.mark.parametrize("kind", HTTP)
def test_an_answer_that_is_cut_in_the_middle(kind: str, message: Message) -> None:
    with web_server(Web(body=TAKEN[kind], mood="short")) as port, pytest.raises(UncertainError):
        send(channel(kind, port), message)


@pytest.mark.parametrize("kind", HTTP)
def test_a_web_service_that_never_takes_the_call_to_its_end(
    kind: str, authority: Authority, message: Message
) -> None:
    """The greeting of TLS never comes: nothing was told."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        with pytest.raises(TemporaryError):
            send(channel(kind, deaf.getsockname()[1], timeout="0.2", tls=authority.path), message)
        port = deaf.getsockname()[1]
    with pytest.raises(TemporaryError):
        send(channel(kind, port), message)


@pytest.mark.parametrize("kind", HTTP)
@pytest.mark.parametrize("greeting", [b"HTTP/1.1 400 No\r\n", b"", b"\x16\x03\x01\x00\x05hello"])
def test_a_web_service_whose_tls_is_broken(
    kind: str, greeting: bytes, authority: Authority, message: Message
) -> None:
    def talk(caller: socket.socket) -> None:
        caller.recv(1024)
        caller.sendall(greeting)

    with scripted_server(talk) as port, pytest.raises(TemporaryError):
        send(channel(kind, port, tls=authority.path), message)


def mail(port: int, more: str = "", scheme: str = "smtp", timeout: str = "5") -> Channel:
    return open_channel(f"{scheme}://127.0.0.1:{port}?{FROM_TO}&timeout={timeout}{more}")


Answers = dict[bytes, bytes]
GOOD: Answers = {b"": b"250 fine\r\n", b"DATA": b"354 go on\r\n", b"STARTTLS": b"220 begin\r\n"}


def talking(answers: Answers) -> Callable[[socket.socket], None]:
    """A mail server that answers so to the commands that begin so; b"" hangs up."""

    def talk(caller: socket.socket) -> None:
        caller.sendall(b"220 here\r\n")
        table = GOOD | answers
        for line in caller.makefile("rb"):
            verb = max((each for each in table if line.upper().startswith(each)), key=len)
            if not table[verb]:
                return
            caller.sendall(table[verb])

    return talk


EHLO_TLS = b"250-here\r\n250 STARTTLS\r\n"


@pytest.mark.parametrize(
    ("answers", "more", "error"),
    [
        ({b"MAIL": b"421 going down\r\n"}, "", TemporaryError),
        ({b"RCPT": b"450 try again\r\n"}, "", TemporaryError),
        ({b"RCPT": b"550 nobody\r\n"}, "", PermanentError),
        ({b"DATA": b"421 not now\r\n"}, "", TemporaryError),
        ({b"DATA": b"550 no data\r\n"}, "", PermanentError),
        ({b"MAIL": b""}, "", TemporaryError),
        ({b"RCPT": b""}, "", TemporaryError),
        ({b"DATA": b""}, "", TemporaryError),
        ({b"EHLO": EHLO_TLS, b"STARTTLS": b"454 no TLS now\r\n"}, "&tls=starttls", TemporaryError),
        ({b"EHLO": EHLO_TLS, b"STARTTLS": b"220 begin\r\nrubbish\r\n"}, "&tls=starttls",
         TemporaryError),
        ({b"EHLO": EHLO_TLS, b"STARTTLS": b""}, "&tls=starttls", TemporaryError),
    ],
)  # fmt: skip
def test_what_a_mail_server_says(
    answers: Answers, more: str, error: type[Exception], message: Message
) -> None:
    with scripted_server(talking(answers)) as port, pytest.raises(error):
        send(mail(port, more), message)


def test_a_mail_server_that_is_cut_off_in_the_middle_of_a_message(message: Message) -> None:
    """Whether the end mark was read nobody can tell."""

    def talk(caller: socket.socket) -> None:
        caller.sendall(b"220 here\r\n")
        stream = caller.makefile("rb")
        for line in stream:
            if line.upper().startswith(b"DATA"):
                caller.sendall(b"354 go on\r\n")
                stream.readline()
                return
            caller.sendall(b"250 fine\r\n")

    with scripted_server(talk) as port, pytest.raises((UncertainError, TemporaryError)):
        send(mail(port), message)


@pytest.mark.parametrize("verb", [b"EHLO", b"MAIL", b"RCPT", b"DATA"])
def test_a_mail_server_that_falls_silent_before_the_message(verb: bytes, message: Message) -> None:
    done = threading.Event()

    def talk(caller: socket.socket) -> None:
        caller.sendall(b"220 here\r\n")
        for line in caller.makefile("rb"):
            if line.upper().startswith((verb, b"HELO")):
                done.wait(5)
                return
            caller.sendall(b"250 fine\r\n")

    with scripted_server(talk) as port:
        with pytest.raises(TemporaryError):
            send(mail(port, timeout="0.2"), message)
        done.set()


def test_a_mail_server_whose_tls_is_broken_from_the_start(
    authority: Authority, message: Message
) -> None:
    with smtp_server(Mailbox()) as port, pytest.raises(TemporaryError):
        send(mail(port, f"&ca={authority.path}", "smtps"), message)


def test_a_login_that_fails_for_now_is_temporary(message: Message) -> None:
    answers = {b"EHLO": b"250-here\r\n250 AUTH PLAIN\r\n", b"AUTH": b"454 later\r\n"}
    with scripted_server(talking(answers)) as port, pytest.raises(TemporaryError):
        address = f"smtp://ann:secret@127.0.0.1:{port}?{FROM_TO}&timeout=5"
        send(open_channel(address), message)


@pytest.mark.parametrize("kind", ["slack", "webhook", "smtp", "smtps"])
def test_authorities_that_are_gone_by_then_are_a_temporary_fault(
    kind: str, authority: Authority, message: Message, tmp_path: Path
) -> None:
    path = tmp_path / "ca.pem"
    path.write_bytes(Path(authority.path).read_bytes())
    with smtp_server(Mailbox(), starttls=authority.context) as port:
        made = (
            channel(kind, port, tls=str(path))
            if kind in HTTP
            else mail(port, f"&tls={'starttls' if kind == 'smtp' else 'implicit'}&ca={path}", kind)
        )
        path.unlink()
        with pytest.raises(TemporaryError):
            send(made, message)
