"""Slack by incoming webhook."""

import json
from dataclasses import dataclass
from datetime import datetime

from alerts.blocks import compose_blocks, fallback
from alerts.delivery import PermanentError, Receipt, Recipient, UncertainError
from alerts.message import Message
from alerts.post import Endpoint, post, shown

JSON_HEADERS = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "miit-watch"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackChannel:
    """Posts to the channel that the webhook belongs to. Slack gives no id for the message."""

    endpoint: Endpoint
    name: str = "slack"
    recipients: tuple[Recipient, ...] = (Recipient("slack"),)
    resend_safe: bool = False

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt:
        payload = {
            "text": fallback(message),
            "blocks": compose_blocks(message),
            # Names in plain text stay text: "@channel" pings nobody.
            "link_names": False,
            "parse": "none",
            "unfurl_links": False,
            "unfurl_media": False,
        }
        body = json.dumps(payload, ensure_ascii=False).encode()
        answer = post(self.endpoint, body, JSON_HEADERS, channel=self.name, now=now).strip()
        if not answer:
            reason = f"{self.endpoint.where} broke off its answer"
            raise UncertainError(reason, channel=self.name)
        if answer != "ok":
            reason = f"{self.endpoint.where} answered {shown(answer, self.endpoint)!r}, not 'ok'"
            raise PermanentError(reason, channel=self.name)
        return Receipt(self.name, recipient.address, message.id, now, detail=answer)
