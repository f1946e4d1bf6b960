"""Names that stand before what is told of them, and figures that no verb opens."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from articles.article import Article
from commitments.extract import extract

SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))
SPEAKER = "工信部消费品工业司有关负责人李明说，"
TABLES = tomllib.loads(
    (Path(__file__).parent / "chinese" / "named_first.toml").read_text(encoding="utf-8")
)


ROWS = [row for rows in TABLES.values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_stands_before_what_is_told_of_it(row: list[str]) -> None:
    sentence, part, kind, stage, name = row
    article = Article("有关情况通报", (SPEAKER + sentence,), "zh", published_at=SAID)
    seen = [
        (each.kind, each.stage or "", each.object)
        for each in extract(article).mentions
        if part in each.quote
    ]
    if not kind or kind == "measure":
        assert {each[0] for each in seen} <= {"measure"} if kind else not seen
    else:
        assert (kind, stage, name) in seen
