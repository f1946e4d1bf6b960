"""A week of news from all the sites at once through the whole program, day by day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from flows import steps
from flows.sections import FeedSettings, HttpSettings, PageSettings, SourceSettings
from flows.settings import Settings
from flows.summary import Summary
from storage import ledger_reading, outbox_reading
from storage.article_reading import list_articles
from storage.engine import open_store, reading
from tests.web.playing import PlayedClient, play
from tests.web.stories import fault_of, moment

NOON = time(12, 0)
DAYS = range(1, 8)
DROPPED = """---
title: "工信部谈港口"
date: 2026-06-10 09:00:00 +0800
---
<p>工业和信息化部有关负责人表示，将制定《港口照明管理办法》。</p>
"""


@dataclass
class Week:
    """What the program did each day, and what it held at the end."""

    summaries: dict[int, Summary] = field(default_factory=dict)
    alerts: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    articles: list[Any] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    repeated: Summary | None = None

    def outcome(self, day: int, source: str) -> tuple[str, str]:
        """How a source fared: status and reason."""
        (row,) = [row for row in self.summaries[day].outcomes if row.source_id == source]
        return row.status, row.reason or ""


def _settings(folder: Path) -> Settings:
    """All sources there are, the two that are off too, and some of an operator's own."""
    selectors: Any = {"row": "li", "link": "a"}
    own: dict[str, Any] = {"language": "zh", "name": "Own"}
    return Settings(
        data=folder / "data",
        archive=(folder / "drop",),
        http=HttpSettings(),
        sources={
            "google_news": SourceSettings(enabled=True),
            "bing_news": SourceSettings(enabled=True),
        },
        feeds=(
            FeedSettings(id="own_feed", url="http://feeds.example.org/rss", **own),
            FeedSettings(id="own_nowhere", url="https://nowhere.example.org/rss", **own),
            FeedSettings(id="own_impostor", url="https://impostor.example.org/rss", **own),
        ),
        pages=(
            PageSettings(
                id="own_page", url="http://pages.example.org/", selectors=selectors, **own
            ),
        ),
        rsshub="http://rsshub.example.org",
    )


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    folder = tmp_path_factory.mktemp("week")
    (folder / "drop").mkdir()
    first = DROPPED.replace("港口照明", "船员培训").replace("06-10", "06-05")
    (folder / "drop" / "first.md").write_text(first, "utf-8")
    settings, made, clock = _settings(folder), Week(), [moment(1, NOON)]

    def hopeless(url: str) -> bool:
        day = (clock[0].date() - moment(1, NOON).date()).days + 1
        return fault_of(url.split("/")[2], day) in ("hang", "drip")

    with play(folder) as web, pytest.MonkeyPatch.context() as patch:
        web.lead_there(patch)
        patch.setattr(steps, "open_client", lambda *given: PlayedClient(lambda: clock[0], hopeless))
        for day in DAYS:
            web.become(day)
            clock[0] = moment(day, NOON)
            if day == 3:
                (folder / "drop" / "second.md").write_text(DROPPED, "utf-8")
            made.summaries[day] = steps.run_direct(settings, now=clock[0])
            made.alerts[day] = _alerts(settings, clock[0])
        clock[0] = moment(7, time(12, 30))
        made.repeated = steps.run_direct(settings, now=clock[0])
    engine = open_store(settings.database_url)
    with reading(engine) as session:
        made.articles = list(list_articles(session))
        made.titles = {line.title for line in ledger_reading.read_ledger(session)}
    engine.dispose()
    yield made


def _alerts(settings: Settings, at: datetime) -> list[tuple[str, str]]:
    engine = open_store(settings.database_url)
    with reading(engine) as session:
        made = outbox_reading.list_alerts(session, created_at=at)
        found = sorted((each.event, each.title) for each in made)
    engine.dispose()
    return found


def test_the_first_day_is_a_baseline(week: Week) -> None:
    assert {event for event, _ in week.alerts[1]} == {"baseline"}
    assert "船员培训管理办法" in week.titles, "what the drop folder held"


@pytest.mark.parametrize(
    ("day", "alerts"),
    [
        (2, [("new", "渡船安全管理条例")]),  # by the ministry and three wires on one day
        (3, [("new", "渡船智能化改造试点"), ("new", "港口照明管理办法")]),  # an edit, a file
        (4, [("new", "内河航运装备发展规划")]),  # a transcript; six outlets reprint Tuesday's
        (5, [("new", "航标管理办法"),  # an own feed and an own page list
             ("new", "船用发动机回收管理办法")]),  # a wire's item, edited days after it was listed
        (6, [("new", "Mandatory national standard for ferry batteries"),
             ("new", "港口机械产业发展规划")]),  # said while the site was out of reach
        (7, [("advanced", "渡船安全管理条例")]),  # the draft is out
    ],
)  # fmt: skip
def test_what_is_new_alerts_once_whoever_says_it(
    week: Week, day: int, alerts: list[tuple[str, str]]
) -> None:
    assert week.alerts[day] == alerts


def test_the_same_day_again_has_nothing_new(week: Week) -> None:
    assert week.repeated is not None
    assert week.repeated.alerts == ()
    assert sum(row.new for row in week.repeated.outcomes) == 0


@pytest.mark.parametrize(
    ("day", "source", "status", "reason"),
    [
        (3, "stcn", "changed", "HTML where JSON is due"),
        (3, "sina", "failed", "answered 429"),
        (3, "ithome", "changed", "a feed without entries"),
        (3, "cnevpost", "failed", "more than 5 redirects"),
        (3, "gasgoo", "failed", "cut off after"),
        (3, "cgtn", "failed", "no connection"),
        (3, "chinadaily", "blocked", r"refused \(403\)"),
        (3, "english_gov", "changed", "without article links"),
        (3, "chinanews", "blocked", r"challenge page \(412\)"),
        (3, "eastmoney", "failed", "timed out|took longer"),
        (3, "scio", "failed", "timed out"),
        (3, "own_nowhere", "failed", "no connection: Name or service not known"),
        (3, "own_impostor", "failed", "TLS failed: Hostname mismatch"),
        (4, "miit_columns", "blocked", r"challenge page \(521\)"),
        (5, "miit_rss", "blocked", r"challenge page \(521\)"),
    ],
)
def test_what_goes_wrong_is_a_row_with_its_reason(
    week: Week, day: int, source: str, status: str, reason: str
) -> None:
    got, because = week.outcome(day, source)
    assert got == status
    assert re.search(reason, because)


def test_the_others_go_on_and_all_come_back(week: Week) -> None:
    well = {
        row.source_id for row in week.summaries[3].outcomes if row.status in ("ok", "unchanged")
    }
    assert {"miit_columns", "miit_rss", "cls", "ths", "xinhua", "people", "own_feed"} <= well
    for day in (2, 7):
        faults = {row.source_id for row in week.summaries[day].faults}
        assert faults == {"own_nowhere", "own_impostor"}


def test_a_column_is_read_back_over_the_days_it_was_out_of_reach(week: Week) -> None:
    (row,) = (row for row in week.summaries[6].outcomes if row.source_id == "miit_columns")
    assert row.fetched == 20, "two pages of the column that has changed"


def test_reprints_are_kept_as_such(week: Week) -> None:
    """With their carriers; what has gone from its site stays in the ledger."""
    told = {
        (line.url or "").split("/")[2]: line.duplicate_of
        for line in week.articles
        if line.title.endswith("谈渡船安全")
    }
    whole = {"www.miit.gov.cn", "www.gov.cn", "finance.sina.com.cn", "www.stcn.com", "www.news.cn"}
    assert whole <= set(told), "beside the wires' flashes, which say it in words of their own"
    assert len({told[host] for host in whole} - {None}) == 1, "whoever was read first"
    assert "渡船安全管理条例" in week.titles


def test_pages_in_gb18030_are_read_whatever_their_labels_say(week: Week) -> None:
    (line,) = (line for line in week.articles if "people.com.cn" in (line.url or ""))
    assert line.title == "工业和信息化部新闻发言人谈渡船安全"
    assert line.publisher == "新华社"


def test_a_counting_link_leads_to_the_article_itself(week: Week) -> None:
    assert not any("bing.com" in (line.url or "") for line in week.articles)
