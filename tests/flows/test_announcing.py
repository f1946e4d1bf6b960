"""Which events automations may wait for."""

from datetime import UTC, datetime
from typing import Any, Literal

import pytest

from alerts.operators import State, Trouble, TroubleKind, Word
from commitments.model import Event
from flows.announcing import of_alerts, of_probe
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


def test_each_move_is_announced_with_what_moved_and_no_digest_of_history() -> None:
    alerts = (
        alert(),
        alert(event="advanced", event_id="e2"),
        alert(event="overdue", event_id="e3", quote=None, url=None),
        alert(event="baseline", commitment_id=None, event_id=None),
    )
    events = {
        "e1": Event("new", "s1", NOW),
        "e2": Event("advanced", "s1", NOW, field="stage", before="plan", after="draft"),
        "e3": Event("overdue", None, NOW),
    }
    made = list(of_alerts(alerts, events))
    assert [each.name for each in made] == [
        "commitment.new",
        "commitment.advanced",
        "commitment.overdue",
    ]
    assert made[0].subject == "commitment.c1" and made[0].title == "低速车辆安全管理条例"
    assert made[0].payload["quote"] == "将制定《低速车辆安全管理条例》"
    assert made[0].payload["on"] == "2026-11-21T09:00:00+00:00"
    moved = made[1].payload
    assert (moved["field"], moved["before"], moved["after"]) == ("stage", "plan", "draft")


def test_an_event_whose_place_was_taken_is_announced_all_the_same() -> None:
    (made,) = of_alerts([alert()], {})
    assert made.payload["title"] == "低速车辆安全管理条例" and made.payload["on"] is None


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


def test_a_trouble_says_since_when_and_until_when_without_its_secrets() -> None:
    trouble = Trouble("source_blocked", "demo", "challenge (https://example.org/f?key=12)")
    word = Word("mended", State(trouble, NOW, NOW, mended_at=NOW))
    (made,) = of_probe([word])
    assert made.payload == {
        "trouble": "source_blocked",
        "subject": "demo",
        "detail": "challenge (https://example.org/f)",
        "since": "2026-11-21T09:00:00+00:00",
        "until": "2026-11-21T09:00:00+00:00",
    }
