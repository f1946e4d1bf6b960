"""The e-mail channel against real SMTP servers that behave and misbehave."""

import socket
import traceback
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from alerts.channels import open_channel
from alerts.delivery import (
    Channel,
    ChannelError,
    PermanentError,
    Recipient,
    TemporaryError,
    UncertainError,
)
from alerts.message import Message
from alerts.render import render_notice
from tests.alerts.conftest import Authority
from tests.alerts.samples import CHANGED_EN, HOSTILE, NOW
from tests.alerts.servers import PASSWORD, USER, Mailbox, scripted_server, smtp_server

READER = Recipient("reader@example.org")
FROM_TO = "from=watch@miit.example&to=reader@example.org,second@example.org"


def channel(port: int, more: str = "", login: str = "", scheme: str = "smtp") -> Channel:
    return open_channel(f"{scheme}://{login}127.0.0.1:{port}?{FROM_TO}&timeout=5{more}")


def delivered(mailbox: Mailbox) -> EmailMessage:
    (envelope,) = mailbox.taken
    content: Any = envelope.content
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_starttls_and_login_deliver_text_and_html(authority: Authority, message: Message) -> None:
    mailbox = Mailbox()
    with smtp_server(mailbox, starttls=authority.context) as port:
        smtp = channel(port, f"&tls=starttls&ca={authority.path}", f"{USER}:{PASSWORD}@")
        receipt = smtp.send(message, READER, NOW)
    assert mailbox.sessions[0].authenticated
    assert mailbox.sessions[0].ssl is not None
    mail = delivered(mailbox)
    assert mail.get_content_type() == "multipart/alternative"
    text, html = mail.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().replace("\r\n", "\n") == message.text
    assert html.get_content().replace("\r\n", "\n") == message.html
    assert (receipt.recipient, receipt.message_id) == ("reader@example.org", message.id)
    assert "4711" in (receipt.reference or "")


def test_implicit_tls_delivers(authority: Authority, message: Message) -> None:
    mailbox = Mailbox()
    with smtp_server(mailbox, implicit=authority.context) as port:
        channel(port, f"&ca={authority.path}", scheme="smtps").send(message, READER, NOW)
    assert delivered(mailbox)["Subject"] == message.subject


def test_headers_are_stable_and_name_one_recipient() -> None:
    message = render_notice(
        CHANGED_EN, message_id="m2", language="en", reply_to="m1", reply_reference=None
    )
    mailbox = Mailbox()
    with smtp_server(mailbox) as port:
        more = "&unsubscribe=mailto:leave@miit.example"
        channel(port, more).send(message, READER, NOW)
    mail = delivered(mailbox)
    assert mail["To"] == "reader@example.org"
    assert "second@" not in str(mail)
    assert mail["Message-ID"] == "<m2@miit.example>"
    assert mail["In-Reply-To"] == "<m1@miit.example>"
    assert mail["References"] == "<thread.c111122223333@miit.example> <m1@miit.example>"
    assert mail["List-Unsubscribe"] == "<mailto:leave@miit.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "en"
    assert mail["Date"] == "Thu, 01 Jun 2023 02:30:00 +0000"


def test_whoever_wants_no_more_can_write_to_the_sender(message: Message) -> None:
    mailbox = Mailbox()
    with smtp_server(mailbox) as port:
        channel(port).send(message, READER, NOW)
    unsubscribe = delivered(mailbox)["List-Unsubscribe"]
    assert unsubscribe == "<mailto:watch@miit.example?subject=unsubscribe>"


def test_hostile_title_injects_no_header() -> None:
    message = render_notice(HOSTILE, message_id="m3", language="zh")
    mailbox = Mailbox()
    with smtp_server(mailbox) as port:
        channel(port).send(message, READER, NOW)
    mail = delivered(mailbox)
    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None
    assert mail["Subject"].startswith("新承诺 · <script>alert(1)</script> *重点* & @channel")
    assert mailbox.taken[0].rcpt_tos == ["reader@example.org"]


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"rcpt": "450 mailbox busy"}, TemporaryError),
        ({"rcpt": "421 closing"}, TemporaryError),
        ({"rcpt": "550 no such user"}, PermanentError),
        ({"data": "451 local error"}, TemporaryError),
        ({"data": "552 too large"}, PermanentError),
        ({"after_data": "drop"}, UncertainError),
    ],
)
def test_answers_are_told_apart(
    answers: dict[str, str], error: type[Exception], message: Message
) -> None:
    with smtp_server(Mailbox(**answers)) as port, pytest.raises(error):
        channel(port).send(message, READER, NOW)


def test_silence_after_data_is_uncertain(message: Message) -> None:
    with smtp_server(Mailbox(after_data="silence")) as port:
        slow = open_channel(f"smtp://127.0.0.1:{port}?{FROM_TO}&timeout=0.3")
        with pytest.raises(UncertainError):
            slow.send(message, READER, NOW)


def test_greeting_421_and_silence_are_temporary(message: Message) -> None:
    def closing(caller: socket.socket) -> None:
        caller.sendall(b"421 too many connections\r\n")

    with scripted_server(closing) as port, pytest.raises(TemporaryError, match="421"):
        channel(port).send(message, READER, NOW)

    def silent(caller: socket.socket) -> None:
        caller.recv(1)

    with scripted_server(silent) as port:
        slow = open_channel(f"smtp://127.0.0.1:{port}?{FROM_TO}&timeout=0.2")
        with pytest.raises(TemporaryError):
            slow.send(message, READER, NOW)


def test_a_greeting_that_never_ends_has_an_end(message: Message) -> None:
    def chatty(caller: socket.socket) -> None:
        try:
            while True:
                caller.sendall(b"220-and another thing\r\n")
        except OSError:
            return

    with scripted_server(chatty) as port:
        slow = open_channel(f"smtp://127.0.0.1:{port}?{FROM_TO}&timeout=0.2")
        with pytest.raises(TemporaryError):
            slow.send(message, READER, NOW)


def test_the_certificate_must_be_for_the_host(authority: Authority, message: Message) -> None:
    mailbox = Mailbox()
    with smtp_server(mailbox, starttls=authority.context) as port:
        smtp = open_channel(
            f"smtp://{USER}:{PASSWORD}@127.0.0.2:{port}?{FROM_TO}"
            f"&timeout=5&tls=starttls&ca={authority.path}"
        )
        with pytest.raises(TemporaryError):
            smtp.send(message, READER, NOW)
    assert mailbox.taken == []


def test_cut_within_data_is_temporary(message: Message) -> None:
    """An answer to DATA never came, so not a byte of the message was sent."""

    def talk(caller: socket.socket) -> None:
        caller.sendall(b"220 here\r\n")
        stream = caller.makefile("rb")
        for line in stream:
            if line.upper().startswith(b"DATA"):
                return
            caller.sendall(b"250 fine\r\n")

    with scripted_server(talk) as port, pytest.raises(TemporaryError):
        channel(port).send(message, READER, NOW)


def test_nobody_listens_is_temporary(message: Message) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(TemporaryError):
        channel(port).send(message, READER, NOW)


def test_untrusted_certificate_sends_nothing(authority: Authority, message: Message) -> None:
    mailbox = Mailbox()
    with smtp_server(mailbox, starttls=authority.context) as port:
        smtp = channel(port, "&tls=starttls", f"{USER}:{PASSWORD}@")
        with pytest.raises(TemporaryError, match="certificate"):
            smtp.send(message, READER, NOW)
    assert mailbox.taken == []


def test_server_without_starttls_is_refused(message: Message) -> None:
    mailbox = Mailbox()
    with smtp_server(mailbox) as port, pytest.raises(PermanentError, match="STARTTLS"):
        channel(port, "&tls=starttls").send(message, READER, NOW)
    assert mailbox.taken == []


def test_wrong_password_shows_in_no_text(authority: Authority, message: Message) -> None:
    secret = "falsches-Pferd-8"
    with smtp_server(Mailbox(), starttls=authority.context) as port:
        smtp = channel(port, f"&tls=starttls&ca={authority.path}", f"{USER}:{secret}@")
        with pytest.raises(PermanentError) as caught:
            smtp.send(message, READER, NOW)
    shown = "".join(traceback.format_exception(caught.value)) + repr(smtp)
    assert "535" in str(caught.value)
    assert secret not in shown


def test_without_tls_only_this_machine_unless_allowed() -> None:
    with pytest.raises(ChannelError, match="insecure"):
        open_channel(f"smtp://mail.example?{FROM_TO}&tls=none")
    open_channel(f"smtp://mail.example?{FROM_TO}&tls=none&insecure=yes")
