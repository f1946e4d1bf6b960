"""What can be wrong with a store, each in one line that says where and what to do."""

import re

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

_DISK_FULL, _READ_ONLY, _NO_PRIVILEGE = "53100", "25006", "42501"
_UNKNOWN_DATABASE = "3D000"
_NO_DATABASE = re.compile(r'database "[^"]*" does not exist')
"""The driver gives no state for what the server says while a connection is made."""
_LOCKED = {"55P03", "40001", "40P01"}
_WRONG_PASSWORD = {"28P01", "28000"}


class StoreError(Exception):
    """The store can't be used; what it held is whole. The message is one line for people."""


class StoreAddressError(StoreError):
    """The address names no store that this program can open."""


class StoreLockedError(StoreError):
    """Another process holds the store and didn't let go in time."""


class StoreInUseError(StoreError):
    """Another service works on the store, and there can be only one."""


class StoreReadOnlyError(StoreError):
    """The store can be read but not written."""


class StoreNewerError(StoreError):
    """A newer version of this program has upgraded the store."""


class StoreDamagedError(StoreError):
    """The store's tables aren't those that its version names: it can't be upgraded."""


class StoreFullError(StoreError):
    """No room is left on the store's disk."""


class StoreUnreachableError(StoreError):
    """Nothing answers at the address, or it isn't a database."""


class StoreLoginError(StoreError):
    """The server refuses this user or password."""


def describe(url: URL) -> str:
    """Return the store's place for people: the file, or the address without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "the store in memory"
    return url.render_as_string(hide_password=True)


def store_error(error: DBAPIError, url: URL) -> StoreError | None:
    """Return what `error` means to the person who runs the program; None for our own mistakes."""
    where = describe(url)
    said = " ".join(str(error.orig).split())
    if url.get_backend_name() == "sqlite":
        return _sqlite(said, where)
    return _postgres(getattr(error.orig, "sqlstate", None), said, where, error)


def _sqlite(said: str, where: str) -> StoreError | None:
    for words, kind, meaning in (
        ("is locked", StoreLockedError, "another process is writing to it; try again later"),
        ("readonly", StoreReadOnlyError, "it is read-only; check its permissions"),
        ("full", StoreFullError, "its disk is full; nothing of this step was stored"),
        ("disk i/o error", StoreFullError, "its disk refuses to write; nothing was stored"),
        ("unable to open", StoreUnreachableError, "the file can't be opened"),
        ("not a database", StoreUnreachableError, "the file isn't a database"),
        ("malformed", StoreUnreachableError, "the file is damaged; restore it from a backup"),
    ):
        if words in said.lower():
            return kind(f"store {where}: {meaning}")
    return None


def _postgres(state: str | None, said: str, where: str, error: DBAPIError) -> StoreError | None:
    if state in _WRONG_PASSWORD or "password authentication failed" in said:
        return StoreLoginError(
            f"store {where}: the server refuses this user or password; correct them in the address"
        )
    if "no password supplied" in said:
        return StoreLoginError(
            f"store {where}: the server asks for a password; give one in the address"
        )
    if state == _UNKNOWN_DATABASE or _NO_DATABASE.search(said):
        return StoreUnreachableError(
            f"store {where}: the server has no such database; create it, as with createdb"
        )
    if state == _DISK_FULL:
        return StoreFullError(f"store {where}: its disk is full; nothing of this step was stored")
    if state == _READ_ONLY:
        return StoreReadOnlyError(f"store {where}: it is read-only (a standby?)")
    if state == _NO_PRIVILEGE:
        return StoreReadOnlyError(f"store {where}: this user may not write: {said}")
    if state in _LOCKED:
        return StoreLockedError(f"store {where}: another process holds it; try again later")
    if state is None or state.startswith(("08", "57P", "53", "3D")) or error.connection_invalidated:
        return StoreUnreachableError(
            f"store {where}: {_last_reason(said)}; start the server, or correct the address"
        )
    return None


def _last_reason(said: str) -> str:
    """The driver lists every address it tried; its first complaint says enough."""
    return said.split(" Is the server")[0].split(" Multiple connection attempts")[0][:200]
