"""Every regular expression of ours against text made from it: none takes quadratic time.

    python -m tests.fuzz.patterns

Patterns are caught as they are compiled, those built from lexicons among them. Each is searched in
long repetitions of its own characters and words. Where more text costs far more time, the same text
goes through the program: a pattern that is only matched at one place, or in short pieces, does no
harm. One that does is named, and the exit code is 1.
"""

import importlib
import pkgutil
import random
import re
import sys
import time
from collections.abc import Iterator
from re import _constants as names  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ROOMS = ("articles", "commitments", "sources", "alerts", "flows", "storage")
SHORT, LONG = 2_000, 16_000
"""Characters; sentences and pages are longer, and are searched as wholes."""
STEPS = (16, 20, 22, 24, 26, 100, 400, 1000, 2000)
STUCK = 0.1
"""Seconds for one of STEPS that only cubic or exponential time takes."""
QUICK = 0.004
"""Seconds for SHORT that nobody asks about."""
USES = (
    ("prose", "{}"),
    ("prose", "工信部\n工信部有关负责人表示，将{}"),
    ("prose", "MIIT\nThe ministry of industry and information technology said it will {}"),
    ("post", "# 标题\n\n{}\n"),
    ("post", "{}"),
    ("post", "# {}"),
    ("post", "date {}"),
    ("post", "---\ntitle: x\n---\n{}"),
    ("feed", "{}"),
    ("feed", "<rss><channel><item><title>{}</title><link>http://a/</link></item></channel></rss>"),
    ("article", "\0<html><title>{}</title><p>x</p></html>"),
    ("article", "\0<html><title>x</title><p>{}</p></html>"),
    ("robots", "{}"),
    ("moment", "{}"),
    ("moment", "发布时间：{}"),
)
"""Targets with what stands around the text; braces are where it goes."""
FELT = 0.5
"""Seconds for LONG in a target that nobody asks about."""
GROWTH = 28
"""Times as long at LONG; eight is linear, 64 quadratic."""


def main() -> int:
    """Print the slow patterns and the count; return the exit code."""
    patterns = caught()
    slow = bad = 0
    for name, pattern in sorted(patterns.items()):
        if unit := attack_on(pattern):
            slow += 1
            if used := exposed(unit):
                bad += 1
                print(f"{name} by repeating {unit!r:.60} in {used}", flush=True)  # noqa: T201
    print(  # noqa: T201
        f"{len(patterns)} patterns; {slow} of more than linear time when searched in text without"
        f" bounds, {bad} of them as they are used"
    )
    return int(bool(bad))


def caught() -> dict[str, "re.Pattern[Any]"]:
    """The patterns that our rooms compile, by place and text."""
    found: dict[str, re.Pattern[Any]] = {}
    real = re._compile  # type: ignore[attr-defined]

    def compiling(pattern: Any, flags: Any) -> Any:
        made = real(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        place = str(frame.f_globals.get("__name__"))
        if place.split(".")[0] in ROOMS and isinstance(made, re.Pattern):
            found[f"{place}: {made.pattern!r:.120}"] = made
        return made

    re._compile = compiling  # type: ignore[attr-defined]
    try:
        for room in ROOMS:
            for module in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
                if "migrations" not in module.name:
                    importlib.import_module(module.name)
        _use_everything()
    finally:
        re._compile = real  # type: ignore[attr-defined]
    return found


def _use_everything() -> None:
    """What is compiled at first use is compiled now."""
    from tests.fuzz.seeds import seeds
    from tests.fuzz.targets import TARGETS

    for name, target in TARGETS.items():
        for body in seeds(name):
            target(body)


def attack_on(pattern: "re.Pattern[Any]") -> str | None:
    """What makes its time grow by far more than the text when repeated; None where nothing does."""
    for unit, end in _attacks(pattern):
        if any(_seconds(pattern, unit, end, length) > STUCK for length in STEPS):
            return unit
        if _seconds(pattern, unit, end, SHORT) < QUICK:
            continue
        short = min(_seconds(pattern, unit, end, SHORT) for _ in range(3))
        if short >= QUICK and _seconds(pattern, unit, end, LONG) > GROWTH * short:
            return unit
    return None


def exposed(unit: str) -> str | None:
    """The target that such text makes slow; None where its patterns are used within bounds."""
    from tests.fuzz.targets import TARGETS

    for name, form in USES:
        times = []
        for length in (16, 24, 32, LONG // 4, LONG):
            body = form.format(unit * (length // len(unit))).encode("utf-8", "surrogatepass")
            began = time.process_time()
            TARGETS[name](body)
            times.append(time.process_time() - began)
            grown = length < SHORT or (length == LONG and times[-1] > 9 * times[-2])
            if grown and times[-1] > FELT:
                return name
    return None


def _seconds(pattern: "re.Pattern[Any]", unit: str, end: str, length: int) -> float:
    text: Any = unit * (length // len(unit)) + end
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8")
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def _attacks(pattern: "re.Pattern[Any]") -> Iterator[tuple[str, str]]:
    """Units to repeat with what follows: its characters, its pairs, its words, whole or cut."""
    source = pattern.pattern
    text = source.decode("latin-1") if isinstance(source, bytes) else source
    chance = random.Random(repr(text))  # a lone surrogate is no seed
    tree = parser.parse(text, pattern.flags & ~re.UNICODE if isinstance(source, bytes) else 0)
    words = {_sample(tree, chance) for _ in range(6)} - {""}
    letters = sorted({letter for word in words for letter in word} | set("a1 中"))
    chosen = chance.sample(letters, min(10, len(letters)))
    units = {*chosen, *words, *(word[:-1] for word in words if len(word) > 1)}
    units |= {one + other for one in chosen[:4] for other in chosen[:4] if one != other}
    for unit in sorted(units):
        yield unit, ""
        yield unit, "\x01"


def _sample(tree: Any, chance: random.Random) -> str:
    """A text that the pattern matches, or nearly does."""
    made = ""
    for kind, value in tree:
        if kind is names.LITERAL:
            made += chr(value)
        elif kind is names.IN:
            made += _member(value, chance)
        elif kind is names.ANY or kind is names.NOT_LITERAL:
            made += "x"
        elif kind is names.BRANCH:
            made += _sample(chance.choice(value[1]), chance)
        elif kind is names.SUBPATTERN:
            made += _sample(value[3], chance)
        elif kind in (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT):
            low, high, inner = value
            for _ in range(min(int(high), max(int(low), 2))):
                made += _sample(inner, chance)
        elif kind is names.ATOMIC_GROUP:
            made += _sample(value, chance)
    return made


def _member(members: Any, chance: random.Random) -> str:
    if members[0][0] is names.NEGATE:
        return chance.choice("xa1 中")
    kind, value = chance.choice(members)
    if kind is names.LITERAL:
        return chr(value)
    if kind is names.RANGE:
        return chr(chance.choice(value))
    return {"DIGIT": "1", "SPACE": " ", "WORD": "a"}.get(str(value).rsplit("_", 1)[-1], "x")


if __name__ == "__main__":
    sys.exit(main())
