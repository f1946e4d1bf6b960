"""A worker for the crash test: one cycle after another until it is killed.

Usage: crash_worker.py CONFIG DATABASE BEGAN. Its clock runs 120 times as fast since BEGAN (seconds
of the system's clock), so that leases run out and failures are retried while the test runs.
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows import steps
from flows.settings import load
from storage.errors import StoreError

FASTER = 120
EPOCH = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def main() -> None:
    """Run cycles for ever; a store that the other worker holds is tried again."""
    settings = load(Path(sys.argv[1]), database=sys.argv[2])
    began = float(sys.argv[3])
    while True:
        now = EPOCH + timedelta(seconds=(time.time() - began) * FASTER)
        try:
            steps.run_direct(settings, now=now)
        except StoreError as error:
            sys.stderr.write(f"{error}\n")


if __name__ == "__main__":
    main()
