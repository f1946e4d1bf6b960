"""The ledger's remarks in the reader's language. Pure apart from reading the package's table."""

import re
import tomllib
from functools import cache
from importlib import resources

from alerts.words import Words
from articles.article import Language


def remark(text: str, words: Words) -> str:
    """What the ledger says in English, clause by clause; what the table doesn't know stays."""
    table = _table(words.language)
    if not table:
        return text
    clauses = (_clause(each, table, words) for each in text.split("; "))
    return str(words.table["clause"]).join(clauses)


def _clause(text: str, table: tuple[tuple[re.Pattern[str], str], ...], words: Words) -> str:
    for pattern, said in table:
        found = pattern.fullmatch(text)
        if found:
            return said.format(*(_term(group, words) for group in found.groups()))
    return text


def _term(text: str, words: Words) -> str:
    """A name of ours in the reader's language; several with commas between them."""
    names = {
        key: name
        for group in ("stages", "kinds", "fields")
        for key, name in words.table[group].items()
    }
    return words.join(str(names.get(each, each)) for each in text.split(", "))


@cache
def _table(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    raw = resources.files("alerts").joinpath("remarks.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(raw).get(language, {"clauses": []})["clauses"]
    return tuple((re.compile(pattern), said) for pattern, said in rows)
