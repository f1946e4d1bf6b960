"""The words of messages, in the reader's language. Pure apart from reading the package's table."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any

from articles.article import Language
from articles.clock import SHANGHAI


@dataclass(frozen=True, slots=True)
class Words:
    """One language's table of words.toml, with the few formats that need more than a table."""

    language: Language
    table: Mapping[str, Any]

    def say(self, key: str, **values: object) -> str:
        """The sentence of this key with `values` in it."""
        return str(self.table[key]).format(**values)

    def label(self, group: str, key: str) -> str:
        """The word for `key` in `group`, e.g. ("events", "new")."""
        return str(self.table[group][key])

    def topic(self, topic: str) -> str:
        """A topic's name; one that the table doesn't have is its own name."""
        return str(self.table["topics"].get(topic, topic))

    def join(self, names: Iterable[str]) -> str:
        """Several names as the language lists them."""
        return str(self.table["comma"]).join(names)

    def day(self, day: date) -> str:
        """A date."""
        names = self.table.get("month_names")
        return self.say(
            "date",
            year=day.year,
            month=day.month,
            day=day.day,
            month_name=names[day.month - 1] if names else "",
        )

    def moment(self, at: datetime) -> str:
        """Date and clock in Beijing; the date alone for midnight, which stands for no clock."""
        local = at.astimezone(SHANGHAI)
        if (local.hour, local.minute) == (0, 0):
            return self.day(local.date())
        clock = self.say("clock", hour=local.hour, minute=local.minute)
        return self.say("date_clock", date=self.day(local.date()), clock=clock)

    def month(self, at: datetime) -> str:
        """The month in Beijing."""
        local = at.astimezone(SHANGHAI)
        return self.say("month", year=local.year, number=local.month)


def ordinal(number: int) -> str:
    """1 → "1st", 12 → "12th"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


@cache
def words(language: Language) -> Words:
    """The table of one language."""
    raw = resources.files("alerts").joinpath("words.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(raw)[language])
