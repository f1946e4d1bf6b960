"""The tables of miit-watch.toml and what may stand in each."""

import re
from datetime import time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from alerts.notice import Occasion
from alerts.rules import Mode, Rule, Target
from alerts.schedule import Schedule
from alerts.timing import Quiet
from articles.article import Language
from commitments.model import Kind


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone, such as 'Asia/Shanghai'") from None
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]
"""The name of a time zone in the system's table."""


class Section(BaseModel):
    """A table of the configuration: no key but those that it names."""

    # `extra="forbid"` on Settings doesn't reach nested models: each needs its own.
    model_config = ConfigDict(extra="forbid", frozen=True)


class HttpSettings(Section):
    """How pages are asked for."""

    contact: str = ""
    """Address or page that the User-Agent names, for site owners who want to reach us."""
    connect_timeout: float = Field(default=10, gt=0, description="seconds")
    read_timeout: float = Field(default=20, gt=0, description="seconds")
    deadline: float = Field(default=60, gt=0, description="seconds for one page, retries apart")
    max_megabytes: float = Field(default=20, gt=0)
    attempts: int = Field(default=3, ge=1)
    allowed_hosts: tuple[str, ...] = ()
    """Hosts (`name` or `name:port`) that may lie on private addresses, e.g. an own RSSHub."""
    parallel: int = Field(default=16, ge=1, le=64)


class SourceSettings(Section):
    """What is otherwise about a built-in source."""

    enabled: bool | None = None
    url: str | None = None
    """Another address for the source's list, e.g. a mirror."""
    also: tuple[str, ...] = ()
    """Further lists of the same form, e.g. more columns of the same site."""


class FeedSettings(Section):
    """Any RSS or Atom feed."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    url: str
    language: Literal["zh", "en"]
    cadence_minutes: int = Field(default=15, ge=1)
    rows: int = Field(default=1, ge=1)
    quiet_days: float = Field(default=14, gt=0)


class SelectorSettings(Section):
    """CSS selectors that point out the rows of a web page's list."""

    row: str
    link: str = "a[href]"
    title: str | None = None
    date: str | None = None
    next: str | None = None
    """The link to the page with older rows, to catch up after a break."""


class PageSettings(FeedSettings):
    """Any web page that lists articles."""

    selectors: SelectorSettings


class RuleSettings(Section):
    """A rule as it is written: its conditions mean what those of `Rule` do."""

    name: str
    mode: Mode = Rule.mode
    events: frozenset[Occasion] = Rule.events
    kinds: frozenset[Kind] = Rule.kinds
    topics: frozenset[str] = Rule.topics
    keywords: tuple[str, ...] = Rule.keywords
    patterns: tuple[str, ...] = Rule.patterns
    instruments: tuple[str, ...] = Rule.instruments
    speakers: tuple[str, ...] = Rule.speakers
    sources: frozenset[str] = Rule.sources
    languages: frozenset[Language] = Rule.languages
    to: tuple[str, ...] = ()
    """Channel names, or `channel/address` for one recipient of it; empty means all."""
    critical: bool = Rule.critical
    """Passes through quiet hours and the cap an hour."""
    digests: frozenset[str] = Rule.digests
    """With mode "digest": the digests that it fills, by name; empty means all."""

    @model_validator(mode="after")
    def _digests_of_a_digest_rule(self) -> "RuleSettings":
        if self.digests and self.mode != "digest":
            raise ValueError('digests are named only with mode = "digest"')
        return self

    @field_validator("patterns")
    @classmethod
    def _compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return patterns

    def rule(self) -> Rule:
        """The rule itself."""
        targets = (place.partition("/") for place in self.to)
        fields = self.model_dump(exclude={"to"})
        return Rule(
            **fields, to=tuple(Target(name, address or None) for name, _, address in targets)
        )


class QuietSettings(Section):
    """Hours in which nobody is disturbed; what happens then goes out when they end."""

    start: time
    end: time
    zone: Zone = "Asia/Shanghai"
    workdays_only: bool = False

    def quiet(self) -> Quiet:
        """The hours themselves."""
        return Quiet(**self.model_dump())


class DigestSettings(Section):
    """A digest's hour."""

    name: str = "daily"
    kind: Literal["daily", "weekly"] = "daily"
    at: time = time(8, 30)
    weekday: int = Field(default=0, ge=0, le=6)
    zone: Zone = "Asia/Shanghai"
    workdays_only: bool = False
    when_empty: bool = False

    def schedule(self) -> Schedule:
        """When it is due."""
        return Schedule(**self.model_dump(exclude={"name", "when_empty"}))


class AlertSettings(Section):
    """When people are told, and who may be."""

    quiet: QuietSettings | None = None
    cap_per_hour: int | None = Field(default=None, ge=1)
    allow: tuple[str, ...] | None = None
    """For trial use: addresses, "@domain" or channel names that may get anything."""
    operators: tuple[str, ...] = ()
    """Channels for what is wrong with the program itself; empty means the first one."""
