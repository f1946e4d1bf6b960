"""Score the parsers on saved pages: `python -m bench.page_scores FOLDER [--gold DIR] [--least F1]`.

Below FOLDER lie pages, `NAME.html`; beside each, or under DIR in the same place, its annotation
`NAME.json`: `title`, `published_at` (ISO 8601 with a zone, or null), `paragraphs`, and `url`, the
address by which the page's site and so its parser are known. Pages without one are passed over.

The body's F1 is over characters: how many of the page's true text are found, and how many of those
found are true, white space apart, each character counted with the three that follow it.
"""

import argparse
import json
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from articles.article import Article
from sources._sites import parse_page, parse_saved
from sources._source import Entry, Page, SourceError

RUN = 4


@dataclass(frozen=True, slots=True)
class Score:
    """How one page was read; `reason` where it wasn't."""

    name: str
    generic: bool = False
    title: bool = False
    date: bool = False
    body: float = 0.0
    reason: str = ""


def score(page: Path, gold: dict[str, Any], name: str, now: datetime) -> Score:
    """Parse a page by its site's parser and compare."""
    held = Page(page.read_bytes(), now, path=str(page))
    try:
        url = gold.get("url")
        article = parse_page(held, Entry(url=url, title="")) if url else parse_saved(held)
    except SourceError as error:
        return Score(name, reason=error.reason)
    return Score(
        name,
        article.generic,
        _squeezed(article.title) == _squeezed(gold["title"]),
        _same_time(article, gold["published_at"]),
        f1("".join(article.paragraphs), "".join(gold["paragraphs"])),
    )


def f1(found: str, true: str) -> float:
    """The harmonic mean of precision and recall over runs of characters."""
    ours, theirs = _runs(found), _runs(true)
    shared = sum((ours & theirs).values())
    total = sum(ours.values()) + sum(theirs.values())
    return 2 * shared / total if total else 1.0


def _runs(text: str) -> Counter[str]:
    plain = _squeezed(text)
    width = min(RUN, len(plain))
    return Counter(plain[at : at + width] for at in range(len(plain) - width + 1) if width)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _same_time(article: Article, wanted: str | None) -> bool:
    return article.published_at == (datetime.fromisoformat(wanted) if wanted else None)


def pages(folder: Path, gold: Path) -> Iterator[tuple[Path, dict[str, Any], str]]:
    """Every annotated page with its annotation and its name below the folder."""
    for page in sorted(folder.rglob("*.htm*")):
        place = page.relative_to(folder)
        annotation = gold / place.with_suffix(".json")
        if annotation.is_file():
            yield page, json.loads(annotation.read_text(encoding="utf-8")), str(place)


def main() -> None:
    """Score and print; exit 1 where a page is below the least."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--gold", type=Path)
    arguments.add_argument("--least", type=float, default=0.0)
    chosen = arguments.parse_args()
    now = datetime.now(UTC)
    found = [
        score(page, gold, name, now)
        for page, gold, name in pages(chosen.folder, chosen.gold or chosen.folder)
    ]
    if not found:
        sys.exit(f"bench.page_scores: {chosen.folder}: no annotated page")
    console = Console(width=120)
    table = Table("page", "parser", "title", "date", "body F1")
    for each in found:
        marks = ("yes" if right else "NO" for right in (each.title, each.date))
        parser = each.reason or ("any page's" if each.generic else "own")
        table.add_row(each.name, parser, *marks, f"{each.body:.3f}")
    console.print(table)
    groups: dict[str, list[Score]] = defaultdict(list)
    for each in found:
        groups["any page's parser" if each.generic else "own parsers"].append(each)
    for name, group in groups.items():
        bodies = [each.body for each in group]
        console.print(
            f"{name}: {len(group)} pages, title right on {sum(each.title for each in group)}, "
            f"date on {sum(each.date for each in group)}, body F1 mean "
            f"{statistics.mean(bodies):.3f}, least {min(bodies):.3f}"
        )
    sys.exit(any(each.body < chosen.least for each in found))


if __name__ == "__main__":
    main()
