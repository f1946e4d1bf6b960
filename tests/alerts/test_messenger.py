"""Messengers, Apprise's real plugins among them, that post to a server on this machine."""

import html
import json
import logging
import re
import socket
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from urllib.parse import quote

import pytest

from alerts.channels import open_channel
from alerts.delivery import (
    Channel,
    ChannelError,
    PermanentError,
    TemporaryError,
    UncertainError,
)
from alerts.digest import make_digest
from alerts.message import Message
from alerts.render import render_digest, render_notice
from alerts.services import services
from tests.alerts.conftest import Authority
from tests.alerts.samples import CHANGED_EN, HOSTILE, NEW_ZH, NOW
from tests.alerts.servers import Web, web_server

SECRET = "verysecretpart0123456789abcdefghijkl"
ADDRESSES = {
    "feishu": f"feishu://SIGNING{SECRET}@{SECRET}",
    "dingtalk": f"dingtalk://SIGNING{SECRET}@{SECRET}",
    "wecombot": f"wecombot://{SECRET}",
    "tgram": f"tgram://123456789:{SECRET}/-1000123",
    "discord": f"discord://4174216298/{SECRET}",
}
MODULES = {"wecombot": "wecombot", "tgram": "telegram", "discord": "discord"}
APIS = {"feishu": "/open-apis/bot/v2/hook/{token}", "dingtalk": "/robot/send?access_token={token}"}
GOOD = b'{"code": 0, "errcode": 0, "ok": true}'


@contextmanager
def service(scheme: str, web: Web, monkeypatch: pytest.MonkeyPatch) -> Iterator[Channel]:
    """The channel of `scheme`, turned to a server that behaves as `web` says."""
    with web_server(web) as port:
        yield turned(scheme, port, monkeypatch)


def turned(scheme: str, port: int, monkeypatch: pytest.MonkeyPatch, timeout: str = "5") -> Channel:
    """The channel of `scheme` that posts to this port."""
    address = f"{ADDRESSES[scheme]}?timeout={timeout}"
    if scheme in APIS:
        return open_channel(f"{address}&api={quote(f'http://127.0.0.1:{port}{APIS[scheme]}')}")
    turn(scheme, port, monkeypatch)
    return open_channel(address)


def turn(scheme: str, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module(f"apprise.plugins.{MODULES[scheme]}")
    name = next(each for each in vars(module) if each.lower() == f"notify{MODULES[scheme]}")
    plugin = getattr(module, name)
    path = re.sub(r"^https://[^/]+", "", plugin.notify_url)
    monkeypatch.setattr(plugin, "notify_url", f"http://127.0.0.1:{port}{path}")


def posted(web: Web) -> str:
    """The text that one request carried."""
    ((_, _, body),) = web.requests
    payload = json.loads(body)
    for keys in (("content", "text"), ("text", "content"), ("text",), ("content",)):
        found = payload
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        if isinstance(found, str):
            return found
    raise AssertionError(payload)


@pytest.mark.parametrize("scheme", ADDRESSES)
def test_delivers_the_message(
    scheme: str, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = Web(body=GOOD)
    with service(scheme, web, monkeypatch) as channel:
        receipt = channel.send(message, channel.recipients[0], NOW)
    text = posted(web).replace("\\", "")
    assert "新承诺 · 《车联网网络安全标准体系建设指南》 · 年内" in text
    assert "力争年内发布" in text
    assert "https://news.example/2023/05/31/a1.html" in text
    assert receipt.channel == scheme


def test_teams_gets_a_card(authority: Authority, message: Message) -> None:
    web = Web(status=202, body=b"")
    with web_server(web, tls=authority.context) as port:
        teams = open_channel(f"workflows://127.0.0.1:{port}/{SECRET}/{SECRET}?verify=no&timeout=5")
        teams.send(message, teams.recipients[0], NOW)
    ((_, _, body),) = web.requests
    card = json.dumps(json.loads(body), ensure_ascii=False)
    assert "AdaptiveCard" in card
    assert "车联网网络安全标准体系建设指南" in card


@pytest.mark.parametrize("scheme", ADDRESSES)
def test_hostile_text_stays_text(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = replace(HOSTILE, title='@everyone <at user_id="all">x</at> **a** <b>&', url=NEW_ZH.url)
    message = render_notice(notice, message_id="m1", language="zh")
    web = Web(body=GOOD)
    with service(scheme, web, monkeypatch) as channel:
        channel.send(message, channel.recipients[0], NOW)
    text = posted(web)
    assert "@everyone" not in text
    assert "<at" not in text
    assert "<@" not in text
    if scheme == "tgram":
        assert re.findall(r"<[^>]*>", text) == ["<b>", "</b>", f'<a href="{NEW_ZH.url}">', "</a>"]
        text = html.unescape(text)
    if scheme == "discord":
        assert "**a**" not in text
        text = re.sub(r"\\(.)", r"\1", text)
    assert '@everyone <at user_id="all">x' in text.replace("\u200b", "")


@pytest.mark.parametrize("scheme", ADDRESSES)
@pytest.mark.parametrize("long", ["zh", "en", "digest"])
def test_keeps_the_services_limit(scheme: str, long: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if long == "digest":
        notices = [replace(NEW_ZH, id=f"n{number}") for number in range(120)]
        digest = make_digest(notices, id="d", kind="daily", since=None, until=NOW)
        message = render_digest(digest, message_id="m1", language="zh")
    else:
        notice = NEW_ZH if long == "zh" else CHANGED_EN
        message = render_notice(
            replace(notice, quote="这是一段很长的承诺。" * 200), message_id="m1", language="zh"
        )
    web = Web(body=GOOD)
    with service(scheme, web, monkeypatch) as channel:
        channel.send(message, channel.recipients[0], NOW)
    text = posted(web)
    row = services()[scheme]
    assert (len(text) if row.unit == "characters" else len(text.encode())) <= row.limit
    assert "https://news.example/" in text


@pytest.mark.parametrize(
    ("scheme", "web", "error"),
    [
        ("feishu", Web(body=b'{"code": 19024, "msg": "keyword"}'), PermanentError),
        ("feishu", Web(body=b'{"code": 11232, "msg": "too fast"}'), TemporaryError),
        ("dingtalk", Web(body=b'{"errcode": 310000, "errmsg": "keywords"}'), PermanentError),
        ("dingtalk", Web(body=b'{"errcode": 130101, "errmsg": "fast"}'), TemporaryError),
        ("wecombot", Web(body=b'{"errcode": 93000, "errmsg": "key"}'), PermanentError),
        ("wecombot", Web(body=b'{"errcode": 45009, "errmsg": "freq"}'), TemporaryError),
        ("wecombot", Web(body=b"<html>"), UncertainError),
        ("tgram", Web(500), TemporaryError),
        ("tgram", Web(403), PermanentError),
        ("discord", Web(404), PermanentError),
        ("discord", Web(mood="cut"), UncertainError),
        ("feishu", Web(mood="cut"), UncertainError),
    ],
)
def test_answers_are_told_apart(
    scheme: str,
    web: Web,
    error: type[Exception],
    message: Message,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with service(scheme, web, monkeypatch) as channel, pytest.raises(error) as caught:
        channel.send(message, channel.recipients[0], NOW)
    shown = "".join(traceback.format_exception(caught.value)) + repr(channel)
    assert SECRET not in shown


def test_a_wait_is_passed_on(message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web(429, b"{}", {"Retry-After": "21"})
    with service("tgram", web, monkeypatch) as channel, pytest.raises(TemporaryError) as caught:
        channel.send(message, channel.recipients[0], NOW)
    assert caught.value.retry_after == 21


def test_a_wait_in_the_answer_is_passed_on(
    message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = Web(429, b'{"ok": false, "parameters": {"retry_after": 9}}')
    with service("tgram", web, monkeypatch) as channel, pytest.raises(TemporaryError) as caught:
        channel.send(message, channel.recipients[0], NOW)
    assert caught.value.retry_after == 9


@pytest.mark.parametrize("scheme", ADDRESSES)
@pytest.mark.parametrize(
    ("mood", "timeout"), [("hang", "0.3"), ("cut", "5"), ("drip", "0.2"), ("drip body", "0.2")]
)
def test_no_answer_is_uncertain(
    scheme: str, mood: str, timeout: str, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    with web_server(Web(mood=mood)) as port:
        channel = turned(scheme, port, monkeypatch, timeout)
        with pytest.raises(UncertainError):
            channel.send(message, channel.recipients[0], NOW)


@pytest.mark.parametrize("scheme", ADDRESSES)
def test_an_answer_that_is_cut_in_the_middle_is_uncertain(
    scheme: str, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = service(scheme, Web(body=b'{"co', mood="short"), monkeypatch)
    with broken as channel, pytest.raises(UncertainError):
        channel.send(message, channel.recipients[0], NOW)


@pytest.mark.parametrize("scheme", ADDRESSES)
@pytest.mark.parametrize(
    ("web", "error", "wait"),
    [
        (Web(429, b"{}", {"Retry-After": "21"}), TemporaryError, 21),
        (Web(500, b"oops"), TemporaryError, None),
        (Web(401, b"no"), PermanentError, None),
    ],
)
def test_refusals_are_told_apart(
    scheme: str,
    web: Web,
    error: type[Exception],
    wait: float | None,
    message: Message,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with service(scheme, web, monkeypatch) as channel, pytest.raises(error) as caught:
        channel.send(message, channel.recipients[0], NOW)
    assert getattr(caught.value, "retry_after", None) == wait


@pytest.mark.parametrize("scheme", ADDRESSES)
def test_nobody_answers_is_temporary(
    scheme: str, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        closed = listener.getsockname()[1]
    channel = turned(scheme, closed, monkeypatch)
    with pytest.raises(TemporaryError):
        channel.send(message, channel.recipients[0], NOW)


def test_no_log_shows_the_address(
    message: Message, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        failing = service("wecombot", Web(500), monkeypatch)
        with failing as channel, pytest.raises(TemporaryError):
            channel.send(message, channel.recipients[0], NOW)
        with service("feishu", Web(body=GOOD), monkeypatch) as channel:
            channel.send(message, channel.recipients[0], NOW)
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    "url",
    ["tgram://nonsense", "discord://", "workflows://host/only"],
)
def test_an_address_that_apprise_refuses(url: str, caplog: pytest.LogCaptureFixture) -> None:
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(ChannelError, match="address"),
    ):
        open_channel(url)
    assert "nonsense" not in caplog.text


@pytest.mark.parametrize("option", ["retry=3", "overflow=split", "format=html"])
def test_options_that_would_undo_our_care_are_refused(option: str) -> None:
    with pytest.raises(ChannelError, match="can't be set"):
        open_channel(f"{ADDRESSES['wecombot']}?{option}")


def test_several_conversations_are_several_channels() -> None:
    with pytest.raises(ChannelError, match="one conversation"):
        open_channel(f"tgram://123456789:{SECRET}/1001/1002")
