"""The form in which the grammars are compiled says what they say as they are written."""

import ast
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "native.py"
SOURCE = '''"""Ferries."""

import re
from commitments._record import Record

Names = dict[str, int]
_WORD = re.compile("渡船")  # 渡船
_SHORT = ("渡", "船")
_BOTH = ("渡", 2)
_LONGEST: int = 40
_AT = _UNTIL = 3
count = 0
_GIVEN = 1
_GIVEN = 2


class Ferry(Record):
    """A ferry."""

    name: str
    length: int = _LONGEST
    """In metres, of 渡船."""
    lines: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        return self.length > 50


class Line:
    stops: int = 3


def another() -> int:
    global count
    _SHORT = 3
    count += _SHORT
    return count
'''


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("native", SCRIPT)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def ferries(script: ModuleType) -> dict[str, Any]:
    space: dict[str, Any] = {"__name__": "ferries"}
    exec(script.native(SOURCE), space)
    return space


def test_names_that_are_given_once_are_final(script: ModuleType) -> None:
    lines = script.native(SOURCE).splitlines()
    assert lines[0].startswith('"""Ferries."""; from typing import ')
    assert '_WORD: _Final = re.compile("渡船")  # 渡船' in lines
    assert '_SHORT: _Final[tuple[str, ...]] = ("渡", "船")' in lines
    assert '_BOTH: _Final = ("渡", 2)' in lines
    assert "_LONGEST: _Final[int] = 40" in lines
    for each in ("Names = dict[str, int]", "_AT = _UNTIL = 3", "count = 0", "_GIVEN = 1"):
        assert each in lines, "a type, two names at once, and what is given again"
    assert "    stops: int = 3" in lines and "    _SHORT = 3" in lines


def test_a_record_is_made_and_replaced_as_before(ferries: dict[str, Any]) -> None:
    ferry = ferries["Ferry"]("Gull", lines=("north",))
    assert (ferry.name, ferry.length, ferry.lines) == ("Gull", 40, ("north",))
    assert tuple(ferry) == ("Gull", 40, ("north",))
    assert repr(ferry) == "Ferry(name='Gull', length=40, lines=('north',))"
    longer = ferry._replace(length=60, lines=())
    assert (longer.name, longer.length, longer.is_long, longer.lines) == ("Gull", 60, True, ())
    assert (ferry.length, ferry.is_long) == (40, False)
    with pytest.raises(TypeError):
        ferry._replace(width=9)
    with pytest.raises(TypeError):
        ferries["Ferry"]()


def test_a_record_is_equal_by_what_it_holds(ferries: dict[str, Any]) -> None:
    ferry = ferries["Ferry"]
    assert ferry("Gull") == ferry("Gull", 40) == ferry("Gull")._replace()
    assert ferry("Gull") != ferry("Tern") and ferry("Gull") != ("Gull", 40, ())
    assert len({ferry("Gull"), ferry("Gull", 40), ferry("Tern")}) == 2


def test_the_rest_stays_as_it_is(script: ModuleType, ferries: dict[str, Any]) -> None:
    assert ferries["another"]() == ferries["another"]() - 3 == 3
    assert (ferries["_AT"], ferries["_GIVEN"], ferries["Line"].stops) == (3, 2, 3)
    assert script.native('"""Nothing."""\n') == '"""Nothing."""\n'
    assert script.native("_A = 1\n").splitlines()[1] == "_A: _Final = 1"


def test_every_grammar_has_such_a_form(script: ModuleType) -> None:
    for path in (ROOT / "commitments").rglob("*.py"):
        tree = ast.parse(script.native(path.read_text("utf-8")))
        classes = [each for each in tree.body if isinstance(each, ast.ClassDef)]
        assert not [each.name for each in classes if "Record" in map(ast.unparse, each.bases)]
