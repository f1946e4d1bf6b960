"""What goes out as one message: a delivery, a bundle of those beyond the cap, what went before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from alerts.message import message_id
from alerts.timing import HOUR, Waiting, plan
from flows.readers import Readers
from storage import outbox, outbox_leasing
from storage.engine import Session
from storage.outbox_leasing import Leased


@dataclass(frozen=True, slots=True)
class Parcel:
    """Deliveries that one message settles: one of them, or a bundle."""

    leased: tuple[Leased, ...]

    @property
    def first(self) -> Leased:
        return self.leased[0]

    @property
    def key(self) -> str:
        """The idempotency key: the same parcel always has the same."""
        if self.first.message_id:
            return self.first.message_id
        ids = "+".join(each.alert.id for each in self.leased)
        return message_id(ids, self.first.channel, self.first.recipient)

    @property
    def maybe_sent(self) -> bool:
        """Whether a worker that died may have sent it."""
        return any(each.interrupted and each.message_id for each in self.leased)


def parcels_of(
    session: Session, leased: Sequence[Leased], readers: Readers, *, now: datetime
) -> Iterable[Parcel]:
    """What goes out now, by itself or bundled; what has no room this hour is given back."""
    by_person: dict[tuple[str, str], list[Leased]] = {}
    for each in leased:
        by_person.setdefault((each.channel, each.recipient), []).append(each)
    for (channel, recipient), theirs in by_person.items():
        sent = outbox.sent_since(session, channel, recipient, since=now - HOUR)
        whole = {parcel.first.id: parcel for parcel in _whole(theirs)}
        single = {each.id: each for each in theirs if _bundles(each)}
        waiting = [Waiting(id, critical=True) for id in whole]
        waiting += [Waiting(id, each.critical) for id, each in single.items()]
        # They go out whatever the cap says, and use up its room.
        planned = plan(waiting, [*sent, *(now for _ in whole)], cap=readers.cap, now=now)
        for id in planned.held:
            outbox_leasing.postpone(session, single[id], until=planned.again_at or now + HOUR)
        yield from (whole.get(id) or Parcel((single[id],)) for id in planned.single)
        if planned.bundled:
            yield Parcel(tuple(single[id] for id in planned.bundled))


def _bundles(leased: Leased) -> bool:
    """Whether it may become a part of a bundle: no digest, and nothing that may have gone out."""
    return leased.alert.event_id is not None and not leased.message_id


def _whole(theirs: Sequence[Leased]) -> Iterator[Parcel]:
    """What goes out as it is: digests at their hour, and what may have gone out as it did."""
    together: dict[str, list[Leased]] = {}
    for each in theirs:
        if not _bundles(each):
            together.setdefault(each.message_id or each.id, []).append(each)
    return (Parcel(tuple(each)) for each in together.values())
