"""Records: named tuples to the type checker, made, read and replaced at half the cost of one.

A grammar makes them by the dozen of every clause, and each derives its frame from the last. Like
named tuples they aren't to be written to, which the type checker sees to; they are equal by what
they hold, and can be unpacked, but not indexed.
"""

from typing import TYPE_CHECKING

__all__ = ["Record"]

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    _METHODS = """
def __init__(self, {parameters}):
    {writes}

def _replace(self, **changes):
    new = _new(type(self))
    {copies}
    for name, value in changes.items():
        setattr(new, name, value)
    return new
"""
    """With the fields written out: a loop over their names would take five times as long."""

    class _Slotted(type):
        """Makes slots of the fields that a class names."""

        def __new__(cls, name, bases, space):
            fields = tuple(space.get("__annotations__", ()))
            defaults = {each: space.pop(each) for each in fields if each in space}
            methods = {"_new": object.__new__, "_defaults": defaults}
            if fields:
                exec(
                    _METHODS.format(
                        parameters=", ".join(
                            f"{each}=_defaults[{each!r}]" if each in defaults else each
                            for each in fields
                        ),
                        writes="; ".join(f"self.{each} = {each}" for each in fields),
                        copies="; ".join(f"new.{each} = self.{each}" for each in fields),
                    ),
                    methods,
                )
                space |= {each: methods[each] for each in ("__init__", "_replace")}
            return super().__new__(cls, name, bases, {**space, "__slots__": fields})

    class Record(metaclass=_Slotted):
        """Base of all; a subclass names its fields as a named tuple does."""

        def __iter__(self):
            return (getattr(self, each) for each in self.__slots__)

        def __eq__(self, other):
            return type(self) is type(other) and tuple(self) == tuple(other)

        def __hash__(self):
            return hash(tuple(self))

        def __repr__(self):
            fields = ", ".join(f"{each}={getattr(self, each)!r}" for each in self.__slots__)
            return f"{type(self).__name__}({fields})"
