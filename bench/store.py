"""Writing articles: our batches against the bare driver and against the ORM row by row.

    python -m bench.store [--rows 10000] [--postgres | --database URL] [--json FILE]

Every way writes the same rows (3 KB, five indexes) into a table of its own, in alternating
rounds of one process; figures are client CPU an article, ratios medians of paired rounds. Then
the same rows come again, as they do when a list is polled: nothing is to be written. Ours does as
`save_articles` does: it looks which are there, and inserts the others in batches. On Postgres
COPY alone is there to compare with, which knows no conflicts and so can't be given rows again.
"""

import argparse
import json
import math
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlmodel import Session

from bench.planted import Planter
from bench.postgres import postgres
from bench.results import Table, write_json
from storage.engine import open_store, writing
from storage.statements import batches, insert_new, rows_with
from storage.tables import ArticleRow, table_of

START = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 5
Row = dict[str, Any]
Way = Callable[[Engine, Sequence[Row]], None]


def ours(engine: Engine, rows: Sequence[Row]) -> None:
    """What the program does: a look for a batch, then all that is new at once."""
    for batch in batches(rows):
        with writing(engine) as session:
            ids = [row["id"] for row in batch]
            found = rows_with(session, table_of(ArticleRow), "id", ("id",), ids)
            held = {name for (name,) in found}
            insert_new(session, ArticleRow, [row for row in batch if row["id"] not in held])
            session.commit()


def driver(engine: Engine, rows: Sequence[Row]) -> None:
    """What is left when nothing but the driver is used."""
    sqlite = engine.dialect.name == "sqlite"
    names = list(rows[0])
    marks = ", ".join("?" if sqlite else "%s" for _ in names)
    statement = f"INSERT INTO articles ({', '.join(names)}) VALUES ({marks}) ON CONFLICT DO NOTHING"
    connection = engine.raw_connection()
    for batch in batches(rows):
        values = [[_plain(row[name], sqlite) for name in names] for row in batch]
        cursor = connection.cursor()
        if sqlite:
            cursor.execute("BEGIN IMMEDIATE")
        cursor.executemany(statement, values)
        connection.commit()
    connection.close()


def copy(engine: Engine, rows: Sequence[Row]) -> None:
    """What Postgres takes fastest."""
    names = list(rows[0])
    connection = engine.raw_connection()
    for batch in batches(rows):
        statement = f"COPY articles ({', '.join(names)}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(statement) as target:  # type: ignore[attr-defined]
            for row in batch:
                target.write_row([_plain(row[name], sqlite=False) for name in names])
        connection.commit()
    connection.close()


def orm(engine: Engine, rows: Sequence[Row]) -> None:
    """What a user writes first: look whether it is there, add it, commit."""
    for row in rows:
        with Session(engine) as session:
            if session.get(ArticleRow, row["id"]) is None:
                session.add(ArticleRow(**row))
                session.commit()


WAYS: dict[str, Way] = {"ours": ours, "driver": driver, "ORM row by row": orm}


def main() -> None:
    """Measure and print."""
    options = _options()
    with postgres() if options.postgres else nullcontext(options.database) as url:
        figures = measure(options.rows, url)
    print(_table(figures))
    write_json(options.json, figures)


def measure(count: int, url: str | None) -> dict[str, Any]:
    """The figures of each way; without `url` in SQLite stores of their own."""
    ways = WAYS | ({"COPY": copy} if url and url.startswith("postgres") else {})
    fresh: dict[str, list[float]] = {name: [] for name in ways}
    seen: dict[str, list[float]] = {name: [] for name in ways}
    planter = Planter(rate=0.0)
    for round_ in range(ROUNDS):
        rows = _rows(planter, count, round_)
        for name, way in ways.items():
            some = rows[:: 10 if way is orm else 1]
            with tempfile.TemporaryDirectory() as folder:
                engine = open_store(url or f"sqlite:///{folder}/bench.db")
                with engine.begin() as connection:
                    connection.execute(text("DELETE FROM articles"))
                fresh[name].append(_cpu(way, engine, some))
                seen[name].append(math.nan if way is copy else _cpu(way, engine, some))
                engine.dispose()
    return _figures(fresh, seen)


def _cpu(way: Way, engine: Engine, rows: Sequence[Row]) -> float:
    start = time.process_time()
    way(engine, rows)
    return (time.process_time() - start) / len(rows) * 1e6


def _figures(fresh: dict[str, list[float]], seen: dict[str, list[float]]) -> dict[str, Any]:
    def times(values: dict[str, list[float]], name: str) -> float:
        pairs = zip(values[name], values["ours"], strict=True)
        return round(statistics.median(other / own for other, own in pairs), 2)

    return {
        name: {
            "new_us": round(statistics.median(fresh[name])),
            "seen_us": None if again else round(statistics.median(seen[name])),
            "new_times_ours": times(fresh, name),
            "seen_times_ours": None if again else times(seen, name),
        }
        for name in fresh
        for again in (math.isnan(seen[name][0]),)
    }


def _table(figures: dict[str, Any]) -> str:
    rows = [
        (name, *("–" if value is None else value for value in each.values()))
        for name, each in figures.items()
    ]
    head = ("way", "new, us", "seen, us", "new / ours", "seen / ours")
    return Table("Rows", head, rows).markdown()


def _rows(planter: Planter, count: int, round_: int) -> list[Row]:
    return [
        {
            "id": f"{round_:04}{number:012}",
            "url": f"https://news.example/{round_}/{number}",
            "path": None,
            "title": sample.article.title,
            "title_derived": False,
            "publisher": "某报",
            "author": None,
            "language": "zh",
            "published_at": START + timedelta(minutes=number),
            "published_inferred": False,
            "about_miit": False,
            "body_hash": f"{number:064}",
            "page_id": None,
            "source_id": "bench",
            "fetched_at": START,
            "number": number,
            "paragraphs": list(sample.article.paragraphs),
        }
        for number, sample in enumerate(planter.articles(count))
    ]


def _plain(value: Any, sqlite: bool) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if sqlite and isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--postgres", action="store_true", help="start a Postgres server for it")
    parser.add_argument("--database", help="an empty store; default: SQLite in a temporary folder")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
