"""What really happened between Apprise and a service.

Apprise answers True or False, whatever went wrong, and True to errors that a service sends with
status 200. Its plugins all post through the name `requests` in their module; the witness stands
in for it there, passes every call on, and keeps the thread's last exchange.
"""

import logging
import sys
import threading
from dataclasses import dataclass
from typing import Any

import requests
from urllib3.exceptions import MaxRetryError, NewConnectionError

_thread = threading.local()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One POST: the answer, or the error that came instead of one."""

    response: requests.Response | None = None
    error: requests.RequestException | None = None

    @property
    def handed_over(self) -> bool:
        """Whether the request may have reached the service although no answer came."""
        error = self.error
        if error is None or isinstance(
            error,
            requests.ConnectTimeout | requests.exceptions.SSLError | requests.exceptions.ProxyError,
        ):
            return False
        cause = error.args[0] if error.args else None
        reason = cause.reason if isinstance(cause, MaxRetryError) else cause
        return not isinstance(reason, NewConnectionError)


class _Witness:
    def __getattr__(self, name: str) -> Any:
        return getattr(requests, name)

    def post(self, *args: Any, **kwargs: Any) -> requests.Response:
        _thread.watching = True
        try:
            response = requests.post(*args, **kwargs)
        except requests.RequestException as error:
            _thread.exchange = Exchange(error=error)
            raise
        finally:
            _thread.watching = False
        _thread.exchange = Exchange(response)
        return response


class _Hush(logging.Filter):
    """Keeps the paths of posts that are watched, which hold tokens, out of debug logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not getattr(_thread, "watching", False)


_witness = _Witness()
_hush = _Hush()


def watch(plugin: object) -> None:
    """Watch the posts of `plugin`'s module from now on, and forget this thread's last exchange."""
    sys.modules[type(plugin).__module__].__dict__["requests"] = _witness
    logging.getLogger("urllib3.connectionpool").addFilter(_hush)
    _thread.exchange = None


def silence() -> None:
    """Keep Apprise out of the logs: it writes addresses with their tokens, at every level."""
    logging.getLogger("apprise").setLevel(logging.CRITICAL)


def last_exchange() -> Exchange | None:
    """The last exchange of this thread since `watch`; None when nothing was posted."""
    return getattr(_thread, "exchange", None)
