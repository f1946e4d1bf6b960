"""Every input that fuzzing starts from or once found is tried again, without atheris."""

import time

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

SLOWEST = 5.0
"""Seconds of CPU that one input may take: far above what any does, far below a hang."""


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_in_the_corpus_breaks_its_target(name: str) -> None:
    tried = seeds(name)
    assert len(tried) > 1, "a target begins with seeds of its own"
    for body in tried:
        began = time.process_time()
        TARGETS[name](body)
        assert time.process_time() - began < SLOWEST, body[:80]
