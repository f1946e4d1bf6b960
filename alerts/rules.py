"""Who is told what: rules as data, and the routing of one notice by them. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from alerts.delivery import Recipient
from alerts.notice import Notice, Occasion
from articles.article import Language
from commitments.model import CONCRETE, Kind

Mode = Literal["instant", "digest"]
LOUD: frozenset[Occasion] = frozenset({"new", "advanced", "changed", "fulfilled", "overdue"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a rule sends: a channel by its name, and one recipient of it or (None) all."""

    channel: str
    address: str | None = None


@dataclass(frozen=True)
class Rule:
    """A row of conditions that must all hold; an empty one holds for everything.

    `keywords` are found anywhere in title or quote, whatever their case; `patterns` are regular
    expressions searched in the same text. `instruments` are parts of a document's name,
    `speakers` parts of a person's name or an office's. An empty `to` means every channel. A
    `critical` rule passes through quiet hours and the cap an hour.
    """

    name: str
    mode: Mode = "instant"
    events: frozenset[Occasion] = LOUD
    kinds: frozenset[Kind] = frozenset()
    topics: frozenset[str] = frozenset()
    keywords: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sources: frozenset[str] = frozenset()
    languages: frozenset[Language] = frozenset()
    to: tuple[Target, ...] = field(default=())
    critical: bool = False
    digests: frozenset[str] = frozenset()
    """For a rule in digest mode: the digests that it fills, by name."""

    @cached_property
    def expressions(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.patterns)


DEFAULT_RULES: tuple[Rule, ...] = (
    Rule("concrete", kinds=CONCRETE),
    Rule("concrete-digest", mode="digest", kinds=CONCRETE, events=LOUD | {"due_soon"}),
    Rule("measures", mode="digest", kinds=frozenset({"measure"})),
)
"""Concrete commitments at once and in the digest, directions of work in the digest only."""


@dataclass(frozen=True, slots=True)
class Route:
    """One message to be sent: by these rules, through this channel, to this recipient."""

    rules: tuple[str, ...]
    channel: str
    recipient: Recipient
    critical: bool = False
    """Whether one of the rules is."""


def matches(rule: Rule, notice: Notice) -> bool:
    """Whether every condition of `rule` holds for `notice`."""
    text = f"{notice.title}\n{notice.quote or ''}".casefold()
    return (
        (not rule.events or notice.event in rule.events)
        and (not rule.kinds or notice.kind in rule.kinds)
        and (not rule.topics or not rule.topics.isdisjoint(notice.topics))
        and (not rule.keywords or any(word.casefold() in text for word in rule.keywords))
        and (not rule.patterns or any(found.search(text) for found in rule.expressions))
        and (not rule.instruments or _named(rule, notice))
        and (not rule.speakers or _said_by(rule, notice))
        and (not rule.sources or notice.source_id in rule.sources)
        and (not rule.languages or notice.language in rule.languages)
    )


def fills(rule: Rule, digest: str | None) -> bool:
    """Whether `rule` may fill the digest of this name; None stands for any."""
    return digest is None or not rule.digests or digest in rule.digests


def _named(rule: Rule, notice: Notice) -> bool:
    title = notice.title.casefold()
    return notice.kind == "instrument" and any(
        name.casefold().strip("《》") in title for name in rule.instruments
    )


def _said_by(rule: Rule, notice: Notice) -> bool:
    said = f"{notice.speaker or ''}\n{notice.office or ''}"
    return any(name in said for name in rule.speakers)


def route(
    notice: Notice,
    rules: Sequence[Rule],
    channels: Sequence[tuple[str, Sequence[Recipient]]],
    *,
    mode: Mode = "instant",
    digest: str | None = None,
) -> tuple[Route, ...]:
    """Whom `notice` goes to in `mode`: each recipient of each channel once, with all its rules.

    `channels` are (name, recipients), as opened. A restated commitment goes to nobody at once,
    whatever the rules say. With `digest` only the rules that fill the digest of this name.
    """
    if mode == "instant" and notice.event == "restated":
        return ()
    found: dict[tuple[str, Recipient], list[Rule]] = {}
    for rule in rules:
        if rule.mode == mode and fills(rule, digest) and matches(rule, notice):
            for place in _places(rule.to, channels):
                found.setdefault(place, []).append(rule)
    return tuple(
        Route(
            tuple(rule.name for rule in by), channel, recipient, any(rule.critical for rule in by)
        )
        for (channel, recipient), by in found.items()
    )


def route_digest(
    notices: Iterable[Notice],
    rules: Sequence[Rule],
    channels: Sequence[tuple[str, Sequence[Recipient]]],
    *,
    digest: str | None = None,
) -> tuple[tuple[str, Recipient, tuple[Notice, ...]], ...]:
    """What each recipient's digest holds: (channel, recipient, notices in the order given).

    `digest` is its name; None takes all rules in digest mode.
    """
    found: dict[tuple[str, Recipient], list[Notice]] = {}
    for notice in notices:
        for way in route(notice, rules, channels, mode="digest", digest=digest):
            found.setdefault((way.channel, way.recipient), []).append(notice)
    return tuple((channel, to, tuple(held)) for (channel, to), held in found.items())


def digest_readers(
    rules: Sequence[Rule],
    channels: Sequence[tuple[str, Sequence[Recipient]]],
    *,
    digest: str,
) -> tuple[tuple[str, Recipient], ...]:
    """(channel, recipient) of everybody whom a rule sends the digest of this name."""
    found = {
        place: None
        for rule in rules
        if rule.mode == "digest" and fills(rule, digest)
        for place in _places(rule.to, channels)
    }
    return tuple(found)


def divert(
    routes: Iterable[Route], allowed: frozenset[str], *, aside: str, places: frozenset[str]
) -> tuple[Route, ...]:
    """`routes` for trial use: who isn't on the list gets it in the channel `aside` instead.

    `allowed` holds addresses, "@domain" for all of a domain, or a channel's name for all of it.
    Channels in `places` never leave this machine (console, folder) and are always allowed.
    """
    return tuple(
        way
        if may_reach(way.channel, way.recipient.address, allowed, places=places)
        else Route(way.rules, aside, way.recipient, way.critical)
        for way in routes
    )


def may_reach(
    channel: str, address: str, allowed: frozenset[str], *, places: frozenset[str]
) -> bool:
    """Whether the allow-list lets this recipient of this channel have anything."""
    known = address.casefold()
    domain = "@" + known.rpartition("@")[2]
    return channel in places or not allowed.isdisjoint({address, known, domain, channel})


def _places(
    targets: Sequence[Target], channels: Iterable[tuple[str, Sequence[Recipient]]]
) -> Iterable[tuple[str, Recipient]]:
    for name, recipients in channels:
        for recipient in recipients:
            if not targets or any(
                target.channel == name and target.address in (None, recipient.address)
                for target in targets
            ):
                yield name, recipient
