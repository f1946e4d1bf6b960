"""`python -m bench.service CYCLES SECONDS`: scheduled cycles in quick succession, counted.

Runs `miit-watch serve --every SECONDS` on a store of its own until CYCLES have been due; prints
how many ran, were cancelled for one still running, came late or failed, the server's memory at
the beginning and end, and by how much its database and the store grew for each cycle.
"""

import json
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from scripts.screenshots import NEWS, Feed, free_port, site

ROOT = Path(__file__).parents[1]
LATE = 15
"""Seconds after which a run that has begun is called late."""


def main(cycles: int, every: int) -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as name, site(Path(name) / "site") as feed:
        _measure(Path(name), feed, cycles, every)


def _measure(folder: Path, feed: Feed, cycles: int, every: int) -> None:
    feed.publish(*NEWS[0])
    config = folder / "watch.toml"
    config.write_text(
        f'data = "{folder}/data"\narchive = ["{ROOT}/archive"]\nwatch = ["archive"]\n'
        f'[http]\nallowed_hosts = ["{feed.address.removeprefix("http://")}"]\n'
        f'[[feeds]]\nid = "demo"\nname = "Demo"\nurl = "{feed.address}/feed.xml"\n'
        'language = "zh"\ncadence_minutes = 1\n',
        "utf-8",
    )
    port = free_port()
    program = Path(sys.executable).with_name("miit-watch")
    options = ["--config", str(config), "--port", str(port), "--every", str(every)]
    service = subprocess.Popen([program, "serve", *options], cwd=folder)
    api = f"http://127.0.0.1:{port}/api"
    server = folder / "data" / "prefect" / "server.pid"
    try:
        while len(_runs(api)) < 3:
            time.sleep(1)
        first = _sizes(folder), _memory(int(server.read_text()))
        while (due := len(_runs(api))) < cycles + 3:
            time.sleep(every)
        last = _sizes(folder), _memory(int(server.read_text()))
        runs = _runs(api)
    finally:
        service.send_signal(signal.SIGTERM)
        service.wait()
    print(f"{due} runs:", dict(Counter(each["state_name"] for each in runs)))
    late = [each for each in runs if each["start_time"] and _wait(each) > LATE]
    print(f"begun more than {LATE} s late: {len(late)}")
    ran = sum(each["state_type"] == "COMPLETED" for each in runs) - 3
    for (name, before), after in zip(first[0].items(), last[0].values(), strict=True):
        print(
            f"{name}: {before / 1e6:.1f} -> {after / 1e6:.1f} MB,"
            f" {(after - before) / ran / 1e3:.0f} kB a cycle"
        )
    print(f"server's memory: {first[1] / 1e6:.0f} -> {last[1] / 1e6:.0f} MB")


def _runs(api: str) -> list[dict[str, Any]]:
    """The cycles that have come due, whatever became of them."""
    question = {
        "flows": {"name": {"any_": ["monitor"]}},
        "flow_runs": {"state": {"type": {"not_any_": ["SCHEDULED", "PENDING", "RUNNING"]}}},
        "limit": 200,
    }
    found: list[dict[str, Any]] = []
    while True:
        body = json.dumps({**question, "offset": len(found)}).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{api}/flow_runs/filter", data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                page = json.load(answer)
        except OSError:
            return []
        found += page
        if len(page) < 200:
            return found


def _wait(run: dict[str, Any]) -> float:
    due, began = (datetime.fromisoformat(run[key]) for key in ("expected_start_time", "start_time"))
    return (began - due).total_seconds()


def _sizes(folder: Path) -> dict[str, int]:
    return {
        what: sum(path.stat().st_size for path in (folder / "data").glob(pattern))
        for what, pattern in (("Prefect's database", "prefect/*.db*"), ("store", "*.db*"))
    }


def _memory(process: int) -> int:
    """Resident bytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
