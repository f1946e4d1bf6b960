"""Channels opened from one address line each."""

import base64
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TextIO
from urllib.parse import SplitResult, unquote, urlsplit

from pydantic import SecretStr

from alerts.atom import AtomChannel
from alerts.console import ConsoleChannel
from alerts.delivery import Channel, ChannelError, Recipient
from alerts.folder import FolderChannel
from alerts.groupbot import KINDS, GroupBotChannel, address
from alerts.messenger import MessengerChannel
from alerts.options import Options, address_of, endpoint_of, port_of
from alerts.post import LOOPBACK
from alerts.services import services
from alerts.slack import SlackChannel
from alerts.slackbot import API, SlackBotChannel
from alerts.smtp import SmtpChannel, Tls
from alerts.webhook import WebhookChannel

TLS: Final[Mapping[str, Tls]] = {"starttls": "starttls", "implicit": "implicit", "none": "none"}
SWITCH: Final = {"yes": True, "no": False}


def open_channel(url: SecretStr | str, *, name: str | None = None) -> Channel:
    """The channel that `url` describes, called `name` (default: its kind). Connects to nothing.

    console:  folder:PATH  smtp://user:password@host:587?from=…&to=a@x,b@y  smtps://…
    slack+https://hooks.slack.com/services/…  slackbot://TOKEN@C0123,C0456
    webhook+https://host/path?key=…  atom:PATH  feishu://SECRET@TOKEN  dingtalk://SECRET@TOKEN
    and the other schemes of services.toml, by Apprise.
    Every one takes `lang=zh|en` for its readers. Raises ChannelError, which shows no secret.
    """
    secret = url.get_secret_value() if isinstance(url, SecretStr) else url
    scheme = secret.partition(":")[0]
    shown = name or (scheme if scheme in _OPENERS else "channel")
    try:
        parts = urlsplit(secret)
    except ValueError:
        raise ChannelError(f"{shown}: the address isn't a URL") from None
    opener = _OPENERS.get(parts.scheme)
    if opener is None:
        known = ", ".join(sorted(_OPENERS))
        raise ChannelError(f"{shown}: no channel of this kind; known are {known}")
    options = Options(shown, parts.query)
    channel = opener(name or _default_name(parts.scheme), parts, options)
    options.finish()
    return channel


def _console(name: str, parts: SplitResult, options: Options) -> Channel:
    stream = _STREAMS.get(parts.path)
    if stream is None:
        raise ChannelError(f"{options.shown}: console: prints to stdout, console:stderr to stderr")
    return ConsoleChannel(name, (Recipient("console", options.language()),), stream=stream)


_STREAMS: Final[Mapping[str, Callable[[], TextIO]]] = {
    "": lambda: sys.stdout,
    "stdout": lambda: sys.stdout,
    "stderr": lambda: sys.stderr,
}


def _folder(name: str, parts: SplitResult, options: Options) -> Channel:
    path = unquote(parts.netloc + parts.path)
    if not path:
        raise ChannelError(f"{options.shown}: which folder? folder:PATH")
    return FolderChannel(Path(path), name, (Recipient("folder", options.language()),))


def _smtp(name: str, parts: SplitResult, options: Options) -> Channel:
    implicit = parts.scheme == "smtps"
    host = parts.hostname
    if not host:
        raise ChannelError(f"{options.shown}: which server? {parts.scheme}://host:port?…")
    language = options.language()
    addresses = [address_of(text, options) for text in options.need("to").split(",")]
    sender = address_of(options.need("from"), options)
    default_tls = "implicit" if implicit else "none" if host in LOOPBACK else "starttls"
    return SmtpChannel(
        name=name,
        host=host,
        port=port_of(parts, options) or (465 if implicit else 587),
        sender=sender,
        recipients=tuple(Recipient(address, language) for address in addresses),
        tls=options.choose("tls", TLS, default_tls),
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        timeout=options.seconds("timeout", 20.0),
        ca=options.authorities("ca"),
        insecure=options.choose("insecure", SWITCH, "no"),
        unsubscribe=_unsubscribe(options) or f"mailto:{sender}?subject=unsubscribe",
    )


def _unsubscribe(options: Options) -> str | None:
    value = options.take("unsubscribe")
    if value and (not value.startswith(("mailto:", "https:")) or set(value) & set(" <>\r\n")):
        raise ChannelError(f"{options.shown}: unsubscribe is a mailto: or https: address")
    return value


def _slack(name: str, parts: SplitResult, options: Options) -> Channel:
    return SlackChannel(
        endpoint=endpoint_of(parts, options),
        name=name,
        recipients=(Recipient(name, options.language()),),
    )


def _slackbot(name: str, parts: SplitResult, options: Options) -> Channel:
    token, _, conversations = parts.netloc.rpartition("@")
    ids = [each for each in conversations.split(",") if each]
    if not token or not ids:
        raise ChannelError(f"{options.shown}: slackbot://TOKEN@CONVERSATION,…")
    language = options.language()
    api = options.take("api")
    endpoint = endpoint_of(urlsplit(f"api+{api}"), options) if api else API
    return SlackBotChannel(
        token=unquote(token),
        recipients=tuple(Recipient(each, language) for each in ids),
        name=name,
        endpoint=replace(endpoint, hidden=(unquote(token),)),
    )


def _webhook(name: str, parts: SplitResult, options: Options) -> Channel:
    key, text = _key(options)
    language = options.language()
    endpoint = endpoint_of(parts, options)
    query = options.rest()
    url = endpoint.url + (f"?{query}" if query else "")
    return WebhookChannel(
        endpoint=replace(endpoint, url=url, hidden=(text,)),
        key=key,
        name=name,
        recipients=(Recipient(name, language),),
    )


def _key(options: Options) -> tuple[bytes, str]:
    """The signing key: base64, with or without the customary prefix, of 16 bytes or more.

    As bytes, and as it is written.
    """
    text = options.need("key").removeprefix("whsec_").replace(" ", "+")
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:  # also for what isn't ASCII
        key = b""
    if len(key) < 16:
        raise ChannelError(f"{options.shown}: key is base64 of at least 16 bytes")
    return key, text


def _atom(name: str, parts: SplitResult, options: Options) -> Channel:
    path = unquote(parts.netloc + parts.path)
    size = options.take("size", "200") or ""
    if not path:
        raise ChannelError(f"{options.shown}: which file? atom:PATH")
    if not size.isdecimal() or not 1 <= int(size) <= 5000:
        raise ChannelError(f"{options.shown}: size is a number of entries from 1 to 5000")
    title = options.take("title") or "miit-watch"
    return AtomChannel(Path(path), title, int(size), name, (Recipient("atom", options.language()),))


def _group_bot(name: str, parts: SplitResult, options: Options) -> Channel:
    secret, _, token = parts.netloc.rpartition("@")
    if not token or parts.path.strip("/"):
        raise ChannelError(
            f"{options.shown}: {parts.scheme}://TOKEN or {parts.scheme}://SECRET@TOKEN"
        )
    language = options.language()
    kind, api = KINDS[parts.scheme], options.take("api")
    url = urlsplit(address(api or kind.url, unquote(token)))
    endpoint = endpoint_of(url._replace(scheme=f"bot+{url.scheme}", query=""), options)
    query = f"?{url.query}" if url.query else ""
    return GroupBotChannel(
        endpoint=replace(
            endpoint,
            url=endpoint.url + query,
            where=parts.scheme,
            hidden=(unquote(token), unquote(secret)),
        ),
        service=services()[parts.scheme],
        compose=kind.compose,
        secret=unquote(secret) or None,
        name=name,
        recipients=(Recipient(name, language),),
    )


_OURS: Final = ("format", "overflow", "retry", "wait", "rto", "cto")
"""Apprise's options that would undo our own cutting, escaping and retrying."""


def _messenger(name: str, parts: SplitResult, options: Options) -> Channel:
    options.refuse(_OURS)
    language = options.language()
    seconds = options.seconds("timeout", 15.0)
    query = "&".join(filter(None, [options.rest(), f"cto={seconds}", f"rto={seconds}"]))
    channel = MessengerChannel(
        address=parts._replace(query=query).geturl(),
        service=services()[parts.scheme],
        name=name,
        recipients=(Recipient(name, language),),
        timeout=seconds,
    )
    if channel.targets != 1:
        # One answer for several would tell nobody which of them has it.
        raise ChannelError(f"{options.shown}: one conversation a channel, each on its own line")
    return channel


_OPENERS: Final[Mapping[str, Callable[[str, SplitResult, Options], Channel]]] = {
    "console": _console,
    "folder": _folder,
    "smtp": _smtp,
    "smtps": _smtp,
    "slack+https": _slack,
    "slack+http": _slack,
    "slackbot": _slackbot,
    "webhook+https": _webhook,
    "webhook+http": _webhook,
    "atom": _atom,
    **dict.fromkeys(services(), _messenger),
    **dict.fromkeys(KINDS, _group_bot),
}


def _default_name(scheme: str) -> str:
    return {"smtps": "smtp"}.get(scheme, scheme.partition("+")[0])
