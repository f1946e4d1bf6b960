"""Hosts that are left alone, from one run to the next: a client lives for one cycle only."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sources._client import Client
from sources._hosts import Rest
from sources._source import Source
from storage.engine import Session
from storage.hosts import HostRest, read_rests, save_rests


def take_up(session: Session, client: Client, *, now: datetime) -> None:
    """Let the client leave alone what the runs before left alone."""
    client.restore(
        {
            each.host: Rest(
                each.failures, (each.until - now).total_seconds(), each.reason, each.blocked
            )
            for each in read_rests(session)
        }
    )


def note(session: Session, client: Client, *, now: datetime) -> None:
    """Remember which hosts the client leaves alone."""
    found = client.rests()
    rests = [
        HostRest(
            host, rest.failures, now + timedelta(seconds=rest.seconds), rest.reason, rest.blocked
        )
        for host, rest in sorted(found.items())
        if rest is not None
    ]
    save_rests(session, rests, well={host for host, rest in found.items() if rest is None})


def of_source(source: Source, rests: Iterable[HostRest], *, now: datetime) -> list[HostRest]:
    """Those of a source's own hosts, of its lists or its pages, that are left alone now."""
    lists = {urlsplit(url).netloc for url in source.list_urls}
    return [
        each
        for each in rests
        if each.until > now and (each.host in lists or _is_below(each.host, source.hosts))
    ]


def _is_below(host: str, names: Iterable[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)
