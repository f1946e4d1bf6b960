"""HTML to clean paragraphs, by lxml alone: a BeautifulSoup tree costs 25 lxml parses."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree

from articles.article import Language
from sources._charset import page_text
from sources._source import Page, ParseError

Element = Any
"""An lxml element; the stubs know too little of lxml.html to be of use."""

CELLS = frozenset(("td", "th"))
_LONGEST_CELL = 200
"""Characters up to which a cell holds a datum; layouts hold whole articles in theirs."""
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·"
_WRAPPED = re.compile(rf"(?<=[{_WIDE}])[ \t]*\r?\n\s*(?=[{_WIDE}])")
# Controls of terminals, halves of characters, marks without width or that turn the reading.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ufeff\u00ad\ufffc\ud800-\udfff]"
)
NOISE: dict[str, Any] = tomllib.loads(
    files("sources").joinpath("noise.toml").read_text(encoding="utf-8")
)
BLOCK_TAGS, SILENT_TAGS, _NAMES = (
    frozenset(NOISE["elements"][key]) for key in ("blocks", "silent", "names")
)
_MOST_TAGS = 200_000
"""Angle brackets; of each element the parser keeps a kilobyte, and long pages have ten thousand."""
_SITE_NAME = re.compile(r"\s*[_|]\s*|\s+[-–—]+\s*|(?<![-–—])[-–—]++\s+|[-–—](?=[^-–—]{2,12}$)")
_LONGEST_WINDOW_TITLE = 1_000
_THE_END = re.compile(r"\s*[(（](?:完|记者完|END)[)）]$")
BREAK = "\0"
_HAN = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile("[A-Za-z]")


def fold(text: str) -> str:
    """White space folded to single spaces, edges and invisible characters stripped.

    A line break between two Chinese characters is none for a reader and goes away.
    """
    if not text:
        return text
    text = _INVISIBLE.sub("", text)
    if "\n" in text:
        text = _WRAPPED.sub("", text)
    return " ".join(text.split())


def parse_html(page: Page) -> Element:
    """The tree of a page; raises ParseError when there is nothing to parse."""
    return parse_markup(page_text(page), where=page.url or page.path)


def parse_markup(text: str, where: str | None = None) -> Element:
    """The tree of a document or fragment given as text; raises ParseError where none is made."""
    # Bytes are searched faster than a text in which some characters are wide.
    raw = text.encode("utf-8", errors="replace").replace(b"\0", b"")
    check_markup(raw, where)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise ParseError("no HTML in it", where=where) from error
    if tree is None:
        raise ParseError("no HTML in it", where=where)
    return tree


def check_markup(raw: bytes | str, where: str | None = None) -> None:
    """Raise ParseError for more markup than a page or feed has: its tree would fill the memory."""
    tags = raw.count(b"<") if isinstance(raw, bytes) else raw.count("<")
    if tags > _MOST_TAGS:
        raise ParseError(f"more than {_MOST_TAGS} tags", where=where)


def text_of(element: Element) -> str:
    """All text inside one element, folded, without scripts."""
    return " ".join(paragraphs(element))


def paragraphs(element: Element, *, everything: bool = False) -> tuple[str, ...]:
    """The text blocks of `element` in reading order; a table row is one block.

    Scripts and styles are left out, and unless `everything` is asked for, captions and the
    containers that `noise.toml` names.
    """
    pieces: list[str] = []
    _collect(element, pieces, everything)
    return folded_blocks(pieces)


def folded_blocks(pieces: list[str]) -> tuple[str, ...]:
    """Pieces of text with a BREAK wherever a block begins or ends, as clean blocks."""
    blocks = "".join(pieces).split(BREAK)
    folded = (fold(block) for block in blocks if block and not block.isspace())
    return tuple(block for block in folded if block)


def _collect(element: Element, pieces: list[str], everything: bool) -> None:
    """Depth first without recursion: pages nest thousands of levels deep."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    left_out = None
    for event, node in walk:
        tag = node.tag
        if event == "start":
            if tag in BLOCK_TAGS:
                pieces.append(BREAK)
            if tag in SILENT_TAGS or not (everything or node is element or not _is_noise(node)):
                left_out = node
                walk.skip_subtree()
            elif tag == "tr" and (cells := data_cells(node)):
                pieces.append(" ".join(cells))
                walk.skip_subtree()
            elif node.text:
                pieces.append(node.text)
            continue
        if tag in BLOCK_TAGS:
            pieces.append(BREAK)
        elif tag in CELLS and node is not left_out:
            pieces.append(" ")
        if node is not element and node.tail:
            pieces.append(node.tail)


def data_cells(row: Element) -> list[str]:
    """The cells of a row of figures, each one text whatever stands in it; none of a layout's."""
    cells = ["".join(cell.itertext()) for cell in row if cell.tag in CELLS]
    if len(cells) < 2 or max(map(len, cells)) > _LONGEST_CELL:
        return []
    return [" ".join(cell.split()) for cell in cells]


def _is_noise(node: Element) -> bool:
    names = node.get("class"), node.get("id")
    if names == (None, None):
        return False
    words = f"{names[0] or ''} {names[1] or ''}".split()
    return not _NAMES.isdisjoint(words)


@cache
def _noise_lines() -> re.Pattern[str]:
    lines: list[str] = NOISE["lines"]["patterns"]
    return re.compile("|".join(f"(?:{line})" for line in lines), re.I)


def without_noise(blocks: tuple[str, ...]) -> tuple[str, ...]:
    """Paragraphs without editor lines, original-title lines, QR boxes and wire footers."""
    kept = [block for block in blocks if not _noise_lines().fullmatch(block)]
    if kept:
        kept[-1] = _THE_END.sub("", kept[-1])
    return tuple(block for block in kept if block)


def language_of(text: str) -> Language:
    """zh where Chinese characters make a tenth of the letters, else en."""
    han, latin = len(_HAN.findall(text)), len(_LETTER.findall(text))
    return "zh" if han * 9 >= latin and han else "en"


def xpath(expression: str) -> etree.XPath:
    """A compiled XPath in which `.name` conditions are written `hasclass('name')`."""
    return etree.XPath(
        re.sub(
            r"hasclass\('([\w-]+)'\)",
            r"(@class and contains(concat(' ', @class, ' '), ' \1 '))",
            expression,
        )
    )


def metas(tree: Element) -> dict[str, str]:
    """The page's meta elements by lower-case name or property; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        content = meta.get("content")
        if name and content:
            found.setdefault(name.lower(), content.strip())
    return found


def page_title(tree: Element) -> str:
    """The page's own title, or nothing.

    A heading that the window title repeats, else the share title, else the window title without
    the site's name, else the first heading: logos are headings on many sites.
    """
    window = next((fold(title.text) for title in tree.iter("title") if title.text), "")
    window = window[:_LONGEST_WINDOW_TITLE]
    tops = [text for heading in tree.iter("h1") if (text := text_of(heading))]
    if repeated := [text for text in tops if text in window]:
        return max(repeated, key=len)  # the site's name is in the window title too
    named = metas(tree)
    for key in ("articletitle", "og:title", "twitter:title"):
        if named.get(key):
            return fold(named[key])
    return _SITE_NAME.split(window)[0] or next(iter(tops), "")
