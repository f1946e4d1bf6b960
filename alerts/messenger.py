"""WeCom, Telegram, Discord and Teams, through Apprise."""

import re
import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import apprise

from alerts.deadline import FACTOR
from alerts.delivery import (
    ChannelError,
    PermanentError,
    Receipt,
    Recipient,
    TemporaryError,
    UncertainError,
)
from alerts.message import Message
from alerts.plain import cut, one_line
from alerts.post import hide, is_temporary, retry_after
from alerts.services import Service, asked_wait, judge
from alerts.witness import Exchange, last_exchange, silence, watch


@dataclass(frozen=True, slots=True, kw_only=True)
class MessengerChannel:
    """Sends to the place that an Apprise address names; the address is a secret."""

    address: str = field(repr=False)
    service: Service
    name: str
    recipients: tuple[Recipient, ...]
    timeout: float = 15.0
    """Seconds of silence; the whole may take a few times as long."""
    resend_safe: bool = False

    def __post_init__(self) -> None:
        if self._plugin() is None:
            raise ChannelError(f"{self.name}: this isn't a {self.service.scheme} address")

    @property
    def targets(self) -> int:
        """How many conversations the address names."""
        return len(self._plugin())

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt:
        sent, exchange = self._notify(self.service.body(message))
        if exchange is None:
            raise PermanentError("Apprise sent nothing", channel=self.name)
        self._check(exchange, now)
        if not sent:
            raise UncertainError("Apprise reports a failure after the answer", channel=self.name)
        return Receipt(self.name, recipient.address, message.id, now)

    def _notify(self, text: str) -> tuple[bool, Exchange | None]:
        """What Apprise says and what really happened, within a time: its own knows no whole.

        The post runs in a thread that is left to itself when its time is over.
        """
        # A new plugin each time: one that is kept sleeps between two messages.
        plugin = self._plugin()
        said: list[tuple[bool, Exchange | None]] = []

        def run() -> None:
            watch(plugin)
            sent = plugin.notify(body=text, title="", body_format=plugin.notify_format)
            said.append((bool(sent), last_exchange()))

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(self.timeout * FACTOR)
        if thread.is_alive():
            raise UncertainError(f"{self.service.scheme} came to no end", channel=self.name)
        return said[0] if said else (False, None)

    @property
    def _hosts(self) -> list[str]:
        """What stands where other addresses have their host: here often the secret itself."""
        return re.split("[@:]", urlsplit(self.address).netloc)

    def _plugin(self) -> Any:
        silence()
        return apprise.Apprise.instantiate(self.address, suppress_exceptions=True)

    def _check(self, exchange: Exchange, now: datetime) -> None:
        where, response = self.service.scheme, exchange.response
        if response is None:
            reason = type(exchange.error).__name__
            if exchange.handed_over:
                text = f"{where} took the request and didn't answer: {reason}"
                raise UncertainError(text, channel=self.name)
            raise TemporaryError(f"can't reach {where}: {reason}", channel=self.name)
        status = response.status_code
        if is_temporary(status):
            wait = retry_after(response.headers.get("Retry-After"), now)
            wait = asked_wait(response.content) if wait is None else wait
            reason = f"{where} answered {status}"
            raise TemporaryError(reason, channel=self.name, retry_after=wait)
        if not 200 <= status < 300:
            raise PermanentError(f"{where} answered {status}", channel=self.name)
        verdict = judge(self.service, response.content)
        said = cut(one_line(hide(verdict.said, self.address, *self._hosts)), 120)
        if verdict.outcome == "busy":
            raise TemporaryError(f"{where} is busy: {said}", channel=self.name)
        if verdict.outcome == "refused":
            raise PermanentError(f"{where} refused: {said}", channel=self.name)
        if verdict.outcome == "unreadable":
            raise UncertainError(f"{where}'s answer can't be read", channel=self.name)
