import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from commitments.model import Event
from storage.engine import reading, writing
from storage.events import replace_events
from storage.ledger import Said, save_mentions
from storage.outbox import (
    Alert,
    Recipient,
    digest_alert,
    event_alert,
    queue,
    queue_all,
    resend,
    told_in_digests,
)
from storage.outbox_leasing import (
    ATTEMPTS,
    LONGEST_WAIT,
    Leased,
    due_channels,
    hand_over,
    lease,
    mark_failed,
    mark_sent,
    mark_uncertain,
    postpone,
)
from storage.outbox_reading import list_alerts, read_alert, threads_of
from storage.service_tables import DeliveryRow
from storage.tables import table_of
from tests.storage.test_ledger import DAY, MENTION, PLAIN, fill

NOW = datetime(2026, 6, 18, 1, 2, 3, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TWO = (Recipient("mail", "a@example.cn"), Recipient("slack", "政策组"))


def alert(event_id: str = "e1", sighting_id: str | None = None) -> Alert:
    return event_alert(
        event_id=event_id,
        event="new",
        commitment_id="c1",
        sighting_id=sighting_id,
        title="管理条例",
        kind="instrument",
        now=NOW,
    )


def put(engine: Engine, *alerts: Alert, to: tuple[Recipient, ...] = TWO) -> list[bool]:
    with writing(engine) as session:
        new = [queue(session, each, to) for each in alerts]
        session.commit()
    return new


def take(engine: Engine, now: datetime = NOW, limit: int = 10) -> list[Leased]:
    with writing(engine) as session:
        taken = lease(session, now=now, limit=limit, for_=5 * MINUTE)
        session.commit()
    return taken


def statuses(engine: Engine) -> list[tuple[str, int]]:
    with reading(engine) as session:
        return [
            (each.status, each.attempts)
            for line in list_alerts(session)
            for each in line.deliveries
        ]


def test_alerts_together_are_as_one_by_one(store: Engine) -> None:
    put(store, alert("e1"))
    together = [
        (alert(each), TWO[:1] if each == "e3" else TWO) for each in ("e1", "e2", "e3", "e2")
    ]
    with writing(store) as session:
        assert queue_all(session, together) == 2
        assert queue_all(session, together) == 0
        assert queue_all(session, []) == 0
        session.commit()
    with reading(store) as session:
        told = {line.event_id: len(line.deliveries) for line in list_alerts(session)}
    assert told == {"e1": 2, "e2": 2, "e3": 1}


def test_an_alert_is_queued_once(store: Engine) -> None:
    assert put(store, alert(), alert()) == [True, False]
    assert statuses(store) == [("pending", 0), ("pending", 0)]
    assert put(store, alert(), to=(*TWO, Recipient("console", "-"))) == [False]
    assert len(statuses(store)) == 3


def test_a_lease_is_for_one_worker(store: Engine) -> None:
    put(store, alert())
    (first,) = take(store, limit=1)
    (second,) = take(store)
    assert {first.channel, second.channel} == {"mail", "slack"}
    assert take(store) == []
    assert first.alert == alert()
    assert (first.attempts, first.interrupted) == (1, False)
    assert first.lease_until == NOW + 5 * MINUTE


def test_a_lease_that_ran_out_is_taken_over(store: Engine) -> None:
    put(store, alert())
    take(store, limit=1)
    assert len(take(store, now=NOW + 4 * MINUTE)) == 1
    (again,) = take(store, now=NOW + 5 * MINUTE)
    assert (again.interrupted, again.attempts) == (True, 2)


def test_what_is_sent_is_not_sent_again(store: Engine) -> None:
    put(store, alert())
    one, two = take(store)
    with writing(store) as session:
        mark_sent(session, one.id, now=NOW, receipt="250 queued")
        mark_uncertain(session, two.id, error="no answer after DATA")
        session.commit()
    assert take(store, now=NOW + timedelta(days=9)) == []
    assert sorted(statuses(store)) == [("sent", 1), ("uncertain", 1)]
    with reading(store) as session:
        (line,) = list_alerts(session, status="uncertain")
        assert list(list_alerts(session, status="dead")) == []
        assert read_alert(session, line.id) == line
        assert read_alert(session, "none") is None
    by_channel = {each.channel: each for each in line.deliveries}
    assert by_channel[one.channel].sent_at == NOW
    assert by_channel[two.channel].error == "no answer after DATA"


def test_a_failure_waits_longer_each_time_and_then_is_dead(store: Engine) -> None:
    put(store, alert(), to=TWO[:1])
    now, status = NOW, "failed"
    for attempt in range(1, ATTEMPTS + 1):
        wait = min(MINUTE * 2 ** (attempt - 1), LONGEST_WAIT)
        (each,) = take(store, now=now)
        assert each.attempts == attempt
        with writing(store) as session:
            status = mark_failed(session, each.id, now=now, error="421")
            session.commit()
        assert take(store, now=now + wait - timedelta(seconds=1)) == []
        now += wait
    assert status == "dead"
    assert take(store, now=now + timedelta(days=9)) == []
    assert statuses(store) == [("dead", ATTEMPTS)]


@pytest.mark.parametrize(("after", "due"), [(None, MINUTE), (30 * MINUTE, 30 * MINUTE)])
def test_a_channel_may_ask_for_patience(
    store: Engine, after: timedelta | None, due: timedelta
) -> None:
    put(store, alert(), to=TWO[:1])
    (each,) = take(store)
    with writing(store) as session:
        mark_failed(session, each.id, now=NOW, error="429", retry_after=after)
        session.commit()
    assert take(store, now=NOW + due - timedelta(seconds=1)) == []
    assert len(take(store, now=NOW + due)) == 1


def test_a_permanent_failure_is_dead_until_resent(store: Engine) -> None:
    put(store, alert(), to=TWO[:1])
    (each,) = take(store)
    with writing(store) as session:
        assert mark_failed(session, each.id, now=NOW, error="550", permanent=True) == "dead"
        session.commit()
    assert take(store, now=NOW + timedelta(days=9)) == []
    with writing(store) as session:
        assert resend(session, each.alert.id, now=NOW + MINUTE) == 1
        assert resend(session, each.alert.id, now=NOW + MINUTE) == 0
        session.commit()
    (again,) = take(store, now=NOW + MINUTE)
    assert (again.attempts, again.interrupted) == (1, False)


def test_workers_never_share_a_delivery(store: Engine) -> None:
    put(store, *(alert(f"e{at}") for at in range(30)))
    got: list[list[str]] = [[], []]
    start = threading.Barrier(2)

    def work(worker: int) -> None:
        start.wait(timeout=10)
        while taken := take(store, limit=3):
            got[worker] += [each.id for each in taken]

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(got[0] + got[1]) == len(set(got[0] + got[1])) == 60


def test_a_line_shows_the_evidence(store: Engine) -> None:
    with writing(store) as session:
        first, _, _ = fill(session)
        queue(session, alert(sighting_id=first), ())
        session.commit()
    with reading(store) as session:
        (line,) = list_alerts(session)
    assert (line.quote, line.object) == (MENTION.quote, MENTION.object)
    assert line.url == "https://example.cn/1"
    assert (line.event, line.kind, line.created_at) == ("new", "instrument", NOW)
    assert line.deliveries == ()


@pytest.mark.parametrize("ids", [("e1", "e2"), ("e2", "e1")])
def test_alerts_of_one_article_come_as_it_says_them(store: Engine, ids: tuple[str, str]) -> None:
    with writing(store) as session:
        first, second, reprinted = fill(session)
        for event, sighting in zip((*ids, "e3"), (second, first, reprinted), strict=True):
            queue(session, alert(event, sighting), ())
        session.commit()
    assert (PLAIN.paragraph, PLAIN.start) > (MENTION.paragraph, MENTION.start)
    with reading(store) as session:
        assert [line.sighting_id for line in list_alerts(session)] == [first, second, reprinted]


def test_an_alert_outlives_its_event(store: Engine) -> None:
    with writing(store) as session:
        first, _, _ = fill(session)
        queue(session, alert(sighting_id=first), TWO)
        replace_events(session, {"c1": []}, found_at=NOW)
        session.commit()
    assert len(take(store)) == 2


def test_digests_gather_events(store: Engine) -> None:
    digest = digest_alert(event="baseline", title="历史", event_ids=["e1", "e2"], now=NOW)
    other = digest_alert(event="digest", title="今日", event_ids=["e1", "e2"], now=NOW)
    assert put(store, digest, other, replace(digest, title="再")) == [True, True, False]
    with reading(store) as session:
        lines = {line.event: line for line in list_alerts(session)}
    assert lines["baseline"].event_ids == ("e1", "e2")
    assert lines["baseline"].title == "历史"
    assert {each.alert for each in take(store)} == {digest, other}


def test_which_events_of_a_commitment_have_an_alert(store: Engine) -> None:
    with writing(store) as session:
        first, plain, second = fill(session)
        events = [
            Event("new", first, NOW),
            Event("restated", plain, NOW + DAY),
            Event("changed", second, NOW + 2 * DAY, "deadline", "年内", "明年"),
        ]
        new, restated, changed = replace_events(session, {"c1": events}, found_at=NOW)["c1"]
        session.commit()
    put(store, alert(changed.id, sighting_id=second), alert(new.id, sighting_id=first), to=())
    with reading(store) as session:
        told = [(new.id, True), (restated.id, False), (changed.id, True)]
        assert threads_of(session, ["c1", "c9"]) == {"c1": told, "c9": []}
        assert threads_of(session, []) == {}


def test_mentions_of_an_unknown_article_are_refused(store: Engine) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), writing(store) as session:
        save_mentions(session, [Said("0" * 16, NOW, [MENTION])])
        session.commit()


def test_what_was_only_leased_was_not_handed_over(store: Engine) -> None:
    put(store, alert())
    one, two = take(store)
    with writing(store) as session:
        assert hand_over(session, [one], message_id="m1", until=NOW + 9 * MINUTE)
        session.commit()
    (again,) = take(store, now=NOW + 6 * MINUTE)
    assert (again.id, again.interrupted, again.message_id) == (two.id, True, None)
    (late,) = take(store, now=NOW + 9 * MINUTE)
    assert (late.id, late.interrupted, late.message_id) == (one.id, True, "m1")


def test_nobody_hands_over_what_another_has_taken(store: Engine) -> None:
    put(store, alert(), to=TWO[:1])
    (lost,) = take(store)
    (mine,) = take(store, now=NOW + 5 * MINUTE)
    with writing(store) as session:
        assert not hand_over(session, [lost], message_id="m1", until=NOW + 9 * MINUTE)
        postpone(session, lost, until=NOW + 30 * MINUTE)
        assert hand_over(session, [mine], message_id="m1", until=NOW + 15 * MINUTE)
        mark_sent(session, mine.id, now=NOW + 6 * MINUTE)
        mark_failed(session, lost.id, now=NOW + 7 * MINUTE, error="421")
        session.commit()
    assert statuses(store) == [("sent", 2)]


def test_what_went_out_together_is_taken_together(store: Engine) -> None:
    put(store, *(alert(f"e{at}") for at in range(5)), to=TWO[:1])
    bundle = take(store, limit=4)
    with writing(store) as session:
        hand_over(session, bundle, message_id="m1", until=NOW + 5 * MINUTE)
        for each in bundle:
            mark_failed(session, each.id, now=NOW, error="no answer", taken=True)
        session.commit()
    again = take(store, now=NOW + 9 * MINUTE, limit=2)
    assert {each.id for each in bundle} <= {each.id for each in again}
    assert {each.message_id for each in again} <= {"m1", None}


def test_a_clean_failure_frees_the_key(store: Engine) -> None:
    put(store, alert(), to=TWO[:1])
    (each,) = take(store)
    with writing(store) as session:
        hand_over(session, [each], message_id="m1", until=NOW + 5 * MINUTE)
        mark_failed(session, each.id, now=NOW, error="421")
        session.commit()
    (again,) = take(store, now=NOW + MINUTE)
    assert again.message_id is None


def test_one_channels_deliveries_are_taken_alone(store: Engine) -> None:
    put(store, alert())
    with reading(store) as session:
        assert due_channels(session, now=NOW) == ["mail", "slack"]
        assert due_channels(session, now=NOW - MINUTE) == []
    with writing(store) as session:
        (only,) = lease(session, now=NOW, limit=9, for_=MINUTE, channel="slack")
        session.commit()
    assert only.channel == "slack"
    with reading(store) as session:
        assert due_channels(session, now=NOW) == ["mail"]


def test_digests_of_one_name_know_what_they_told(store: Engine) -> None:
    def made(name: str, *ids: str) -> Alert:
        period = {"since": NOW - timedelta(days=1), "until": NOW}
        return digest_alert(
            event="digest", title=name, event_ids=ids, now=NOW, digest=name, **period
        )

    put(store, made("daily", "e1", "e2"), made("weekly", "e3"))
    with reading(store) as session:
        assert told_in_digests(session, "daily", since=NOW - MINUTE) == {"e1", "e2"}
        assert told_in_digests(session, "weekly", since=NOW - MINUTE) == {"e3"}
        assert told_in_digests(session, "daily", since=NOW) == set()


def test_two_workers_with_a_part_each_of_one_message_wait_for_nobody(store: Engine) -> None:
    if store.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    put(store, *(alert(f"e{at}") for at in range(4)), to=TWO[:1])
    bundle = take(store)
    with writing(store) as session:
        hand_over(session, bundle, message_id="m1", until=NOW + 5 * MINUTE)
        for each in bundle:
            mark_failed(session, each.id, now=NOW, error="no answer", taken=True)
        session.commit()
    d = table_of(DeliveryRow).c
    part = select(d.id).where(d.id == bundle[0].id).with_for_update()
    with writing(store) as one, writing(store) as other:
        one.connection().execute(part)
        assert lease(other, now=NOW + 9 * MINUTE, limit=2, for_=MINUTE) == []
        one.rollback()
        assert len(lease(other, now=NOW + 9 * MINUTE, limit=2, for_=MINUTE)) == 4
