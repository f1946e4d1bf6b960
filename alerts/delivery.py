"""What a channel is, what it answers and how it fails."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from alerts.message import Message
from articles.article import Language


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a message: an e-mail address, or the name of the place that the channel fills."""

    address: str
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A channel's word that it has the message. `reference` is its own name for it, if any."""

    channel: str
    recipient: str
    message_id: str
    at: datetime
    reference: str | None = None
    detail: str | None = None


class DeliveryError(Exception):
    """A message was not known to be taken. The text names the channel, never a secret."""

    def __init__(self, reason: str, *, channel: str) -> None:
        super().__init__(f"{channel}: {reason}")
        self.reason = reason
        self.channel = channel


class TemporaryError(DeliveryError):
    """Nothing was taken; trying again later may help. `retry_after` is in seconds."""

    def __init__(self, reason: str, *, channel: str, retry_after: float | None = None) -> None:
        super().__init__(reason, channel=channel)
        self.retry_after = retry_after


class PermanentError(DeliveryError):
    """Nothing was taken, and the same attempt would fail again."""


class UncertainError(DeliveryError):
    """The message was handed over and the answer didn't come: it may have been taken."""


class ChannelError(Exception):
    """A channel's address can't be used; one line that shows no secret."""


class Channel(Protocol):
    """A way out. `send` returns a receipt or raises one of the delivery errors."""

    @property
    def name(self) -> str: ...

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Whom the channel's address names, in the order given."""
        ...

    @property
    def resend_safe(self) -> bool:
        """Whether a message whose fate is uncertain may be sent again without being read twice."""
        ...

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt: ...


@runtime_checkable
class Keeping(Protocol):
    """A channel that keeps a record of its own of what it was sent."""

    @property
    def resend_safe(self) -> bool: ...

    def find(
        self, message_id: str, recipient: Recipient, *, since: datetime, now: datetime
    ) -> Receipt | None:
        """The receipt of a message sent after `since`; None where it certainly isn't there.

        Raises a delivery error where the record can't be read or doesn't go back so far.
        """
        ...
