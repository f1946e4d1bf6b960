"""`make faults`: break a running program in every way we know, and print what became of it.

    python -m tests.faults [--seed 1] [--length 1] [--only "disk full"]

The same seed gives the same faults; `length` multiplies them. Exit 1 where anything was lost,
came twice or didn't heal.
"""

import argparse
import logging
import sys
import time

from tests.faults.run import lacking, play
from tests.faults.scenarios import SCENARIOS

HEAD = ("scenario", "store", "faults", "articles", "events", "alerts", "sent", "uncertain",
        "healed after", "seconds", "outcome")  # fmt: skip


def main() -> int:
    """Play the scenarios chosen and print a row for each; return the exit code."""
    options = argparse.ArgumentParser(prog="tests.faults", description="faults and their outcome")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--length", type=int, default=1, help="multiplies the faults")
    options.add_argument("--only", default="", help="part of a scenario's name")
    options.add_argument("--within", type=float, default=0, help="seconds in which to begin")
    chosen = options.parse_args()
    end = time.monotonic() + (chosen.within or float("inf"))
    _print(HEAD, ("---",) * len(HEAD))
    logging.getLogger("flows").setLevel(logging.ERROR)  # what isn't delivered is in the table
    bad = 0
    for scenario in SCENARIOS:
        if chosen.only not in scenario.name:
            continue
        for database in scenario.databases:
            if chosen.length < scenario.least:
                _print((scenario.name, database, *("",) * 8, f"from length {scenario.least} on"))
                continue
            if time.monotonic() > end:
                _print((scenario.name, database, *("",) * 8, f"not begun in {chosen.within:.0f} s"))
                continue
            if reason := lacking(scenario, database):
                _print((scenario.name, database, *("",) * 8, f"skipped: {reason}"))
                continue
            began = time.monotonic()
            verdict, faults = play(scenario, database, chosen.seed, chosen.length)
            figures = (faults, verdict.articles, verdict.events, verdict.alerts, verdict.sent)
            healed = f"{verdict.cycles} cycles" if verdict.cycles else "never"
            outcome = "well" if not verdict.wrong else "; ".join(verdict.wrong[:5])
            took = f"{time.monotonic() - began:.1f}"
            row = (scenario.name, database, *figures, verdict.uncertain, healed, took, outcome)
            _print(row)
            bad += bool(verdict.wrong)
    return int(bad > 0)


def _print(*rows: tuple[object, ...]) -> None:
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |", flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
