"""Objects put aside on disk by one process, to be taken up by another of the same program."""

import os
import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where an object lies in a folder."""

    file: str
    offset: int
    size: int


class Spool:
    """Appends to this process's own file in a folder that nobody else can write to."""

    def __init__(self, folder: Path) -> None:
        self._name = f"{os.getpid()}.spool"
        self._file = (folder / self._name).open("ab")

    def put(self, thing: object) -> Place:
        """Put a thing aside and return where."""
        data = zlib.compress(pickle.dumps(thing), _LEVEL)
        place = Place(self._name, self._file.tell(), len(data))
        self._file.write(data)
        return place

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._file.close()


def read_spooled(folder: Path, places: Sequence[Place]) -> list[Any]:
    """Return the things put aside at these places; only what this program wrote is read."""
    files = {name: (folder / name).open("rb") for name in {each.file for each in places}}
    try:
        found = []
        for each in places:
            files[each.file].seek(each.offset)
            found.append(pickle.loads(zlib.decompress(files[each.file].read(each.size))))
        return found
    finally:
        for file in files.values():
            file.close()
