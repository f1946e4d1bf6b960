from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from storage.engine import reading, writing
from storage.runs import (
    Outcome,
    Validator,
    finish_run,
    list_sources,
    read_outcomes,
    read_validators,
    save_outcome,
    save_validators,
    source_state,
    start_run,
)

NOW = datetime(2026, 6, 18, 1, 2, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_run_and_how_its_sources_fared(store: Engine) -> None:
    good = Outcome("miit", "ok", fetched=9, new=3, duplicates=1, about_miit=2, mentions=4)
    bad = Outcome("feed", "blocked", reason="521 (https://example.cn/)", seconds=1.5)
    with writing(store) as session:
        run_id = start_run(session, now=NOW)
        save_outcome(session, run_id, good, now=NOW)
        save_outcome(session, run_id, bad, now=NOW)
        finish_run(session, run_id, status="partial", now=NOW + HOUR)
        session.commit()
    with reading(store) as session:
        assert read_outcomes(session, run_id) == [bad, good]
        assert [each.source_id for each in list_sources(session)] == ["feed", "miit"]
        assert source_state(session, "never") is None


def test_failures_in_a_row_are_counted(store: Engine) -> None:
    def state(at: int, outcome: Outcome) -> tuple[object, ...]:
        now = NOW + at * HOUR
        with writing(store) as session:
            save_outcome(session, start_run(session, now=now), outcome, now=now)
            session.commit()
        with reading(store) as session:
            found = source_state(session, "miit")
        assert found is not None
        assert found.last_tried_at == now
        return found.status, found.failures, found.last_success_at, found.last_new_at, found.reason

    failed = Outcome("miit", "failed", reason="timed out")
    assert state(0, failed) == ("failed", 1, None, None, "timed out")
    assert state(1, Outcome("miit", "ok", new=2)) == ("ok", 0, NOW + HOUR, NOW + HOUR, None)
    assert state(2, failed)[:4] == ("failed", 1, NOW + HOUR, NOW + HOUR)
    assert state(3, failed)[1] == 2
    assert state(4, Outcome("miit", "ok")) == ("ok", 0, NOW + 4 * HOUR, NOW + HOUR, None)


def test_validators_are_remembered_by_address(store: Engine) -> None:
    one = Validator("https://example.cn/a", '"1"', "Thu, 18 Jun 2026 01:02:03 GMT", "ab")
    two = Validator("https://example.cn/b", body_hash="cd")
    with writing(store) as session:
        save_validators(session, "miit", [one, two], now=NOW)
        save_validators(session, "feed", [two], now=NOW)
        newer = Validator("https://example.cn/b", '"2"')
        save_validators(session, "miit", [newer], now=NOW)
        session.commit()
    with reading(store) as session:
        kept = read_validators(session, "miit")
        assert {each.checked_at for each in kept.values()} == {NOW}
        assert [replace(each, checked_at=None) for each in kept.values()] == [one, newer]
        assert read_validators(session, "feed") == {two.url: replace(two, checked_at=NOW)}
        assert read_validators(session, "none") == {}


def test_runs_of_one_instant_are_told_apart(store: Engine) -> None:
    with writing(store) as session:
        ids = {start_run(session, now=NOW, nonce=nonce) for nonce in ("", "1", "2")}
    assert len(ids) == 3
