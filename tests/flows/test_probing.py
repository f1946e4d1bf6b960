"""The probe: what was missed is made up for, what is wrong is told, once."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import file_commands, probing, steps
from flows.settings import Settings
from storage.errors import StoreNewerError
from tests.alerts.servers import Web, web_server
from tests.flows.conftest import Command, Site
from tests.flows.test_delivering import configure, states, subjects
from tests.flows.test_readers import publish, start, story

NOON = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)  # Tuesday 12:00 in Shanghai
MINUTE = timedelta(minutes=1)


@pytest.fixture
def box(config: Path) -> Path:
    return config.parent / "box"


@pytest.fixture
def settings(config: Path, site: Site, box: Path) -> Settings:
    made = configure(config, f'[channels]\nbox = "folder:{box}?lang=en"\n')
    start(made, site, NOON)
    return made


def sql(settings: Settings, *statements: str) -> None:
    with sqlite3.connect(settings.database_url.removeprefix("sqlite:///")) as connection:
        for each in statements:
            connection.execute(each)
    connection.close()


def test_an_event_without_an_alert_is_told(settings: Settings, site: Site, box: Path) -> None:
    publish(site, 2, NOON - 5 * MINUTE)
    steps.run_direct(settings, now=NOON)
    sql(
        settings,
        "DELETE FROM deliveries WHERE alert_id IN (SELECT id FROM alerts WHERE event = 'new')",
        "DELETE FROM alerts WHERE event = 'new'",
    )
    for file in box.glob("*-new-*"):
        file.unlink()
    done = probing.probe(settings, now=NOON + 15 * MINUTE)
    assert (done.recovered, done.delivered.sent) == (2, 2)
    assert len(subjects(box)) == 2
    assert probing.probe(settings, now=NOON + 30 * MINUTE).recovered == 0


def test_history_and_rulings_are_never_made_up_for(
    settings: Settings, config: Path, site: Site, box: Path, miit_watch: Command
) -> None:
    """Baselines, backfills and a person's rulings make events that nobody is to be told of."""
    old = config.parent / "old.md"
    text = "工业和信息化部有关负责人表示，下一步将制定出台《乐器行业规范条件》。"
    old.write_text(
        '---\nlayout: post\ntitle: "工信部谈乐器行业"\ndate: 2026-03-02 09:00:00 +0800\n'
        f"author: 示范社\n---\n<p>{text}</p>\n<p>企业对此普遍表示欢迎和支持。</p>\n",
        encoding="utf-8",
    )
    file_commands.backfill(settings, (old,), "jsonl", processes=1, now=NOON)
    publish(site, 2, NOON - 5 * MINUTE)
    steps.run_direct(settings, now=NOON)
    told = len(list(box.glob("*.eml")))
    rows = miit_watch("ledger", "--config", config, "--format", "jsonl").rows
    one, two = (each for each in rows if "照明" in each["title"] or "陶瓷" in each["title"])
    mention = sqlite3.connect(settings.database_url.removeprefix("sqlite:///")).execute(
        "SELECT id FROM mentions WHERE commitment_id = ?", (one["id"],)
    )
    (sighting,) = mention.fetchone()
    ruled = miit_watch("review", sighting, two["id"], "--same", "--config", config)
    assert ruled.code == 0, ruled.err
    done = probing.probe(settings, now=NOON + 15 * MINUTE)
    assert done.recovered == 0
    assert len(list(box.glob("*.eml"))) == told


def test_a_file_that_is_not_there_is_written_again(
    settings: Settings, site: Site, box: Path, config: Path, miit_watch: Command
) -> None:
    publish(site, 2, NOON - 5 * MINUTE)
    steps.run_direct(settings, now=NOON)
    lost, kept = sorted(box.glob("*-new-*.eml"))
    lost.unlink()
    done = probing.probe(settings, now=NOON + 15 * MINUTE)
    assert done.checked.sent_again == 1 and done.checked.lost == 0
    assert sorted(box.glob("*-new-*.eml")) == [lost, kept]
    assert states(config, miit_watch)["box"] == ["sent", "sent"]
    probing.probe(settings, now=NOON + 16 * MINUTE)
    lost.unlink()
    assert probing.probe(settings, now=NOON + 30 * MINUTE).checked.sent_again == 0, (
        "what its channel was seen to hold is the reader's to empty"
    )


def slack(port: int) -> str:
    return f"slackbot://xoxb-1@C0AAA?timeout=0.3&api=http://127.0.0.1:{port}/api/chat.postMessage"


@pytest.mark.parametrize(
    ("held", "posts", "status"), [(True, 1, "sent"), (False, 2, "sent"), (None, 1, "uncertain")]
)
def test_slack_is_asked_whether_a_message_arrived(
    held: bool | None, posts: int, status: str, config: Path, site: Site, miit_watch: Command
) -> None:
    """Its history holds the message, doesn't hold it, or can't be read."""
    web = Web(body=b'{"ok": true, "ts": "1.1"}')
    with web_server(web) as port:
        settings = configure(config, f'[channels]\nteam = "{slack(port)}"\n')
        start(settings, site, NOON)
        publish(site, 1, NOON - 5 * MINUTE)
        web.requests.clear()
        web.mood = "cut"
        steps.run_direct(settings, now=NOON)
        web.mood = "answer"
        (request,) = web.requests
        payload = json.loads(request[2])
        history = {"ok": True, "messages": [], "has_more": False}
        if held:
            history["messages"] = [{"ts": "2.2", "metadata": payload["metadata"]}]
        if held is None:
            history = {"ok": False, "error": "missing_scope"}
        web.answers["/api/conversations.history"] = json.dumps(history).encode()
        probing.probe(settings, now=NOON + 15 * MINUTE)
        posted = [json.loads(body) for path, _, body in web.requests if path.endswith("Message")]
        mine = [each for each in posted if each["metadata"] == payload["metadata"]]
    assert len(mine) == posts
    assert states(config, miit_watch)["team"] == [status]


def test_a_store_of_a_newer_version_is_told_once_and_when_it_is_mended(
    settings: Settings, box: Path
) -> None:
    steps.run_direct(settings, now=NOON)
    (revision,) = (
        sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))
        .execute("SELECT version_num FROM alembic_version")
        .fetchone()
    )
    sql(settings, "UPDATE alembic_version SET version_num = '9999'")
    for passed in (0, 15, 30):
        with pytest.raises(StoreNewerError):
            probing.probe(settings, now=NOON + passed * MINUTE)
    (subject,) = subjects(box, "operator")
    assert "Store newer than program" in subject
    with pytest.raises(StoreNewerError):
        probing.probe(settings, now=NOON + 61 * MINUTE)
    assert len(subjects(box, "operator")) == 2, "again, after an interval"
    sql(settings, f"UPDATE alembic_version SET version_num = '{revision}'")
    steps.run_direct(settings, now=NOON + 70 * MINUTE)
    (word,) = probing.probe(settings, now=NOON + 75 * MINUTE).said
    assert word.what == "mended" and word.state.trouble.kind == "schema_ahead"
    assert probing.probe(settings, now=NOON + 90 * MINUTE).said == ()


def test_operators_alerts_obey_the_allow_list(config: Path, site: Site) -> None:
    mail = "smtp://127.0.0.1:1?from=watch@example.org&to=ann@example.org"
    settings = configure(
        config, f'[channels]\nmail = "{mail}"\n[alerts]\nallow = ["Bo@example.org"]\n'
    )
    start(settings, site, NOON)
    (word,) = probing.probe(settings, now=NOON).said
    assert word.state.trouble.kind == "flow_late"
    assert len(subjects(settings.outbox, "operator")) == 1


def test_an_operator_whom_a_word_did_not_reach_is_told_later(config: Path, site: Site) -> None:
    """The others aren't told twice for it."""
    box = config.parent / "box"
    web = Web(500, b"down")
    with web_server(web) as port:
        hook = f"slack+http://127.0.0.1:{port}/services/T/B/x?lang=en"
        settings = configure(
            config,
            f'[channels]\nbox = "folder:{box}?lang=en"\nteam = "{hook}"\n'
            '[alerts]\noperators = ["team", "box"]\n',
        )
        start(settings, site, NOON)
        late = NOON + timedelta(hours=1)
        (word,) = probing.probe(settings, now=late).said
        assert word.state.trouble.kind == "flow_late"
        assert len(subjects(box, "operator")) == 1
        tried = _words(web)
        assert tried > 0
        said = probing.probe(settings, now=late + 15 * MINUTE).said
        assert "flow_late" not in {each.state.trouble.kind for each in said}
        assert _words(web) > tried, "tried again, though it is no news"
        web.status, web.body, tried = 200, b"ok", _words(web)
        for passed in (30, 45):
            probing.probe(settings, now=late + passed * MINUTE)
            assert _words(web) == tried + 1, "it has been told, once"
    assert sum("monitor" in each for each in subjects(box, "operator")) == 1


def _words(web: Web) -> int:
    """How many messages to operators a server was sent, beside those to readers."""
    return sum(b"no cycle has finished" in body for _, _, body in web.requests)


def test_what_waits_too_long_and_what_is_given_up(
    config: Path, site: Site, miit_watch: Command
) -> None:
    """A refused message is told of until somebody sends it again or settles it."""
    box = config.parent / "box"
    web = Web(403, b"no")
    with web_server(web) as port:
        hook = f"slack+http://127.0.0.1:{port}/services/T/B/x"
        settings = configure(
            config,
            f'[channels]\nbox = "folder:{box}?lang=en"\nteam = "{hook}"\n',
        )
        start(settings, site, NOON)
        publish(site, 1, NOON - 5 * MINUTE)
        steps.run_direct(settings, now=NOON)
        said = probing.probe(settings, now=NOON + MINUTE).said
    failing = [each.state.trouble for each in said if each.state.trouble.kind == "delivery_failing"]
    (trouble,) = failing
    assert trouble.subject == "team" and "403" in trouble.detail
    rows = miit_watch("alerts", "--config", config, "--status", "dead", "--format", "jsonl").rows
    ids = [each["id"] for each in rows]
    assert miit_watch("resend", *ids, "--settle", "--config", config).code == 0
    steps.run_direct(settings, now=NOON + 10 * MINUTE)
    mended = probing.probe(settings, now=NOON + 10 * MINUTE).said
    assert [(each.what, each.state.trouble.subject) for each in mended] == [("mended", "team")]


def test_news_is_told_by_one_digest_whenever_it_is_stored(
    settings: Settings, site: Site, box: Path, config: Path
) -> None:
    """A cycle that began before the digest's hour stores what it found after it."""
    morning = datetime(2026, 3, 4, 0, 30, tzinfo=UTC)  # 8:30 in Shanghai
    probing.probe(settings, now=morning - timedelta(days=1))
    before = len(subjects(box, "digest"))
    probing.probe(settings, now=morning + MINUTE)
    publish(site, 1, morning - 9 * MINUTE)
    steps.run_direct(settings, now=morning - MINUTE)
    probing.probe(settings, now=morning + timedelta(days=1, minutes=1))
    (text,) = [_text(each) for each in digests(box)[before:]]
    assert "照明行业规范条件" in text
    _, title, paragraphs = story("照明")
    site.publish("earlier", f"早前{title}", paragraphs, at=NOON - timedelta(days=3))
    steps.run_direct(settings, now=morning + timedelta(days=1, hours=2))
    probing.probe(settings, now=morning + timedelta(days=2, minutes=1))
    assert len(digests(box)) == before + 1, "an earlier mention that is found is no news"


def digests(box: Path) -> list[Path]:
    return sorted(box.glob("*-digest-*.eml"), key=lambda each: each.stat().st_mtime_ns)


def _text(path: Path) -> str:
    import email
    from email import policy

    mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    body = mail.get_body(("plain",))
    assert body
    return str(body.get_content())


def test_a_backfill_is_news_to_no_digest(settings: Settings, config: Path, box: Path) -> None:
    old = config.parent / "old.md"
    old.write_text(
        '---\nlayout: post\ntitle: "工信部谈乐器行业"\ndate: 2026-03-02 09:00:00 +0800\n'
        "author: 示范社\n---\n<p>工业和信息化部有关负责人表示，下一步将制定出台"
        "《乐器行业规范条件》。</p>\n<p>工信部还将健全乐器行业风险预警机制。</p>\n",
        encoding="utf-8",
    )
    morning = datetime(2026, 3, 4, 0, 30, tzinfo=UTC)
    probing.probe(settings, now=morning - timedelta(days=1))
    before = len(digests(box))
    file_commands.backfill(settings, (old,), "jsonl", processes=1, now=NOON)
    probing.probe(settings, now=morning + MINUTE)
    assert len(digests(box)) == before


def test_rules_choose_their_digest(config: Path, site: Site) -> None:
    """Lamps come daily, ceramics weekly; nothing comes in both."""
    box = config.parent / "box"
    settings = configure(
        config,
        f'[channels]\nbox = "folder:{box}?lang=en"\n'
        '[[digests]]\nname = "morning"\n[[digests]]\nname = "monday"\nkind = "weekly"\n'
        '[[rules]]\nname = "lamps"\nmode = "digest"\nkeywords = ["照明"]\ndigests = ["morning"]\n'
        '[[rules]]\nname = "pots"\nmode = "digest"\nkeywords = ["陶瓷"]\ndigests = ["monday"]\n',
    )
    start(settings, site, NOON)
    publish(site, 2, NOON - 5 * MINUTE)
    steps.run_direct(settings, now=NOON)
    probing.probe(settings, now=NOON)
    before = len(digests(box))
    probing.probe(settings, now=NOON + timedelta(days=1))
    (daily,) = digests(box)[before:]
    assert "照明" in _text(daily) and "陶瓷" not in _text(daily)
    probing.probe(settings, now=NOON + timedelta(days=7))
    (weekly,) = digests(box)[before + 1 :]
    assert "陶瓷" in _text(weekly) and "照明" not in _text(weekly)


def test_a_digest_that_waits_loses_nothing_to_an_earlier_mention(
    settings: Settings, site: Site, box: Path
) -> None:
    """Between its hour and its delivery the ledger is completed; it tells of the commitment."""
    morning = datetime(2026, 3, 4, 0, 30, tzinfo=UTC)
    publish(site, 1, NOON - 5 * MINUTE)
    steps.run_direct(settings, now=NOON)
    probing.probe(settings, now=morning - timedelta(days=1))
    before = len(digests(box))
    aside = box.rename(box.with_name("away"))
    box.write_text("no folder")
    probing.probe(settings, now=morning + MINUTE)
    _, title, paragraphs = story("照明")
    site.publish("earlier", f"早前{title}", paragraphs, at=NOON - timedelta(days=3))
    steps.run_direct(settings, now=morning + 2 * MINUTE)
    box.unlink()
    aside.rename(box)
    probing.probe(settings, now=morning + 30 * MINUTE)
    (late,) = digests(box)[before:]
    assert "照明行业规范条件" in _text(late)
