"""Deadlines that pass, digests' hours, and what operators are told."""

import email
from datetime import UTC, datetime, timedelta
from email import policy
from pathlib import Path

import pytest

from flows import probing, steps, tending, troubles
from flows.settings import Settings, load
from tests.flows.conftest import Command, Site

NOW = datetime(2025, 6, 2, 4, 0, tzinfo=UTC)  # Monday noon in Shanghai
SAID = datetime(2025, 6, 2, 3, 0, tzinfo=UTC)
TITLE = "工信部谈照明行业"
TEXT = (
    "工业和信息化部有关负责人表示，将于2025年6月底前制定出台《照明行业规范条件》。",
    "这位负责人还表示，下一步将加强行业自律，引导企业有序发展。",
)


@pytest.fixture
def settings(config: Path, site: Site) -> Settings:
    site.publish("weather", "明天天气", ("今天晴。", "明天多云转阴，有小雨。"), at=SAID)
    made = load(config)
    steps.run_direct(made, now=NOW - timedelta(days=1))
    return made


def subjects(settings: Settings, event: str) -> list[str]:
    found = sorted(settings.outbox.glob(f"*-{event}-*.eml"))
    mails = [email.message_from_bytes(each.read_bytes(), policy=policy.default) for each in found]
    return [mail["Subject"] for mail in mails]


def events(config: Path, miit_watch: Command) -> list[str]:
    rows = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    return [each["event"] for each in rows if each["event"] not in ("baseline", "digest")]


def test_a_deadline_that_passes_alerts_once(
    config: Path, site: Site, settings: Settings, miit_watch: Command
) -> None:
    site.publish("lamp", TITLE, TEXT, at=SAID)
    steps.run_direct(settings, now=NOW)
    tending.upkeep(settings, now=NOW + timedelta(days=1))
    assert events(config, miit_watch) == ["new"]
    july = datetime(2025, 7, 1, 1, tzinfo=UTC)
    tended = tending.upkeep(settings, now=july)
    assert tended.alerts == 1
    assert [each.kind for each in tended.events.values()] == ["overdue"]
    assert [each.event for each in tended.made] == ["overdue"]
    assert tending.upkeep(settings, now=july + timedelta(days=1)).alerts == 0
    probing.probe(settings, now=july + timedelta(days=1))
    assert events(config, miit_watch) == ["new", "overdue"]
    (subject,) = subjects(settings, "overdue")
    assert "照明行业规范条件" in subject
    ledger = miit_watch("ledger", "--config", config, "--format", "jsonl").rows
    status = {each["title"]: each["status"] for each in ledger}
    assert status["照明行业规范条件"] == "overdue"


def test_digest_tells_each_thing_once_and_makes_up_for_a_missed_one(
    site: Site, settings: Settings
) -> None:
    morning = datetime(2025, 6, 3, 0, 30, tzinfo=UTC)  # 8:30 in Shanghai
    tending.digest(settings, now=NOW)
    before = len(subjects(settings, "digest"))
    site.publish("lamp", TITLE, TEXT, at=SAID)
    steps.run_direct(settings, now=NOW)
    tending.digest(settings, now=morning - timedelta(minutes=1))
    assert len(subjects(settings, "digest")) == before, "its hour hasn't come"
    # The digest of Tuesday is missed; Wednesday's holds both days.
    done = tending.digest(settings, now=morning + timedelta(days=1, minutes=5))
    assert len(subjects(settings, "digest")) == before + 1
    newest = max(settings.outbox.glob("*-digest-*.eml"), key=lambda each: each.stat().st_mtime_ns)
    text = newest.read_text(encoding="utf-8")
    mail = email.message_from_string(text, policy=policy.default)
    body = mail.get_body(("plain",)).get_content()
    assert body.count("将于2025年6月底前制定出台《照明行业规范条件》") == 1
    assert "加强行业自律" in body, "a direction of work waits for the digest"
    ((subject, shown),) = done.sent
    assert subject == mail["Subject"] and "《照明行业规范条件》" in shown, "as it was sent"
    tending.digest(settings, now=morning + timedelta(days=1, hours=2))
    tending.digest(settings, now=morning + timedelta(days=2))
    assert len(subjects(settings, "digest")) == before + 1, "nothing new, nothing sent"


def test_what_is_due_soon_is_in_one_digest(site: Site, settings: Settings) -> None:
    site.publish(
        "lamp",
        TITLE,
        ("工业和信息化部有关负责人表示，将于2025年8月底前制定出台《照明行业规范条件》。", TEXT[1]),
        at=SAID,
    )
    steps.run_direct(settings, now=NOW)
    due = []
    for day in range(1, 70):
        tending.digest(settings, now=NOW + timedelta(days=day))
        due = [
            path
            for path in settings.outbox.glob("*-digest-*.eml")
            if "Due soon" in _plain(path) and "照明行业规范条件" in _plain(path)
        ]
    assert len(due) == 1


def _plain(path: Path) -> str:
    mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    return str(mail.get_body(("plain",)).get_content())


def test_operators_are_told_of_a_failing_source_and_when_it_is_mended(
    site: Site, settings: Settings
) -> None:
    steps.run_direct(settings, now=NOW)
    site.broken["/feed.xml"] = (500, b"down")
    now = NOW
    for _ in range(3):
        now += timedelta(minutes=15)
        assert probing.probe(settings, now=now).said == ()
        steps.run_direct(settings, now=now)
    said = probing.probe(settings, now=now).said
    assert [(word.what, word.state.trouble.subject) for word in said] == [("raised", "demo")]
    assert probing.probe(settings, now=now + timedelta(minutes=15)).said == (), "said once"
    steps.run_direct(settings, now=now + timedelta(hours=2))
    again = probing.probe(settings, now=now + timedelta(hours=2)).said
    assert [word.what for word in again] == ["again"]
    del site.broken["/feed.xml"]
    steps.run_direct(settings, now=now + timedelta(hours=3))
    mended = probing.probe(settings, now=now + timedelta(hours=3)).said
    assert [word.what for word in mended] == ["mended"]
    assert len(subjects(settings, "operator")) == 3


def test_a_cycle_takes_the_sources_that_are_due(site: Site, settings: Settings) -> None:
    def asked(now: datetime) -> int:
        before = len(site.asked)
        with steps.open_cycle(settings, now=now, only_due=True) as cycle:
            collected = [cycle.collect(each) for each in cycle.source_ids]
            cycle.ingest(collected)
            cycle.finish(cycle.deliver())
        return len(site.asked) - before

    assert asked(NOW) == 1
    assert asked(NOW + timedelta(minutes=5)) == 0
    assert asked(NOW + timedelta(minutes=15)) == 1


def test_operators_are_told_of_a_disk_that_is_nearly_full(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps.run_direct(settings, now=NOW)
    monkeypatch.setattr(troubles, "LEAST_FREE", 10**18)
    (word,) = probing.probe(settings, now=NOW).said
    assert word.state.trouble.kind == "store_nearly_full"
    monkeypatch.setattr(troubles, "LEAST_FREE", 0)
    steps.run_direct(settings, now=NOW + timedelta(hours=1))
    (word,) = probing.probe(settings, now=NOW + timedelta(hours=1)).said
    assert word.what == "mended"


def test_operators_are_told_when_no_cycle_finishes(site: Site, settings: Settings) -> None:
    steps.run_direct(settings, now=NOW)
    assert probing.probe(settings, now=NOW + timedelta(minutes=29)).said == ()
    (word,) = probing.probe(settings, now=NOW + timedelta(minutes=45)).said
    assert word.state.trouble.kind == "flow_late" and "45 minutes" in word.state.trouble.detail
    steps.run_direct(settings, now=NOW + timedelta(hours=1))
    (word,) = probing.probe(settings, now=NOW + timedelta(hours=1)).said
    assert word.what == "mended"


def test_sources_that_no_worker_asks_are_told_of_while_others_are(
    site: Site, settings: Settings
) -> None:
    def wrong(now: datetime) -> list[str]:
        found = probing.probe(settings, now=now).troubles
        return [each.detail for each in found if each.subject == "part of monitor"]

    steps.run_direct(settings, now=NOW)
    assert not wrong(NOW + timedelta(minutes=20))
    # The archive goes on being read; who asked the feed's host is gone.
    alone = settings.model_copy(update={"feeds": ()})
    later = NOW + timedelta(days=2)
    steps.run_direct(alone, now=later)
    assert wrong(later + timedelta(minutes=1)) == ["due, but not asked: demo"]
    steps.run_direct(settings, now=later + timedelta(minutes=5))
    assert not wrong(later + timedelta(minutes=6))
