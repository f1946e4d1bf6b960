"""What goes wrong on the way to a page, and how to say it in one line."""

import re
from datetime import timedelta

import requests
from urllib3.exceptions import IncompleteRead, InvalidHeader
from urllib3.util import Retry

_ASKED = re.compile(r", asks to wait (\d{1,7}) s")


class Busy(Exception):
    """An attempt failed in a way that another may mend."""

    def __init__(
        self, reason: str, retry_after: float | None = None, *, answered: bool = False
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.answered = answered
        self.retry_after = retry_after


def retry_after(response: requests.Response) -> float | None:
    """Seconds that the server asks us to wait, if it says so in a form that we know."""
    value = response.headers.get("retry-after")
    if not value:
        return None
    try:
        return Retry().parse_retry_after(value)
    except InvalidHeader:
        return None


def wait_reason(busy: Busy) -> str:
    """Why a busy server was left, with what it asks for; `asked_to_wait` reads it."""
    if busy.retry_after is None:
        return busy.reason
    return f"{busy.reason}, asks to wait {busy.retry_after:.0f} s"


def asked_to_wait(reason: str | None) -> timedelta:
    """How long a server asked us to wait, by the reason of a failure; nothing where it didn't."""
    found = _ASKED.search(reason or "")
    return timedelta(seconds=int(found[1])) if found else timedelta(0)


def connection_reason(error: Exception) -> str:
    """The innermost cause in a few words: `Connection refused`, `Name or service not known`."""
    cause = _innermost(error)
    strerror = getattr(cause, "strerror", None)
    return f"no connection: {strerror or short(cause)}"


def tls_reason(error: Exception) -> str:
    """What is wrong with a site's certificate or encryption, in a few words."""
    cause = _innermost(error)
    said = getattr(cause, "verify_message", None) or getattr(cause, "reason", None)
    return f"TLS failed: {said or short(cause)}"


def broken_reason(error: Exception) -> str:
    """How an answer broke off."""
    for cause in (error, *error.args):
        if isinstance(cause, IncompleteRead):
            whole = cause.partial + (cause.expected or 0)
            return f"cut off after {cause.partial} of {whole} bytes"
    return f"broken answer: {short(error)}"


def _innermost(error: Exception) -> BaseException:
    cause: BaseException = error
    while inner := cause.__cause__ or cause.__context__:
        cause = inner
    return cause


def short(error: BaseException) -> str:
    """An error in one line of bearable length."""
    return " ".join(str(error).split())[:160]
