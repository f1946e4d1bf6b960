"""Slack with a bot's token: replies in the thread of a commitment's first alert."""

import json
import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from alerts.blocks import compose_blocks, fallback
from alerts.delivery import PermanentError, Receipt, Recipient, TemporaryError, UncertainError
from alerts.message import Message
from alerts.post import Endpoint, post, shown
from alerts.slack import JSON_HEADERS

API = Endpoint("https://slack.com/api/chat.postMessage", "slack.com")
PAGE = 200
"""Messages of a conversation's history that are read: Slack's own advice."""
RETRIED = frozenset({"ratelimited", "rate_limited", "service_unavailable", "request_timeout"})
HALF_DONE = frozenset({"internal_error", "fatal_error"})
"""Slack's words for these: part of the operation may have succeeded before the error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackBotChannel:
    """Posts to conversations by their ids. `reference` of the receipt is the message's `ts`.

    A reply is shown in the conversation too: in its thread alone it would go unseen. Slack
    promises nothing about a second message with the same client_msg_id, so one whose answer got
    lost isn't posted again before the conversation's history (`find`) says that it isn't there.
    """

    token: str = field(repr=False)
    recipients: tuple[Recipient, ...]
    name: str = "slackbot"
    endpoint: Endpoint = API
    resend_safe: bool = False

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt:
        body = json.dumps(self._payload(message, recipient), ensure_ascii=False).encode()
        headers = {**JSON_HEADERS, "Authorization": f"Bearer {self.token}"}
        answer = self._read(post(self.endpoint, body, headers, channel=self.name, now=now))
        error = answer.get("error")
        if answer.get("ok") is True:
            return Receipt(self.name, recipient.address, message.id, now, str(answer["ts"]))
        if error == "thread_not_found" and message.reply_reference:
            # The thread's first message was deleted; the news matters more than its place.
            return self.send(replace(message, reply_reference=None), recipient, now)
        reason = f"Slack answered {shown(str(error), self.endpoint)}"
        if error in RETRIED:
            raise TemporaryError(reason, channel=self.name)
        if error in HALF_DONE:
            raise UncertainError(reason, channel=self.name)
        raise PermanentError(reason, channel=self.name)

    def find(
        self, message_id: str, recipient: Recipient, *, since: datetime, now: datetime
    ) -> Receipt | None:
        """The receipt of a message that the conversation's history holds, known by its metadata.

        Needs the scope `channels:history` (`groups:history` for private ones).
        """
        asked = {
            "channel": recipient.address,
            "oldest": f"{since.timestamp():.6f}",
            "limit": str(PAGE),
            "include_all_metadata": "true",
        }
        url = self.endpoint.url.replace("chat.postMessage", "conversations.history")
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": "miit-watch",
            "Authorization": f"Bearer {self.token}",
        }
        endpoint = replace(self.endpoint, url=url)
        body = urlencode(asked).encode()
        answer = _json(post(endpoint, body, headers, channel=self.name, now=now))
        if answer.get("ok") is not True or not isinstance(answer.get("messages"), list):
            reason = f"Slack answered {shown(str(answer.get('error')), endpoint)} to history"
            raise PermanentError(reason, channel=self.name)
        for each in answer["messages"]:
            payload = (each.get("metadata") or {}).get("event_payload") or {}
            if payload.get("id") == message_id:
                return Receipt(self.name, recipient.address, message_id, now, str(each["ts"]))
        if answer.get("has_more"):
            raise PermanentError("Slack's history is longer than a page", channel=self.name)
        return None

    def _payload(self, message: Message, recipient: Recipient) -> dict[str, Any]:
        payload: dict[str, Any] = {
            "channel": recipient.address,
            "text": fallback(message),
            "blocks": compose_blocks(message),
            "client_msg_id": str(uuid.uuid5(uuid.NAMESPACE_OID, message.id)),
            "metadata": {"event_type": "miit_watch_alert", "event_payload": {"id": message.id}},
            "link_names": False,
            "parse": "none",
            "unfurl_links": False,
            "unfurl_media": False,
        }
        if message.reply_reference:
            payload |= {"thread_ts": message.reply_reference, "reply_broadcast": True}
        return payload

    def _read(self, answer: str) -> dict[str, Any]:
        read = _json(answer)
        if not read or (read.get("ok") is True and "ts" not in read):
            raise UncertainError("Slack's answer can't be read", channel=self.name)
        return read


def _json(answer: str) -> dict[str, Any]:
    """An answer's JSON object; empty where it is none."""
    try:
        read = json.loads(answer)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
