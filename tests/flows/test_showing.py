"""What a cycle's run tells its operator: headline, tables, chart, log lines."""

import xml.etree.ElementTree as ElementTree
from base64 import b64decode
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import chart, report, runlog, steps
from flows.chart import Activity
from flows.dispatch import Delivered
from flows.settings import load
from flows.summary import Summary, Watched
from storage.runs import Outcome, SourceState
from tests.flows.conftest import PARAGRAPHS, Site

NOW = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)
"""11:30 in Shanghai."""
MORNING = NOW - timedelta(hours=2, minutes=20)


def summary(*outcomes: Outcome, since: datetime = MORNING) -> Summary:
    faults = {each.source_id: since for each in outcomes if each.reason}
    return Summary(NOW, outcomes, (), Delivered(), faulty_since=faults)


def test_the_headline_says_what_is_wrong_and_since_when() -> None:
    blocked = Outcome("miit_rss", "blocked", reason="answered with a challenge")
    said = summary(Outcome("sina", "ok", new=3), blocked)
    assert said.headline == (
        "1 of 2 sources; miit_rss blocked since 09:10: answered with a challenge;"
        " 3 new articles; 0 alerts"
    )
    yesterday = summary(blocked, since=NOW - timedelta(days=1))
    assert "blocked since 2026-11-20 11:30" in yesterday.headline and yesterday.failed
    assert summary().headline == "no source was due"


def test_the_table_shows_every_source_due_or_not() -> None:
    def state(id: str, status: str, reason: str | None = None) -> SourceState:
        return SourceState(id, status, reason, NOW, MORNING, None, int(bool(reason)))

    half_hour = timedelta(minutes=30)
    reason = "timed out (https://ann:pw@example.org/feed?key=1234)"
    shown = Summary(
        NOW,
        (Outcome("one", "ok", fetched=20, new=2, about_miit=1, seconds=1.25),),
        (),
        Delivered(),
        watched=(
            Watched("one", half_hour, state("one", "ok")),
            Watched("two", half_hour, state("two", "failed", reason)),
            Watched("three", half_hour, None),
        ),
    )
    one, two, three = report.source_rows(shown)
    assert (one["status"], one["new"], one["about MIIT"], one["took"]) == ("ok", "2", "1", "1.2 s")
    assert (one["last success"], one["cadence"]) == ("09:10", "30 min")
    assert (two["status"], two["took"]) == ("failed", "not due")
    assert two["reason"] == "timed out (https://example.org/feed)", "no password, no key"
    assert (three["status"], three["last success"]) == ("never tried", "never")


@pytest.mark.parametrize(
    ("cadence", "said"),
    [
        (timedelta(minutes=5), "5 min"),
        (timedelta(minutes=90), "1.5 h"),
        (timedelta(hours=2), "2 h"),
        (timedelta(days=1), "1 d"),
    ],
)
def test_a_cadence_is_said_in_its_own_unit(cadence: timedelta, said: str) -> None:
    shown = Summary(NOW, (), (), Delivered(), watched=(Watched("one", cadence, None),))
    assert report.source_rows(shown)[0]["cadence"] == said


def test_a_digest_is_shown_as_it_was_sent_whatever_it_holds() -> None:
    text = "第一行\n```\n<script>alert(1)</script>\n    缩进"
    shown = report.as_sent([("每日摘要 · *3* 项", text), ("weekly", "two")])
    assert shown.startswith("## 每日摘要 · \\*3\\* 项\n\n    第一行\n    ```\n    <script>")
    assert shown.endswith("## weekly\n\n    two")


def test_a_fault_lasts_from_the_first_cycle_after_the_last_good_one(
    config: Path, site: Site
) -> None:
    settings = load(config)
    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS, at=NOW)

    def cycle(minutes: int) -> Summary:
        return steps.run_direct(settings, now=NOW + timedelta(minutes=minutes))

    assert not cycle(0).faulty_since
    site.broken["/feed.xml"] = (503, b"down")
    assert cycle(5).faulty_since == {"demo": NOW + timedelta(minutes=5)}
    assert cycle(10).faulty_since == {"demo": NOW + timedelta(minutes=5)}
    del site.broken["/feed.xml"]
    assert not cycle(15).faulty_since


def test_the_chart_counts_what_the_ledger_and_the_runs_hold(config: Path, site: Site) -> None:
    settings = load(config)
    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS, at=NOW)
    steps.run_direct(settings, now=NOW)
    with steps.open_cycle(settings, now=NOW) as cycle, steps.reading(cycle.engine) as session:
        shown = chart.read_activity(session, now=NOW + timedelta(days=1))
    assert len(shown.days) == 30 and shown.days[-1] == date(2026, 11, 22)
    assert shown.moves[(date(2026, 11, 21), "new")] >= 1, "what was said on the 21st"
    assert sum(shown.moves.values()) < 10, "and not the post of 2022"
    assert shown.articles == {date(2026, 11, 21): 2}
    drawn = ElementTree.fromstring(chart.draw(shown))
    assert len([each for each in drawn.iter() if each.tag.endswith("polyline")]) == 1
    head, _, body = chart.data_url(chart.draw(shown)).partition(",")
    assert head == "data:image/svg+xml;base64" and b64decode(body).startswith(b"<svg")


def test_bars_are_as_high_as_their_counts() -> None:
    days = tuple(date(2026, 11, 1) + timedelta(days=n) for n in range(30))
    shown = Activity(days, {(days[3], "new"): 4, (days[3], "fulfilled"): 2, (days[9], "new"): 3})
    heights = [
        float(each.attrib["height"])
        for each in ElementTree.fromstring(chart.draw(shown)).iter()
        if each.tag.endswith("rect") and "height" in each.attrib and each.attrib["height"] != "9"
    ][1:]
    room = chart.HEIGHT - chart.TOP - chart.BOTTOM
    assert heights == pytest.approx([room * 4 / 6, room * 2 / 6, room * 3 / 6], abs=0.1)


@given(st.text())
def test_no_text_from_outside_begins_a_line_of_its_own(text: str) -> None:
    said = runlog.line(status="failed", reason=text)
    assert said.startswith("status=failed reason=")
    assert len(said.splitlines()) == 1


def test_a_line_leaves_out_what_is_unknown_and_quotes_what_has_spaces() -> None:
    said = runlog.line(source="miit_rss", new=3, seconds=1.26, reason=None, title='谈"光伏" x=1')
    assert said == 'source=miit_rss new=3 seconds=1.3 title="谈\\"光伏\\" x=1"'
