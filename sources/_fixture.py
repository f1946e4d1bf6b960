"""Fixtures of a source: pages as they were fetched, in a folder that tests read and people keep.

`pages.toml` names each page's file, address and headers; `expected.json` beside it holds what the
parsers made of them when a person last approved it.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sources._source import Page

_ABOUT = "pages.toml"
_SUFFIXES = (("json", ".json"), ("xml", ".xml"), ("html", ".html"))
_KEPT = ("content-type",)


@dataclass(frozen=True, slots=True)
class Fixture:
    """Pages by file name."""

    lists: Mapping[str, Page]
    articles: Mapping[str, Page]


def read_fixture(folder: Path) -> Fixture:
    """The fixture in `folder`; raises FileNotFoundError when there is none."""
    about = tomllib.loads((folder / _ABOUT).read_text(encoding="utf-8"))

    def pages(kind: str) -> dict[str, Page]:
        return {
            page["file"]: Page(
                body=(folder / page["file"]).read_bytes(),
                fetched_at=about["fetched_at"],
                url=page["url"],
                headers=page.get("headers", {}),
            )
            for page in about.get(kind, [])
        }

    return Fixture(lists=pages("list"), articles=pages("article"))


def write_fixture(
    folder: Path, lists: Sequence[Page], articles: Sequence[Page], *, fetched_at: datetime
) -> list[Path]:
    """Save pages as a fixture in `folder`, which is made; returns the files written.

    What `folder` holds under the same names is replaced; an `expected.json` there stays, so that
    the tests show what has changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    head = [f"fetched_at = {fetched_at.isoformat()}"]
    written = []
    for kind, pages in (("list", lists), ("article", articles)):
        for number, page in enumerate(pages, start=1):
            file = folder / f"{kind}{'' if number == 1 else number}{_suffix(page)}"
            file.write_bytes(page.body)
            written.append(file)
            head += ["", f"[[{kind}]]", f"file = {_quoted(file.name)}"]
            head.append(f"url = {_quoted(page.url or '')}")
            kept = {key: page.headers[key] for key in _KEPT if key in page.headers}
            inner = ", ".join(f"{_quoted(key)} = {_quoted(value)}" for key, value in kept.items())
            head += [f"headers = {{ {inner} }}"] if kept else []
    about = folder / _ABOUT
    about.write_text("\n".join(head) + "\n", encoding="utf-8")
    return [about, *written]


def _suffix(page: Page) -> str:
    kind = page.headers.get("content-type", "").lower()
    return next((suffix for word, suffix in _SUFFIXES if word in kind), ".bin")


def _quoted(text: str) -> str:
    """A TOML string; what JSON escapes, TOML escapes alike."""
    return json.dumps(text, ensure_ascii=False)
