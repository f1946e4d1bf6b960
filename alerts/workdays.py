"""Chinese working days: Monday to Friday, less the holidays, with the make-up days. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Calendar:
    """The exceptions from Monday to Friday; `until` is the last year whose notice is known."""

    off: frozenset[date]
    on: frozenset[date]
    until: int

    def is_workday(self, day: date) -> bool:
        """Whether offices work on `day`; beyond `until` simply Monday to Friday."""
        return day in self.on or (day.weekday() < 5 and day not in self.off)


@cache
def china() -> Calendar:
    """The calendar of workdays.toml."""
    raw = resources.files("alerts").joinpath("workdays.toml").read_text(encoding="utf-8")
    table = tomllib.loads(raw)
    days = {
        name: frozenset(
            date.fromisoformat(f"{year}-{day}") for year in table for day in table[year][name]
        )
        for name in ("off", "on")
    }
    return Calendar(days["off"], days["on"], max(map(int, table)))
