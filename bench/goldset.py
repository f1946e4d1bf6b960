"""Annotated articles: `NAME.json` files that name an article and every mention in it."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from articles.clock import SHANGHAI
from commitments.model import CONCRETE


class GoldError(Exception):
    """An annotation can't be used; names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mention as a careful reader marked it; `anchor` is the part that must be found."""

    anchor: str
    quote: str
    kind: str
    stage: str | None
    deadline: str | None
    quantity: str | None
    key: str | None
    """The commitment, the same in all articles; None for general measures."""
    repeat: bool
    """Says again what stands elsewhere in the article: finding it is neither right nor wrong."""

    @property
    def concrete(self) -> bool:
        return self.kind in CONCRETE


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article, its annotations in reading order, and quotes that report a fulfilment."""

    path: Path
    published_at: datetime
    mentions: tuple[Annotation, ...]
    fulfilled: tuple[tuple[str, ...], ...] = ()
    """Reports of what was kept: the quotes of each thing; title and text may both tell."""

    @property
    def name(self) -> str:
        """The file's name, unique in a gold set."""
        return self.path.name


def fold(text: str | None) -> str:
    """Text for comparing: NFKC, lower case, no white space."""
    return "".join(unicodedata.normalize("NFKC", text or "").split()).lower()


def load(folder: Path, articles: Path | None = None) -> tuple[AnnotatedArticle, ...]:
    """The annotations of a folder; their `file` is relative to `articles` (folder/articles).

    Raises GoldError when the folder holds none, or one that can't be read.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(f"no annotations (*.json) in {folder}")
    return tuple(_read(path, articles or folder / "articles") for path in files)


def _read(path: Path, articles: Path) -> AnnotatedArticle:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        article = (articles / raw["file"]).resolve()
        found = AnnotatedArticle(
            path=article,
            published_at=_moment(raw["published"]),
            mentions=tuple(_annotation(mention) for mention in raw["mentions"]),
            fulfilled=_fulfilled(raw.get("fulfilled", ())),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{path}: {type(error).__name__}: {error}") from error
    if not article.is_file():
        raise GoldError(f"{path}: no article {article}")
    return found


def _fulfilled(raw: Iterable[dict[str, str | None]]) -> tuple[tuple[str, ...], ...]:
    """The quotes by what they tell of; one without a key is a thing of its own."""
    found: dict[str, list[str]] = {}
    for report in raw:
        quote = str(report["quote"])
        found.setdefault(report.get("key") or quote, []).append(quote)
    return tuple(map(tuple, found.values()))


def _annotation(raw: dict[str, str | bool | None]) -> Annotation:
    def text(name: str) -> str | None:
        value = raw.get(name)
        return str(value) if value else None

    return Annotation(
        anchor=str(raw["anchor"]),
        quote=str(raw["quote"]),
        kind=str(raw["kind"]),
        stage=text("stage"),
        deadline=text("deadline"),
        quantity=text("quantity"),
        key=text("key"),
        repeat=bool(raw.get("repeat")),
    )


def _moment(text: str) -> datetime:
    """An aware time; a bare day, or a time without zone, is Shanghai's."""
    spaced = re.sub(r" ?([+-]\d{2}):?(\d{2})$", r"\1:\2", text.strip())
    moment = datetime.fromisoformat(spaced)
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
