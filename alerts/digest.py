"""A period's notices sorted into a digest. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from alerts.notice import Digest, DigestKind, Notice, Occasion, Section

ORDER: tuple[Occasion, ...] = (
    "new",
    "advanced",
    "changed",
    "fulfilled",
    "overdue",
    "due_soon",
    "withdrawn",
)
"""The sections in the order in which they are read; a restated commitment is in none."""
_KIND_ORDER = ("target", "instrument", "programme", "measure")


def make_digest(
    notices: Iterable[Notice],
    *,
    id: str,
    kind: DigestKind,
    since: datetime | None,
    until: datetime,
    counts: Mapping[str, int] | None = None,
    remark: str | None = None,
    cap: int | None = None,
) -> Digest:
    """The digest of `notices`, each once by its id, whatever order they come in.

    A baseline has each commitment once, where it stands: with its latest event. A digest may be
    empty (`digest.count == 0`); whether an empty one is sent is the caller's choice.
    """
    once = {notice.id: notice for notice in notices}
    if kind == "baseline":
        once = _latest(once.values())
    by_event: dict[Occasion, list[Notice]] = {}
    for notice in once.values():
        by_event.setdefault(notice.event, []).append(notice)
    sections = tuple(
        Section(event, _group(by_event[event])) for event in ORDER if by_event.get(event)
    )
    return Digest(
        id=id,
        kind=kind,
        since=since,
        until=until,
        sections=sections,
        counts=dict(counts or {}),
        remark=remark,
        cap=cap,
    )


def _latest(notices: Iterable[Notice]) -> dict[str, Notice]:
    in_time = sorted(notices, key=lambda notice: (notice.occurred_at, notice.id))
    return {notice.commitment_id: notice for notice in in_time}


def _group(notices: list[Notice]) -> tuple[tuple[str, tuple[Notice, ...]], ...]:
    groups: dict[str, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(notice.topics[0] if notice.topics else "", []).append(notice)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == "", -len(item[1]), item[0]))
    return tuple((topic, tuple(sorted(group, key=_rank))) for topic, group in ordered)


def _rank(notice: Notice) -> tuple[int, datetime, str]:
    return (_KIND_ORDER.index(notice.kind), notice.occurred_at, notice.id)
