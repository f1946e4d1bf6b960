"""E-mail by SMTP, one message a recipient."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from alerts.deadline import FACTOR, hang_up_after
from alerts.delivery import (
    ChannelError,
    PermanentError,
    Receipt,
    Recipient,
    TemporaryError,
    UncertainError,
)
from alerts.mail import compose_mail
from alerts.message import Message
from alerts.plain import cut, one_line
from alerts.post import LOOPBACK

Tls = Literal["starttls", "implicit", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpChannel:
    """Sends through one server. `ca` is a file of authorities that are trusted besides none other.

    `reference` of the receipt is what the server said to the message: mostly its queue's number.
    Without TLS it speaks only to this machine, unless `insecure` says that more is meant.
    """

    host: str
    port: int
    sender: str
    recipients: tuple[Recipient, ...]
    name: str = "smtp"
    tls: Tls = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = 20.0
    ca: str | None = None
    insecure: bool = False
    unsubscribe: str | None = None
    resend_safe: bool = False

    def __post_init__(self) -> None:
        if self.tls == "none" and self.host not in LOOPBACK and not self.insecure:
            raise ChannelError(f"{self.name}: {self.host} without TLS needs insecure=yes")

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt:
        mail = compose_mail(
            message, recipient, sender=self.sender, now=now, unsubscribe=self.unsubscribe
        )
        with self._session() as client:
            with self._before_data():
                self._expect(client.mail(self.sender), "MAIL")
                self._expect(client.rcpt(recipient.address), "RCPT")
                self._expect(client.docmd("DATA"), "DATA", (354,))
                # An incomplete message has no end mark, so no server takes it as one.
                client.send(_dotted(bytes(mail)))
            try:
                reply = client.getreply()
            except (OSError, smtplib.SMTPException) as error:
                reason = "the answer to the whole message didn't come"
                raise UncertainError(reason, channel=self.name) from error
            self._expect(reply, "end of DATA")
        return Receipt(self.name, recipient.address, message.id, now, self._safe(reply[1]))

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        """A connected, greeted, authenticated client, closed politely where that still works."""
        with self._before_data():
            client = self._client()
        with hang_up_after(self.timeout * FACTOR, lambda: client.sock):
            try:
                with self._before_data():
                    self._greet(client)
                yield client
            finally:
                try:
                    client.quit()
                except (OSError, smtplib.SMTPException):
                    client.close()

    def _client(self) -> smtplib.SMTP:
        """A client that hasn't connected: its socket is to be under the deadline by then."""
        if self.tls == "implicit":
            return smtplib.SMTP_SSL(timeout=self.timeout, context=self._context())
        return smtplib.SMTP(timeout=self.timeout)

    def _greet(self, client: smtplib.SMTP) -> None:
        # Without a host at construction smtplib doesn't know the name to check TLS against.
        client._host = self.host  # type: ignore[attr-defined]
        self._expect(client.connect(self.host, self.port), "connection", (220,))
        client.ehlo_or_helo_if_needed()
        if self.tls == "starttls":
            if not client.has_extn("starttls"):
                raise PermanentError("the server offers no STARTTLS", channel=self.name)
            client.starttls(context=self._context())
            client.ehlo()
        if self.user is not None:
            client.login(self.user, self.password or "")

    def _context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.ca)

    @contextmanager
    def _before_data(self) -> Iterator[None]:
        """Errors up to here mean that nothing was taken."""
        try:
            yield
        except smtplib.SMTPResponseException as error:
            self._expect((error.smtp_code, error.smtp_error), type(error).__name__)
            raise TemporaryError(f"answered {error.smtp_code}", channel=self.name) from None
        except smtplib.SMTPNotSupportedError as error:
            raise PermanentError(self._safe(str(error)), channel=self.name) from None
        except (smtplib.SMTPException, OSError) as error:
            reason = f"no session with {self.host}:{self.port}: {self._safe(str(error))}"
            raise TemporaryError(reason, channel=self.name) from None

    def _expect(
        self, reply: tuple[int, bytes | str], step: str, good: tuple[int, ...] = (250, 251, 252)
    ) -> None:
        code, text = reply
        if code in good:
            return
        reason = f"{self.host} answered {code} to {step}: {self._safe(text)}"
        if 500 <= code < 600:
            raise PermanentError(reason, channel=self.name)
        raise TemporaryError(reason, channel=self.name)

    def _safe(self, text: bytes | str) -> str:
        """What a server says, on one line and without our secrets, should it repeat them."""
        said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        for secret in filter(None, (self.password,)):
            said = said.replace(secret, "***")
        return cut(one_line(said), 200)


def _dotted(content: bytes) -> bytes:
    """`content` as DATA wants it: CRLF, leading dots doubled, ended by a lone dot."""
    lines = content.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines) + (
        b".\r\n"
    )
