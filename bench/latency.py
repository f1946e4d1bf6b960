"""`python -m bench.latency ITEMS`: from an item's appearance on a site to its alert delivered.

Runs `miit-watch serve` with a cycle a minute over a site on this machine whose feed is due as
often, publishes ITEMS at changing moments of the minute, and prints how long each took until its
message lay in the folder channel. The promise is one cadence and 20 seconds.
"""

import email
import sys
import tempfile
import time
from email import policy
from pathlib import Path

from bench.service import publish, running, title
from scripts.screenshots import site

CADENCE = 60
GRACE = 20
APART = 77
"""Seconds between two items: no whole part of a minute, so that they appear at all its moments."""
PATIENCE = 300


def main(items: int) -> None:
    """Publish, wait, print."""
    with tempfile.TemporaryDirectory() as name, site(Path(name) / "site") as feed:
        folder = Path(name)
        publish(feed, 0)
        with running(folder, feed, CADENCE) as service:
            while not service.runs():
                time.sleep(1)
            appeared: dict[str, float] = {}
            for number in range(1, items + 1):
                publish(feed, number)
                appeared[title(number)] = time.time()
                time.sleep(APART)
            took = _delivered(folder / "data" / "outbox", appeared)
    for each, seconds in took.items():
        print(f"{each}: {seconds:.1f} s")
    within = sum(seconds <= CADENCE + GRACE for seconds in took.values())
    print(
        f"{len(took)} of {items} delivered, {within} within {CADENCE} + {GRACE} s;"
        f" longest {max(took.values()):.1f} s, mean {sum(took.values()) / len(took):.1f} s"
    )


def _delivered(outbox: Path, appeared: dict[str, float]) -> dict[str, float]:
    """By item, the seconds until its message was written."""
    end = time.time() + PATIENCE
    took: dict[str, float] = {}
    while len(took) < len(appeared) and time.time() < end:
        time.sleep(1)
        for path in outbox.glob("*.eml"):
            subject = str(
                email.message_from_bytes(path.read_bytes(), policy=policy.default)["Subject"]
            )
            for name, at in appeared.items():
                if name in subject and name not in took:
                    took[name] = path.stat().st_mtime - at
    return took


if __name__ == "__main__":
    main(int(sys.argv[1]))
