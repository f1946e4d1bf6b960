"""`make screenshots`: pictures of the Prefect UI after real cycles, for docs/images.

Starts `miit-watch serve` on a store of its own, with the posts of archive/ and a small feed on
this machine, lets a cycle find the history and a second one something new, and photographs the
pages with headless Chromium (Debian: apt-get install chromium fonts-noto-cjk).
"""

import functools
import json
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PATIENCE = 600
EVERY = {"parameters": {"only_due": False}}
"""A cycle that asks each source, whether its cadence has passed or not."""
SIZE = "1360,820"
NEWS = (
    ("one", "工信部：加快推进低速车辆标准体系建设", "研究制定《低速车辆安全管理条例》"),
    ("two", "工信部召开光伏产业座谈会", "修订《光伏制造行业规范条件》"),
    ("three", "工信部：年底前出台工业软件推广应用行动方案", "出台《工业软件推广应用行动方案》"),
)


class Feed:
    """A feed and its pages as files that a server on this machine hands out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._items: list[str] = []
        self.address = ""

    def publish(self, name: str, title: str, deed: str) -> None:
        text = f"工业和信息化部有关负责人表示，下一步将{deed}，并加强政策宣传解读。"
        page = f"<html lang='zh'><title>{title}</title><article><h1>{title}</h1><p>{text}</p>"
        (self._folder / f"{name}.html").write_text(f"{page}<p>{text}</p></article>", "utf-8")
        self._items.insert(
            0,
            f"<item><title>{title}</title><link>{self.address}/{name}.html</link>"
            f"<description>{text}</description>"
            f"<pubDate>{format_datetime(datetime.now(UTC))}</pubDate></item>",
        )
        feed = f"<rss version='2.0'><channel><title>示范新闻</title>{''.join(self._items)}"
        (self._folder / "feed.xml").write_text(f"{feed}</channel></rss>", "utf-8")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        del format, args


@contextmanager
def site(folder: Path) -> Iterator[Feed]:
    folder.mkdir()
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        feed = Feed(folder)
        feed.address = f"http://127.0.0.1:{server.server_port}"
        yield feed
        server.shutdown()
        thread.join()


@contextmanager
def service(folder: Path, feed: Feed) -> Iterator[str]:
    """`miit-watch serve` over the archive and the feed; yields the UI's address."""
    port = free_port()
    config = folder / "watch.toml"
    config.write_text(
        f'data = "{folder}/data"\narchive = ["{ROOT}/archive"]\nwatch = ["archive"]\n'
        f'[http]\nallowed_hosts = ["{feed.address.removeprefix("http://")}"]\n'
        f'[[feeds]]\nid = "demo"\nname = "Demo"\nurl = "{feed.address}/feed.xml"\n'
        'language = "zh"\ncadence_minutes = 1\n',
        "utf-8",
    )
    command = [Path(sys.executable).with_name("miit-watch"), "serve", "--config", config]
    process = subprocess.Popen([*command, "--port", str(port)], cwd=folder)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def main(into: Path) -> None:
    """Write the pictures into a folder."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        sys.exit("screenshots: needs Chromium: apt-get install chromium fonts-noto-cjk")
    into.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as name,
        site(Path(name) / "site") as feed,
        service(Path(name), feed) as ui,
    ):
        for each in NEWS[:2]:
            feed.publish(*each)
        _until(lambda: len(_ended(ui)) >= 1, "the first cycle")
        feed.publish(*NEWS[2])
        monitor = _ask(ui, "deployments/filter", {"deployments": {"name": {"any_": ["monitor"]}}})
        _ask(ui, f"deployments/{monitor[0]['id']}/create_flow_run", EVERY)
        _until(lambda: len(_ended(ui)) >= 2, "the second cycle")
        run = _ended(ui)[0]["id"]
        for picture, path in {
            "dashboard": "dashboard",
            "run": f"runs/flow-run/{run}",
            "sources": f"artifacts/artifact/{_artifact(ui, run, 'sources')}",
            "artifacts": f"artifacts/artifact/{_artifact(ui, run, 'alerts')}",
            "chart": f"artifacts/artifact/{_artifact(ui, run, 'last-30-days')}",
            "deployments": "deployments",
        }.items():
            _photograph(browser, f"{ui}/{path}", into / f"{picture}.png", Path(name))


def _photograph(browser: str, url: str, path: Path, folder: Path) -> None:
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    flags += [f"--window-size={SIZE}", "--virtual-time-budget=20000"]
    flags += [f"--user-data-dir={folder}/chromium", f"--screenshot={path}"]
    subprocess.run([browser, *flags, url], check=True, capture_output=True, timeout=PATIENCE)
    sys.stdout.write(f"{path} {path.stat().st_size // 1000} kB\n")


def _ended(ui: str) -> list[dict[str, Any]]:
    """The cycles that ended well, the latest first."""
    found = _ask(
        ui,
        "flow_runs/filter",
        {
            "flows": {"name": {"any_": ["monitor"]}},
            "flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}},
            "sort": "START_TIME_DESC",
        },
    )
    return list(found or [])


def _artifact(ui: str, run: str, key: str) -> str:
    """The id of what a run left under this key."""
    found = _ask(
        ui,
        "artifacts/filter",
        {"artifacts": {"flow_run_id": {"any_": [run]}, "key": {"any_": [key]}}},
    )
    return str(found[0]["id"])


def _ask(ui: str, path: str, question: dict[str, Any]) -> Any:
    request = urllib.request.Request(
        f"{ui}/api/{path}",
        data=json.dumps(question).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except (urllib.error.URLError, OSError):
        return None


def _until(happened: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            sys.exit(f"screenshots: {what} didn't happen in {PATIENCE} s")
        time.sleep(1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
