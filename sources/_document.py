"""What official pages hang on a notice: the table above it, and the files below it."""

import re
from datetime import date
from urllib.parse import unquote, urljoin, urlsplit

from articles.article import Attachment, Document
from articles.clock import SHANGHAI
from sources._dates import parse_date
from sources._html import Element, text_of
from sources._source import Entry, Page

_LABELS = {
    "发文机关": "issuer", "发文字号": "number", "文号": "number", "索引号": "index",
    "成文日期": "signed_on", "发布日期": "released_on",
}  # fmt: skip
_CELLS = frozenset(("td", "th"))
_LONGEST_LABEL = 8
_NOT_LETTERS = re.compile(r"[\W_]+")
_FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|et|pptx?|zip|rar|7z|txt|csv)$", re.I)
_BRACKETS = str.maketrans("﹝﹞［］[]【】", "〔〕〔〕〔〕〔〕")


def document_in(tree: Element, page: Page) -> Document | None:
    """What a page's table of labels and values says of its document; None where it has none."""
    found: dict[str, str] = {}
    for cell in tree.iter("td", "th"):
        value = cell.getnext()
        if value is None or value.tag not in _CELLS:
            continue
        label = _NOT_LETTERS.sub("", "".join(cell.itertext()))
        name = _LABELS.get(label) if len(label) <= _LONGEST_LABEL else None
        if name and (text := text_of(value)):
            found.setdefault(name, text)
    if not found:
        return None
    return Document(
        issuer=found.get("issuer"),
        number=number_of(found["number"]) if "number" in found else None,
        index=found.get("index"),
        signed_on=_day(found.get("signed_on"), page),
        released_on=_day(found.get("released_on"), page),
    )


def _day(text: str | None, page: Page) -> date | None:
    moment = parse_date(text, page.fetched_at)
    return moment.astimezone(SHANGHAI).date() if moment else None


def listed_document(entry: Entry | None) -> Document | None:
    """What the list says of a document: its number, with the body that issued it."""
    if entry is None or not entry.number:
        return None
    return Document(issuer=entry.publisher, number=number_of(entry.number))


def number_of(text: str) -> str:
    """文号 without blanks, with the brackets 〔〕 whatever it was written with."""
    return "".join(text.split()).translate(_BRACKETS)


def attachments_in(tree: Element, base: str) -> tuple[Attachment, ...]:
    """The files that a page links to or shows in a frame, each address once, in order."""
    found: dict[str, str] = {}
    for element in tree.iter("a", "iframe", "embed"):
        address = element.get("href") or element.get("src") or ""
        try:
            url = urljoin(base, address.strip())
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not _FILE.search(parts.path):
            continue
        name = text_of(element) if element.tag == "a" else ""
        file = unquote(parts.path.rsplit("/", 1)[-1])
        found.setdefault(url, name or (element.get("title") or "").strip() or file)
    return tuple(Attachment(name, url) for url, name in found.items())
