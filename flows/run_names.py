"""What the runs of flows are called in the Prefect UI."""

from datetime import datetime

from articles.clock import SHANGHAI

MINUTE = "%Y-%m-%d %H:%M"
DAY = "%Y-%m-%d"


def stamped(what: str, form: str = MINUTE) -> str:
    """A run's name: what it does, and when it began by the reader's clock."""
    return f"{what} {datetime.now(SHANGHAI):{form}}"
