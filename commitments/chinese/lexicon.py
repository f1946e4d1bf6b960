"""The word lists of the Chinese grammar, read from commitments/lexicon/*.toml."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from commitments._words import any_of


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed lexicon file NAME.toml."""
    source = files("commitments") / "lexicon" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """`any_of`, compiled."""
    return re.compile(any_of(words))
