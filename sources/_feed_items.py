"""The raw items of a feed: by libxml2 where the feed leaves no doubt, else by feedparser.

feedparser reads anything but takes 20 times as long, so well-formed feeds go past it; a test
holds both ways to the same items.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_OLDER = ("next", "prev-archive")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


@dataclass(frozen=True, slots=True)
class Item:
    """What an item says, text for text; dates as they are written."""

    link: str = ""
    id: str = ""
    title: str = ""
    said: str = ""
    """The time of publication, else of the last change."""
    changed: str = ""
    """The time of the last change where it stands beside that of publication."""
    summary: str = ""
    author: str = ""
    source: str = ""


def read_items(text: str, *, whole: bool) -> list[Item]:
    """The items of a feed in its order; a feed that isn't `whole` is left to feedparser.

    Raises ValueError for what neither reads.
    """
    quick = _quick(text) if whole else None
    if quick is not None:
        return quick
    try:
        return list(_thorough(text))
    except (LookupError, AttributeError, TypeError, RecursionError) as error:
        # feedparser stumbles over some that are damaged: links closed within others.
        raise ValueError(f"a feed too damaged to read ({type(error).__name__})") from error


def older_link(text: str) -> str:
    """The address, as it is written, of the page of a feed that has what came before; or nothing.

    Of a damaged feed what can be read is read.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, recover=True
    )
    root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    if root is None:
        return ""
    links = [*root.findall(f"{_ATOM}link"), *root.findall(f"channel/{_ATOM}link")]
    said = {link.get("rel"): (link.get("href") or "").strip() for link in reversed(links)}
    return next((said[rel] for rel in _OLDER if said.get(rel)), "")


def _thorough(text: str) -> Iterator[Item]:
    import feedparser  # a tenth of a second to load, and most feeds are well-formed

    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", errors="replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    for item in parsed.entries:
        content = item.get("content") or [{}]
        # plain dict access, for feedparser's own would serve one key for another
        published, updated = (dict.get(item, key) or "" for key in ("published", "updated"))
        yield Item(
            link=item.get("link") or "",
            id=item.get("id") or "",
            title=item.get("title") or "",
            said=published or updated,
            changed=updated if published else "",
            summary=content[0].get("value") or item.get("summary") or "",
            author=item.get("author") or "",
            source=item.get("source", {}).get("title") or "",
        )


def _quick(text: str) -> list[Item] | None:
    """The items if the feed is well-formed and of a plain kind; None when in any doubt."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if "base" in text and any(element.get(_BASE) is not None for element in root.iter("*")):
        return None
    if root.tag == "rss":
        items = [_rss(item) for item in root.findall("./channel/item")]
    elif root.tag == f"{_ATOM}feed":
        items = [_atom(entry) for entry in root.findall(f"{_ATOM}entry")]
    else:
        return None
    known = [item for item in items if item is not None]
    return known if len(known) == len(items) and known else None


def _rss(item: Any) -> Item | None:
    said: dict[str, str] = {}
    for child in item:  # one pass: a search a field costs four times as much
        said.setdefault(child.tag, (child.text or "").strip())
    author = said.get("author") or said.get(f"{_DC}creator", "")
    link = said.get("link", "")
    if "@" in author or not link or f"{_ATOM}link" in said:
        return None
    published, dated = said.get("pubDate", ""), said.get(f"{_DC}date", "")
    return Item(
        link=link,
        id=said.get("guid", ""),
        title=said.get("title", ""),
        said=published or dated,
        changed=dated if published else "",
        summary=said.get(_CONTENT) or said.get("description", ""),
        author=author,
        source=said.get("source", ""),
    )


def _atom(entry: Any) -> Item | None:
    texts = [entry.find(_ATOM + name) for name in ("title", "summary", "content")]
    if any(text is not None and (text.get("type") == "xhtml" or len(text)) for text in texts):
        return None
    links = [
        link.get("href", "")
        for link in entry.findall(f"{_ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    if len(links) != 1 or entry.find(f"{_ATOM}source") is not None:
        return None
    published, updated = (_text(entry, _ATOM + name) for name in ("published", "updated"))
    return Item(
        link=links[0],
        id=_text(entry, f"{_ATOM}id"),
        title=_text(entry, f"{_ATOM}title"),
        said=published or updated,
        changed=updated if published else "",
        summary=_text(entry, f"{_ATOM}content") or _text(entry, f"{_ATOM}summary"),
        author=_text(entry, f"{_ATOM}author/{_ATOM}name"),
    )


def _text(element: Any, path: str) -> str:
    """The text of a child without markup of its own; nothing when there is none."""
    return (element.findtext(path) or "").strip()
