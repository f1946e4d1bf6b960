"""A store that an older version filled opens whole, and its rows mean what they meant."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, text

import storage.schema
from storage.engine import open_store, reading, writing
from storage.hosts import HostRest, forget_rests, read_rests, save_rests
from storage.identities import candidates
from storage.known import read_looks
from storage.ledger_tables import EventRow
from storage.outbox_reading import list_alerts
from storage.recovery import unconfirmed, untold_events
from storage.runs import list_sources
from storage.service_tables import AlertRow, DeliveryRow
from storage.tables import table_of

THEN, LATER = "2026-06-01 01:00:00", "2026-06-02 01:00:00"
EARLY = datetime(2026, 5, 1, tzinfo=UTC)


def made_at(revision: str, url: str) -> Engine:
    """A store as the version of this revision made it."""
    config = Config()
    folder = Path(storage.schema.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True)
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return engine


def insert(connection: Connection, table: str, **row: Any) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)


@pytest.fixture
def upgraded(store_url: str) -> Iterator[Engine]:
    """Events told, told as history, not told, of a measure, of a ruling; a digest; deliveries."""
    old = made_at("0001", store_url.replace("postgresql:", "postgresql+psycopg:"))
    with old.begin() as connection:
        for name, kind in (("c1", "instrument"), ("c2", "measure")):
            insert(connection, "commitments", id=name, title=name, kind=kind, status="open",
                   topics="[]", first_seen=THEN, last_seen=THEN)  # fmt: skip
        for name, commitment, found in (
            ("told", "c1", LATER),
            ("untold", "c1", LATER),
            ("measure", "c2", LATER),
            ("history", "c2", LATER),
            ("ruled", "c2", THEN),
        ):
            insert(connection, "events", id=name, commitment_id=commitment, position=0,
                   kind="new", on=THEN, found_at=found)  # fmt: skip
        alert = {"title": "a", "created_at": LATER, "event_ids": "[]"}
        insert(connection, "alerts", **{**alert, "id": "a1", "event": "new", "event_id": "told"})
        insert(connection, "alerts", **{**alert, "id": "a2", "event": "baseline",
                                        "event_ids": '["history"]'})  # fmt: skip
        title = "our daily digest to 2026-06-02 08:30"
        insert(connection, "alerts", **{**alert, "id": "a3", "event": "digest", "title": title})
        for name, status in (("a1", "sent"), ("a2", "uncertain")):
            insert(connection, "deliveries", id=name, alert_id=name, channel="mail",
                   recipient="ann", rules="[]", critical=False, status=status, attempts=1,
                   next_attempt_at=LATER, sent_at=LATER if status == "sent" else None)  # fmt: skip
    old.dispose()
    engine = open_store(store_url)
    yield engine
    engine.dispose()


def test_events_are_news_to_whom_they_were(upgraded: Engine) -> None:
    events = table_of(EventRow)
    with reading(upgraded) as session:
        rows = session.connection().execute(events.select())
        telling = {row.id: row.telling for row in rows}
        assert untold_events(session, since=EARLY) == []
    assert telling == {
        "told": "at_once",
        "untold": "nobody",
        "measure": "digest",
        "history": "nobody",
        "ruled": "nobody",
    }


def test_alerts_and_deliveries_are_all_there(upgraded: Engine) -> None:
    with reading(upgraded) as session:
        lines = {each.id: each for each in list_alerts(session)}
        digests = session.connection().execute(table_of(AlertRow).select())
        names = {row.id: row.digest for row in digests}
        sent = session.connection().execute(table_of(DeliveryRow).select()).all()
        assert unconfirmed(session, since=EARLY) == [], "nobody asks after what was long ago"
    assert {id: [d.status for d in line.deliveries] for id, line in lines.items()} == {
        "a1": ["sent"],
        "a2": ["uncertain"],
        "a3": [],
    }
    assert names == {"a1": None, "a2": None, "a3": "our daily"}
    assert {row.id: row.confirmed_at is None for row in sent} == {"a1": False, "a2": True}


def test_a_name_counts_from_the_first_mention_of_its_commitment(store_url: str) -> None:
    old = made_at("0003", store_url.replace("postgresql:", "postgresql+psycopg:"))
    with old.begin() as connection:
        insert(connection, "commitments", id="c1", title="玩具条例", kind="instrument",
               status="open", topics="[]", first_seen=THEN, last_seen=LATER)  # fmt: skip
        insert(connection, "identities", id="i1", commitment_id="c1", kind="instrument",
               name="玩具条例", marks="[]", keys='["name:玩具条例"]')  # fmt: skip
        insert(connection, "identity_keys", key="name:玩具条例", identity_id="i1")
    old.dispose()
    engine = open_store(store_url)
    first = datetime.fromisoformat(f"{THEN}+00:00")
    with reading(engine) as session:
        assert [c for c, _ in candidates(session, ["name:玩具条例"], until=(first, "a"))] == ["c1"]
        before = first.replace(year=2025)
        assert candidates(session, ["name:玩具条例"], until=(before, "a")) == []
    engine.dispose()


def test_hosts_are_remembered_from_then_on(store_url: str) -> None:
    old = made_at("0004", store_url.replace("postgresql:", "postgresql+psycopg:"))
    with old.begin() as connection:
        insert(connection, "source_states", source_id="demo", failures=2, unknown_pages=0,
               status="failed", reason="answered 503", last_tried_at=THEN)  # fmt: skip
        insert(connection, "looks", url="https://example.cn/1", at=THEN)
    old.dispose()
    engine = open_store(store_url)
    rest = HostRest("example.cn", 3, datetime(2026, 6, 1, 2, tzinfo=UTC), "answered 503", False)
    other = HostRest("example.org", 4, datetime(2026, 6, 1, 3, tzinfo=UTC), "refused (403)", True)
    with writing(engine) as session:
        assert [(each.source_id, each.failures) for each in list_sources(session)] == [("demo", 2)]
        assert read_looks(session, ["https://example.cn/1"]).keys() == {"https://example.cn/1"}
        assert read_rests(session) == []
        save_rests(session, [rest, other], well=())
        save_rests(session, [replace(rest, failures=5)], well={"example.org"})
        session.commit()
    with writing(engine) as session:
        assert read_rests(session) == [replace(rest, failures=5)]
        assert forget_rests(session, before=rest.until) == 0
        assert forget_rests(session, before=other.until) == 1
        session.commit()
    engine.dispose()
