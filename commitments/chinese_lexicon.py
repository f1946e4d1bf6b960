"""The word lists of the Chinese grammar, read from commitments/lexicon/*.toml."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed lexicon file NAME.toml."""
    source = files("commitments") / "lexicon" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches one of the words, the longest first; a trie, so cost grows with
    the length of the text and hardly with the number of words."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _trie(root)


def _trie(node: dict[str, Any]) -> str:
    branches = [re.escape(key) + _trie(child) for key, child in sorted(node.items()) if key]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if "" in node else body


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """`any_of`, compiled."""
    return re.compile(any_of(words))
