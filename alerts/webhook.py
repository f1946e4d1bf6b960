"""A signed JSON webhook, by the Standard Webhooks convention.

Headers: webhook-id (the idempotency key), webhook-timestamp (seconds), webhook-signature
("v1," and the base64 HMAC-SHA256 of "id.timestamp.body"). docs/alerts.md shows how to check it.
"""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from datetime import datetime

from alerts.delivery import Receipt, Recipient
from alerts.message import Message, message_as_dict
from alerts.post import Endpoint, post
from alerts.slack import JSON_HEADERS


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookChannel:
    """Posts each message as JSON; what answers 2xx has it.

    The receiver knows a second copy by its webhook-id, so sending again is safe.
    """

    endpoint: Endpoint
    key: bytes = field(repr=False)
    name: str = "webhook"
    recipients: tuple[Recipient, ...] = (Recipient("webhook"),)
    resend_safe: bool = True

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt:
        body = json.dumps(message_as_dict(message), ensure_ascii=False).encode()
        headers = {**JSON_HEADERS, **sign(self.key, message.id, now, body)}
        post(self.endpoint, body, headers, channel=self.name, now=now)
        return Receipt(self.name, recipient.address, message.id, now)


def sign(key: bytes, message_id: str, now: datetime, body: bytes) -> dict[str, str]:
    """The three headers that let the receiver check who sent `body`, and when."""
    stamp = str(int(now.timestamp()))
    signed = f"{message_id}.{stamp}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": stamp,
        "webhook-signature": "v1," + base64.b64encode(digest).decode(),
    }
