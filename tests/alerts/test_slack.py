"""The Slack channel against a real HTTP server, and the limits of Block Kit."""

import json
import socket
import traceback
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.blocks import compose_blocks, escape, fallback
from alerts.channels import open_channel
from alerts.delivery import Channel, PermanentError, TemporaryError, UncertainError
from alerts.digest import make_digest
from alerts.message import Message
from alerts.post import retry_after
from alerts.render import render_digest, render_notice
from tests.alerts.conftest import Authority
from tests.alerts.samples import HOSTILE, NEW_ZH, NOW
from tests.alerts.servers import Web, proxy_server, web_server

PATH = "/services/T000/B000/verysecretpart"


def channel(port: int, more: str = "", scheme: str = "slack+http") -> Channel:
    return open_channel(f"{scheme}://127.0.0.1:{port}{PATH}?timeout=5{more}")


def send(slack: Channel, message: Message) -> None:
    slack.send(message, slack.recipients[0], NOW)


def test_posts_blocks_with_a_fallback_text(authority: Authority, message: Message) -> None:
    web = Web()
    with web_server(web, tls=authority.context) as port:
        slack = channel(port, f"&ca={authority.path}", "slack+https")
        receipt = slack.send(message, slack.recipients[0], NOW)
    ((path, headers, body),) = web.requests
    payload = json.loads(body)
    assert path == PATH
    assert headers["Content-Type"].startswith("application/json")
    assert payload["text"] == "新承诺 · 《车联网网络安全标准体系建设指南》 · 年内"
    assert payload["blocks"] == compose_blocks(message)
    assert (receipt.channel, receipt.message_id) == ("slack", message.id)


def test_429_waits_as_long_as_it_says(message: Message) -> None:
    web = Web(429, b"rate_limited", {"Retry-After": "37"})
    with web_server(web) as port, pytest.raises(TemporaryError) as caught:
        send(channel(port), message)
    assert caught.value.retry_after == 37


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (500, TemporaryError),
        (503, TemporaryError),
        (400, PermanentError),
        (404, PermanentError),
        (302, PermanentError),
    ],
)
def test_error_answers(status: int, error: type[Exception], message: Message) -> None:
    with web_server(Web(status, b"no")) as port, pytest.raises(error, match=str(status)):
        send(channel(port), message)


def test_200_that_is_not_ok_is_no_success(message: Message) -> None:
    with web_server(Web(200, b"<html>login</html>")) as port, pytest.raises(PermanentError):
        send(channel(port), message)


@pytest.mark.parametrize("mood", ["hang", "cut", "short"])
def test_no_answer_is_uncertain(mood: str, message: Message) -> None:
    with web_server(Web(mood=mood)) as port:
        slack = open_channel(f"slack+http://127.0.0.1:{port}{PATH}?timeout=0.3")
        with pytest.raises(UncertainError):
            send(slack, message)


@pytest.mark.parametrize("mood", ["drip", "drip body"])
def test_an_answer_that_drips_has_an_end(mood: str, message: Message) -> None:
    """Each byte comes within the time-out, the whole never."""
    web = Web(mood=mood)
    with web_server(web) as port:
        slack = open_channel(f"slack+http://127.0.0.1:{port}{PATH}?timeout=0.2")
        with pytest.raises(UncertainError):
            send(slack, message)


def test_goes_through_the_proxy_of_the_environment(
    authority: Authority, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    log: list[bytes] = []
    web = Web()
    with web_server(web, tls=authority.context) as port, proxy_server(log, port) as proxy:
        monkeypatch.setenv("https_proxy", f"http://me:p%40ss@127.0.0.1:{proxy}")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        slack = open_channel(f"slack+https://hooks.test{PATH}?timeout=5&ca={authority.path}")
        send(slack, message)
    assert log[0].startswith(b"CONNECT hooks.test:443 ")
    assert b"Proxy-Authorization: Basic bWU6cEBzcw==" in log[0]
    assert len(web.requests) == 1


def test_refused_and_untrusted_are_temporary(authority: Authority, message: Message) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        closed = listener.getsockname()[1]
    with pytest.raises(TemporaryError):
        send(channel(closed), message)
    web = Web()
    with web_server(web, tls=authority.context) as port, pytest.raises(TemporaryError):
        send(channel(port, scheme="slack+https"), message)
    assert web.requests == []


@pytest.mark.parametrize(
    "web",
    [
        Web(404, b"no_service at " + PATH.encode()),
        Web(500, b"oops"),
        Web(200, b"x" + PATH.encode()),
        Web(mood="cut"),
    ],
)
def test_the_address_shows_in_no_text(web: Web, message: Message) -> None:
    with web_server(web) as port:
        slack = channel(port)
        with pytest.raises(Exception, match="slack") as caught:
            send(slack, message)
    assert "verysecretpart" not in "".join(traceback.format_exception(caught.value)) + repr(slack)


def texts(message: Message) -> list[str]:
    found = []
    for block in compose_blocks(message):
        found += [element["text"] for element in block.get("elements", [block.get("text")])]
    return found


def test_hostile_text_stays_text() -> None:
    message = render_notice(HOSTILE, message_id="m3", language="zh")
    whole = "\n".join([*texts(message), fallback(message)])
    assert "<!channel>" not in whole
    assert "&lt;!channel&gt;" in whole
    assert "<http" not in whole
    assert "javascript:alert(1)" in whole
    assert "*重点*" not in whole


def test_a_huge_digest_keeps_the_limits_and_says_what_is_missing() -> None:
    long = "承诺" * 300 + "。"
    notices = [
        replace(NEW_ZH, id=f"n{number}", title=f"第{number}项<&>{long}", quote=long * 20)
        for number in range(900)
    ]
    digest = make_digest(notices, id="d1", kind="daily", since=NOW - timedelta(days=1), until=NOW)
    message = render_digest(digest, message_id="m9", language="zh")
    blocks = compose_blocks(message)
    assert len(blocks) <= 50
    assert all(0 < len(text) <= 3000 for text in texts(message))
    assert any("另有" in text for text in texts(message))


@given(st.text(max_size=200))
def test_escape_leaves_no_control_sequence(text: str) -> None:
    escaped = escape(text)
    assert "<" not in escaped
    assert ">" not in escaped
    back = escaped.replace("\u200b", "").replace("&lt;", "<").replace("&gt;", ">")
    assert back.replace("&amp;", "&") == text.replace("\u200b", "")


def test_retry_after_reads_numbers_and_dates() -> None:
    assert retry_after("12", NOW) == 12
    assert retry_after("Thu, 01 Jun 2023 02:31:00 GMT", NOW) == 60
    assert retry_after("999999", NOW) == 3600
    assert retry_after("-5", NOW) == 0
    assert retry_after("soon", NOW) is None
    assert retry_after(None, NOW) is None
