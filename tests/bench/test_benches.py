"""Each bench at a tiny size, so that it still runs and its own checks hold; no figure is judged."""

import json
import math
import sys
import xml.etree.ElementTree
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest

from articles.article import Article
from bench import (
    backfill,
    duplicates,
    end_to_end,
    extraction,
    families,
    growth,
    idle,
    orchestration,
    store,
    suite,
)
from bench.orchestration import Shares, at_goal
from bench.pages import SITE, START, Newsroom, Portal, feed
from bench.plot import draw
from bench.results import Table
from commitments.deadlines import find_deadlines
from sources._feed import parse_feed
from sources._source import Page
from sources.formats import parse_file

NOW = START + timedelta(days=400)


def call(module: object, monkeypatch: pytest.MonkeyPatch, *options: object) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", *map(str, options)])
    module.main()  # type: ignore[attr-defined]


def test_pages_are_as_large_as_real_ones_and_say_what_was_written() -> None:
    room, portal = Newsroom(), Portal()
    news = list(room.write(12))
    assert news == list(Newsroom().write(12))
    for each in news:
        body = portal.page(each)
        assert 200_000 < len(body) < 240_000
        text = "".join(each.paragraphs).encode()
        assert 1_000 < len(text) < 1_800, "an edited one is shorter"
        article = parse_file(Page(body, NOW, path="a.html"))
        assert (article.title, article.paragraphs) == (each.title, each.paragraphs)
        assert article.published_at == each.published_at
        assert article.url == each.url
    entries = parse_feed(Page(feed(news), NOW, f"{SITE}/feed.xml"))
    newest = sorted(news, key=lambda each: each.published_at, reverse=True)
    assert [(each.url, each.title) for each in entries] == [
        (each.url, each.title) for each in newest
    ]


def test_some_articles_come_again_and_some_are_the_ministrys() -> None:
    news = list(Newsroom().write(400))
    texts = [each.paragraphs for each in news]
    assert 5 < len(texts) - len(set(texts)) < 60
    about = sum("工信部" in "".join(each) or "工业和信息化部" in "".join(each) for each in texts)
    assert 60 < about < 200


def test_end_to_end() -> None:
    figures = end_to_end.measure(1, 6)
    assert figures.articles == 6
    assert figures.body_f1["ours"] == 1.0
    assert figures.body_f1["usual"] > 0.9
    assert figures.times > 0
    assert "times the usual stack" in end_to_end.table(figures).markdown()


def test_extraction_is_measured_in_a_process_that_remembers_nothing_of_the_articles() -> None:
    said = datetime(2026, 3, 2, 8, tzinfo=UTC)
    text = "The MIIT will issue a code for river ferries by June 2029."
    article = Article("MIIT on ferries", (text,), "en", published_at=said)
    before = find_deadlines.cache_info()
    assert extraction.unseen([article], []) > 0
    assert find_deadlines.cache_info() == before


def test_duplicates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(duplicates, "PROBES", 6)
    call(duplicates, monkeypatch, "--articles", 400, "--json", tmp_path / "d.json")
    figures = json.loads((tmp_path / "d.json").read_text("utf-8"))
    assert figures["articles"] == 400
    assert figures["recall"]["reprint"] == figures["recall"]["cut"] == 1.0
    assert sum(figures["false"].values()) == 0
    assert "| times datasketch, median |" in capsys.readouterr().out


def test_store() -> None:
    figures = store.measure(30, None)
    assert set(figures) == {"ours", "driver", "ORM row by row"}
    assert figures["ours"]["new_times_ours"] == 1.0


def test_store_on_postgres(postgres_url: str) -> None:
    figures = store.measure(30, postgres_url)
    assert figures["COPY"]["seen_us"] is None
    assert not math.isnan(figures["COPY"]["new_times_ours"])


def test_idle() -> None:
    figures = idle.measure(3, 1)
    assert len(figures.cycle) == len(figures.network) == len(figures.requests) == 1


def test_growth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(growth, "CHUNK", 150)
    monkeypatch.setattr(growth, "PROBES", 3)
    picture = tmp_path / "g.svg"
    options = ("--articles", 300, "--sizes", 150, "--json", tmp_path / "g.json", "--svg", picture)
    call(growth, monkeypatch, *options)
    points = json.loads((tmp_path / "g.json").read_text("utf-8"))
    assert [each["articles"] for each in points] == [150, 300]
    assert points[1]["commitments"] > points[0]["commitments"] > 0
    assert all(each["digest"] > 0 for each in points)
    assert "growth" in capsys.readouterr().out
    assert len(xml.etree.ElementTree.fromstring(picture.read_text("utf-8"))) > 20


def test_growth_is_beside_what_the_same_costs_in_an_empty_store() -> None:
    points = [
        {"articles": 10.0, "commitments": 1.0, "empty": 2.0, "ingest": 3.0, "bytes": 5.0},
        {"articles": 40.0, "commitments": 3.0, "empty": 4.0, "ingest": 9.0, "bytes": 5.0},
    ]
    last = growth.table(points).rows[-1]
    assert last == ["growth", "3.00 times", "2.00 times", "1.50 times", "1.00 times"]


def test_growth_ends_measured_when_its_time_is_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(growth, "CHUNK", 100)
    monkeypatch.setattr(growth, "PROBES", 3)
    call(growth, monkeypatch, "--articles", 300, "--minutes", 0, "--json", tmp_path / "g.json")
    (point,) = json.loads((tmp_path / "g.json").read_text("utf-8"))
    assert point["articles"] == 100
    assert "| 100 |" in capsys.readouterr().out


def test_backfill(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    backfill.write_pages(pages, 30)
    figures = backfill.measure(f"sqlite:///{tmp_path}/bench", pages, 30, 1)
    assert figures.same and figures.commitments
    assert figures.writer[0] > 0 and figures.others[0] > 0
    assert "| the same ledger | yes |" in backfill.table(figures, "sqlite").markdown()


def test_prefects_share_is_worked_out_from_two_sizes() -> None:
    small = Shares(1_000, work=[10.0], flow=[10.5], server=[0.5])
    large = Shares(5_000, work=[50.0], flow=[50.6], server=[0.8])
    assert small.added == 1.0 and math.isclose(small.share, 1 / 11)
    # 1.4 s at 5,000 grows by 0.1 s a thousand: 10.9 s at 100,000, of 1,010.9 in all.
    assert math.isclose(at_goal(small, large), 10.9 / 1010.9)


@pytest.mark.slow
def test_orchestration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orchestration, "IDLE_SECONDS", 0.5)
    cycles, few, fills, loaded, idle = orchestration.measure(10, 20, 1)
    assert (cycles.size, few.size, fills.size) == (10, 4, 20)
    assert loaded > 0 and idle >= 0
    assert all(each.flow and each.work for each in (cycles, few, fills))


def test_the_suite_names_benches_that_there_are() -> None:
    benches = suite.load()
    assert len({each.name for each in benches}) == len(benches)
    for each in benches:
        assert callable(import_module(each.module).main)
    assert {each.scale for each in benches} == {True, False}


def test_the_document_holds_what_was_measured(tmp_path: Path) -> None:
    first, second, *_ = suite.load()
    suite.keep(first, Table("T", ("a", "b"), [(1, 2)]).markdown() + "\n", tmp_path)
    text = suite.document(suite.load(), tmp_path)
    assert f"## {first.title}" in text and first.goal in text and first.command in text
    assert "| a | b |\n| --- | --- |\n| 1 | 2 |" in text
    assert second.title not in text


def test_a_plot_has_each_line_with_its_points() -> None:
    lines = {"one": [(10.0, 1.0), (1000.0, 5.0)], "two & three": [(10.0, 2.0), (1000.0, 2.0)]}
    root = xml.etree.ElementTree.fromstring(draw("T", "x", "y", lines))
    circles = [each for each in root if each.tag.endswith("circle")]
    assert len(circles) == 4
    assert {"one", "two & three"} <= {each.text for each in root}


def test_each_chinese_rule_family_has_sentences_enough_and_some_against_it() -> None:
    assert families.main() == 0
