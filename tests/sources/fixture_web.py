"""All the sites at once: one TLS server in its own process that plays them from their fixtures.

Run with a folder for its certificate: `python fixture_web.py FOLDER`. It prints its ports (plain,
TLS), and serves `tests/sources/<id>/` files under their real hosts and paths with the manners that
the real sites have been seen to have.
"""

import gzip
import hashlib
import json
import ssl
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import trustme

HERE = Path(__file__).parent
TYPES = {
    ".xml": "application/rss+xml",
    ".json": "application/json; charset=utf-8",
    ".html": "text/html",
}
CHALLENGE = b"<script>document.cookie='__jsl_clearance_s=1';location.href='/'</script>"


Query = frozenset[tuple[str, str]]


def routes() -> dict[tuple[str, str], list[tuple[Query, Path]]]:
    """(host, path) of every fixture page to its files, each with the parameters that it wants."""
    found: dict[tuple[str, str], list[tuple[Query, Path]]] = {}
    for about in sorted(HERE.glob("*/pages.toml")):
        pages = tomllib.loads(about.read_text(encoding="utf-8"))
        for page in (*pages.get("list", []), *pages.get("article", [])):
            parts = urlsplit(page["url"])
            wanted = frozenset(parse_qsl(parts.query))
            files = found.setdefault((parts.netloc, parts.path), [])
            files.append((wanted, about.parent / page["file"]))
    return found


def signed(query: str) -> bool:
    """Whether a cls.cn list request carries the signature that the site demands."""
    values = dict(parse_qsl(query, keep_blank_values=True))
    sign = values.pop("sign", "")
    joined = "&".join(f"{key}={values[key]}" for key in sorted(values, key=str.lower))
    inner = hashlib.sha1(joined.encode()).hexdigest()
    return sign == hashlib.md5(inner.encode()).hexdigest() and "last_time" in values


class Handler(BaseHTTPRequestHandler):
    """Answers by host and path; see `refusal` for each site's manners."""

    protocol_version = "HTTP/1.1"
    routes = routes()

    def do_GET(self) -> None:
        host, parts = self.headers.get("host", ""), urlsplit(self.path)
        if parts.path == "/robots.txt":
            return self.answer(404, b"<html>not found</html>", "text/html")
        if refused := self.refusal(host, parts.query):
            return self.answer(*refused)
        asked = frozenset(parse_qsl(parts.query))
        here = self.routes.get((host, parts.path), [])
        files = [(len(wanted), file) for wanted, file in here if len(here) == 1 or wanted <= asked]
        file = max(files, key=lambda found: found[0])[1] if files else None
        if file is None:
            return self.answer(404, b"<html>404</html>", "text/html")
        body = file.read_bytes()
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self.headers.get("if-none-match") == etag:
            return self.answer(304, b"", None, etag)
        return self.answer(200, body, TYPES[file.suffix], etag)

    def refusal(self, host: str, query: str) -> tuple[int, bytes, str] | None:
        """What a site answers to a request without the manners that it demands."""
        if host == "www.miit.gov.cn" and not self.headers.get("referer"):
            return 403, b"<html>Forbidden</html>", "text/html"
        if host == "www.cls.cn" and "roll" in self.path and not signed(query):
            refused = json.dumps({"errno": 10012, "msg": "签名错误"}, ensure_ascii=False)
            return 200, refused.encode(), "application/json"
        if "list.html" in self.path and self.headers.get("x-requested-with") != "XMLHttpRequest":
            return 200, b"<!DOCTYPE html><html><body>list</body></html>", "text/html"
        if host == "np-listapi.eastmoney.com" and "req_trace=" not in query:
            return 200, b'{"code":"-1","data":null}', "application/json"
        if host == "blocked.example.org":
            return 521, CHALLENGE, "text/html"
        return None

    def answer(self, status: int, body: bytes, kind: str | None, etag: str | None = None) -> None:
        """One answer, packed when the client takes it."""
        packed = "gzip" in self.headers.get("accept-encoding", "") and len(body) > 500
        body = gzip.compress(body) if packed else body
        self.send_response(status)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Encoding", "gzip" if packed else None),
            ("ETag", etag),
            ("Content-Length", None if status == 304 else str(len(body))),
        ):
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def main(folder: Path) -> None:
    hosts = sorted({host for host, _ in Handler.routes} | {"blocked.example.org"})
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*hosts).configure_cert(context)
    plain, secure = (ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(2))
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    sys.stdout.write(f"{plain.server_address[1]} {secure.server_address[1]}\n")
    sys.stdout.flush()
    threading.Thread(target=plain.serve_forever, daemon=True).start()
    secure.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
