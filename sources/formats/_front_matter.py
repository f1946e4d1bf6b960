"""The block between `---` lines at the head of a post, valid YAML or not."""

import re
from collections.abc import Mapping
from functools import lru_cache

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Strings only; libyaml where PyYAML was built with it, which is ten times as fast."""
_LONGEST = 8_000
"""Characters from which a head is read line by line: deep nesting takes YAML seconds."""
_BLOCK = re.compile(r"\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)(.*)", re.S)
_LINE = re.compile(r"([A-Za-z_][\w-]*)\s*:\s*(.*)")


@lru_cache(maxsize=2)
def split(text: str) -> tuple[Mapping[str, str], str] | None:
    """Keys (lower case) with their values as text, and the body; None without front matter.

    Lists are joined with commas. What YAML refuses (bare quotes inside quotes) is read line by
    line; dates stay as they are written, for a YAML reader would lose their zone.
    """
    found = _BLOCK.match(text)
    if found is None:
        return None
    try:
        loaded = yaml.load(found[1], Loader=_LOADER) if len(found[1]) < _LONGEST else None
    except (yaml.YAMLError, RecursionError):
        loaded = None
    if not isinstance(loaded, dict):
        loaded = _line_by_line(found[1])
    return {str(key).lower(): _flat(value) for key, value in loaded.items()}, found[2]


def _flat(value: object) -> str:
    # no deeper: aliases can make a few lines stand for gigabytes
    if isinstance(value, list):
        return ",".join(item.strip() for item in value if isinstance(item, str))
    return value.strip() if isinstance(value, str) else ""


def _line_by_line(block: str) -> dict[str, object]:
    values: dict[str, object] = {}
    for line in block.splitlines():
        if found := _LINE.fullmatch(line.strip()):
            values[found[1]] = _unquoted(found[2].strip())
    return values


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"')
    return value
