"""A backfill's chunks, as workers take them, make the ledger that one run makes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import chunks
from flows.backfilling import backfill, in_order
from flows.chunks import Stored
from storage.engine import open_store
from tests.flows.conftest import Command

ROOT = Path(__file__).parents[2]
ARCHIVE = ROOT / "archive"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
COUNTS = st.integers(0, 10**6)


def ledger(miit_watch: Command, url: str) -> list[object]:
    return list(miit_watch("ledger", "--database", url, "--format", "jsonl").rows)


def test_chunks_computed_ahead_of_each_other_make_the_same_ledger(
    tmp_path: Path, miit_watch: Command
) -> None:
    (tmp_path / "empty.html").write_text("")
    paths = [ARCHIVE, tmp_path / "empty.html"]
    whole, spread = (f"sqlite:///{tmp_path}/{name}.db" for name in ("whole", "spread"))
    engine = open_store(whole)
    done = backfill(engine, paths, now=NOW, processes=1)
    engine.dispose()

    engine = open_store(spread)
    files, left_out = in_order(engine, paths, now=NOW, processes=1)
    assert len(left_out.problems) == 1
    cut = [files[start : start + 7] for start in range(0, len(files), 7)]
    computed = [chunks.compute(engine, each, now=NOW) for each in reversed(cut)]
    total = Stored()
    for each in reversed(computed):
        total += chunks.store(engine, each, now=NOW)
    assert (total.new, total.duplicates, total.mentions) == (
        done.new,
        done.duplicates,
        done.mentions,
    )
    assert ledger(miit_watch, spread) == ledger(miit_watch, whole) != []

    again = chunks.store(engine, chunks.compute(engine, cut[0], now=NOW), now=NOW)
    assert again == Stored(passed_over=len(cut[0])), "a chunk that is begun again stores no more"
    engine.dispose()


@given(COUNTS, COUNTS, COUNTS)
def test_what_a_chunk_says_is_read_back(new: int, passed_over: int, failed: int) -> None:
    stored = Stored(new=new, passed_over=passed_over, failed=failed)
    assert Stored.parse(stored.line()) == stored


def test_another_message_is_no_report_of_a_chunk() -> None:
    for text in ("all well", "new=many", "weather=1"):
        with pytest.raises((ValueError, TypeError)):
            Stored.parse(text)
