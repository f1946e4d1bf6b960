"""No target takes more than linear time for one piece of text over and over; see growth.py."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.fuzz import growth, targets


@pytest.mark.slow
def test_no_target_takes_more_than_linear_time() -> None:
    command = [sys.executable, "-m", "tests.fuzz.growth"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]


def test_every_target_has_its_beginnings() -> None:
    assert growth.HEADS.keys() == targets.TARGETS.keys()


@pytest.mark.parametrize(
    ("cost", "said"),
    [(lambda size: size / 20_000, None), (lambda size: (size / 20_000) ** 2, " s")],
)
def test_what_grows_faster_than_its_text_is_noticed(
    cost: object, said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]

    def work(body: bytes) -> None:
        clock[0] += cost(len(body))  # type: ignore[operator]

    monkeypatch.setattr(time, "process_time", lambda: clock[0])
    monkeypatch.setitem(targets.TARGETS, "prose", work)
    found = growth._growth("prose", "{}", "a")
    assert (found is None) == (said is None) and (found or "").endswith(said or "")


def test_what_comes_to_no_end_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    spent = iter(range(10_000))
    monkeypatch.setattr(time, "process_time", lambda: float(next(spent)))
    monkeypatch.setitem(targets.TARGETS, "prose", lambda body: None)
    assert growth._growth("prose", "{}", "a") == f"stuck at {growth.FEW}"
