"""Whatever workers do and whenever they die, no delivery is two workers' and none is lost."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from storage.engine import open_store, writing
from storage.outbox import Alert, Recipient, event_alert, queue
from storage.outbox_leasing import ATTEMPTS, Leased, lease, mark_failed, mark_sent, mark_uncertain
from storage.outbox_reading import list_alerts

NOW = datetime(2026, 6, 18, tzinfo=UTC)
LEASE = timedelta(minutes=5)
ACTION = st.one_of(
    st.tuples(st.just("lease"), st.integers(1, 3)),
    st.tuples(st.sampled_from(["sent", "failed", "dead", "uncertain", "die"]), st.integers(0, 5)),
    st.tuples(st.just("wait"), st.integers(1, 500)),
)


@pytest.fixture(scope="module")
def memory() -> Iterator[Engine]:
    engine = open_store("sqlite://")
    yield engine
    engine.dispose()


@given(actions=st.lists(ACTION, max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_delivery_ends_once(memory: Engine, actions: list[tuple[str, int]]) -> None:
    with writing(memory) as session:
        for number in range(3):
            queue(session, _alert(number), [Recipient("mail", "a"), Recipient("slack", "b")])
        now, held, over = NOW, dict[str, Leased](), set[str]()
        for action, number in actions:
            if action == "wait":
                now += timedelta(minutes=number)
                held = {id: each for id, each in held.items() if each.lease_until > now}
            elif action == "lease":
                for each in lease(session, now=now, limit=number, for_=LEASE):
                    assert each.id not in held, "another worker has it"
                    assert each.id not in over, "it was over"
                    held[each.id] = each
            elif held:
                each = held.pop(sorted(held)[number % len(held)])
                if _ends(session, each, action, now):
                    over.add(each.id)
        lines = [line for alert in list_alerts(session) for line in alert.deliveries]
        assert len(lines) == 6
        assert sum(line.status in {"sent", "dead", "uncertain"} for line in lines) == len(over)
        # Nothing waits for ever: what isn't over is due at last.
        later = now + timedelta(days=1)
        assert len(lease(session, now=later, limit=99, for_=LEASE)) == 6 - len(over)


def _ends(session: Session, each: Leased, action: str, now: datetime) -> bool:
    """Do what a worker does with its delivery; return whether that is the end of it."""
    if action == "sent":
        mark_sent(session, each.id, now=now)
    elif action == "uncertain":
        mark_uncertain(session, each.id, error="no answer")
    elif action == "dead":
        mark_failed(session, each.id, now=now, error="550", permanent=True)
    elif action == "failed":
        status = mark_failed(session, each.id, now=now, error="421")
        assert (status == "dead") == (each.attempts >= ATTEMPTS)
        return status == "dead"
    return action in {"sent", "uncertain", "dead"}


def _alert(number: int) -> Alert:
    return event_alert(
        event_id=f"e{number}",
        event="new",
        commitment_id="c1",
        sighting_id=None,
        title="管理条例",
        kind="instrument",
        now=NOW,
    )
