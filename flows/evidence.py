"""What readers should see of events, put together from the store with one query a subject."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from alerts.notice import Nearest, Notice, Occasion
from commitments.model import Sighting
from storage import ledger_reading, outbox, outbox_reading
from storage.articles import Head, read_heads
from storage.engine import Session
from storage.events import StoredEvent
from storage.judgement_reading import JudgementLine, read_judgements
from storage.ledger import Standing
from storage.sightings import Spoken, sightings_named, spoken_of


class GoneError(Exception):
    """What an alert is on has left the ledger: a person ruled it to be something else."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the store holds on a number of events."""

    standings: Mapping[str, Standing]
    """By commitment."""
    spoken: Mapping[str, list[Spoken]]
    threads: Mapping[str, list[tuple[str, bool]]]
    """The events of each commitment, and which of them have an alert."""
    seen: Mapping[str, Sighting]
    """By event: the mention that shows it."""
    heads: Mapping[str, Head]
    """By article."""
    judged: Mapping[str, list[JudgementLine]]
    """By mention, of those that brought something new."""


def notice_of(
    session: Session, stored: StoredEvent, *, alert_id: str, event: Occasion | None = None
) -> Notice:
    """Everything that a reader should see of one event, with its evidence.

    `event` names the occasion where it is none of the ledger's: a deadline that draws near.
    Raises GoneError where a ruling has emptied its commitment.
    """
    (notice,) = notices_of(session, [stored], event=event)
    return replace(notice, id=alert_id)


def notices_of(
    session: Session, events: Sequence[StoredEvent], *, event: Occasion | None = None
) -> list[Notice]:
    """The notice of each event, which bears the event's identifier; raises GoneError."""
    if not events:
        return []
    evidence = _gather(session, events)
    return [_notice(each, evidence, event) for each in events]


def _gather(session: Session, events: Sequence[StoredEvent]) -> _Evidence:
    """What is told of the events: of other mentions only when and by whom they were made."""
    commitments = {each.commitment_id for each in events}
    spoken = spoken_of(session, commitments)
    shown = {each.id: at for each in events if (at := _shown_by(each, spoken)) is not None}
    sightings = sightings_named(session, shown.values())
    seen = {event: sightings[sighting] for event, sighting in shown.items()}
    new = {seen[each.id].id for each in events if each.event.kind == "new" and each.id in seen}
    judged: dict[str, list[JudgementLine]] = defaultdict(list)
    for line in read_judgements(session, sorted(new)):
        judged[line.sighting_id].append(line)
    return _Evidence(
        standings=ledger_reading.standings_of(session, commitments),
        spoken=spoken,
        threads=outbox_reading.threads_of(session, commitments),
        seen=seen,
        heads=read_heads(session, {each.article_id for each in seen.values()}),
        judged=judged,
    )


def _shown_by(stored: StoredEvent, spoken: Mapping[str, list[Spoken]]) -> str | None:
    """The mention that shows an event.

    Overdue comes with the calendar: what was said last is the evidence for it.
    """
    its, wanted = spoken[stored.commitment_id], stored.event.sighting_id
    if wanted is None:
        return its[-1].id if its else None
    return wanted if any(each.id == wanted for each in its) else None


def _notice(stored: StoredEvent, evidence: _Evidence, event: Occasion | None) -> Notice:
    happened = stored.event
    stands = evidence.standings.get(stored.commitment_id)
    if stands is None:
        raise GoneError(f"commitment {stored.commitment_id} has no mentions any longer")
    spoken, seen = evidence.spoken[stored.commitment_id], evidence.seen.get(stored.id)
    mention = seen.mention if seen else None
    head = evidence.heads.get(seen.article_id) if seen else None
    earlier = [each for each in spoken if not seen or each.published_at <= seen.published_at]
    return Notice(
        id=stored.id,
        event=event or happened.kind,
        occurred_at=happened.on,
        commitment_id=stored.commitment_id,
        title=stands.title,
        kind=stands.kind,
        quote=mention.quote if mention else None,
        speaker=mention.speaker if mention else None,
        office=mention.office if mention else None,
        publisher=seen.publisher if seen else None,
        article_title=head.title if head else None,
        url=head.url if head else None,
        published_at=seen.published_at if seen else None,
        language=head.language if head else None,
        source_id=head.source_id if head else None,
        stage=mention.stage if mention else stands.stage,
        field=happened.field,
        before=happened.before,
        after=happened.after,
        deadline=mention.deadline if mention else None,
        due_on=_due_on(happened.kind, seen, stands, spoken),
        quantity=mention.quantity.text if mention and mention.quantity else None,
        first_said_at=stands.first_seen,
        mention_count=max(1, len({each.occasion for each in earlier})),
        topics=stands.topics,
        nearest=_nearest(evidence.judged[seen.id]) if seen and happened.kind == "new" else None,
        outlets=_outlets(spoken, seen),
        note=happened.note,
        first_alert_id=_first_alert(stored, evidence),
    )


def _due_on(
    kind: str, seen: Sighting | None, stands: Standing, spoken: Sequence[Spoken]
) -> date | None:
    """The day by which it is due, by the mention shown; by what its article says beside, where a
    new one names no time itself (将加快制定《…》，力争年内出台) and nothing was said since."""
    if seen is None:
        return stands.due_on
    alone = kind != "new" or seen.mention.deadline or spoken[-1].published_at > seen.published_at
    return seen.mention.due_on if alone else stands.due_on


def _nearest(judged: Iterable[JudgementLine]) -> Nearest | None:
    """The earlier commitment that a new one might have been, and why it was judged another."""
    for line in judged:
        if line.judgement.verdict != "same" and line.title:
            return Nearest(line.title, line.judgement.reason)
    return None


def _outlets(spoken: Sequence[Spoken], seen: Sighting | None) -> tuple[str, ...]:
    if seen is None:
        return ()
    others = {
        each.publisher: None
        for each in spoken
        if each.occasion == seen.occasion and each.publisher and each.publisher != seen.publisher
    }
    return tuple(others)


def _first_alert(stored: StoredEvent, evidence: _Evidence) -> str | None:
    """The alert that the commitment's thread began with, where this isn't it."""
    thread = evidence.threads[stored.commitment_id]
    first = next((id for id, alerted in thread if alerted or id == stored.id), None)
    return outbox.alert_id(first) if first and first != stored.id else None
