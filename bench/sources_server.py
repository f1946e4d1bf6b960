"""The web that `bench.sources` polls: one server in a process of its own.

Run without arguments it prints its port and answers until its input ends. `/feed?n=N` is a feed of
20 items of which the first depends on N, `/same` one that never changes, `/slow` the same after
50 ms; `/robots.txt` isn't there, after 50 ms on hosts whose name begins with `slow`.
"""

import asyncio
import sys
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

LATENCY = 0.05
ITEMS = 20
ETAG = '"1"'
TEXT = (
    "工业和信息化部有关负责人介绍，渡船行业运行总体平稳，企业效益持续改善，下一步将完善标准体系。"
)


DESCRIPTION = f'&lt;p&gt;{TEXT}&lt;a href="http://x/"&gt;详情&lt;/a&gt;&lt;/p&gt;' * 6
"""Of each item: some paragraphs of HTML, as in feeds that carry their articles."""


def feed(number: int) -> bytes:
    """A feed of ITEMS items whose first one has this number."""
    rows = "".join(
        f"<item><title>工信部：渡船行业运行情况之{item}</title>"
        f"<link>http://fresh.bench/{item}.html</link><guid>http://fresh.bench/{item}.html</guid>"
        f"<dc:creator>某某</dc:creator><category>工业</category>"
        f"<description>{DESCRIPTION}</description>"
        f"<pubDate>Fri, 20 Nov 2026 0{item % 9}:10:00 +0800</pubDate></item>"
        for item in range(number, number + ITEMS)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>示范</title>'
    return f"{head}<link>http://fresh.bench/</link>{rows}</channel></rss>".encode()


SAME = feed(0)


class Connection(asyncio.Protocol):
    """Answers by path, as cheaply as may be: it is the client that is measured."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport, self.held = transport, b""

    def data_received(self, data: bytes) -> None:
        self.held += data
        while b"\r\n\r\n" in self.held:
            head, _, self.held = self.held.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines[1:])
            self.ask(urlsplit(lines[0].split(" ")[1]), headers)

    def ask(self, parts: object, headers: dict[str, str]) -> None:
        """Answer one request, now or after LATENCY."""
        path, query = parts.path, parts.query  # type: ignore[attr-defined]
        later: Callable[..., object] = asyncio.get_running_loop().call_later
        send = self.answer
        if path == "/slow" or headers.get("host", "").startswith("slow"):
            send = lambda *said: later(LATENCY, self.answer, *said)  # noqa: E731
        if path == "/robots.txt":
            send(404, b"none")
        elif path == "/feed":
            send(200, feed(int(parse_qs(query)["n"][0])))
        elif headers.get("if-none-match") == ETAG:
            send(304, b"")
        else:
            send(200, SAME)

    def answer(self, status: int, body: bytes) -> None:
        """One whole answer in one piece."""
        length = b"" if status == 304 else b"Content-Length: %d\r\n" % len(body)
        head = b"HTTP/1.1 %d x\r\nContent-Type: application/rss+xml\r\n" % status
        whole = head + b"ETag: " + ETAG.encode() + b"\r\n" + length + b"\r\n" + body
        self.transport.write(whole)  # type: ignore[attr-defined]


async def serve() -> None:
    """Serve until the input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0, backlog=128)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
