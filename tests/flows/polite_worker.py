"""A client of a process of its own for the test of manners across workers.

Usage: polite_worker.py DATABASE ADDRESS TIMES PAUSE: asks TIMES for a page of the site at ADDRESS
as if it were a stranger's, with PAUSE seconds between two requests of all workers together.
"""

import sys

from sources import _client
from sources._client import Client
from sources._hosts import Manners
from storage.engine import open_store
from storage.turns import open_turns


def main(database: str, address: str, times: int, pause: float) -> None:
    """Ask as often as told."""
    host = address.removeprefix("http://")
    # It may be reached though it is this machine, yet is treated like any other.
    _client.is_allowed = lambda *_: False  # type: ignore[attr-defined]
    with open_turns(open_store(database)) as turns:
        manners = Manners(interval=pause)
        client = Client(allowed=frozenset({host}), manners=manners, turns=turns)
        with client:
            for number in range(times):
                client.get(f"{address}/feed.xml?{number}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
