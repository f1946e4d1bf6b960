"""A certificate authority for the room's servers."""

import resource
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from alerts.message import Message
from alerts.render import render_notice
from tests.alerts.samples import NEW_ZH


@dataclass(frozen=True)
class Authority:
    """`context` for servers on 127.0.0.1, `path` of the file that clients trust."""

    context: ssl.SSLContext
    path: str


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("127.0.0.1", "localhost", "hooks.test").configure_cert(context)
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    ca.cert_pem.write_to_path(str(path))
    return Authority(context, str(path))


@pytest.fixture
def message() -> Message:
    return render_notice(NEW_ZH, message_id="m0123456789", language="zh", rules=("concrete",))


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow beyond a kilobyte, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares with a file in goldens/; one that is missing is written, and the test fails."""

    def compare(name: str, actual: str) -> None:
        path = GOLDENS / name
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_text(actual, encoding="utf-8")
            pytest.fail(f"{path} was missing and is written now: look at it and commit it")
        assert actual == path.read_text(encoding="utf-8")

    return compare
