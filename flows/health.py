"""`python -m flows.health WHAT ADDRESS`: exit 0 if it is well, 1 with a line if it isn't.

For health checks every few seconds, so it needs the standard library alone. WHAT is
`api` (a server's API can reach its database), `scheduling` (the scheduler has made runs of late)
or `worker` (a worker asks for runs; ADDRESS is that of `prefect worker start --with-healthcheck`).
"""

import http.client
import json
import sys
import urllib.request
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

SECONDS = 5
STALE = timedelta(minutes=15)
"""The scheduler adds a run of `monitor` every five minutes, each time that one has come due."""


class UnwellError(Exception):
    """What is wrong, in one line."""


def api(address: str) -> None:
    """Raise UnwellError unless the API answers and has its database."""
    _ask(f"{address}/ready")


def scheduling(address: str, *, now: datetime | None = None) -> None:
    """Raise UnwellError if the scheduler has planned no run of `monitor` for a while.

    The plan reaches hours ahead, so that a scheduler that is dead shows in how old the plan's
    last entry is, not in a lack of entries. Without an active deployment there is nothing to plan.
    """
    named = {"deployments": {"name": {"any_": ["monitor"]}}}
    found = _ask(f"{address}/deployments/filter", named)
    if not any(each["schedules"] and not each["paused"] for each in found):
        return
    scheduled = {"flow_runs": {"tags": {"all_": ["auto-scheduled"]}}}
    last = {"sort": "EXPECTED_START_TIME_DESC", "limit": 1}
    runs = _ask(f"{address}/flow_runs/filter", {**named, **scheduled, **last})
    if not runs:
        raise UnwellError("no run of monitor is planned")
    age = (now or datetime.now(UTC)) - datetime.fromisoformat(runs[0]["created"])
    if age > STALE:
        raise UnwellError(f"no run of monitor has been planned for {age.seconds // 60} minutes")


def worker(address: str) -> None:
    """Raise UnwellError unless the worker has asked for runs of late."""
    _ask(f"{address}/health")


CHECKS: Mapping[str, Callable[[str], None]] = {
    "api": api,
    "scheduling": scheduling,
    "worker": worker,
}


def _ask(url: str, question: Mapping[str, Any] | None = None) -> Any:
    body = json.dumps(question).encode() if question is not None else None
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return json.load(answer)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnwellError(f"{url}: {error}") from error


def main(arguments: list[str]) -> int:
    """Run the check that is named."""
    if len(arguments) != 2 or arguments[0] not in CHECKS:
        sys.stderr.write(f"usage: python -m flows.health {'|'.join(CHECKS)} ADDRESS\n")
        return 2
    try:
        CHECKS[arguments[0]](arguments[1])
    except UnwellError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
