"""What the source of a pattern must not lose: braces in an f-string, backslashes in a raw one."""

import ast
import re
import tokenize
from pathlib import Path

import pytest

import commitments

SOURCES = sorted(Path(commitments.__file__).parent.rglob("*.py"))
_RAW = re.compile(r"[rR][fF]?|[fF][rR]")
_CLASS = re.compile(r"\\\\[dswDSW]")


def _braces_lost(source: str) -> list[int]:
    """Lines of f-strings with a bare number in braces: [^，]{4} is then [^，]4."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FormattedValue)
        and all(
            isinstance(each, ast.Constant | ast.Tuple)
            for each in ast.walk(node.value)
            if isinstance(each, ast.expr)
        )
    ]


def _doubled(path: Path) -> list[int]:
    """Lines of raw strings with two backslashes before a class: [一二\\\\d] has no digits then."""
    with path.open(encoding="utf-8") as lines:
        tokens = tokenize.generate_tokens(lines.readline)
        return [
            each.start[0]
            for each in tokens
            if each.type == tokenize.STRING
            and _RAW.match(each.string)
            and _CLASS.search(each.string)
        ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_patterns_say_what_they_mean(path: Path) -> None:
    assert _braces_lost(path.read_text(encoding="utf-8")) == []
    assert _doubled(path) == []


def test_what_is_lost_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "lost.py"
    path.write_text('A = f"[a]{4}"\nB = f"[a]{{4}}"\nC = r"[一\\\\d]"\n', encoding="utf-8")
    assert _braces_lost(path.read_text(encoding="utf-8")) == [1]
    assert _doubled(path) == [3]
