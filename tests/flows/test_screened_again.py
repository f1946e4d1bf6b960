"""A row that was screened out is screened again when its list gives it another title."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles.normalize import canonical_url
from flows.collect import Collected, collect_source
from sources import _registry
from sources._charset import page_text
from sources._client import Client
from sources._fixture import read_fixture
from sources._source import Entry, Page, Source
from storage.known import Held
from storage.runs import Validator

FIXTURES = Path(__file__).parents[1] / "sources"
_NAMES = re.compile(
    "工业和信息化部|工信部|工信微报|MIIT|Ministry of Industry[a-z A-Z]+|industry ministry"
)
SCREENED = [each for each in _registry.load() if not each.official and each.parse_list]


class Nothing:
    """What is held: nothing, for what is screened out isn't stored."""

    def pages(self, page_ids: list[str]) -> set[str]:
        return set()

    def addresses(self, urls: list[str]) -> dict[str, Held]:
        return {}


@dataclass
class One(Client):
    """A client to whom the whole web is one page."""

    page: Page

    def get(self, url: str, **sent: object) -> Page | None:
        return self.page


def read(source: Source, page: Page, validators: Mapping[str, Validator]) -> Collected:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    return collect_source(source, One(page), validators=validators, known=Nothing(), now=now)


def rewritten(page: Page, text: str) -> Page:
    """The list with another text, in its own charset."""
    own = page_text(page)
    charset = next(each for each in ("utf-8", "gb18030") if own.encode(each) == page.body)
    return replace(page, body=text.encode(charset))


def rows_of(source: Source, page: Page) -> list[Entry]:
    assert source.parse_list
    return source.parse_list(page)


@pytest.mark.parametrize("source", SCREENED, ids=lambda source: source.id)
def test_a_title_that_comes_to_name_the_ministry_is_taken(source: Source) -> None:
    page = next(iter(read_fixture(FIXTURES / source.id).lists.values()))
    text = _NAMES.sub("某", page_text(page))
    before = rewritten(page, text)
    one = replace(
        source, list_urls=(page.url or "",), older=None, sign=None, lead=None, parse_article=None
    )
    row = next(each for each in rows_of(one, before) if each.title and each.title in text)
    said = "MIIT: " if source.language == "en" else "工信部："
    after = rewritten(page, text.replace(row.title, f"{said}{row.title}"))
    read_first = read(one, before, {})
    assert read_first.found == []
    (found,) = read(one, after, {each.url: each for each in read_first.validators}).found
    assert found.article.url == canonical_url(row.url)
    assert not found.history, "it is news"
