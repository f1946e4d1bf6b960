"""Who is told what, and when: the operator's channels, rules, quiet hours and cap, as opened."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from alerts.atom import AtomChannel
from alerts.channels import open_channel
from alerts.console import ConsoleChannel
from alerts.delivery import Channel, ChannelError
from alerts.delivery import Recipient as Person
from alerts.folder import FolderChannel
from alerts.notice import Notice
from alerts.rehearsal import Known, misnamed
from alerts.rules import (
    DEFAULT_RULES,
    Route,
    Rule,
    digest_readers,
    divert,
    may_reach,
    route,
    route_digest,
)
from alerts.timing import Quiet, release
from commitments.topics import topic_names
from flows.secret_values import resolve_secret
from flows.settings import ConfigError, Settings
from flows.sourcing import all_sources
from sources._source import Source
from storage.outbox import Recipient

ASIDE = "aside"
"""The folder that takes what the allow-list keeps from its recipients."""
LOCAL = (ConsoleChannel, FolderChannel, AtomChannel)
"""Channels that never leave this machine."""


@dataclass(frozen=True, slots=True)
class Readers:
    """The channels as opened and the rules that choose among them."""

    channels: tuple[Channel, ...]
    rules: tuple[Rule, ...]
    quiet: Quiet | None = None
    cap: int | None = None
    """Messages an hour to one recipient; what is beyond comes in one bundle."""
    allowed: frozenset[str] | None = None
    """For trial use: whoever isn't named gets nothing; None lets everybody."""
    aside: Channel | None = None
    operators: tuple[Channel, ...] = ()
    resting: dict[str, datetime] = field(default_factory=dict)
    """Until when channels are left alone: they failed in this cycle, or asked for a wait."""

    @property
    def places(self) -> list[tuple[str, tuple[Person, ...]]]:
        """Channel names with their recipients, as rules want them."""
        return [(channel.name, channel.recipients) for channel in self.channels]

    def channel(self, name: str) -> Channel | None:
        """The channel of this name; None where the configuration has it no longer."""
        every = (*self.channels, *self.operators, *((self.aside,) if self.aside else ()))
        return next((each for each in every if each.name == name), None)

    def person(self, channel: str, address: str) -> Person | None:
        """The recipient of this address on a channel; on the set-aside one, whoever it is for."""
        known = [each for place, people in self.places for each in people if place == channel]
        if self.aside and channel == self.aside.name:
            known = [each for _, people in self.places for each in people]
        return next((each for each in known if each.address == address), None)

    def route(self, notice: Notice, *, now: datetime) -> tuple[Recipient, ...]:
        """Who is told of an event at once, and not before when."""
        return tuple(
            _recipient(way, self.quiet, now)
            for way in self._allowed(route(notice, self.rules, self.places))
        )

    def route_digest(
        self, notices: Iterable[Notice], digest: str
    ) -> list[tuple[Recipient, tuple[Notice, ...]]]:
        """Whose digest of this name holds what."""
        found = []
        for channel, person, held in route_digest(notices, self.rules, self.places, digest=digest):
            (way,) = self._allowed([Route((), channel, person)])
            found.append((Recipient(way.channel, way.recipient.address), held))
        return found

    def digest_readers(self, digest: str) -> tuple[Recipient, ...]:
        """Everybody who gets the digest of this name when it has something to say."""
        return self._at(digest_readers(self.rules, self.places, digest=digest))

    def everybody(self) -> tuple[Recipient, ...]:
        """Each recipient of each channel."""
        return self._at((name, person) for name, people in self.places for person in people)

    def barred(self, channel: str, address: str) -> bool:
        """Whether the allow-list keeps this recipient from getting anything."""
        if self.allowed is None or (self.aside and channel == self.aside.name):
            return False
        return not may_reach(channel, address, self.allowed, places=self._here)

    @property
    def _here(self) -> frozenset[str]:
        return frozenset(each.name for each in self.channels if isinstance(each, LOCAL))

    def _at(self, people: Iterable[tuple[str, Person]]) -> tuple[Recipient, ...]:
        ways = self._allowed(Route((), name, person) for name, person in people)
        return tuple(Recipient(way.channel, way.recipient.address) for way in ways)

    def _allowed(self, ways: Iterable[Route]) -> tuple[Route, ...]:
        if self.allowed is None:
            return tuple(ways)
        assert self.aside, "an allow-list has a place for what it keeps back"
        return divert(ways, self.allowed, aside=self.aside.name, places=self._here)


def _recipient(way: Route, quiet: Quiet | None, now: datetime) -> Recipient:
    return Recipient(
        way.channel,
        way.recipient.address,
        rules=way.rules,
        critical=way.critical,
        not_before=now if way.critical else release(now, quiet),
    )


def open_readers(settings: Settings, *, strict: bool = True) -> Readers:
    """Channels and rules as configured; without a channel, the outbox folder on this machine.

    Raises ConfigError, also (where it is `strict`) for a rule that names what isn't there: it
    would keep its alerts from everybody in silence.
    """
    folder = f"folder:{settings.outbox}?lang={settings.language}"
    opened = {name: _open(name, settings) for name in settings.channels}
    if not opened:
        opened = {"folder": open_channel(folder)}
    chosen = settings.alerts
    for name in chosen.operators:
        if name not in opened:
            raise ConfigError(f"alerts.operators: there is no channel {name!r}")
    readers = Readers(
        channels=tuple(opened.values()),
        rules=tuple(each.rule() for each in settings.rules) or DEFAULT_RULES,
        quiet=chosen.quiet.quiet() if chosen.quiet else None,
        cap=chosen.cap_per_hour,
        allowed=_allowed(chosen.allow),
        aside=open_channel(folder, name=ASIDE) if chosen.allow is not None else None,
        operators=tuple(opened[name] for name in chosen.operators) or tuple(opened.values())[:1],
    )
    if strict:
        _check_rules(readers, settings)
    return readers


def what_rules_may_name(readers: Readers, settings: Settings, sources: Iterable[Source]) -> Known:
    """Channels, topics, digests and these sources, as rules may name them."""
    return Known(
        channels=readers.places,
        topics=frozenset(topic_names()),
        sources=frozenset(source.id for source in sources),
        digests=frozenset(each.name for each in settings.digests),
    )


def _check_rules(readers: Readers, settings: Settings) -> None:
    # A source that is switched off for a while is no typing error.
    known = what_rules_may_name(readers, settings, all_sources(settings))
    for rule in readers.rules:
        for fault in misnamed(rule, known):
            raise ConfigError(f"rules: {rule.name!r}: {fault}")


def _allowed(names: tuple[str, ...] | None) -> frozenset[str] | None:
    """The allow-list, its addresses in small letters too: nobody writes them in one way."""
    return None if names is None else frozenset(names) | {each.casefold() for each in names}


def _open(name: str, settings: Settings) -> Channel:
    try:
        return open_channel(resolve_secret(settings.channels[name]), name=name)
    except (ChannelError, ConfigError) as error:
        raise ConfigError(f"channels.{name}: {error}") from error
