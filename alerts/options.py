"""The options that stand in the query of a channel's address."""

import ssl
from collections.abc import Iterable, Mapping
from errno import ENOENT
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import SplitResult, parse_qsl, urlencode

from alerts.delivery import ChannelError
from alerts.post import LOOPBACK, Endpoint
from articles.article import Language

LONGEST = 90.0
"""Seconds that a time-out may have: a message must be over well before its lease."""
LANGUAGES: Final[Mapping[str, Language]] = {"zh": "zh", "en": "en"}
T = TypeVar("T")


class Options:
    """The query of a channel's address: each option asked for once, none left over."""

    def __init__(self, shown: str, query: str) -> None:
        self.shown = shown
        pairs = parse_qsl(query, keep_blank_values=True)
        self._left = dict(pairs)
        if len(self._left) != len(pairs):
            raise ChannelError(f"{shown}: an option stands twice")

    def take(self, key: str, default: str | None = None) -> str | None:
        """The option's value, which is asked for no more."""
        return self._left.pop(key, default)

    def need(self, key: str) -> str:
        """The value of an option that must be there."""
        value = self.take(key)
        if not value:
            raise ChannelError(f"{self.shown}: {key}=… is missing")
        return value

    def choose(self, key: str, choices: Mapping[str, T], default: str) -> T:
        """What the option's value stands for."""
        value = self._left.pop(key, default)
        if value not in choices:
            raise ChannelError(f"{self.shown}: {key} is one of {', '.join(choices)}")
        return choices[value]

    def seconds(self, key: str, default: float) -> float:
        """A time that isn't longer than a message may take."""
        value = self.take(key)
        try:
            seconds = float(value) if value is not None else default
        except ValueError:
            seconds = 0.0
        if not 0 < seconds <= LONGEST:
            raise ChannelError(f"{self.shown}: {key} is a number of seconds to {LONGEST:.0f}")
        return seconds

    def authorities(self, key: str) -> str | None:
        """The file of trusted authorities that is named; it is read once, to see that it is one."""
        path = self.take(key)
        if path is None:
            return None
        try:
            if not Path(path).is_file():
                raise FileNotFoundError(ENOENT, "no such file")
            ssl.create_default_context(cafile=path)
        except OSError as error:
            said = "no certificates in it" if isinstance(error, ssl.SSLError) else error.strerror
            raise ChannelError(f"{self.shown}: {key}={path}: {said}") from None
        return path

    def language(self) -> Language:
        """The language of the channel's messages."""
        return self.choose("lang", LANGUAGES, "zh")

    def refuse(self, keys: Iterable[str]) -> None:
        """Raise ChannelError for options that are ours to set."""
        for key in keys:
            if key in self._left:
                raise ChannelError(f"{self.shown}: {key} can't be set here")

    def finish(self) -> None:
        """Raise ChannelError for an option that nobody asked for."""
        if self._left:
            # Names only: a value may be a secret.
            raise ChannelError(f"{self.shown}: unknown option {', '.join(sorted(self._left))}")

    def rest(self) -> str:
        """The options that nobody asked for, as a query again; none is left over then."""
        query = urlencode(self._left)
        self._left = {}
        return query


def address_of(text: str, options: Options) -> str:
    """`text` as a plain e-mail address, which can't carry a header or a second one."""
    address = text.strip()
    local, at, domain = address.rpartition("@")
    plain = address.isascii() and address.isprintable() and not set(address) & set(' <>,;:"()[]\\')
    if not (local and at and domain and plain):
        raise ChannelError(f"{options.shown}: {address!r} isn't an e-mail address")
    return address


def port_of(parts: SplitResult, options: Options) -> int | None:
    """The address's port; None where it names none."""
    try:
        return parts.port
    except ValueError:
        raise ChannelError(f"{options.shown}: the port isn't a number") from None


def endpoint_of(parts: SplitResult, options: Options) -> Endpoint:
    """The address behind `kind+https://…`, without our own options."""
    scheme = parts.scheme.partition("+")[2]
    host = parts.hostname
    if not host:
        raise ChannelError(f"{options.shown}: the address names no host")
    port_of(parts, options)
    if scheme == "http" and host not in LOOPBACK:
        raise ChannelError(f"{options.shown}: http is for this machine only, use https")
    return Endpoint(
        url=parts._replace(scheme=scheme, query="").geturl(),
        where=host,
        timeout=options.seconds("timeout", 15.0),
        ca=options.authorities("ca"),
    )
