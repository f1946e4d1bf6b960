"""A worker for the crash test: one cycle after another until it is killed.

Its clock runs 120 times as fast since it all began (seconds of the system's clock), so that leases
run out and failures are retried while the test runs.
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows import steps
from flows.settings import load
from storage.errors import StoreError

FASTER = 120
EPOCH = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def work(config: Path, database: str, began: float, cycles: Any) -> None:
    """Run cycles for ever; a store that the other worker holds is tried again.

    `cycles` is a shared number without a lock, which would be lost with its holder: how many
    cycles have begun.
    """
    settings = load(config, database=database)
    while True:
        cycles.value += 1
        now = EPOCH + timedelta(seconds=(time.time() - began) * FASTER)
        try:
            steps.run_direct(settings, now=now)
        except StoreError as error:
            sys.stderr.write(f"{error}\n")
