"""Commands that read saved files: extract, ingest, backfill."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from alerts.rules import DEFAULT_RULES
from articles.article import Article
from articles.relevance import about_miit
from commitments.extract import extract as extract_mentions
from commitments.model import Extraction, Mention
from flows import output
from flows.backfilling import Phase
from flows.backfilling import backfill as run_backfill
from flows.cli_options import WorkError
from flows.collect import Found
from flows.ingest import Batch
from flows.ingest import ingest as take_in
from flows.readers import Readers, open_readers
from flows.settings import Settings
from sources._source import SourceError
from sources.archive import walk
from sources.formats import parse_file
from storage.engine import open_store

Row = dict[str, Any]
PHASES: Mapping[Phase, str] = {"read": "reading", "store": "storing"}


def extract(paths: Sequence[Path], form: str, *, now: datetime) -> bool:
    """Print the articles in files with what they say; return whether none could be used."""
    used = False
    rows = (_article_row(each.article, each.page.path) for each in _parsed(paths, now))
    if form == "jsonl":
        for row in rows:
            used = True
            output.print_jsonl([row])
        return not used
    for row in rows:
        used = True
        _print_article(row)
    return not used


def ingest(
    settings: Settings, paths: Sequence[Path], form: str, *, baseline: bool, now: datetime
) -> bool:
    """Take files into the store and print what came of it; return whether any could be used."""
    found = list(_parsed(paths, now))
    readers = open_readers(settings)
    if baseline:
        readers = Readers((), DEFAULT_RULES)
    engine = open_store(settings.database_url)
    try:
        batch = Batch(source_id=None, now=now, baseline=baseline)
        done = take_in(engine, found, readers, batch)
    finally:
        engine.dispose()
    row = {"files": len(found)} | asdict(done)
    if form == "jsonl":
        output.print_jsonl([row])
    else:
        output.console().print(", ".join(f"{count} {name}" for name, count in row.items()))
    return bool(found)


def backfill(
    settings: Settings, paths: Sequence[Path], form: str, *, processes: int, now: datetime
) -> bool:
    """Take files in as history with a progress bar; return whether any could be used."""
    engine = open_store(settings.database_url)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} a second"),
        TimeRemainingColumn(),
    )
    try:
        with Progress(*columns, console=output.Terminal(stderr=True)) as bar:
            tasks = {
                phase: bar.add_task(words, total=None, start=phase == "read", rate="0")
                for phase, words in PHASES.items()
            }

            def show(phase: Phase, done: int, of: int) -> None:
                task = tasks[phase]
                rate = done / (bar.tasks[task].elapsed or 1.0)
                bar.update(task, completed=done, total=of, rate=f"{rate:.0f}")
                if phase == "read" and done == of:
                    bar.start_task(tasks["store"])

            done = run_backfill(engine, paths, now=now, processes=processes, progress=show)
    except BrokenProcessPool:
        raise WorkError(
            "a process was killed, for lack of memory perhaps: what is stored stays, and the same"
            " command goes on from there; --processes 1 needs least"
        ) from None
    finally:
        engine.dispose()
    for problem in done.problems:
        click.echo(output.harmless(f"miit-watch: {problem}"), err=True)
    row = {name: value for name, value in asdict(done).items() if name != "problems"}
    if form == "jsonl":
        output.print_jsonl([row])
    else:
        said = (f"{count} {name.replace('_', ' ')}" for name, count in row.items())
        output.console().print(", ".join(said))
    return bool(done.files)


def _parsed(paths: Sequence[Path], now: datetime) -> Iterator[Found]:
    """Each article in the files; what can't be used is a line on standard error."""
    for page in walk(paths, fetched_at=now):
        if isinstance(page, SourceError):
            click.echo(output.harmless(f"miit-watch: {page}"), err=True)
            continue
        try:
            yield Found(page, parse_file(page))
        except SourceError as error:
            click.echo(output.harmless(f"miit-watch: {error}"), err=True)


def _article_row(article: Article, path: str | None) -> Row:
    """A line of the `extract` contract."""
    concerns = about_miit(article)
    said = extract_mentions(article) if concerns else Extraction()
    return {
        "path": path,
        "url": article.url,
        "title": article.title,
        "title_derived": article.title_derived,
        "publisher": article.publisher,
        "origin": article.origin,
        "carrier": article.carrier,
        "author": article.author,
        "published_at": article.published_at and article.published_at.isoformat(),
        "published_inferred": article.published_inferred,
        "language": article.language,
        "about_miit": concerns,
        "generic": article.generic,
        "document": article.document and asdict(article.document),
        "attachments": [asdict(each) for each in article.attachments],
        "paragraphs": list(article.paragraphs),
        "mentions": [_mention_row(each) for each in said.mentions],
        "fulfilments": [_mention_row(each) for each in said.fulfilments],
    }


def _mention_row(mention: Mention) -> Row:
    return {
        "quote": mention.quote,
        "kind": mention.kind,
        "object": mention.object,
        "stage": mention.stage,
        "deadline": mention.deadline,
        "due_on": mention.due_on and mention.due_on.isoformat(),
        "quantity": mention.quantity and mention.quantity.text,
        "speaker": mention.speaker,
        "office": mention.office,
        "actor": mention.actor,
        "topics": list(mention.topics),
        "paragraph": mention.paragraph,
        "start": mention.start,
        "end": mention.end,
    }


def _outlet(row: Row) -> str:
    carried = f" (carried by {row['carrier']})" if row["origin"] and row["carrier"] else ""
    return f"{row['publisher'] or 'no publisher'}{carried}"


def _print_article(row: Row) -> None:
    console = output.console()
    about = "" if row["about_miit"] else "  (not about MIIT)"
    console.print(output.Text.assemble((row["title"], "bold"), about))
    console.print(
        f"{_outlet(row)}, {row['published_at'] or 'no date'}, {row['path']}",
        style="dim",
    )
    for each in row["mentions"]:
        stage = f" · {each['stage']}" if each["stage"] else ""
        when = f" · {each['deadline']}" if each["deadline"] else ""
        console.print(f"  {each['kind']}{stage}{when}", style="cyan", end="  ")
        console.print(each["quote"])
    console.print()
