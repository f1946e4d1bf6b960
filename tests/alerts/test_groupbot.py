"""Signed group bots, checked as Feishu and DingTalk check them."""

import base64
import hashlib
import hmac
import json
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from alerts.channels import open_channel
from alerts.delivery import Channel, ChannelError
from alerts.message import Message
from tests.alerts.samples import NOW
from tests.alerts.servers import Web, web_server

SECRET = "SEC0123456789/+="


def bot(address: str, port: int, path: str) -> Channel:
    return open_channel(f"{address}?api={quote(f'http://127.0.0.1:{port}{path}')}")


def sent(address: str, path: str, answer: bytes, message: Message) -> tuple[str, dict[str, object]]:
    """Where one message was posted, and its body."""
    web = Web(body=answer)
    with web_server(web) as port:
        channel = bot(address, port, path)
        channel.send(message, channel.recipients[0], NOW)
    ((where, headers, body),) = web.requests
    assert headers["Content-Type"].startswith("application/json")
    return where, json.loads(body)


def test_feishu_checks_the_body(message: Message) -> None:
    secret = quote(SECRET, safe="")
    where, body = sent(f"feishu://{secret}@tok-en", "/hook/{token}", b'{"code": 0}', message)
    assert where == "/hook/tok-en"
    assert body["msg_type"] == "text"
    stamp = str(body["timestamp"])
    assert stamp == str(int(NOW.timestamp()))
    key = f"{stamp}\n{SECRET}".encode()
    assert body["sign"] == base64.b64encode(hmac.new(key, b"", hashlib.sha256).digest()).decode()


def test_dingtalk_checks_the_query_decoded_once(message: Message) -> None:
    address = f"dingtalk://{quote(SECRET, safe='')}@tok-en"
    where, body = sent(address, "/send?access_token={token}", b'{"errcode": 0}', message)
    asked = {key: values[0] for key, values in parse_qs(urlsplit(where).query).items()}
    assert asked["access_token"] == "tok-en"
    stamp = asked["timestamp"]
    assert stamp == str(int(NOW.timestamp() * 1000))
    signed = hmac.new(SECRET.encode(), f"{stamp}\n{SECRET}".encode(), hashlib.sha256).digest()
    assert asked["sign"] == base64.b64encode(signed).decode()
    assert body["msgtype"] == "text"


@pytest.mark.parametrize(
    ("address", "path", "answer"),
    [
        ("feishu://tok-en", "/hook/{token}", b'{"StatusCode": 0}'),
        ("dingtalk://tok-en", "/send?access_token={token}", b'{"errcode": 0}'),
    ],
)
def test_without_a_secret_nothing_is_signed(
    address: str, path: str, answer: bytes, message: Message
) -> None:
    where, body = sent(address, path, answer, message)
    assert "sign" not in where and "sign" not in body


@pytest.mark.parametrize(
    "url",
    ["feishu://", "dingtalk://SEC@", "feishu://tok/more", "feishu://t?api=http://a.cn/{token}"],
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(ChannelError):
        open_channel(url)


def test_neither_token_nor_secret_shows() -> None:
    channel = open_channel("dingtalk://SECverysecretpart@tokverysecretpart")
    assert "verysecretpart" not in repr(channel)
