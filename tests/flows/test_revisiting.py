"""Which articles are looked at again, and how their pages are asked for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from flows import revisiting
from flows.entries import to_row
from flows.listing import Listed
from sources import cls, ths
from sources._client import Client
from sources._source import Entry, Page, Source
from storage.known import Recent
from storage.runs import Validator
from tests.flows.conftest import Site

NOW = datetime(2026, 6, 10, 4, 0, tzinfo=UTC)
URL = "https://www.cls.cn/detail/7"
(LIST,) = cls.SOURCE.list_urls
HOURS = (1.5, 7.0, 25.0, 73.0, 169.0)
"""Ages at which an article's page is due, a little later than each."""


def recent(
    hours: float,
    *,
    place: str = LIST,
    whole: bool = True,
    looked: float | None = None,
    url: str = URL,
) -> Recent:
    """An article that was fetched so long ago, and looked at last so long ago."""
    entry = Entry(url, "工信部消息", whole=whole)
    ago = NOW - timedelta(hours=hours)
    looked_at = None if looked is None else NOW - timedelta(hours=looked)
    return Recent("a", url, to_row(entry), place, {"etag": '"7"'}, "0", ago, looked_at)


def is_due(each: Recent, *read: Listed, source: Source = cls.SOURCE) -> bool:
    return revisiting.due([each], source, read, now=NOW) == [each]


def test_a_page_of_its_own_is_due_at_every_age() -> None:
    assert [is_due(recent(hours, place=URL)) for hours in HOURS] == [True] * 5
    assert not is_due(recent(73.0, place=URL, looked=0.5))


def test_a_row_that_told_all_is_due_when_its_list_is_read_anew_no_more() -> None:
    assert [is_due(recent(hours)) for hours in HOURS] == [False, False, False, True, True]
    assert not is_due(recent(73.0, looked=0.5))
    assert is_due(recent(169.0, looked=96.0))


def test_a_row_whose_page_could_not_be_had_is_no_whole_text() -> None:
    assert not any(is_due(recent(hours, whole=False)) for hours in HOURS)


def test_a_source_without_pages_has_none_to_look_at() -> None:
    (listed,) = ths.SOURCE.list_urls
    assert not is_due(recent(73.0, place=listed), source=ths.SOURCE)


def test_what_is_still_listed_needs_no_page() -> None:
    """A quiet wire lists a row for days; what it tells is compared as it is."""
    page = Page(b"", NOW, url=LIST)

    def listed(url: str) -> Listed:
        return Listed(LIST, Validator(LIST), [(page, [Entry(url, "工信部消息")])], first=False)

    assert not is_due(recent(73.0), listed(URL))
    assert is_due(recent(73.0), listed("https://www.cls.cn/detail/8"))
    assert is_due(recent(73.0, place=URL), listed(URL)), "a page says more than its row"


@pytest.fixture
def client(site: Site) -> Iterator[Client]:
    with Client(allowed=frozenset((site.address.removeprefix("http://"),))) as made:
        yield made


@pytest.mark.parametrize(("place", "sent"), [(LIST, None), ("own", '"7"')])
def test_the_validators_of_a_list_are_not_sent_for_a_page(
    client: Client, site: Site, place: str, sent: str | None
) -> None:
    site.broken["/7.html"] = (200, b"<p>text</p>")
    asked: list[str | None] = []
    get = client.get

    def spied(url: str, *, etag: str | None = None, **more: object) -> Page | None:
        asked.append(etag)
        return get(url)

    client.get = spied  # type: ignore[method-assign, assignment]
    seen = revisiting.look(
        cls.SOURCE, client, recent(73.0, place=place, url=f"{site.address}/7.html")
    )
    assert seen is not None and seen[0].body == b"<p>text</p>"
    assert asked == [sent]
