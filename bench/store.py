"""Writing articles: our batches against the bare driver and against the ORM row by row.

    python -m bench.store [--rows 10000] [--database postgresql://…] [--json FILE]

Every way writes the same rows (3 KB, five indexes) into a table of its own, in alternating
rounds of one process; figures are client CPU an article, ratios medians of paired rounds. Then
the same rows come again, as they do when a list is polled: nothing is to be written.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlmodel import Session

from bench.planted import Planter
from storage.engine import open_store, writing
from storage.statements import batches, insert_missing
from storage.tables import ArticleRow

START = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 5
Row = dict[str, Any]
Way = Callable[[Engine, Sequence[Row]], None]


def ours(engine: Engine, rows: Sequence[Row]) -> None:
    for batch in batches(rows):
        with writing(engine) as session:
            insert_missing(session, ArticleRow, batch)
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


def orm(engine: Engine, rows: Sequence[Row]) -> None:
    """What a user writes first: look whether it is there, add it, commit."""
    for row in rows:
        with Session(engine) as session:
            if session.get(ArticleRow, row["id"]) is None:
                session.add(ArticleRow(**row))
                session.commit()


WAYS: dict[str, Way] = {"ours": ours, "driver": driver, "ORM row by row": orm}


def main() -> None:
    options = _options()
    fresh: dict[str, list[float]] = {name: [] for name in WAYS}
    seen: dict[str, list[float]] = {name: [] for name in WAYS}
    planter = Planter(rate=0.0)
    for round_ in range(ROUNDS):
        rows = _rows(planter, options.rows, round_)
        for name, way in WAYS.items():
            some = rows[:: 10 if way is orm else 1]
            with tempfile.TemporaryDirectory() as folder:
                engine = open_store(options.database or f"sqlite:///{folder}/bench.db")
                with engine.begin() as connection:
                    connection.execute(text("DELETE FROM articles"))
                fresh[name].append(_cpu(way, engine, some))
                seen[name].append(_cpu(way, engine, some))
                engine.dispose()
    figures = _figures(fresh, seen)
    print(_table(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


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
            "seen_us": round(statistics.median(seen[name])),
            "new_times_ours": times(fresh, name),
            "seen_times_ours": times(seen, name),
        }
        for name in WAYS
    }


def _table(figures: dict[str, Any]) -> str:
    lines = ["| way | new, us | seen, us | new / ours | seen / ours |", "| --- |" + " --- |" * 4]
    for name, each in figures.items():
        lines.append(f"| {name} | {' | '.join(str(value) for value in each.values())} |")
    return "\n".join(lines)


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
    parser.add_argument("--database", help="an empty store; default: SQLite in a temporary folder")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
