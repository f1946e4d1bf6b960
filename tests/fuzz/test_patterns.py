"""No regular expression of ours takes more than linear time; see tests/fuzz/patterns.py."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.patterns import attack_on


@pytest.mark.slow
def test_no_pattern_takes_more_than_linear_time() -> None:
    command = [sys.executable, "-m", "tests.fuzz.patterns"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"x*x*y"])
def test_a_pattern_without_end_is_noticed(pattern: str) -> None:
    assert attack_on(re.compile(pattern))


@pytest.mark.parametrize("pattern", [r"\d{4}年", r"a[^b]{0,20}b", "工信部|工业和信息化部"])
def test_a_linear_pattern_is_none(pattern: str) -> None:
    assert attack_on(re.compile(pattern)) is None
