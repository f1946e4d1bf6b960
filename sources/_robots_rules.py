"""The rules in a robots.txt by RFC 9309: the longest match wins, `*` and `$` count.

The standard library's reader takes the first match and knows no wildcards, so it forbids what a
later Allow opens and allows what a wildcard forbids.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: whether it allows, and the pattern of paths that it speaks of."""

    allows: bool
    pattern: str


def read_rules(text: str, agent: str) -> tuple[Rule, ...]:
    """The rules for `agent` (its bare name), or for everybody when none are for it."""
    own: list[Rule] = []
    everybody: list[Rule] = []
    named = False
    for agents, rules in _groups(text):
        if agent.lower() in agents:
            named = True
            own += rules
        elif "*" in agents:
            everybody += rules
    return tuple(own if named else everybody)


def allowed(rules: tuple[Rule, ...], url: str) -> bool:
    """Whether `url` may be fetched: by the longest pattern that fits, an Allow where two tie."""
    parts = urlsplit(url)
    path = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
    fitting = [rule for rule in rules if _fits(rule.pattern, path)]
    if not fitting:
        return True
    return max(fitting, key=lambda rule: (len(rule.pattern), rule.allows)).allows


def _groups(text: str) -> Iterator[tuple[set[str], list[Rule]]]:
    """The agents (lower case) of each group with its rules."""
    agents: set[str] = set()
    rules: list[Rule] = []
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent" and colon:
            if rules:
                yield agents, rules
                agents, rules = set(), []
            agents.add(value.partition("/")[0].lower())
        elif key in ("allow", "disallow") and value and agents:
            rules.append(Rule(key == "allow", unquote(value)))
    yield agents, rules


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins with a pattern; linear, for hostile files are full of stars."""
    ends = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if len(pieces) == 1:
        return not ends or at == len(path)
    last = pieces[-1]
    if ends:
        return path.endswith(last) and len(path) - len(last) >= at
    return path.find(last, at) >= 0
