"""Which events automations may wait for."""

from datetime import UTC, datetime
from typing import Any, Literal

import pytest

from alerts.operators import State, Trouble, TroubleKind, Word
from flows.announcing import of_cycle, of_probe
from flows.dispatch import Delivered
from flows.summary import Summary
from storage.outbox_reading import AlertLine

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def alert(**given: Any) -> AlertLine:
    fields: dict[str, Any] = {
        "id": "a1",
        "event": "new",
        "event_id": "e1",
        "event_ids": (),
        "commitment_id": "c1",
        "sighting_id": "s1",
        "title": "低速车辆安全管理条例",
        "kind": "instrument",
        "article_id": "x1",
        "path": None,
        "url": "https://example.org/1",
        "quote": "将制定《低速车辆安全管理条例》",
        "object": None,
        "created_at": NOW,
        "deliveries": (),
    }
    return AlertLine(**{**fields, **given})


def test_a_cycle_announces_each_move_and_no_digest_of_history() -> None:
    alerts = (alert(), alert(event="advanced"), alert(event="baseline", commitment_id=None))
    made = list(of_cycle(Summary(NOW, (), alerts, Delivered())))
    assert [each.name for each in made] == ["commitment.new", "commitment.advanced"]
    assert made[0].subject == "commitment.c1" and made[0].title == "低速车辆安全管理条例"
    assert made[0].payload["quote"] == "将制定《低速车辆安全管理条例》"


@pytest.mark.parametrize(
    ("kind", "what", "name"),
    [
        ("source_silent", "raised", "source.silent"),
        ("source_blocked", "again", "source.blocked"),
        ("source_blocked", "mended", "source.recovered"),
        ("delivery_failing", "raised", "delivery.failed"),
        ("delivery_failing", "mended", None),
        ("calendar_ends", "raised", None),
    ],
)
def test_a_probe_announces_what_operators_are_told(
    kind: TroubleKind, what: Literal["raised", "again", "mended"], name: str | None
) -> None:
    word = Word(what, State(Trouble(kind, "demo", "no answer"), NOW, NOW))
    assert [each.name for each in of_probe([word])] == ([name] if name else [])
