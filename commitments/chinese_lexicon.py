"""The word lists of the Chinese grammar, read from commitments/lexicon/*.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_MANY = 120
"""Branches from which on a set of their first characters stands before them."""


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed lexicon file NAME.toml."""
    source = files("commitments") / "lexicon" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def any_of(words: Iterable[str], not_before: Mapping[str, Iterable[str]] | None = None) -> str:
    """A pattern that matches one of the words, the longest first; a trie, so cost grows with
    the length of the text and hardly with the number of words.

    `not_before` says by what a word is no such word any more: 服务 before 平台.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = f"(?!{any_of(not_before[word])})" if not_before and word in not_before else ""
    return _trie(root)


def _trie(node: dict[str, Any]) -> str:
    heads = sorted(key for key in node if key)
    branches = [re.escape(key) + _trie(node[key]) for key in heads]
    if not branches:
        return str(node[""])
    if node.get(""):
        return f"(?:{'|'.join([*branches, node['']])})"
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    if len(branches) > _MANY:
        # Branches are tried one after the other; a set says in one step that none can match.
        body = f"(?:(?=[{''.join(map(re.escape, heads))}]){body})"
    return f"{body}?" if "" in node else body


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """`any_of`, compiled."""
    return re.compile(any_of(words))
