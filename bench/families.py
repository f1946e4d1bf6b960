"""Count the sentences of our own behind each Chinese rule family: `python -m bench.families`.

A family is a file of rows in tests/commitments/chinese/rules. A row is against it where it says
what must not be found in its sentence, or that nothing is to be found there.
"""

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

RULES = Path(__file__).parents[1] / "tests" / "commitments" / "chinese" / "rules"
LEAST = 150
AGAINST: dict[str, Callable[[list[Any]], bool]] = {
    "coordination": lambda row: len(row[1]) == 1,
    "kind": lambda row: row[2] == "measure",
    "deadline": lambda row: row[1] == "",
    "quantity": lambda row: row[1] == "",
    "object": lambda row: row[1] == "",
    "stage": lambda row: row[3] == "",
    "done": lambda row: bool(row[2]),
    "owner": lambda row: bool(row[2]),
    "scope": lambda row: bool(row[2]),
}


def count(family: Path) -> tuple[int, int]:
    """How many sentences a family has, and how many of its rows are against it."""
    tables = tomllib.loads(family.read_text(encoding="utf-8")).values()
    rows = [row for table in tables for row in table]
    return len({row[0] for row in rows}), sum(map(AGAINST[family.stem], rows))


def main() -> int:
    """Print a row a family; 1 where one has too few sentences or none against it."""
    table = Table("family", "sentences", "against it")
    enough = True
    for family in sorted(RULES.glob("*.toml")):
        sentences, against = count(family)
        enough = enough and sentences >= LEAST and against > 0
        table.add_row(family.stem, str(sentences), str(against))
    Console().print(table)
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
