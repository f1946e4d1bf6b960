"""The signed JSON webhook, checked as a receiver would."""

import base64
import hashlib
import hmac
import json

import pytest

from alerts.channels import open_channel
from alerts.delivery import ChannelError, PermanentError, TemporaryError
from alerts.message import Message
from tests.alerts.samples import NOW
from tests.alerts.servers import Web, web_server

KEY = bytes(range(24))
OPTION = f"key=whsec_{base64.b64encode(KEY).decode()}"


def test_the_receiver_can_check_the_signature(message: Message) -> None:
    web = Web(status=204, body=b"")
    with web_server(web) as port:
        hook = open_channel(f"webhook+http://127.0.0.1:{port}/in/box?{OPTION}&team=7")
        hook.send(message, hook.recipients[0], NOW)
        hook.send(message, hook.recipients[0], NOW)
    assert hook.resend_safe
    (path, sent, body), (_, again, _) = web.requests
    headers = {key.lower(): value for key, value in sent.items()}
    stamp = headers["webhook-timestamp"]
    assert path == "/in/box?team=7"
    assert stamp == str(int(NOW.timestamp()))
    signed = f"{message.id}.{stamp}.".encode() + body
    expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-id"] == message.id
    assert {key.lower(): value for key, value in again.items()}["webhook-id"] == message.id
    record = json.loads(body)
    assert record["subject"] == message.subject
    assert record["occurred_at"] == "2023-05-31T01:15:00+00:00"
    assert record["thread_id"] == "c0a1b2c3d4e5"
    assert record["parts"][0]["part"] == "quote"


@pytest.mark.parametrize(("status", "error"), [(503, TemporaryError), (410, PermanentError)])
def test_refusals(status: int, error: type[Exception], message: Message) -> None:
    with web_server(Web(status)) as port, pytest.raises(error):
        hook = open_channel(f"webhook+http://127.0.0.1:{port}/?{OPTION}")
        hook.send(message, hook.recipients[0], NOW)


@pytest.mark.parametrize("key", ["", "key=", "key=short", "key=whsec_c2hvcnQ=", "key=***"])
def test_a_weak_key_is_refused(key: str) -> None:
    with pytest.raises(ChannelError, match="key"):
        open_channel(f"webhook+https://hook.example/in?{key}")


def test_the_key_shows_nowhere() -> None:
    hook = open_channel(f"webhook+https://hook.example/in/s3cret?{OPTION}")
    assert base64.b64encode(KEY).decode() not in repr(hook)
    assert repr(KEY) not in repr(hook)
    assert "s3cret" not in repr(hook)
