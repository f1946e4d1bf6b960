"""Slack with a bot's token: threads, answers, secrets."""

import json
import traceback
from dataclasses import replace

import pytest

from alerts.channels import open_channel
from alerts.delivery import (
    Channel,
    ChannelError,
    PermanentError,
    Recipient,
    TemporaryError,
    UncertainError,
)
from alerts.message import Message
from tests.alerts.samples import NOW
from tests.alerts.servers import Web, web_server

TOKEN = "xoxb-1234-verysecretpart"


def channel(port: int) -> Channel:
    api = f"http://127.0.0.1:{port}/api/chat.postMessage"
    return open_channel(f"slackbot://{TOKEN}@C0AAA,C0BBB?lang=en&api={api}")


def test_posts_to_one_conversation_and_keeps_its_ts(message: Message) -> None:
    web = Web(body=b'{"ok": true, "channel": "C0AAA", "ts": "1685.0001"}')
    with web_server(web) as port:
        bot = channel(port)
        receipt = bot.send(message, bot.recipients[0], NOW)
    assert bot.recipients == (Recipient("C0AAA", "en"), Recipient("C0BBB", "en"))
    ((path, headers, body),) = web.requests
    payload = json.loads(body)
    assert path == "/api/chat.postMessage"
    assert headers["Authorization"] == f"Bearer {TOKEN}"
    assert payload["channel"] == "C0AAA"
    assert payload["metadata"]["event_payload"] == {"id": message.id}
    assert "thread_ts" not in payload
    assert receipt.reference == "1685.0001"


def test_a_later_event_replies_where_all_see_it(message: Message) -> None:
    web = Web(body=b'{"ok": true, "ts": "1685.0002"}')
    with web_server(web) as port:
        bot = channel(port)
        later = replace(message, reply_to="m0", reply_reference="1685.0001")
        bot.send(later, bot.recipients[0], NOW)
        bot.send(message, bot.recipients[0], NOW)
    first, other = (json.loads(body) for _, _, body in web.requests)
    assert (first["thread_ts"], first["reply_broadcast"]) == ("1685.0001", True)
    assert "reply_broadcast" not in other


def test_a_thread_that_is_gone_holds_nothing_up(message: Message) -> None:
    web = Web(
        body=b'{"ok": true, "ts": "1685.0003"}',
        first=[b'{"ok": false, "error": "thread_not_found"}'],
    )
    with web_server(web) as port:
        bot = channel(port)
        receipt = bot.send(replace(message, reply_reference="1.1"), bot.recipients[0], NOW)
    assert receipt.reference == "1685.0003"
    assert ["thread_ts" in json.loads(body) for _, _, body in web.requests] == [True, False]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"ok": false, "error": "ratelimited"}', TemporaryError),
        (b'{"ok": false, "error": "service_unavailable"}', TemporaryError),
        (b'{"ok": false, "error": "internal_error"}', UncertainError),
        (b'{"ok": false, "error": "channel_not_found"}', PermanentError),
        (b'{"ok": false, "error": "invalid_auth"}', PermanentError),
        (b'{"ok": false}', PermanentError),
        (b"<html>", UncertainError),
        (b'{"ok": true}', UncertainError),
    ],
)
def test_answers_are_told_apart(body: bytes, error: type[Exception], message: Message) -> None:
    with web_server(Web(body=body)) as port:
        bot = channel(port)
        with pytest.raises(error) as caught:
            bot.send(message, bot.recipients[0], NOW)
    shown = "".join(traceback.format_exception(caught.value)) + repr(bot)
    assert "verysecretpart" not in shown


@pytest.mark.parametrize("url", ["slackbot://C0AAA", f"slackbot://{TOKEN}@", "slackbot://@C0"])
def test_an_incomplete_address_is_refused(url: str) -> None:
    with pytest.raises(ChannelError) as caught:
        open_channel(url)
    assert "verysecretpart" not in str(caught.value)
