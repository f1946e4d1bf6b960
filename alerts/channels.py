"""Channels opened from one address line each."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TextIO, TypeVar
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from pydantic import SecretStr

from alerts.console import ConsoleChannel
from alerts.delivery import Channel, ChannelError, Recipient
from alerts.folder import FolderChannel
from alerts.post import Endpoint
from alerts.slack import SlackChannel
from alerts.smtp import LOOPBACK, SmtpChannel, Tls
from articles.article import Language

TLS: Final[Mapping[str, Tls]] = {"starttls": "starttls", "implicit": "implicit", "none": "none"}
T = TypeVar("T")
SWITCH: Final = {"yes": True, "no": False}


def open_channel(url: SecretStr | str, *, name: str | None = None) -> Channel:
    """The channel that `url` describes, called `name` (default: its kind). Connects to nothing.

    console:  folder:PATH  smtp://user:password@host:587?from=…&to=a@x,b@y  smtps://…
    slack+https://hooks.slack.com/services/…
    Every one takes `lang=zh|en` for its readers. Raises ChannelError, which shows no secret.
    """
    secret = url.get_secret_value() if isinstance(url, SecretStr) else url
    scheme = secret.partition(":")[0]
    shown = name or (scheme if scheme in _OPENERS else "channel")
    try:
        parts = urlsplit(secret)
        _ = parts.port
    except ValueError:
        raise ChannelError(f"{shown}: the address isn't a URL") from None
    opener = _OPENERS.get(parts.scheme)
    if opener is None:
        known = ", ".join(sorted(_OPENERS))
        raise ChannelError(f"{shown}: no channel of this kind; known are {known}")
    options = _Options(shown, parts.query)
    channel = opener(name or _DEFAULT_NAMES.get(parts.scheme, parts.scheme), parts, options)
    options.finish()
    return channel


class _Options:
    """The query of a channel's address: each option asked for once, none left over."""

    def __init__(self, shown: str, query: str) -> None:
        self.shown = shown
        pairs = parse_qsl(query, keep_blank_values=True)
        self._left = dict(pairs)
        if len(self._left) != len(pairs):
            raise ChannelError(f"{shown}: an option stands twice")

    def take(self, key: str, default: str | None = None) -> str | None:
        return self._left.pop(key, default)

    def need(self, key: str) -> str:
        value = self.take(key)
        if not value:
            raise ChannelError(f"{self.shown}: {key}=… is missing")
        return value

    def choose(self, key: str, choices: Mapping[str, T], default: str) -> T:
        value = self._left.pop(key, default)
        if value not in choices:
            raise ChannelError(f"{self.shown}: {key} is one of {', '.join(choices)}")
        return choices[value]

    def seconds(self, key: str, default: float) -> float:
        value = self.take(key)
        try:
            seconds = float(value) if value is not None else default
        except ValueError:
            seconds = 0.0
        if not 0 < seconds <= 600:
            raise ChannelError(f"{self.shown}: {key} is a number of seconds from 0 to 600")
        return seconds

    def language(self) -> Language:
        return self.choose("lang", _LANGUAGES, "zh")

    def finish(self) -> None:
        if self._left:
            # Names only: a value may be a secret.
            raise ChannelError(f"{self.shown}: unknown option {', '.join(sorted(self._left))}")


_LANGUAGES: Final[Mapping[str, Language]] = {"zh": "zh", "en": "en"}


def _console(name: str, parts: SplitResult, options: _Options) -> Channel:
    stream = _STREAMS.get(parts.path)
    if stream is None:
        raise ChannelError(f"{options.shown}: console: prints to stdout, console:stderr to stderr")
    return ConsoleChannel(name, (Recipient("console", options.language()),), stream=stream)


_STREAMS: Final[Mapping[str, Callable[[], TextIO]]] = {
    "": lambda: sys.stdout,
    "stdout": lambda: sys.stdout,
    "stderr": lambda: sys.stderr,
}


def _folder(name: str, parts: SplitResult, options: _Options) -> Channel:
    path = unquote(parts.netloc + parts.path)
    if not path:
        raise ChannelError(f"{options.shown}: which folder? folder:PATH")
    return FolderChannel(Path(path), name, (Recipient("folder", options.language()),))


def _smtp(name: str, parts: SplitResult, options: _Options) -> Channel:
    implicit = parts.scheme == "smtps"
    host = parts.hostname
    if not host:
        raise ChannelError(f"{options.shown}: which server? {parts.scheme}://host:port?…")
    language = options.language()
    addresses = [_address(text, options) for text in options.need("to").split(",")]
    default_tls = "implicit" if implicit else "none" if host in LOOPBACK else "starttls"
    return SmtpChannel(
        name=name,
        host=host,
        port=parts.port or (465 if implicit else 587),
        sender=_address(options.need("from"), options),
        recipients=tuple(Recipient(address, language) for address in addresses),
        tls=options.choose("tls", TLS, default_tls),
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        timeout=options.seconds("timeout", 20.0),
        ca=options.take("ca"),
        insecure=options.choose("insecure", SWITCH, "no"),
        unsubscribe=_unsubscribe(options),
    )


def _address(text: str, options: _Options) -> str:
    address = text.strip()
    local, at, domain = address.rpartition("@")
    plain = address.isascii() and address.isprintable() and not set(address) & set(' <>,;:"()[]\\')
    if not (local and at and domain and plain):
        raise ChannelError(f"{options.shown}: {address!r} isn't an e-mail address")
    return address


def _unsubscribe(options: _Options) -> str | None:
    value = options.take("unsubscribe")
    if value and (not value.startswith(("mailto:", "https:")) or set(value) & set(" <>\r\n")):
        raise ChannelError(f"{options.shown}: unsubscribe is a mailto: or https: address")
    return value


def _slack(name: str, parts: SplitResult, options: _Options) -> Channel:
    endpoint = _endpoint(parts, options)
    return SlackChannel(
        endpoint=endpoint, name=name, recipients=(Recipient(name, options.language()),)
    )


def _endpoint(parts: SplitResult, options: _Options) -> Endpoint:
    """The address behind `kind+https://…`, without our own options."""
    scheme = parts.scheme.partition("+")[2]
    host = parts.hostname
    if not host:
        raise ChannelError(f"{options.shown}: the address names no host")
    if scheme == "http" and host not in LOOPBACK:
        raise ChannelError(f"{options.shown}: http is for this machine only, use https")
    return Endpoint(
        url=parts._replace(scheme=scheme, query="").geturl(),
        where=host,
        timeout=options.seconds("timeout", 15.0),
        ca=options.take("ca"),
    )


_OPENERS: Final[Mapping[str, Callable[[str, SplitResult, _Options], Channel]]] = {
    "console": _console,
    "folder": _folder,
    "smtp": _smtp,
    "smtps": _smtp,
    "slack+https": _slack,
    "slack+http": _slack,
}
_DEFAULT_NAMES: Final = {"smtps": "smtp", "slack+https": "slack", "slack+http": "slack"}
