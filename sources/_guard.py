"""Addresses from feeds are not to be trusted: public http(s) hosts only, checked when connecting.

Names are checked after resolving and the connected peer once more, so neither a redirect nor a
name that resolves differently the second time leads inwards.
"""

import ipaddress
import os
import socket
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import requests
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from sources._source import FetchError, visible
from sources._timed import TimedResponse

_INWARD_NAMES = ("localhost", "metadata.google.internal", "metadata")
_INWARD = frozenset(map(ipaddress.ip_address, ("168.63.129.16", "fd00:ec2::254")))
"""Metadata services of clouds that don't lie on link-local addresses."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class ForbiddenAddress(Exception):
    """A host name leads to an address that feeds must not send us to."""


def check_url(url: str, allowed: frozenset[str]) -> None:
    """Raise FetchError for what isn't http(s), names no host or names an inward address."""
    if visible(url) != url:
        raise FetchError("not a valid address", where=url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchError("not a valid address", where=url) from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(
            f"{parts.scheme or 'no'} scheme, only http and https are fetched", where=url
        )
    if not host:
        raise FetchError("no host in the address", where=url)
    if is_allowed(host, port, allowed):
        return
    name = host.rstrip(".").lower()
    if name in _INWARD_NAMES or name.endswith((".localhost", ".internal", ".local")):
        raise FetchError(f"refused to fetch from {host}", where=url)
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return
    if inward(str(address)):
        raise FetchError(f"refused to fetch from {host}, a private address", where=url)


def is_allowed(host: str, port: int | None, allowed: frozenset[str]) -> bool:
    """Whether the configuration opens this host, by name alone or with its port."""
    return host in allowed or f"{host}:{port}" in allowed


def inward(text: str) -> bool:
    """Whether an IP address is private, loopback, link-local, a metadata service or the like."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        embedded = address.ipv4_mapped or address.sixtofour
        if embedded is None and address in _NAT64:
            embedded = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if embedded is not None:
            return inward(str(embedded))
    return not address.is_global or address.is_multicast or address in _INWARD


class _Guarded:
    """Mixed into urllib3's connections: resolves, checks, connects, checks the peer."""

    allowed: frozenset[str] = frozenset()

    def _new_conn(self) -> socket.socket:
        host, port = self._dns_host, self.port  # type: ignore[attr-defined]
        if is_allowed(host, port, self.allowed):
            return super()._new_conn()  # type: ignore[misc,no-any-return]
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            found = []  # the connection itself will say what is wrong with the name
        for *_, address in found:
            _refuse(host, str(address[0]))
        connected: socket.socket = super()._new_conn()  # type: ignore[misc]
        try:
            _refuse(host, str(connected.getpeername()[0]))
        except ForbiddenAddress:
            connected.close()
            raise
        return connected


def _refuse(host: str, address: str) -> None:
    if inward(address):
        raise ForbiddenAddress(f"refused to fetch from {host}, which is {address}")


class _GuardedAdapter(HTTPAdapter):
    """requests' adapter on guarded connections; it neither retries nor follows by itself."""

    def __init__(self, allowed: frozenset[str], total: float, **options: Any) -> None:
        self._allowed, self._total = allowed, total
        super().__init__(max_retries=0, **options)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Build the pool whose connections check where they lead."""
        super().init_poolmanager(*args, **options)
        pools: PoolManager = self.poolmanager
        pools.pool_classes_by_scheme = _pool_classes(self._allowed, self._total)


class GuardedSession(requests.Session):
    """requests' session on guarded connections; redirects are left to the client.

    By itself the session would read the bodies of redirects, without bounds. `total` is in seconds,
    for each answer with its body.
    """

    def __init__(self, allowed: frozenset[str], total: float) -> None:
        super().__init__()
        adapter = _GuardedAdapter(allowed, total, pool_connections=32, pool_maxsize=16)
        # Without a proxy the environment isn't looked through at every request.
        self.trust_env = bool(getproxies())
        self.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """None: there is nothing to follow here."""
        return None


def _pool_classes(allowed: frozenset[str], total: float) -> dict[str, Any]:
    ways = {"allowed": allowed, "response_class": type("Timed", (TimedResponse,), {"total": total})}
    plain = type("GuardedHTTP", (_Guarded, HTTPConnection), ways)
    tls = type("GuardedHTTPS", (_Guarded, HTTPSConnection), ways)
    return {
        "http": type("GuardedHTTPPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("GuardedHTTPSPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
    }
