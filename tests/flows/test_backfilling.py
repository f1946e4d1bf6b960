"""A backfill: the ledger is that of publication order, whatever is done first or dies midway."""

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text

from bench.pages import Newsroom, Portal
from flows import backfilling
from flows.backfilling import Backfilled, Phase, backfill
from flows.collect import Found
from flows.ingest import Batch, ingest
from flows.readers import Readers
from sources._source import Page
from sources.archive import walk
from sources.formats import parse_file
from storage import ledger_reading
from storage.engine import open_store, reading

NOW = datetime(2026, 6, 18, tzinfo=UTC)
FILES = 60
Lines = list[ledger_reading.LedgerLine]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Saved pages whose names say nothing of their order; reprints and restatements among them."""
    folder = tmp_path_factory.mktemp("pages")
    portal = Portal(bulk=0.05)
    for news in Newsroom(about=0.6, apart=timedelta(hours=9)).write(FILES):
        place = folder / str(news.number % 3) / f"{news.number * 7919 % 10_007}.html"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(portal.page(news))
    return folder


@pytest.fixture
def database(tmp_path: Path) -> Callable[[], str]:
    numbers = count()
    return lambda: f"sqlite:///{tmp_path}/{next(numbers)}.db"


def ledger(url: str) -> Lines:
    engine = open_store(url)
    with reading(engine) as session:
        lines = list(ledger_reading.read_ledger(session))
    engine.dispose()
    assert lines
    return lines


def duplicates(url: str) -> list[tuple[str, str]]:
    """The reprints, each with what it is one of."""
    engine = open_store(url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT article_id, of_id FROM duplicates ORDER BY 1, 2"))
        found = [(row.article_id, row.of_id) for row in rows]
    engine.dispose()
    return found


def fill(url: str, *paths: Path, processes: int = 1, progress: object = None) -> Backfilled:
    engine = open_store(url)
    try:
        options = {"progress": progress} if progress else {}
        return backfill(engine, paths, now=NOW, processes=processes, **options)  # type: ignore[arg-type]
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def whole(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Lines:
    """The ledger of one `ingest` of everything."""
    url = f"sqlite:///{tmp_path_factory.mktemp('whole')}/store.db"
    engine = open_store(url)
    found = [
        Found(page, parse_file(page))
        for page in walk([pages], fetched_at=NOW)
        if isinstance(page, Page)
    ]
    batch = Batch(source_id=None, now=NOW, baseline=True)
    ingest(engine, found, Readers((), ()), batch)
    engine.dispose()
    return ledger(url)


@pytest.mark.parametrize(("processes", "chunk", "at_once"), [(1, 500, 50), (1, 7, 3), (2, 10, 4)])
def test_neither_chunks_nor_processes_change_the_ledger(
    pages: Path,
    database: Callable[[], str],
    whole: Lines,
    monkeypatch: pytest.MonkeyPatch,
    processes: int,
    chunk: int,
    at_once: int,
) -> None:
    monkeypatch.setattr(backfilling, "CHUNK", chunk)
    monkeypatch.setattr(backfilling, "AT_ONCE", at_once)
    url = database()
    done = fill(url, pages, processes=processes)
    assert done.files == done.new + done.duplicates == FILES
    assert done.duplicates and not done.passed_over and not done.problems
    assert ledger(url) == whole


def test_the_order_in_which_files_are_given_does_not_change_the_ledger(
    pages: Path, database: Callable[[], str], whole: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfilling, "CHUNK", 7)
    url = database()
    fill(url, pages / "2", pages / "1", pages / "0")
    assert ledger(url) == whole


@pytest.mark.parametrize("killed_after", [1, 4])
def test_a_backfill_that_died_goes_on_where_it_was(
    pages: Path,
    database: Callable[[], str],
    whole: Lines,
    monkeypatch: pytest.MonkeyPatch,
    killed_after: int,
) -> None:
    monkeypatch.setattr(backfilling, "CHUNK", 10)
    url = database()

    def die(phase: Phase, done: int, of: int) -> None:
        if phase == "store" and done == 10 * killed_after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(url, pages, progress=die)
    done = fill(url, pages)
    assert (done.files, done.passed_over) == (FILES, 10 * killed_after)
    assert done.new + done.duplicates == FILES - 10 * killed_after
    assert ledger(url) == whole
    assert fill(url, pages).passed_over == FILES


def test_a_killed_process_leaves_a_store_that_the_next_one_completes(
    pages: Path, tmp_path: Path, database: Callable[[], str], whole: Lines
) -> None:
    url, program = database(), tmp_path / "program.py"
    program.write_text(
        "import sys\nfrom pathlib import Path\nfrom datetime import datetime, UTC\n"
        "from flows import backfilling\nfrom storage.engine import open_store\n"
        "backfilling.CHUNK = 5\n"
        "if __name__ == '__main__':\n"
        "    backfilling.backfill(open_store(sys.argv[1]), [Path(sys.argv[2])], processes=2,\n"
        "        now=datetime(2026, 6, 18, tzinfo=UTC),\n"
        "        progress=lambda *what: print(*what, flush=True))\n",
        "utf-8",
    )
    command = [sys.executable, program, url, pages]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(root)}
    ) as run:
        assert run.stdout
        seen = next(line for line in run.stdout if line.startswith("store"))
        run.send_signal(signal.SIGKILL)
        # What it printed to is closed once the last of its processes has ended.
        run.communicate(timeout=60)
    assert int(seen.split()[1]) < FILES
    done = fill(url, pages)
    assert 0 < done.passed_over < FILES
    assert ledger(url) == whole


def test_an_early_text_that_was_saved_twice_is_still_the_first_of_its_kind(
    database: Callable[[], str], tmp_path: Path
) -> None:
    portal, (news,) = Portal(bulk=0.05), Newsroom(about=1.0).write(1)
    late = replace(
        news, number=9, outlet="晚报", published_at=news.published_at + timedelta(days=9)
    )
    texts = {"early": news, "again": news, "late": late}
    for name, each in texts.items():
        folder = tmp_path / ("second" if each is news else "first")
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.html").write_bytes(portal.page(each))
    apart, together = database(), database()
    fill(apart, tmp_path / "first")
    fill(apart, tmp_path / "second")
    fill(together, tmp_path / "first", tmp_path / "second")
    assert duplicates(apart) == duplicates(together) != []


def test_files_that_give_nothing_are_named_and_do_not_stop_the_others(
    pages: Path, database: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<html><body></body></html>", "utf-8")
    seen: list[tuple[Phase, int, int]] = []
    done = fill(
        database(), bad, pages / "0", tmp_path / "none", progress=lambda *what: seen.append(what)
    )
    assert done.files == FILES // 3
    assert len(done.problems) == 2 and all(str(tmp_path) in each for each in done.problems)
    assert seen == [("read", FILES // 3 + 1, FILES // 3 + 1), ("store", FILES // 3, FILES // 3)]


def test_a_file_that_changed_while_it_was_read_is_not_stored(
    pages: Path, database: Callable[[], str], tmp_path: Path
) -> None:
    copy = tmp_path / "a.html"
    copy.write_bytes(next((pages / "0").iterdir()).read_bytes())

    def change(phase: Phase, done: int, of: int) -> None:
        if phase == "read":
            copy.write_bytes(copy.read_bytes() + b" ")

    done = fill(database(), copy, progress=change)
    assert done.problems == [f"changed while it was read ({copy})"]
    assert done.new == 0


def test_the_run_page_is_renewed_at_a_pace_that_the_number_of_files_does_not_change() -> None:
    from flows.backfill_flow import Pace

    clock = iter((0.0, 0.1, 5.1, 5.2, 9.9, 30.0, 34.9))
    due = Pace(5.0, clock.__next__)
    assert [due() for _ in range(6)] == [False, True, False, False, True, False]


def test_what_ingest_passes_over_a_backfill_does_too(
    pages: Path, database: Callable[[], str], tmp_path: Path
) -> None:
    page = next((pages / "0").iterdir()).read_bytes()
    drop = tmp_path / "drop"
    for name in ("a.html", ".hidden.html", ".trash/b.html", "a_files/part.html"):
        (drop / name).parent.mkdir(exist_ok=True, parents=True)
        (drop / name).write_bytes(page)
    (drop / "up").symlink_to(drop, target_is_directory=True)
    (drop / "gone.html").symlink_to(drop / "nowhere")
    done = fill(database(), drop)
    assert (done.files, done.new) == (1, 1)
    assert done.problems == [f"no such file or directory ({drop / 'gone.html'})"]
