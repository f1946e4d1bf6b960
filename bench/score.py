"""Score extraction, linking and new alerts: `python -m bench.score FOLDER [--articles DIR]`.

FOLDER holds `NAME.json` annotations, their articles lie in FOLDER/articles or DIR. Extraction
runs in this process; the ledger is made by `miit-watch ingest` in a store that is thrown away.
With --annotated the ledger is made of the annotated mentions: what linking is worth by itself.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.annotated import store_annotated
from bench.goldset import AnnotatedArticle, GoldError, load
from bench.linking import LedgerScore, Rates, score_ledger
from bench.mentions import LEVELS, MentionScore, score_mentions
from commitments.extract import extract
from sources._source import Page, SourceError
from sources.formats import parse_file

COMMAND = Path(sys.executable).with_name("miit-watch")


def score_extraction(golds: tuple[AnnotatedArticle, ...]) -> MentionScore:
    """Parse and extract every annotated article and score what comes out.

    Raises SourceError for an article that can't be parsed: then no figure means anything.
    """
    now = datetime.now(UTC)
    results = []
    for gold in golds:
        page = Page(body=gold.path.read_bytes(), fetched_at=now, path=str(gold.path))
        article = parse_file(page)
        results.append((gold, article, extract(article)))
    return score_mentions(results)


def score_store(golds: tuple[AnnotatedArticle, ...], *, annotated: bool = False) -> LedgerScore:
    """Take the articles into an empty store by the command line and score its ledger and alerts.

    With `annotated` the mentions in it are the annotated ones. Raises CalledProcessError when a
    command fails.
    """
    with tempfile.TemporaryDirectory(prefix="miit-watch-score-") as folder:
        database = f"sqlite:///{folder}/score.db"
        store = ["--database", database]
        if annotated:
            store_annotated(golds, database)
        else:
            _command("ingest", *(str(gold.path) for gold in golds), *store, folder=folder)
        ledger = _rows(_command("ledger", *store, "--format", "jsonl", folder=folder))
        alerts = _rows(_command("alerts", *store, "--format", "jsonl", folder=folder))
    return score_ledger(golds, ledger, alerts)


def _command(*arguments: str, folder: str) -> str:
    """Standard output of one `miit-watch` command, run in a folder that has no settings file."""
    done = subprocess.run(
        [COMMAND, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def _rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _mention_tables(score: MentionScore) -> list[Table]:
    levels = Table("mentions", "precision", "recall", "F1", title="Extraction")
    rows = [(str(level), score.tallies[level]) for level in LEVELS]
    for name, tally in [*rows, ("fulfilments", score.fulfilments)]:
        levels.add_row(
            name,
            f"{tally.precision:.3f} ({tally.right}/{tally.right + tally.wrong})",
            f"{tally.recall:.3f} ({tally.found}/{tally.wanted})",
            f"{tally.f1:.3f}",
        )
    fields = Table("field", "agrees", title="Fields of the mentions found")
    for name, (agreed, compared) in score.agreement.items():
        fields.add_row(name, f"{agreed / compared if compared else 0:.3f} ({agreed}/{compared})")
    return [levels, fields]


def _ledger_table(score: LedgerScore) -> Table:
    table = Table("ledger", "precision", "recall", "F1", title="Linking and alerts")

    def row(name: str, rates: Rates) -> None:
        table.add_row(name, f"{rates.precision:.3f}", f"{rates.recall:.3f}", f"{rates.f1:.3f}")

    row("linking, pairwise", score.pairwise)
    row("linking, B-cubed", score.b_cubed)
    row(f"new alerts ({score.alert_count}, {score.repeated_alerts} repeats)", score.alerts)
    table.caption = f"{score.found} of {score.wanted} commitments in articles were found"
    return table


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 1 when something could not be scored."""
    parser = argparse.ArgumentParser(prog="python -m bench.score", description=__doc__)
    parser.add_argument("folder", type=Path, help="annotations, one NAME.json an article")
    parser.add_argument("--articles", type=Path, help="where the articles lie (FOLDER/articles)")
    parser.add_argument("--no-ledger", action="store_true", help="score extraction only")
    parser.add_argument(
        "--annotated", action="store_true", help="score linking of the annotated mentions only"
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each")
    options = parser.parse_args(arguments)
    console = Console()
    try:
        golds = load(options.folder, options.articles)
        errors: list[str] = []
        if not options.annotated:
            mentions = score_extraction(golds)
            console.print(*_mention_tables(mentions), sep="\n")
            errors = mentions.errors[: options.errors]
        if options.annotated or not options.no_ledger:
            ledger = score_store(golds, annotated=options.annotated)
            console.print(_ledger_table(ledger))
            errors += ledger.errors[: options.errors]
    except subprocess.CalledProcessError as error:
        print(f"miit-watch {error.cmd[1]} failed: {error.stderr.strip()}", file=sys.stderr)
        return 1
    except (GoldError, SourceError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for line in errors:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
