"""The interface that fills the column pages of www.miit.gov.cn, shared by the column sources.

Seen 2026-10: a column page is a shell whose script names the interface and the column's id; the
rows come as HTML inside JSON, 24 a page, newest first, with a date and without a time. Links may
lead to other sites. Needs User-Agent and Referer.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from sources._dates import parse_date
from sources._html import Element, fold, parse_html, parse_markup, text_of
from sources._json import loads, read_json
from sources._links import joined
from sources._source import EmptyListError, Entry, Page, ParseError

PAGE_SIZE = 24
_NUMBER = re.compile("[0-9]{1,9}")
_LEAST = 0.5
"""Share of the promised rows from which a page is believed."""


@cache
def table() -> dict[str, Any]:
    """`miit.toml`: the site, its columns and its bureaus' columns."""
    return tomllib.loads(files("sources").joinpath("miit.toml").read_text(encoding="utf-8"))


def column_pages(group: str) -> tuple[str, ...]:
    """The addresses of the `columns` or `bureaus` pages."""
    return tuple(_page_of(column["path"]) for column in table()[group])


def unit_url(url: str, now: datetime) -> str:
    """Where the rows of a column page are, as far as its id is known; else the page itself."""
    del now
    return _known().get(url, url)


def shell_lead(page: Page) -> str | None:
    """Where a shell's script takes its rows from; None for what is no shell."""
    if page.body.lstrip()[:1] != b"<":
        return None
    for script in parse_html(page).iter("script"):
        named = _query(script)
        if named.get("pageType") == "column" and named.get("pageId"):
            base = page.url or table()["site"]["address"]
            path = joined(base, script.get("url") or "")
            return _address(path, named) if path else None
    return None


def parse_unit(page: Page) -> list[Entry]:
    """The rows of one page of a column; raises ParseError when far fewer came than promised."""
    tree = _markup(page)
    entries = []
    for row in tree.xpath("//*[contains(@class, 'page-content')]//li"):
        links = row.xpath(".//a[@href]")
        address = joined(table()["site"]["address"], links[0].get("href")) if links else ""
        if not address:
            continue
        dates = row.xpath(".//span[contains(@class, 'fr')]")
        entries.append(
            Entry(
                url=address,
                # link texts are cut with an ellipsis, the attribute is whole
                title=fold(links[0].get("title") or "") or text_of(links[0]),
                published_at=parse_date(text_of(dates[-1]), page.fetched_at) if dates else None,
            )
        )
    number, size, count = _pagination(tree)
    promised = min(size, max(0, count - (number - 1) * size))
    if not entries:
        raise EmptyListError("a column without rows", where=page.url)
    if len(entries) < promised * _LEAST:
        raise ParseError(f"{len(entries)} rows where {promised} are promised", where=page.url)
    return entries


def older_unit(page: Page, entries: Sequence[Entry]) -> str | None:
    """The address of the next page of a column; None after its last."""
    del entries
    number, size, count = _pagination(_markup(page))
    if number * size >= count:
        return None
    address = re.sub(r"&paramJson=[^&]*", "", page.url or "")
    return address + "&paramJson=" + quote(f'{{"pageNo":{number + 1},"pageSize":"{size}"}}')


def _markup(page: Page) -> Element:
    answer = read_json(page)
    data = answer.get("data") if isinstance(answer, dict) else None
    markup = data.get("html") if isinstance(data, dict) else None
    if not isinstance(markup, str) or not answer.get("success") or str(answer.get("code")) != "200":
        raise ParseError("the column's interface answers without rows", where=page.url)
    return parse_markup(markup, where=page.url)


def _pagination(tree: Element) -> tuple[int, int, int]:
    """This page's number, rows a page, rows in all; one page of nothing where they aren't said."""
    for element in tree.xpath("//*[@pageno and @count]"):
        named = (element.get(name) or "" for name in ("pageno", "rows", "count"))
        number, size, count = (int(text) if _NUMBER.fullmatch(text) else 0 for text in named)
        return max(1, number), size or PAGE_SIZE, count
    return 1, PAGE_SIZE, 0


def _query(script: Element) -> dict[str, str]:
    """The query that a shell's script names, in the site's own spelling of JSON."""
    try:
        found = loads((script.get("querydata") or "").replace("'", '"'))
    except ValueError:
        return {}
    named = found.items() if isinstance(found, dict) else ()
    return {key: value for key, value in named if isinstance(value, str)}


@cache
def _known() -> dict[str, str]:
    site = table()["site"]
    base = site["address"] + site["interface"]
    tags = {"columns": site["main"], "bureaus": site["bureau"]}
    return {
        _page_of(column["path"]): _address(
            base,
            {
                "parseType": "buildstatic",
                "webId": site["web"],
                "tplSetId": site["templates"],
                "pageType": "column",
                "tagId": tag,
                "editType": "null",
                "pageId": column["id"],
            },
        )
        for group, tag in tags.items()
        for column in table()[group]
        if "id" in column
    }


def _address(base: str, query: dict[str, str]) -> str:
    return f"{base}?" + "&".join(f"{key}={quote(value)}" for key, value in query.items())


def _page_of(path: str) -> str:
    address: str = table()["site"]["address"]
    return f"{address}{path}index.html"
