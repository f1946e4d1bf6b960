"""Read a wire's older pages anew: its items are edited after they have left the first page.

An edit may be the first to name the ministry, so that what was screened out is to be screened
again; the rows are the ones that the wire lists, and no page is asked for that isn't wanted.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sources._source import Source

EVERY = timedelta(hours=1)
"""How often the older pages of a list are read anew."""
SLACK = timedelta(minutes=1)
"""A cycle that comes a little early doesn't put it off to the next one."""


def since(
    source: Source, list_url: str, looks: Mapping[str, datetime], *, now: datetime
) -> datetime | None:
    """How far back a list is to be read anew now; None where that isn't due.

    `looks` says when each list was so last.
    """
    if not source.edited_for:
        return None
    last = looks.get(list_url)
    if last is not None and now - last < EVERY - SLACK:
        return None
    return now - source.edited_for
