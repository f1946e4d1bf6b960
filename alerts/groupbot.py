"""Group bots of Feishu and DingTalk, whose messages may have to be signed.

Own senders, for Apprise knows no signed Feishu bot, and percent-encodes a DingTalk signature
twice (1.13), which no bot accepts.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote, urlencode

from alerts.delivery import (
    PermanentError,
    Receipt,
    Recipient,
    TemporaryError,
    UncertainError,
)
from alerts.message import Message
from alerts.post import Endpoint, post, shown
from alerts.services import Service, judge
from alerts.slack import JSON_HEADERS


@dataclass(frozen=True, slots=True)
class Request:
    """What one kind of bot is posted: a query for its address, and the body."""

    query: Mapping[str, str]
    body: Mapping[str, Any]


Compose = Callable[[str, str | None, datetime], Request]
"""(text, signing secret, now) → what to post."""


def feishu(text: str, secret: str | None, now: datetime) -> Request:
    """A text message; a signature stands in the body: of nothing, with time and secret as key."""
    body: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
    if secret:
        stamp = str(int(now.timestamp()))
        body |= {"timestamp": stamp, "sign": _sign(f"{stamp}\n{secret}", "")}
    return Request({}, body)


def dingtalk(text: str, secret: str | None, now: datetime) -> Request:
    """A text message; a signature stands in the query, its time in milliseconds."""
    body = {"msgtype": "text", "text": {"content": text}, "at": {"isAtAll": False}}
    if not secret:
        return Request({}, body)
    stamp = str(int(now.timestamp() * 1000))
    return Request({"timestamp": stamp, "sign": _sign(secret, f"{stamp}\n{secret}")}, body)


def _sign(key: str, text: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()).decode()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of bot: where its posts go, `{token}` left open, and what they are."""

    url: str
    compose: Compose


KINDS: Final[Mapping[str, Kind]] = {
    "feishu": Kind("https://open.feishu.cn/open-apis/bot/v2/hook/{token}", feishu),
    "dingtalk": Kind("https://oapi.dingtalk.com/robot/send?access_token={token}", dingtalk),
}


def address(url: str, token: str) -> str:
    """Where the bot with this token is posted to."""
    return url.format(token=quote(token, safe=""))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBotChannel:
    """Posts to the group that the bot's token belongs to; its address and secret are secrets."""

    endpoint: Endpoint
    service: Service
    compose: Compose = field(repr=False)
    secret: str | None = field(default=None, repr=False)
    name: str
    recipients: tuple[Recipient, ...]
    resend_safe: bool = False

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt:
        request = self.compose(self.service.body(message), self.secret, now)
        url = self.endpoint.url
        if request.query:
            url += ("&" if "?" in url else "?") + urlencode(request.query)
        body = json.dumps(request.body, ensure_ascii=False).encode()
        endpoint = replace(self.endpoint, url=url)
        answer = post(endpoint, body, JSON_HEADERS, channel=self.name, now=now)
        verdict = judge(self.service, answer.encode())
        said = f"{self.service.scheme} answered {shown(verdict.said, endpoint)}"
        if verdict.outcome == "busy":
            raise TemporaryError(said, channel=self.name)
        if verdict.outcome == "refused":
            raise PermanentError(said, channel=self.name)
        if verdict.outcome == "unreadable":
            raise UncertainError(f"{self.service.scheme}'s answer can't be read", channel=self.name)
        return Receipt(self.name, recipient.address, message.id, now)
