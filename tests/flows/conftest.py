"""A real web site on this machine, a program configured to watch it, and its commands."""

import json
import logging
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows import cli, runlog
from flows.prefect_server import ENVIRONMENT

# Prefect reads how to log when it is first imported, by whichever test that is.
os.environ.update({name: value for name, value in ENVIRONMENT.items() if "LOGGING" in name})

PARAGRAPHS = (
    "工业和信息化部装备工业一司有关负责人在发布会上介绍了上半年汽车行业的运行情况。",
    "这位负责人表示，下一步将加快制定《低速车辆安全管理条例》，开展低速车辆准入试点。",
    "市场研究机构的人士认为，上述安排有利于行业稳定预期，企业对此普遍表示欢迎。",
)
WEATHER = ("今天白天北方地区晴间多云，南方大部有小到中雨。", "气象台提醒公众出行注意安全。")


@dataclass
class Site:
    """A feed and its pages, changed by the tests as they go."""

    address: str = ""
    items: list[tuple[str, str, tuple[str, ...], datetime]] = field(default_factory=list)
    broken: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    """Answers by path that take the place of the right ones."""
    asked: list[str] = field(default_factory=list)

    @property
    def feed(self) -> str:
        return f"{self.address}/feed.xml"

    def publish(
        self, name: str, title: str, paragraphs: tuple[str, ...], at: datetime | None = None
    ) -> None:
        self.items.insert(0, (name, title, paragraphs, at or datetime.now(UTC)))

    def answer(self, path: str) -> tuple[int, bytes]:
        self.asked.append(path)
        if path in self.broken:
            return self.broken[path]
        if path.startswith("/feed.xml"):
            return 200, self._feed().encode()
        for name, title, paragraphs, _ in self.items:
            if path == f"/{name}.html":
                return 200, _page(title, paragraphs).encode()
        return 404, b"not here"

    def _feed(self) -> str:
        rows = "".join(
            f"<item><title>{escape(title)}</title><link>{self.address}/{name}.html</link>"
            f"<description>{escape(paragraphs[0])}</description>"
            f"<pubDate>{format_datetime(at)}</pubDate></item>"
            for name, title, paragraphs, at in self.items
        )
        return f'<rss version="2.0"><channel><title>示范新闻</title>{rows}</channel></rss>'


def _page(title: str, paragraphs: tuple[str, ...]) -> str:
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><title>{escape(title)}"
        f"</title></head><body><nav><a href='/'>首页</a></nav><article><h1>{escape(title)}</h1>"
        f"{body}</article><footer>版权所有</footer></body></html>"
    )


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    """A flow lets our log speak, for its process; here others come after it."""
    yield
    logging.getLogger(runlog.LOGGER).setLevel(logging.NOTSET)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = made.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Done]


@pytest.fixture
def miit_watch(capfd: pytest.CaptureFixture[str]) -> Command:
    """Run `miit-watch` with these arguments."""

    def call(*arguments: object) -> Done:
        capfd.readouterr()
        code: Any = 0
        try:
            cli.main([str(each) for each in arguments])
        except SystemExit as leave:
            code = leave.code or 0
        said = capfd.readouterr()
        return Done(code, said.out, said.err)

    return call


@pytest.fixture
def config(site: Site, tmp_path: Path) -> Path:
    """The program watches the site's feed and one saved post, and nothing else."""
    host = site.address.removeprefix("http://")
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "2022.md").write_text(
        '---\nlayout: post\ntitle: "工信部谈光伏产业"\ndate: 2022-05-06 09:00:00 +0800\n'
        "author: 示范社\n---\n<p>工业和信息化部有关负责人表示，下一步将研究制定"
        "《光伏产业绿色发展路线图》，开展绿色材料下乡活动。</p>\n"
        "<p>工信部还将健全光伏产业风险预警机制，保障光伏产业平稳运行。</p>\n",
        encoding="utf-8",
    )
    path = tmp_path / "watch.toml"
    path.write_text(
        f'data = "{tmp_path}/data"\narchive = ["{archive}"]\nwatch = ["archive"]\n'
        f'[http]\nallowed_hosts = ["{host}"]\nattempts = 1\n'
        f'[[feeds]]\nid = "demo"\nname = "Demo"\nurl = "{site.feed}"\nlanguage = "zh"\n',
        encoding="utf-8",
    )
    return path
