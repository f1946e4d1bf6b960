"""Whether screening rows by title and summary loses any that concerns MIIT, and what it lets pass.

    python -m bench.relevance FOLDER

FOLDER holds saved rows of lists, one JSON object a line as its source gives it, in files named
`<source>/*.jsonl` (sources: see ENVELOPES). What concerns MIIT is told by names written down here,
anywhere in a row, and not by the program's own lexicon.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.listing import wanted
from sources import _registry
from sources._source import Entry, Page, ParseError, Source

ENVELOPES: dict[str, tuple[str, ...]] = {
    "cls": ("data", "roll_data"),
    "eastmoney": ("data", "fastNewsList"),
    "ths": ("data", "list"),
    "sina": ("result", "data"),
    "stcn": ("data",),
    "gov_cn": (),
}
"""Where a source's answer holds its rows."""
NAMES = re.compile(
    r"工信部(?!门)|工业(?:和|与)信息化部(?!门)|工信微报"
    r"|装备工业[一二]?司|原材料工业司|消费品工业司|信息技术发展司|节能与综合利用司|运行监测协调局"
    r"|产业政策与法规司|信息通信管理局|信息通信发展司|网络安全管理局"
    r"|\bMIIT\b|Ministry of Industry and Information",
    re.I,
)
_LOCAL = re.compile(
    r"[省市区州县厅委](?=(?:装备|原材料|消费品)工业|信息通信管理局|网络安全管理局)\w{2,8}[司局处]"
)


@dataclass(slots=True)
class Screened:
    """Counts of one source's rows, and the rows that were lost."""

    rows: int = 0
    naming: int = 0
    """That name MIIT or an office of it, anywhere."""
    found: int = 0
    """Of those, that the screen lets pass."""
    false: int = 0
    """That pass and name neither."""
    fetched: int = 0
    """Of those, for which a page is fetched: the others are whole in their row."""
    unread: int = 0
    """That the source's parser leaves out (advertisements, rows without text)."""
    lost: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.naming if self.naming else 1.0


def screen(source: Source, rows: Iterable[dict[str, Any]]) -> Screened:
    """Screen rows one by one, as a cycle would."""
    done = Screened()
    for row in rows:
        done.rows += 1
        entry = _entry(source, row)
        names = bool(NAMES.search(_LOCAL.sub("", " ".join(_texts(row)))))
        done.naming += names
        done.unread += entry is None
        passes = entry is not None and wanted(source, entry)
        done.found += names and passes
        if names and not passes:
            done.lost.append(" ".join(_texts(row))[:120])
        if passes and not names:
            done.false += 1
            done.fetched += (
                entry is not None and source.parse_article is not None and not entry.whole
            )
    return done


def _entry(source: Source, row: dict[str, Any]) -> Entry | None:
    held: Any = [row]
    for name in reversed(ENVELOPES[source.id]):
        held = {name: held}
    page = Page(json.dumps(held).encode(), datetime.now(UTC), source.list_urls[0])
    assert source.parse_list
    try:
        return next(iter(source.parse_list(page)), None)
    except ParseError:
        return None


def _texts(value: Any) -> Iterator[str]:
    """Every text of a row but addresses."""
    if isinstance(value, str):
        if not value.startswith("http"):
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def measure(folder: Path) -> dict[str, Screened]:
    """Screen what `folder` holds, by source."""
    sources = {source.id: source for source in _registry.load()}
    found = {}
    for id in ENVELOPES:
        files = sorted((folder / id).glob("*.jsonl"))
        rows = (
            json.loads(line)
            for file in files
            for line in file.read_text(encoding="utf-8").splitlines()
            if line.strip()
        )
        if files:
            found[id] = screen(sources[id], rows)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Print recall and what passes wrongly; return 1 where a row that concerns MIIT was lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.relevance")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    found = measure(folder)
    if not found:
        print(f"{folder}: no <source>/*.jsonl there", file=sys.stderr)
        return 2
    for id, done in found.items():
        print(
            f"{id}: {done.rows} rows, {done.naming} name MIIT, recall {done.recall:.3f};"
            f" {done.false} others pass, {done.fetched} pages fetched for them;"
            f" {done.unread} rows are no items"
        )
        for text in done.lost:
            print(f"  lost: {text}")
    naming = sum(each.naming for each in found.values())
    kept = sum(each.found for each in found.values())
    recall = kept / naming if naming else 1.0
    others = sum(each.false for each in found.values())
    fetched = sum(each.fetched for each in found.values())
    print(
        f"all: {naming} name MIIT, recall {recall:.3f};"
        f" {others} others pass, {fetched} pages fetched for them"
    )
    return 0 if kept == naming else 1


if __name__ == "__main__":
    sys.exit(main())
