"""Channels that fail, hang or come back, and what that means for the others and for operators."""

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from flows import dispatch, steps
from flows.settings import Settings, load
from tests.alerts.servers import Mailbox, Web, smtp_server, web_server
from tests.flows.conftest import Command, Site
from tests.flows.test_readers import FIELDS, publish, start

NOON = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)  # Tuesday 12:00 in Shanghai
MINUTE = timedelta(minutes=1)
KEY = "key=whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"


def configure(config: Path, text: str) -> Settings:
    config.write_text(config.read_text(encoding="utf-8") + text, encoding="utf-8")
    return load(config)


def states(config: Path, miit_watch: Command, event: str = "new") -> dict[str, list[str]]:
    """The states of the deliveries of these alerts, by channel."""
    found: dict[str, list[str]] = {}
    for row in miit_watch("alerts", "--config", config, "--format", "jsonl").rows:
        for told in row["deliveries"] if row["event"] == event else ():
            found.setdefault(told["channel"], []).append(told["status"])
    return found


def subjects(box: Path, tone: str = "new") -> list[str]:
    found = [
        email.message_from_bytes(each.read_bytes(), policy=policy.default)
        for each in sorted(box.glob(f"*-{tone}-*.eml"))
    ]
    return [str(each["Subject"]) for each in found]


@contextmanager
def deaf() -> Iterator[int]:
    """The port of a server that takes every call and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        yield listener.getsockname()[1]


def test_a_channel_that_hangs_holds_up_no_other_and_is_left_alone(
    config: Path, site: Site, miit_watch: Command
) -> None:
    box = config.parent / "box"
    with deaf() as port:
        mail = f"smtp://127.0.0.1:{port}?from=a@b.org&to=ann@b.org&timeout=0.2"
        settings = configure(config, f'[channels]\nmail = "{mail}"\nbox = "folder:{box}"\n')
        site.publish("weather", "明天天气", ("今天晴。", "明天多云转阴，有小雨。"), at=NOON)
        publish(site, 0, NOON)
        start(settings, site, NOON)
        publish(site, len(FIELDS), NOON - 5 * MINUTE)
        summary = steps.run_direct(settings, now=NOON)
    assert len(subjects(box)) == len(FIELDS)
    assert summary.partial and "waiting for their channel" in summary.headline
    found = states(config, miit_watch)
    assert found["box"] == ["sent"] * len(FIELDS)
    assert "failed" in found["mail"] and "pending" in found["mail"]
    assert set(found["mail"]) == {"failed", "pending"}


def test_a_mail_server_that_is_down_for_long_gets_everything_once(
    config: Path, site: Site, miit_watch: Command
) -> None:
    mailbox = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    mail = f"smtp://127.0.0.1:{port}?from=a@b.org&to=ann@b.org,bo@b.org&timeout=5"
    settings = configure(config, f'[channels]\nmail = "{mail}"\n')
    start(settings, site, NOON)
    publish(site, len(FIELDS), NOON - 5 * MINUTE)
    for passed in range(0, 65, 5):
        steps.run_direct(settings, now=NOON + passed * MINUTE)
    assert set(states(config, miit_watch)["mail"]) <= {"failed", "pending"}
    with smtp_server(mailbox, port=port):
        for passed in range(65, 300, 5):
            steps.run_direct(settings, now=NOON + passed * MINUTE)
    assert states(config, miit_watch)["mail"] == ["sent"] * 2 * len(FIELDS)
    ids = [(message_id(each), tuple(each.rcpt_tos)) for each in mailbox.taken]
    assert len(ids) == len(set(ids))


def message_id(envelope: Any) -> str:
    content = envelope.content
    mail = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return str(mail["Message-ID"])


def test_one_recipient_that_is_refused_holds_up_none(
    config: Path, site: Site, miit_watch: Command
) -> None:
    class Choosy(Mailbox):
        async def handle_RCPT(
            self, server: Any, session: Any, envelope: Any, address: str, options: Any
        ) -> str:
            if address.startswith("gone"):
                return "550 no such user"
            return await super().handle_RCPT(server, session, envelope, address, options)

    mailbox = Choosy()
    with smtp_server(mailbox) as port:
        mail = f"smtp://127.0.0.1:{port}?from=a@b.org&to=gone@b.org,ann@b.org&timeout=5"
        settings = configure(config, f'[channels]\nmail = "{mail}"\n')
        start(settings, site, NOON)
        publish(site, 3, NOON - 5 * MINUTE)
        for passed in range(0, 20, 5):
            summary = steps.run_direct(settings, now=NOON + passed * MINUTE)
            assert not summary.partial or "failed" in summary.headline
    found = states(config, miit_watch)["mail"]
    assert sorted(found) == ["dead"] * 3 + ["sent"] * 3
    assert {each for envelope in mailbox.taken for each in envelope.rcpt_tos} == {"ann@b.org"}


def test_a_service_that_asks_for_a_wait_gets_it(
    config: Path, site: Site, miit_watch: Command
) -> None:
    web = Web(429, b"slow down", {"Retry-After": "600"})
    with web_server(web) as port:
        hook = f"webhook+http://127.0.0.1:{port}/in?{KEY}"
        settings = configure(config, f'[channels]\nhook = "{hook}"\n')
        start(settings, site, NOON)
        publish(site, len(FIELDS), NOON - 5 * MINUTE)
        before = len(web.requests)
        steps.run_direct(settings, now=NOON)
        assert len(web.requests) == before + 1, "all the others wait with it"
        steps.run_direct(settings, now=NOON + 5 * MINUTE)
        assert len(web.requests) == before + 1
        web.status, web.headers = 200, {}
        steps.run_direct(settings, now=NOON + 11 * MINUTE)
    assert states(config, miit_watch)["hook"] == ["sent"] * len(FIELDS)


def test_a_bundle_whose_answer_got_lost_comes_again_as_it_was(
    config: Path, site: Site, miit_watch: Command
) -> None:
    """The receiver knows a second copy by its id: it must be the same copy."""
    web = Web()
    with web_server(web) as port:
        hook = f"webhook+http://127.0.0.1:{port}/in?{KEY}&timeout=0.3"
        settings = configure(config, f'[channels]\nhook = "{hook}"\n[alerts]\ncap_per_hour = 1\n')
        start(settings, site, NOON)
        web.requests.clear()
        publish(site, 3, NOON - 5 * MINUTE)
        web.mood = "cut"
        steps.run_direct(settings, now=NOON)
        web.mood = "answer"
        title, words = "工信部谈纺织行业", "下一步将制定出台《纺织行业规范条件》。"
        text = (f"工业和信息化部有关负责人表示，{words}", "企业普遍表示欢迎。")
        site.publish("later", title, text, at=NOON)
        steps.run_direct(settings, now=NOON + 2 * MINUTE)
    first, again = web.requests
    headers = [{k.lower(): v for k, v in each[1].items()} for each in (first, again)]
    assert headers[0]["webhook-id"] == headers[1]["webhook-id"]
    assert first[2] == again[2]
    assert "最多 1 条" in first[2].decode(), "a bundle says why it is one"
    assert sorted(states(config, miit_watch)["hook"]) == ["pending", "sent", "sent", "sent"]


def test_a_worker_that_lost_its_lease_sends_nothing(
    config: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another has taken over meanwhile: it is that one's to send."""
    box = config.parent / "box"
    settings = configure(config, f'[channels]\nbox = "folder:{box}"\n')
    start(settings, site, NOON)
    publish(site, 1, NOON - 5 * MINUTE)
    monkeypatch.setattr(dispatch.outbox_leasing, "hand_over", lambda *_, **__: False)
    steps.run_direct(settings, now=NOON)
    assert subjects(box) == []
    monkeypatch.undo()
    steps.run_direct(settings, now=NOON + 6 * MINUTE)
    assert len(subjects(box)) == 1


def test_the_clock_steps_back_and_forth(config: Path, site: Site, miit_watch: Command) -> None:
    """A step of the clock delays a message, at the worst; it loses and doubles none."""
    mailbox = Mailbox()
    with smtp_server(mailbox) as port:
        mail = f"smtp://127.0.0.1:{port}?from=a@b.org&to=ann@b.org&timeout=5"
        quiet = 'quiet = { start = "12:30", end = "13:00" }'
        settings = configure(config, f'[channels]\nmail = "{mail}"\n[alerts]\n{quiet}\n')
        start(settings, site, NOON)
        publish(site, 2, NOON - 5 * MINUTE)
        hour = timedelta(hours=1)
        for step in (hour / 2 + MINUTE, hour * 2, -hour, hour, hour * 3, -hour * 2, hour * 4):
            steps.run_direct(settings, now=NOON + step)
    assert states(config, miit_watch)["mail"] == ["sent"] * 2
    ids = [message_id(each) for each in mailbox.taken]
    assert len(ids) == len(set(ids))
