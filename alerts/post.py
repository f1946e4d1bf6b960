"""One HTTP POST, told apart by how far it came: refused, answered, or handed over in silence.

http.client rather than a fuller client: it shows at which step a request failed, and writes the
address, which for a webhook is the secret, into no log and no exception.
"""

import base64
import http.client
import re
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from alerts.deadline import FACTOR, hang_up_after
from alerts.delivery import PermanentError, TemporaryError, UncertainError
from alerts.plain import cut, one_line

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
ANSWER_LIMIT = 64_000
_TEMPORARY = frozenset({408, 409, 423, 425, 429})
LONGEST_WAIT = 3600.0
"""Seconds; a Retry-After beyond it is taken as this."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to post. `url` is a secret and shows in no repr; `where` may be shown."""

    url: str = field(repr=False)
    where: str
    timeout: float = 15.0
    ca: str | None = None
    hidden: tuple[str, ...] = field(default=(), repr=False)
    """Other secrets of a request: an answer that repeats them isn't shown so."""


def post(
    endpoint: Endpoint, body: bytes, headers: Mapping[str, str], *, channel: str, now: datetime
) -> str:
    """POST `body` and return the answer's text, at most its first 64,000 bytes, when it is 2xx.

    Raises TemporaryError when nothing was taken or the server asks to come again, PermanentError
    for other refusals, UncertainError when the request went out and no answer came.
    """
    parts = urlsplit(endpoint.url)
    try:
        connection = _connection(parts, endpoint)
    except OSError as error:
        # The file of authorities was there when the channel was opened.
        reason = f"{endpoint.ca} can't be used: {_why(error)}"
        raise TemporaryError(reason, channel=channel) from None
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sock: socket.socket | None = None
    try:
        with hang_up_after(endpoint.timeout * FACTOR, lambda: sock or connection.sock) as late:
            try:
                connection.connect()
                # An answer that says "Connection: close" takes it from the connection.
                sock = connection.sock
                connection.request("POST", target, body, dict(headers))
            except (OSError, http.client.HTTPException) as error:
                reason = f"can't reach {endpoint.where}: {_why(error)}"
                raise TemporaryError(reason, channel=channel) from None
            try:
                response = connection.getresponse()
                raw = response.read(ANSWER_LIMIT)
                if late.is_set():
                    raise TimeoutError
                if response.length and len(raw) < ANSWER_LIMIT:
                    # http.client takes an end in the middle for the end of the answer.
                    raise http.client.IncompleteRead(raw)
            except (OSError, http.client.HTTPException) as error:
                reason = f"{endpoint.where} took the request and didn't answer: {_why(error)}"
                raise UncertainError(reason, channel=channel) from None
        answer = raw.decode("utf-8", "replace")
        _judge(response, answer, endpoint, channel, now)
        return answer
    finally:
        connection.close()


def _connection(parts: SplitResult, endpoint: Endpoint) -> http.client.HTTPConnection:
    """A connection, not yet made: plain to this machine only, else TLS, through a proxy if set."""
    host, port = parts.hostname or "", parts.port
    if parts.scheme == "http":
        return http.client.HTTPConnection(host, port, timeout=endpoint.timeout)
    context = ssl.create_default_context(cafile=endpoint.ca)
    proxy = _proxy(host)
    if proxy is None:
        return http.client.HTTPSConnection(host, port, timeout=endpoint.timeout, context=context)
    connection = http.client.HTTPSConnection(
        proxy.hostname or "", proxy.port or 3128, timeout=endpoint.timeout, context=context
    )
    connection.set_tunnel(host, port or 443, _proxy_login(proxy))
    return connection


def _proxy(host: str) -> SplitResult | None:
    """The proxy that the environment names for https to `host`."""
    proxy = None if host in LOOPBACK or proxy_bypass(host) else getproxies().get("https")
    return urlsplit(proxy if "//" in proxy else f"//{proxy}") if proxy else None


def _proxy_login(proxy: SplitResult) -> dict[str, str]:
    if not proxy.username:
        return {}
    login = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": "Basic " + base64.b64encode(login.encode()).decode()}


def _judge(
    response: http.client.HTTPResponse,
    answer: str,
    endpoint: Endpoint,
    channel: str,
    now: datetime,
) -> None:
    status = response.status
    if 200 <= status < 300:
        return
    reason = f"{endpoint.where} answered {status}: {shown(answer, endpoint)}"
    if is_temporary(status):
        wait = retry_after(response.getheader("Retry-After"), now)
        raise TemporaryError(reason, channel=channel, retry_after=wait)
    raise PermanentError(reason, channel=channel)


def is_temporary(status: int) -> bool:
    """Whether an HTTP status means that nothing was taken and another time is better."""
    return status >= 500 or status in _TEMPORARY


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header (a number or an HTTP date); None without one."""
    if not value:
        return None
    try:
        wait = float(value)
    except ValueError:
        try:
            wait = (parsedate_to_datetime(value) - now).total_seconds()
        except (TypeError, ValueError):
            return None
    return min(max(wait, 0.0), LONGEST_WAIT)


def shown(answer: str, endpoint: Endpoint) -> str:
    """A piece of the answer for an error, without the secrets that it may repeat."""
    return cut(one_line(hide(answer, endpoint.url, *endpoint.hidden)), 120)


def hide(said: str, url: str, *secrets: str) -> str:
    """`said` without `url`, the parts of that which may be secret, and `secrets`."""
    parts = urlsplit(url)
    pieces = _PIECES.split(f"{parts.netloc.rpartition('@')[0]}/{parts.path}?{parts.query}")
    known = {url, parts.path, *pieces, *map(unquote, pieces), *secrets}
    for piece in sorted(known, key=len, reverse=True):
        if len(piece) >= TELLING:
            said = said.replace(piece, "***")
    return said


_PIECES = re.compile(r"[/?&=:@]")
TELLING = 6
"""Characters of an address's piece from which on it may be a secret."""


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "timed out"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate refused ({error.verify_message})"
    reason = getattr(error, "strerror", None)
    return str(reason) if reason else type(error).__name__
