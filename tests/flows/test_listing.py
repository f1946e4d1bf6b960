"""How far back a list is read, what is history in it, and where its rows are."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from articles.normalize import canonical_url
from flows.collect import Collected, collect_source
from flows.listing import Lists, read_lists
from sources._client import Client
from sources._dates import parse_date
from sources._json import read_json, rows_at
from sources._own_feed import feed_source
from sources._source import Entry, Expect, FetchError, Page, Source
from storage.known import Held
from storage.runs import Validator
from tests.flows.conftest import Site

NOW = datetime(2026, 6, 10, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PAGE = 5


class Store:
    """What is held, as a test says."""

    def __init__(self, held: Mapping[str, Held] | None = None) -> None:
        self.held = dict(held or {})

    def pages(self, page_ids: list[str]) -> set[str]:
        return set()

    def addresses(self, urls: list[str]) -> dict[str, Held]:
        return {url: self.held[url] for url in urls if url in self.held}


class Paged:
    """A list of one row an hour, PAGE rows a page; page 1 is the newest."""

    def __init__(self, site: Site, rows: int, *, dates: bool = True, about: bool = True) -> None:
        self.site, self.dates = site, dates
        self.title = "工信部消息" if about else "天气消息"
        for number in range(0, rows, PAGE):
            self.put(number // PAGE + 1, range(number, min(number + PAGE, rows)))

    def put(self, page: int, rows: range) -> None:
        body = json.dumps([self.row(number) for number in rows])
        self.site.broken[f"/list?p={page}"] = (200, body.encode())

    def row(self, number: int) -> dict[str, str]:
        row = {"url": self.url(number), "title": f"{self.title}之{number}"}
        if self.dates:
            row["time"] = (NOW - number * HOUR).strftime("%Y-%m-%d %H:%M:%S +0000")
        return row

    def url(self, number: int) -> str:
        return f"{self.site.address}/{number}.html"

    def source(self, *, reach: int = 10, official: bool = False) -> Source:
        return Source(
            id="paged",
            name="Paged",
            language="zh",
            cadence=HOUR,
            expect=Expect(rows=1, quiet=HOUR),
            list_urls=(f"{self.site.address}/list?p=1",),
            parse_list=parse_list,
            older=older,
            reach=reach,
            official=official,
        )

    @property
    def asked(self) -> list[str]:
        return [path for path in self.site.asked if path.startswith("/list")]


def parse_list(page: Page) -> list[Entry]:
    return [
        Entry(row["url"], row["title"], parse_date(row.get("time"), page.fetched_at))
        for row in rows_at(read_json(page), where=page.url)
    ]


def older(page: Page, entries: Sequence[Entry]) -> str | None:
    number = int(parse_qs(urlsplit(page.url or "").query)["p"][0])
    return (page.url or "").replace(f"p={number}", f"p={number + 1}")


def read(source: Source, site: Site, since: datetime | None, store: Store | None = None) -> Lists:
    (url,) = source.list_urls
    held = {url: Validator(url, checked_at=since)} if since else {}
    with client(site) as made:
        return read_lists(source, made, held, store or Store(), NOW)


def client(site: Site) -> Client:
    return Client(
        allowed=frozenset((site.address.removeprefix("http://"),)),
        now=lambda: NOW,
        sleep=lambda seconds: None,
    )


def listed(lists: Lists) -> int:
    return sum(len(entries) for each in lists.changed for _, entries in each.pages)


def test_a_list_that_was_read_an_hour_ago_is_one_page(site: Site) -> None:
    paged = Paged(site, 40)
    assert listed(read(paged.source(), site, NOW - HOUR)) == PAGE
    assert paged.asked == ["/list?p=1"]


@pytest.mark.parametrize("about", [True, False])
def test_a_list_that_was_down_for_a_day_is_read_back_to_then(site: Site, about: bool) -> None:
    """Whether or not any row concerns us: the rows' times say how far it is."""
    paged = Paged(site, 60, about=about)
    lists = read(paged.source(), site, NOW - 24 * HOUR)
    assert listed(lists) == 30
    assert len(paged.asked) == 6
    assert all(page.url == f"{site.address}/list?p=1" for page, _ in lists.changed[0].pages)


def test_a_list_without_times_is_read_back_to_what_is_stored(site: Site) -> None:
    paged = Paged(site, 60, dates=False)
    held = Held(frozenset(), NOW)
    stored = Store({canonical_url(paged.url(number)): held for number in range(12, 60)})
    assert listed(read(paged.source(), site, NOW - 24 * HOUR, stored)) == 15


def feed_page(site: Site, page: int, rows: range, *, last: bool) -> None:
    """A page of a feed with an entry an hour, which names the next one."""
    items = "".join(
        f"<item><title>工信部消息之{number}</title><link>{site.address}/{number}.html</link>"
        f"<pubDate>{NOW - number * HOUR:%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
        for number in rows
    )
    link = "" if last else f'<a:link rel="next" href="/feed?p={page + 1}"/>'
    body = f'<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel>{link}{items}'
    site.broken[f"/feed?p={page}"] = (200, f"{body}</channel></rss>".encode())


@pytest.mark.parametrize(("pages", "rows", "gap"), [(9, 30, None), (3, 15, "3 pages read back")])
def test_a_feed_is_read_back_by_the_pages_that_it_names(
    site: Site, pages: int, rows: int, gap: str | None
) -> None:
    for page in range(1, pages + 1):
        feed_page(site, page, range((page - 1) * PAGE, page * PAGE), last=page == pages)
    source = feed_source("own", "Own", f"{site.address}/feed?p=1")
    lists = read(source, site, NOW - 24 * HOUR)
    assert listed(lists) == rows
    (found,) = lists.changed
    assert (found.gap or "").startswith(gap or "") and bool(found.gap) == bool(gap)


def test_a_row_that_is_pinned_on_top_ends_nothing(site: Site) -> None:
    paged = Paged(site, 60)
    rows = [paged.row(500), *(paged.row(number) for number in range(4))]
    site.broken["/list?p=1"] = (200, json.dumps(rows).encode())
    stored = Store({canonical_url(paged.url(500)): Held(frozenset(), NOW)})
    read(paged.source(), site, NOW - 24 * HOUR, stored)
    assert len(paged.asked) == 6


def test_a_list_with_days_alone_is_read_to_the_day_before(site: Site) -> None:
    paged = Paged(site, 0)
    for page in (1, 2, 3, 4):
        day = (NOW - timedelta(days=(page - 1) // 2)).strftime("%Y-%m-%d")
        rows = [
            {"url": paged.url(10 * page + number), "title": "工信部消息", "time": day}
            for number in range(PAGE)
        ]
        site.broken[f"/list?p={page}"] = (200, json.dumps(rows).encode())
    read(paged.source(), site, NOW - HOUR)
    assert paged.asked == ["/list?p=1", "/list?p=2", "/list?p=3"], "two pages are of today"


def test_the_first_reading_is_one_page_and_history(site: Site) -> None:
    paged = Paged(site, 60)
    lists = read(paged.source(), site, None)
    assert listed(lists) == PAGE
    assert lists.changed[0].first


def test_a_list_is_read_back_so_far_and_no_further_and_says_so(site: Site) -> None:
    paged = Paged(site, 60)
    done = collect(paged.source(reach=3), site, NOW - timedelta(days=9))
    assert len(paged.asked) == 3
    assert done.status == "partial"
    assert "3 pages read back to 2026-06-09 22:00" in (done.reason or "")
    assert done.validators[0].body_hash, "what is out of reach isn't asked for again and again"


@pytest.mark.parametrize("end", [(404, b"gone"), (200, b"[]")])
def test_a_list_that_ends_is_read_to_its_end(site: Site, end: tuple[int, bytes]) -> None:
    paged = Paged(site, 10)
    site.broken["/list?p=3"] = end
    done = collect(paged.source(), site, NOW - timedelta(days=9))
    assert done.rows == 10
    assert done.status == "partial" and "older rows may be lost" in (done.reason or "")
    assert done.validators[0].body_hash


def test_a_site_that_gives_the_same_page_again_is_left(site: Site) -> None:
    paged = Paged(site, 5)
    for number in range(2, 9):
        paged.put(number, range(5))
    assert listed(read(paged.source(), site, NOW - timedelta(days=9))) == PAGE
    assert len(paged.asked) == 2


def test_an_older_page_that_fails_is_asked_for_again(site: Site) -> None:
    paged = Paged(site, 60)
    site.broken["/list?p=3"] = (500, b"down")
    done = collect(paged.source(), site, NOW - timedelta(hours=30))
    assert done.rows == 2 * PAGE
    assert done.status == "partial" and "500" in (done.reason or "")
    assert done.validators == [], "it isn't noted as read, so the next cycle reaches back as far"


def collect(source: Source, site: Site, since: datetime | None) -> Collected:
    (url,) = source.list_urls
    held = {url: Validator(url, checked_at=since)} if since else {}
    with client(site) as made:
        return collect_source(source, made, validators=held, known=Store(), now=NOW)


SHELL = b"<html><script data-at='/rows?id=new'></script></html>"


def shell_source(site: Site) -> Source:
    """A list whose address is a shell; the address of its rows was known once."""

    def lead(page: Page) -> str | None:
        found = page.body.partition(b"data-at='")[2].partition(b"'")[0].decode()
        return f"{site.address}{found}" if found else None

    def known(url: str, now: datetime) -> str:
        return url.replace("/column.html", "/rows?id=old")

    return Source(
        id="shell",
        name="Shell",
        language="zh",
        cadence=HOUR,
        expect=Expect(rows=1, quiet=HOUR),
        list_urls=(f"{site.address}/column.html",),
        parse_list=parse_list,
        sign=known,
        lead=lead,
        official=True,
    )


def test_known_rows_of_a_shell_are_asked_for_directly(site: Site) -> None:
    paged = Paged(site, 5)
    site.broken["/rows?id=old"] = site.broken["/list?p=1"]
    assert listed(read(shell_source(site), site, None)) == 5
    assert site.asked == ["/rows?id=old"]
    assert paged.asked == []


def test_a_list_that_was_kept_under_the_address_of_its_rows_was_read_before(site: Site) -> None:
    Paged(site, 5)
    site.broken["/rows?id=old"] = site.broken["/list?p=1"]
    source = shell_source(site)
    address = source.address(source.list_urls[0], NOW)
    with client(site) as made:
        held = {address: Validator(address, checked_at=NOW)}
        (listed_once,) = read_lists(source, made, held, Store(), NOW).changed
    assert not listed_once.first
    assert listed_once.validator.url == source.list_urls[0]


@pytest.mark.parametrize("answer", [(404, b"gone"), (200, b"<html>moved</html>"), (200, b"[]")])
def test_where_they_have_moved_the_shell_says_where(site: Site, answer: tuple[int, bytes]) -> None:
    Paged(site, 5)
    site.broken["/rows?id=old"] = answer
    site.broken["/column.html"] = (200, SHELL)
    site.broken["/rows?id=new"] = site.broken["/list?p=1"]
    lists = read(shell_source(site), site, None)
    assert listed(lists) == 5
    assert lists.changed[0].pages[0][0].url == f"{site.address}/column.html"


def test_a_shell_that_is_no_shell_says_so(site: Site) -> None:
    site.broken["/rows?id=old"] = (404, b"gone")
    site.broken["/column.html"] = (200, b"<html>new design</html>")
    with pytest.raises(Exception, match=r"doesn't say where its rows are .*column\.html") as raised:
        read(shell_source(site), site, None)
    assert not isinstance(raised.value, FetchError)


def test_a_shell_without_known_rows_is_asked_each_time(site: Site) -> None:
    Paged(site, 5)
    site.broken["/column.html"] = (200, SHELL)
    site.broken["/rows?id=new"] = site.broken["/list?p=1"]
    source = replace(shell_source(site), sign=None)
    first = read(source, site, None)
    (url,) = source.list_urls
    held = {url: first.changed[0].validator}
    with client(site) as made:
        again = read_lists(source, made, held, Store(), NOW)
    assert again.changed == [], "the rows are the same to the byte"
    assert site.asked.count("/column.html") == 2
