"""The sources that the program knows: every module of this room that isn't infrastructure."""

import importlib
import pkgutil

import sources
from sources._source import Source


class RegistryError(Exception):
    """A source module is broken; found at start, never while running."""


def load() -> tuple[Source, ...]:
    """Every source, by module name.

    Raises RegistryError for a module without SOURCE and for an id that two modules use.
    """
    found: dict[str, tuple[str, Source]] = {}
    for module in sorted(pkgutil.iter_modules(sources.__path__), key=lambda info: info.name):
        if module.ispkg or module.name.startswith("_"):
            continue
        source = getattr(importlib.import_module(f"sources.{module.name}"), "SOURCE", None)
        if not isinstance(source, Source):
            raise RegistryError(f"sources/{module.name}.py has no SOURCE")
        if source.id in found:
            raise RegistryError(
                f"sources/{module.name}.py repeats the id {source.id} of {found[source.id][0]}.py"
            )
        found[source.id] = (module.name, source)
    return tuple(source for _, source in found.values())
