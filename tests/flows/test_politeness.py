"""Two workers on one store: no host is asked by both at once."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from storage.engine import open_store
from tests.flows.conftest import Site

ROOT = Path(__file__).parents[2]
WORKERS, TIMES = 2, 15


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_no_host_has_two_connections_at_once(
    database: str, site: Site, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path}/watch.db"
    if database == "postgres":
        url = str(request.getfixturevalue("postgres_url"))
    open_store(url).dispose()
    answer, counting = site.answer, threading.Lock()
    open_now, most, asked = 0, 0, 0

    def counted(path: str) -> tuple[int, bytes]:
        nonlocal open_now, most, asked
        with counting:
            open_now += 1
            most = max(most, open_now)
            asked += path.startswith("/feed.xml")
        threading.Event().wait(0.01)
        with counting:
            open_now -= 1
        return answer(path.partition("?")[0])

    site.answer = counted  # type: ignore[method-assign]
    command = [sys.executable, "-m", "tests.flows.polite_worker", url, site.address]
    workers = [
        subprocess.Popen([*command, str(TIMES), "0.02"], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(WORKERS)
    ]
    for worker in workers:
        _, faults = worker.communicate(timeout=60)
        assert worker.returncode == 0, faults.decode()
    assert (asked, most) == (WORKERS * TIMES, 1)
