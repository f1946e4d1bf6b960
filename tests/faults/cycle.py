"""One cycle as a process whose clock says what it is told.

Usage: python -m tests.faults.cycle CONFIG DATABASE NOW
"""

import sys
from datetime import datetime
from pathlib import Path

from flows import steps
from flows.settings import load

if __name__ == "__main__":
    settings = load(Path(sys.argv[1]), database=sys.argv[2])
    steps.run_direct(settings, now=datetime.fromisoformat(sys.argv[3]))
