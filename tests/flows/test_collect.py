"""What is fetched again and what isn't: revisions, whole rows, lists that fail for themselves."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.collect import Collected, collect_files, collect_source
from sources import archive
from sources._client import Client
from sources._own_feed import feed_source
from sources._source import Entry, Page, Source
from storage.known import Held
from tests.flows.conftest import PARAGRAPHS, Site

NOW = datetime(2025, 6, 2, 4, 0, tzinfo=UTC)
TITLE = "工信部：加快制定低速车辆安全管理条例"


class Store:
    """What is held, as a test says."""

    def __init__(self, held: Mapping[str, Held] | None = None) -> None:
        self.held = dict(held or {})

    def pages(self, page_ids: list[str]) -> set[str]:
        return set()

    def addresses(self, urls: list[str]) -> dict[str, Held]:
        return {url: self.held[url] for url in urls if url in self.held}


@pytest.fixture
def source(site: Site) -> Source:
    return feed_source("demo", "Demo", site.feed)


def collect(source: Source, site: Site, store: Store) -> Collected:
    host = site.address.removeprefix("http://")
    with Client(allowed=frozenset((host,))) as client:
        return collect_source(source, client, validators={}, known=store, now=NOW)


def listing(*entries: Entry) -> Source:
    def parse(page: Page) -> list[Entry]:
        return list(entries)

    return replace(feed_source("demo", "Demo", "http://x/"), parse_list=parse)


def test_a_revised_item_is_fetched_again(site: Site) -> None:
    site.publish("one", TITLE, PARAGRAPHS, at=NOW)
    url = f"{site.address}/one.html"
    source = replace(
        listing(Entry(url, TITLE, published_at=NOW, revised_at=NOW + timedelta(hours=1))),
        list_urls=(site.feed,),
    )
    fetched_before = Held(frozenset({url}), NOW + timedelta(minutes=30))
    assert len(collect(source, site, Store({url: fetched_before})).found) == 1
    fetched_since = Held(frozenset({url}), NOW + timedelta(hours=2))
    assert collect(source, site, Store({url: fetched_since})).found == []


def test_a_whole_row_needs_no_page(site: Site) -> None:
    url = f"{site.address}/one.html"
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    source = replace(
        listing(Entry(url, TITLE, published_at=NOW, summary=text, whole=True)),
        list_urls=(site.feed,),
    )
    (found,) = collect(source, site, Store()).found
    assert found.article.paragraphs == PARAGRAPHS
    assert found.page.url == site.feed, "what is kept is the list that told it"
    assert site.asked == ["/feed.xml"]


def test_an_empty_drop_folder_is_well_and_a_missing_one_is_not(tmp_path: Path) -> None:
    """What is put there is read in the next cycle, however long nothing was."""
    drop = tmp_path / "drop"
    assert collect_files("archive", [drop], known=Store(), now=NOW).status == "failed"
    drop.mkdir()
    assert collect_files("archive", [drop], known=Store(), now=NOW).status == "unchanged"
    text = "".join(f"<p>{each}</p>\n" for each in PARAGRAPHS)
    (drop / "a.md").write_text(f'---\ntitle: "{TITLE}"\ndate: 2025-06-02\n---\n{text}', "utf-8")
    done = collect_files("archive", [drop], known=Store(), now=NOW)
    assert (done.status, [each.article.title for each in done.found]) == ("ok", [TITLE])
    assert archive.SOURCE.cadence <= timedelta(minutes=5), "as often as a cycle runs"


def test_a_list_fails_for_itself(source: Source, site: Site) -> None:
    site.publish("one", TITLE, PARAGRAPHS, at=NOW)
    two = replace(source, list_urls=(f"{site.address}/gone.xml", site.feed))
    done = collect(two, site, Store())
    assert done.status == "partial" and "404" in (done.reason or "")
    assert [each.article.title for each in done.found] == [TITLE]
    none = replace(source, list_urls=(f"{site.address}/gone.xml",))
    assert collect(none, site, Store()).status == "failed"


def test_a_page_that_could_not_be_had_is_tried_for_a_day(source: Source, site: Site) -> None:
    url = f"{site.address}/one.html"
    told_by_list = Store({url: Held(frozenset({site.feed}), NOW)})
    site.publish("one", TITLE, PARAGRAPHS, at=NOW - timedelta(hours=5))
    assert len(collect(source, site, told_by_list).found) == 1
    site.items.clear()
    site.publish("one", TITLE, PARAGRAPHS, at=NOW - timedelta(days=2))
    assert collect(source, site, told_by_list).found == []


def test_what_takes_too_long_is_left_to_the_next_cycle(source: Source, site: Site) -> None:
    """The newest come first; the list counts as unread, so that its first reading goes on."""
    for number in range(5):
        site.publish(f"n{number}", f"{TITLE}之{number}", PARAGRAPHS, at=NOW)
    seconds = iter(range(0, 10_000, 50))
    host = site.address.removeprefix("http://")
    with Client(allowed=frozenset((host,))) as client:
        done = collect_source(
            source, client, validators={}, known=Store(), now=NOW, clock=lambda: next(seconds)
        )
    assert [each.article.title[-1] for each in done.found] == ["4", "3", "2"]
    assert all(each.history for each in done.found)
    assert (done.status, done.validators) == ("partial", [])
    assert "2 pages are left to the next cycle" in (done.reason or "")


def test_a_list_that_is_gone_costs_the_others_nothing(source: Source, site: Site) -> None:
    """They are still asked conditionally, but for one of which a page failed."""
    site.publish("one", TITLE, PARAGRAPHS, at=NOW)
    lists = (f"{site.address}/gone.xml", site.feed)
    two = replace(source, list_urls=lists)
    done = collect(two, site, Store())
    assert done.status == "partial"
    (well,) = done.validators
    assert well.url == site.feed and well.body_hash
    site.broken["/one.html"] = (500, b"down")
    (again,) = collect(two, site, Store()).validators
    assert (again.url, again.body_hash, again.rows) == (site.feed, None, 1)
