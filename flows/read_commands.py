"""Commands that read files or the store and print: extract, ingest, ledger, alerts, articles."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from rich.console import Console
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
from commitments.history import State
from commitments.model import Extraction, Mention
from commitments.standing import standing, status
from flows import output, replaying
from flows.backfilling import backfill as run_backfill
from flows.collect import Found
from flows.ingest import Batch, Ingested
from flows.ingest import ingest as take_in
from flows.readers import Readers, open_readers
from flows.settings import Settings
from flows.sourcing import enabled_sources
from sources._source import SourceError
from sources.archive import walk
from sources.formats import parse_file
from storage import outbox
from storage.articles import list_articles
from storage.engine import Session, open_store, reading, writing
from storage.ledger_reading import LedgerLine, read_ledger, sightings
from storage.outbox_reading import list_alerts
from storage.runs import SourceState, list_sources

SHANGHAI = ZoneInfo("Asia/Shanghai")
Row = dict[str, Any]


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
        done = take_in(engine, found, readers, batch, also=_nothing)
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
        "[progress.description]{task.description}",
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} a second"),
        TimeRemainingColumn(),
    )
    try:
        with Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task("files", total=None, rate="0")

            def show(done: int, of: int) -> None:
                seconds = bar.tasks[0].elapsed or 1.0
                bar.update(task, completed=done, total=of, rate=f"{done / seconds:.0f}")

            done = run_backfill(engine, paths, now=now, processes=processes, progress=show)
    finally:
        engine.dispose()
    for problem in done.problems:
        click.echo(f"miit-watch: {problem}", err=True)
    row = {name: value for name, value in asdict(done).items() if name != "problems"}
    if form == "jsonl":
        output.print_jsonl([row])
    else:
        said = (f"{count} {name.replace('_', ' ')}" for name, count in row.items())
        output.console().print(", ".join(said))
    return bool(done.files)


def _nothing(session: Session, done: Ingested) -> None:
    del session, done


def _parsed(paths: Sequence[Path], now: datetime) -> Iterator[Found]:
    """Each article in the files; what can't be used is a line on standard error."""
    for page in walk(paths, fetched_at=now):
        if isinstance(page, SourceError):
            click.echo(f"miit-watch: {page}", err=True)
            continue
        try:
            yield Found(page, parse_file(page))
        except SourceError as error:
            click.echo(f"miit-watch: {error}", err=True)


def resend(settings: Settings, alert_id: str, *, now: datetime) -> int:
    """Let an alert's unsent deliveries be tried again; return how many."""
    engine = open_store(settings.database_url)
    try:
        with writing(engine) as session:
            count = outbox.resend(session, alert_id, now=now)
            session.commit()
        return count
    finally:
        engine.dispose()


def replay(settings: Settings, into: str | None, form: str, *, now: datetime) -> None:
    """Derive the ledger again and print the difference."""
    with tempfile.TemporaryDirectory(prefix="miit-watch-replay-") as folder:
        found = replaying.replay(settings, into or f"sqlite:///{folder}/ledger.db", now=now)
    if form == "jsonl":
        output.print_jsonl([asdict(found) | {"same": found.same}])
        return
    console = output.console()
    console.print(f"{found.articles} articles derived again")
    if found.same:
        console.print("The ledger is the same, to the last mention.")
    for name, lines in asdict(found).items():
        if isinstance(lines, list) and lines:
            console.print(f"{name.replace('_', ' ')}: {len(lines)}", style="bold")
            for line in lines:
                console.print(f"  {line}", markup=False)


def show(what: str, settings: Settings, form: str, **choices: Any) -> None:
    """Print what the store holds of `what`."""
    engine = open_store(settings.database_url)
    try:
        with reading(engine) as session:
            rows = _ROWS[what](session, settings, **choices)
            if form == "jsonl":
                output.print_jsonl(rows)
            else:
                _print_table(what, rows)
    finally:
        engine.dispose()


def _ledger_rows(
    session: Session, settings: Settings, now: datetime, as_of: datetime | None
) -> Iterator[Row]:
    del settings
    for line in read_ledger(session):
        row = ledger_row(line, now=now) if as_of is None else _past_row(session, line, as_of)
        if row:
            yield row


def _past_row(session: Session, line: LedgerLine, as_of: datetime) -> Row | None:
    """The line as it stood then; None where nothing was said yet."""
    said = [each for each in sightings(session, line.id) if each.published_at <= as_of]
    stood = standing(said, as_of)
    if stood is None:
        return None
    known = {each.id for each in said}
    then = replace(
        line,
        title=stood.title,
        kind=stood.kind,
        stage=stood.stage,
        status=stood.status,
        topics=stood.topics,
        first_seen=stood.first_seen,
        last_seen=stood.last_seen,
        due_on=stood.due_on,
        mentions=tuple(each for each in line.mentions if each.sighting_id in known),
    )
    return ledger_row(then, now=as_of)


def ledger_row(line: LedgerLine, *, now: datetime) -> Row:
    """A line of the `ledger` contract; its status is that of `now`, not of the last upkeep."""
    settled = line.status in ("fulfilled", "withdrawn")
    state = State(line.last_seen, line.stage, line.due_on)
    return {
        "id": line.id,
        "title": line.title,
        "kind": line.kind,
        "stage": line.stage,
        "status": line.status if settled else status(line.kind, state, now),
        "topics": list(line.topics),
        "first_seen": _stamp(line.first_seen),
        "last_seen": _stamp(line.last_seen),
        "due_on": line.due_on and line.due_on.isoformat(),
        "mentions": [
            {
                "article_id": each.article_id,
                "path": each.path,
                "url": each.url,
                "publisher": each.publisher,
                "published_at": _stamp(each.published_at),
                "quote": each.quote,
                "object": each.object,
                "event": each.event,
            }
            for each in line.mentions
        ],
    }


def _alert_rows(session: Session, settings: Settings, status: Any = None) -> Iterator[Row]:
    del settings
    for each in list_alerts(session, status=status):
        row = asdict(each)
        for name in ("event_id", "event_ids", "sighting_id"):
            del row[name]
        row["created_at"] = _stamp(each.created_at)
        for told in row["deliveries"]:
            told["sent_at"] = told["sent_at"] and _stamp(told["sent_at"])
        yield row


def _article_rows(session: Session, settings: Settings) -> Iterator[Row]:
    del settings
    for each in list_articles(session):
        yield asdict(each) | {"published_at": each.published_at and _stamp(each.published_at)}


def _source_rows(session: Session, settings: Settings) -> Iterator[Row]:
    """Every source that is on, tried or not, then those that the store still remembers."""
    states = {each.source_id: each for each in list_sources(session)}
    for source in enabled_sources(settings):
        state = states.pop(source.id, None)
        yield _source_row(source.id, state) | {
            "name": source.name,
            "cadence_minutes": source.cadence.total_seconds() / 60,
            "enabled": True,
        }
    for state in states.values():
        yield _source_row(state.source_id, state) | {
            "name": None,
            "cadence_minutes": None,
            "enabled": False,
        }


def _source_row(source_id: str, state: SourceState | None) -> Row:
    return {
        "id": source_id,
        "status": state.status if state else "never tried",
        "reason": state.reason if state else None,
        "last_tried_at": state and state.last_tried_at and _stamp(state.last_tried_at),
        "last_success_at": state and state.last_success_at and _stamp(state.last_success_at),
        "last_new_at": state and state.last_new_at and _stamp(state.last_new_at),
        "failures": state.failures if state else 0,
    }


_ROWS: Mapping[str, Callable[..., Iterator[Row]]] = {
    "ledger": _ledger_rows,
    "alerts": _alert_rows,
    "articles": _article_rows,
    "sources": _source_rows,
}
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "ledger": ("id", "title", "kind", "stage", "status", "due_on", "last_seen", "mentions"),
    "alerts": ("id", "event", "title", "created_at", "deliveries"),
    "articles": ("id", "published_at", "publisher", "title", "about_miit", "duplicate_of"),
    "sources": ("id", "status", "last_success_at", "last_new_at", "failures", "reason"),
}


def _print_table(what: str, rows: Iterable[Row]) -> None:
    console, columns = output.console(), _SHOWN[what]
    table = output.table([name.replace("_", " ") for name in columns])
    empty = True
    for row in rows:
        empty = False
        table.add_row(*(_cell(name, row[name]) for name in columns))
    if empty:
        console.print(f"No {what} in the store yet: `miit-watch run` fills it.")
    else:
        console.print(table)


def _cell(name: str, value: Any) -> output.Text:
    if value is None:
        return output.Text("")
    if name == "status":
        return output.status_cell(value)
    if name == "mentions":
        return output.Text(str(len(value)))
    if name == "deliveries":
        return output.Text(", ".join(f"{each['channel']} {each['status']}" for each in value))
    if isinstance(value, bool):
        return output.Text("yes" if value else "no")
    return output.Text(str(value))


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
        "author": article.author,
        "published_at": article.published_at and article.published_at.isoformat(),
        "published_inferred": article.published_inferred,
        "language": article.language,
        "about_miit": concerns,
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


def _print_article(row: Row) -> None:
    console = output.console()
    about = "" if row["about_miit"] else "  (not about MIIT)"
    console.print(f"[bold]{output.escape(row['title'])}[/bold]{about}")
    console.print(
        f"{row['publisher'] or 'no publisher'}, {row['published_at'] or 'no date'}, {row['path']}",
        style="dim",
        markup=False,
    )
    for each in row["mentions"]:
        stage = f" · {each['stage']}" if each["stage"] else ""
        when = f" · {each['deadline']}" if each["deadline"] else ""
        console.print(f"  {each['kind']}{stage}{when}", style="cyan", end="  ", markup=False)
        console.print(each["quote"], markup=False)
    console.print()


def _stamp(at: datetime) -> str:
    return at.astimezone(SHANGHAI).isoformat()
