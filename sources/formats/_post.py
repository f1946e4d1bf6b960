"""What the formats of saved posts share: body to paragraphs, and the assembled Article."""

import re
from dataclasses import dataclass
from datetime import datetime

from articles.article import Article
from articles.normalize import canonical_url
from sources._byline import closing, credited, dateline, editor, origin_beside, reporter
from sources._html import fold, language_of, paragraphs, parse_markup, without_noise
from sources._source import Page, ParseError
from sources._title import derive_title

# Each piece excludes what begins the next, so that hostile text costs no more than its length.
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+|)>")
_LINK_ALONE = re.compile(r"(?:原文(?:链接|地址)?|链接|来源)?\s?[:：]?\s?(https?://\S+)")
_NAVIGATION = re.compile(r"(?:\[[^\[\]]*\]\([^()]*\)[\s|｜·•/]*)+")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_]+)(?<=\S)\1(?![\w*_])")
_BULLET = re.compile(r"[*+-][ \t]+(?:_\d{1,2}_[ \t]+)?")
_NUMBER = re.compile(r"\d{1,2}[.)][ \t]")
_HEADING = re.compile(r"#{1,6}(?=\s)")
_TAG = re.compile(r"<(?:p|div|br|h[1-6]|table|ul|ol|section|span|article)\b[^<>]*>", re.I)


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a post: every block as it stands, and the address that it names as its own."""

    everything: tuple[str, ...]
    blocks: tuple[str, ...]
    url: str | None = None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return without_noise(self.blocks)


def read_body(text: str) -> Body:
    """The blocks of a body in HTML, in Markdown, or in one with leavings of the other."""
    links = [link for link in _AUTOLINK.findall(text) if link]
    text = _AUTOLINK.sub("", text)
    if not _TAG.search(text):
        blocks = markdown_blocks(text)
        alone = [found[1] for block in blocks if (found := _LINK_ALONE.fullmatch(block))]
        blocks = tuple(block for block in blocks if not _LINK_ALONE.fullmatch(block))
        return Body(blocks, blocks, _own_url([*links, *alone]))
    tree = parse_markup(_wrap_markdown(text))
    everything = _without_navigation(paragraphs(tree, everything=True))
    return Body(everything, _without_navigation(paragraphs(tree)), _own_url(links))


def markdown_blocks(text: str) -> tuple[str, ...]:
    """Markdown to plain blocks: headings and list items stand alone, markers are dropped.

    The numbers of numbered items are text and stay.
    """
    blocks: list[str] = []
    for chunk in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines: list[str] = []
        for line in chunk.split("\n"):
            bare = line.strip().lstrip("> \t")
            heading, bullet = _HEADING.match(bare), _BULLET.match(bare)
            if (heading or bullet or _NUMBER.match(bare)) and lines:
                blocks.append(" ".join(lines))
                lines = []
            if heading:
                blocks.append(bare[heading.end() :].strip().rstrip("#").rstrip())
            else:
                lines.append(bare[bullet.end() :] if bullet else bare)
        blocks.append(" ".join(lines))
    kept = (fold(inline(block)) for block in blocks if not _NAVIGATION.fullmatch(block.strip()))
    return tuple(block for block in kept if block and block.strip("-*_= "))


def inline(text: str) -> str:
    """A Markdown line without emphasis, links and images."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _SLANTED.sub(r"\2", _STRONG.sub(r"\2", text))
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|>~-])", r"\1", text)


def make_article(
    page: Page,
    body: Body,
    *,
    title: str,
    published_at: datetime | None,
    publisher: str | None = None,
    carrier: str | None = None,
    author: str | None = None,
    url: str | None = None,
    published_inferred: bool = False,
    title_derived: bool = False,
) -> Article:
    """The article of a saved post; what the arguments leave open is read from its lines.

    `publisher` is an outlet that the post names, `carrier` the one whose page or feed was saved.
    """
    kept, title = body.paragraphs, fold(title)
    if not kept and not title:
        raise ParseError("neither title nor text", where=page.path or page.url)
    line = dateline(kept[0]) if kept else None
    address = url or body.url or page.url
    last = closing(kept[-1]) if kept else None
    origin = origin_beside(carrier, credited(body.everything), last)
    told = line.publisher if line else None
    return Article(
        title=title or derive_title(kept[0]),
        paragraphs=kept,
        language=language_of(title + " ".join(kept)),
        published_at=published_at,
        published_inferred=published_inferred,
        title_derived=title_derived or not title,
        publisher=origin or publisher or told or carrier,
        origin=origin,
        carrier=carrier,
        author=author or editor(body.everything) or reporter(kept),
        url=canonical_url(address) if address else None,
        path=page.path,
    )


def _own_url(links: list[str]) -> str | None:
    return links[-1] if links else None


def _wrap_markdown(text: str) -> str:
    """Markdown paragraphs beside HTML ones become HTML paragraphs, so that they stay apart."""
    chunks = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return "\n".join(
        chunk if "<" in chunk or not chunk.strip() else f"<p>{chunk.lstrip('> ')}</p>"
        for chunk in chunks
    )


def _without_navigation(blocks: tuple[str, ...]) -> tuple[str, ...]:
    kept = (_LINK.sub(r"\1", block) for block in blocks if not _NAVIGATION.fullmatch(block))
    return tuple(block for block in kept if block)
