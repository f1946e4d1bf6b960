"""Records: what passes for named tuples."""

import pickle

import pytest

from commitments._record import Record


class Ferry(Record):
    """A ferry and its line."""

    name: str
    length: int = 40
    lines: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        return self.length > 50


def test_holds_its_fields_by_place_and_by_name() -> None:
    ferry = Ferry("Gull", lines=("north",))
    assert (ferry.name, ferry.length, ferry.lines) == ("Gull", 40, ("north",))
    name, length, lines = ferry
    assert (name, length, lines) == ("Gull", 40, ("north",))
    assert repr(ferry) == "Ferry(name='Gull', length=40, lines=('north',))"


def test_another_is_made_of_it() -> None:
    ferry = Ferry("Gull")
    longer = ferry._replace(length=60)
    assert (longer.name, longer.length, longer.is_long) == ("Gull", 60, True)
    assert (ferry.length, ferry.is_long) == (40, False)
    assert ferry._replace() == ferry


def test_is_equal_by_what_it_holds() -> None:
    assert Ferry("Gull") == Ferry("Gull", 40)
    assert Ferry("Gull") != Ferry("Tern")
    assert len({Ferry("Gull"), Ferry("Gull", 40), Ferry("Tern")}) == 2
    assert pickle.loads(pickle.dumps(Ferry("Gull"))) == Ferry("Gull")


def test_knows_its_fields() -> None:
    with pytest.raises(TypeError):
        Ferry()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Ferry("Gull", width=9)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Ferry("Gull")._replace(width=9)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Ferry("Gull").width = 9  # type: ignore[attr-defined]
