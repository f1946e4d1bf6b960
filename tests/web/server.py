"""All the sites at once, playing a week: `python -m tests.web.server FOLDER`.

It puts its certificate's authority into FOLDER/ca.pem and prints its ports (plain, TLS). A line
`N` on its input makes it day N, which it prints back; it ends with its input. Beside the sites, the
host `faults.example.org` shows each way to fail under its name: `/drip`, `/reset` and so on.
"""

import gzip
import hashlib
import ssl
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import trustme

from tests.web import official, press, wires
from tests.web.answers import Answer, Ask, not_found
from tests.web.faults import FAULTS
from tests.web.stories import fault_of

SITES: dict[str, Callable[[Ask], Answer]] = {
    "www.miit.gov.cn": official.miit,
    "www.gov.cn": official.gov,
    "sousuo.www.gov.cn": official.policies,
    "www.scio.gov.cn": official.scio,
    "www.cls.cn": wires.cls,
    "np-listapi.eastmoney.com": wires.eastmoney_list,
    "news.10jqka.com.cn": wires.ths,
    "feed.mix.sina.com.cn": wires.sina_list,
    "finance.sina.com.cn": wires.sina,
    "www.stcn.com": wires.stcn,
    "www.ithome.com": press.ithome,
    "www.bing.com": press.bing,
    "news.google.com": press.google,
    "rsshub.example.org": press.rsshub,
    **{paper.host: paper.answer for paper in press.PAPERS},
}
FAULTY = "faults.example.org"
PACKED = 200
"""Bytes from which an answer is packed."""


class Handler(BaseHTTPRequestHandler):
    """Answers by host, on the day that it is."""

    protocol_version = "HTTP/1.1"
    day = 1

    def do_GET(self) -> None:
        host, parts = self.headers.get("host", "").partition(":")[0], urlsplit(self.path)
        kind = parts.path[1:] if host == FAULTY else fault_of(host, self.day)
        if parts.path == "/robots.txt":
            return self.answer(not_found())
        if kind in FAULTS:
            return FAULTS[kind](self)
        headers = {key.lower(): value for key, value in self.headers.items()}
        site = SITES.get(host)
        ask = Ask(self.day, host, parts.path, parts.query, headers)
        return self.answer(site(ask) if site else not_found())

    def answer(self, answer: Answer) -> None:
        """A whole answer, packed when the client takes it, 304 when it has it."""
        body = answer.body
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self.headers.get("if-none-match") == etag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("ETag", etag)
        if "gzip" in self.headers.get("accept-encoding", "") and len(body) > PACKED:
            self.send_header("Content-Encoding", "gzip")
            body = gzip.compress(body)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # clients that hang up are what some faults are about


def main(folder: Path) -> None:
    """Serve until the input ends."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*SITES, FAULTY).configure_cert(context)
    plain, secure = (Server(("127.0.0.1", 0), Handler) for _ in range(2))
    secure.socket = context.wrap_socket(
        secure.socket, server_side=True, do_handshake_on_connect=False
    )
    for server in (plain, secure):
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    print(plain.server_address[1], secure.server_address[1], flush=True)  # noqa: T201
    for line in sys.stdin:
        Handler.day = int(line)
        print(Handler.day, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
