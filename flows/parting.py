"""Share the sources out among workers: each host belongs to one part, whoever runs it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from flows.settings import ConfigError
from sources._source import Source


@dataclass(frozen=True, slots=True)
class Part:
    """The `number`th of `of` parts, counted from 1. Raises ConfigError where there is none."""

    number: int = 1
    of: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.of:
            raise ConfigError(f"there is no part {self.number} of {self.of}")

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    def choose(self, sources: Iterable[Source]) -> list[Source]:
        """This part's sources, in the order given.

        Sources whose lists lie on one host stay together, so that no two workers read from it at
        once. Everybody who has the same sources shares them out alike; the parts are about equal
        in requests an hour.
        """
        every = list(sources)
        loads = [0.0] * self.of
        mine: set[str] = set()
        for group in sorted(_by_hosts(every), key=lambda each: (-_load(each), each[0].id)):
            lightest = loads.index(min(loads))
            loads[lightest] += _load(group)
            if lightest == self.number - 1:
                mine |= {each.id for each in group}
        return [each for each in every if each.id in mine]


def _by_hosts(sources: list[Source]) -> list[list[Source]]:
    """Sources that share a host, directly or through others; those without hosts together."""
    groups: list[tuple[set[str], list[Source]]] = []
    for source in sources:
        hosts, members = (
            {urlsplit(url).hostname or "" for url in source.list_urls} or {""},
            [source],
        )
        apart = []
        for theirs, them in groups:
            if theirs & hosts:
                hosts, members = hosts | theirs, [*them, *members]
            else:
                apart.append((theirs, them))
        groups = [*apart, (hosts, members)]
    return [members for _, members in groups]


def _load(group: Iterable[Source]) -> float:
    """Requests an hour that their lists make."""
    return sum(len(each.list_urls) * (timedelta(hours=1) / each.cadence) for each in group)
