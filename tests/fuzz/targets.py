"""What may be handed hostile bytes: each target lets typed errors pass and fails on all else.

A target takes bytes, of which the first may choose among parsers, and asserts what must hold of
whatever comes out.
"""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from alerts import blocks
from alerts.channels import open_channel
from alerts.delivery import ChannelError, Recipient
from alerts.mail import compose_mail
from alerts.notice import Notice
from alerts.render import render_notice
from articles.article import Article
from articles.fingerprint import fingerprint
from articles.normalize import canonical_url, normalize, sentences
from articles.relevance import about_miit
from commitments.extract import extract as extract_mentions
from flows.report import escape
from flows.settings import ConfigError, load
from sources import _registry
from sources._charset import decode
from sources._dates import EARLIEST_YEAR, find_date, parse_date
from sources._feed import parse_feed
from sources._guard import check_url
from sources._links import Selectors, parse_rows
from sources._robots_rules import allowed, read_rules
from sources._source import Entry, Page, Source, SourceError
from sources.formats import parse_file

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
ADDRESS = "https://news.example/a/1.html"
SELECTORS = Selectors("li", title="h3", date="time")


def charset(body: bytes) -> None:
    """Bytes under the charset that their own head names."""
    label, _, rest = body.partition(b"\n")
    with suppress(ValueError):
        text = decode(rest, label.decode("latin-1"))
        assert isinstance(text, str)
    with suppress(ValueError):
        assert isinstance(decode(b"<meta charset=" + body), str)


def feed(body: bytes) -> None:
    """A feed of any kind."""
    with suppress(SourceError):
        for entry in parse_feed(_page(body)):
            _check_entry(entry)


def rows(body: bytes) -> None:
    """The list of one of our sources, or one that an operator's selectors point out."""
    lists = list_sources()
    with suppress(SourceError):
        if not body or body[0] % (len(lists) + 1) == len(lists):
            found = parse_rows(SELECTORS, _page(body[1:]))
        else:
            parse = lists[body[0] % (len(lists) + 1)].parse_list
            assert parse is not None
            found = parse(_page(body[1:]))
        for entry in found:
            _check_entry(entry)


def paging(body: bytes) -> None:
    """Where a list's shell says that its rows are, and where its next page is."""
    for source in list_sources():
        with suppress(SourceError):
            if source.lead:
                source.lead(_page(body))
            if source.older:
                source.older(_page(body), [Entry(ADDRESS, "x")])


def article(body: bytes) -> None:
    """The page of an article, by one of our sources' parsers."""
    parsers = article_sources()
    parse = parsers[body[0] % len(parsers) if body else 0].parse_article
    assert parse is not None
    with suppress(SourceError):
        _check_article(parse(_page(body[1:]), Entry(ADDRESS, "标题")))


def post(body: bytes) -> None:
    """A saved post or page."""
    with suppress(SourceError):
        _check_article(parse_file(Page(body=body, fetched_at=NOW, path="drop/x.md")))


def moment(body: bytes) -> None:
    """A publication time as pages write it."""
    text = _text(body)
    for found in (parse_date(text, NOW), find_date(text, NOW)):
        assert found is None or (found.tzinfo is not None and found.year >= EARLIEST_YEAR)


def prose(body: bytes) -> None:
    """Text through normalizing, fingerprint and extraction; quotes stand where they say."""
    title, *paragraphs = _text(body).split("\n")
    for language in ("zh", "en"):
        made = Article(title, tuple(paragraphs), language, NOW)  # type: ignore[arg-type]
        fingerprint(made)
        about_miit(made)
        said = extract_mentions(made)
        for each in (*said.mentions, *said.fulfilments):
            text = title if each.paragraph < 0 else paragraphs[each.paragraph]
            assert text[each.start : each.end] == each.quote
    once = normalize(title)
    assert normalize(once) == once
    sentences(title)


def address(body: bytes) -> None:
    """An address from a feed: what passes is http(s) and has a host; its canonical form stays."""
    text = _text(body)
    once = canonical_url(text)
    assert canonical_url(once) == once
    with suppress(SourceError):
        check_url(text, frozenset())
        parts = urlsplit(text)
        assert parts.scheme in ("http", "https") and parts.hostname


def robots(body: bytes) -> None:
    """A site's robots.txt."""
    allowed(read_rules(_text(body), "miit-watch"), ADDRESS)


def message(body: bytes) -> None:
    """Hostile text in a message: no header, no markup and no mention comes of it."""
    text = _text(body)
    notice = replace(_NOTICE, title=text, quote=text, speaker=text, publisher=text, url=text)
    for language in ("zh", "en"):
        made = render_notice(notice, message_id="m1", language=language)  # type: ignore[arg-type]
        mail = bytes(
            compose_mail(made, Recipient("a@example.org"), sender="w@example.org", now=NOW)
        )
        read = message_from_bytes(mail, policy=policy.default)
        assert read["To"] == "a@example.org" and read["Bcc"] is None
        assert "<script" not in made.html.lower() and "javascript:" not in _links(made.html)
        said = str(blocks.compose_blocks(made))
        assert "<!" not in said and "<@" not in said
    assert "\n" not in escape(text)


def configuration(body: bytes) -> None:
    """A configuration file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "watch.toml"
        path.write_bytes(body)
        try:
            load(path)
        except ConfigError as error:
            assert "\n" not in str(error)


def channel(body: bytes) -> None:
    """A channel's address; what is wrong with it is said without its secret."""
    with suppress(ChannelError):
        open_channel(_text(body), name="x")


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each
    for each in (
        charset, feed, rows, paging, article, post, moment, prose, address, robots, message,
        configuration, channel,
    )
}  # fmt: skip

_NOTICE = Notice(
    id="n1", event="new", occurred_at=NOW, commitment_id="c1", title="", kind="measure"
)


def _page(body: bytes) -> Page:
    return Page(body=body, fetched_at=NOW, url=ADDRESS)


def _text(body: bytes) -> str:
    """Text of any kind, lone surrogates among it."""
    try:
        return body.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return body.decode("utf-8", errors="replace")


@cache
def list_sources() -> list[Source]:
    return [source for source in _registry.load() if source.parse_list]


@cache
def article_sources() -> list[Source]:
    return [source for source in _registry.load() if source.parse_article]


def _check_entry(entry: Entry) -> None:
    assert entry.url.startswith(("http://", "https://"))
    assert entry.published_at is None or entry.published_at.tzinfo is not None
    assert entry.title == " ".join(entry.title.split())
    _check_storable(asdict(entry))


def _check_article(made: Article) -> None:
    assert made.title
    assert made.published_at is None or made.published_at.tzinfo is not None
    assert all(text and text == " ".join(text.split()) for text in made.paragraphs)
    _check_storable(asdict(made))
    shown = (made.title, *made.paragraphs)
    assert not any("\x7f" <= each < "\xa0" or each == "\x1b" for text in shown for each in text)


def _check_storable(value: object) -> None:
    """No text in it that a database refuses: NUL, half a surrogate pair."""
    if isinstance(value, str):
        assert "\0" not in value, "NUL"
        value.encode()
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            _check_storable(each)


def _links(html: str) -> str:
    return " ".join(part.split('"', 1)[0].lower() for part in html.split('href="')[1:])
