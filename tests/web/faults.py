"""The ways in which sites have been seen to fail."""

import contextlib
import socket
import struct
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

CHALLENGE = b"<html><script>document.cookie='__jsl_clearance_s=1';location.href='/'</script></html>"
PAGE = "<!DOCTYPE html><html><body><h1>网站维护</h1></body></html>".encode()
HANGS = 600.0
"""Seconds; clients are expected to give up earlier."""


def _whole(status: int, body: bytes, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", "text/html")
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def _cut(handler: BaseHTTPRequestHandler) -> None:
    """A feed that ends in the middle of an item, its packing whole."""
    body = b"<?xml version='1.0'?><rss><channel><title>x</title><item><title>half an it"
    _whole(200, body)(handler)


def _wrong_length(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(PAGE)
    handler.close_connection = True


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    for _ in range(int(HANGS * 10)):
        handler.wfile.write(b"x")
        time.sleep(0.1)


def _hang(handler: BaseHTTPRequestHandler) -> None:
    """Nothing at all, until the client leaves."""
    handler.connection.settimeout(HANGS)
    with contextlib.suppress(OSError):
        handler.connection.recv(1)
    handler.close_connection = True


def _reset(handler: BaseHTTPRequestHandler) -> None:
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.connection.close()
    handler.close_connection = True


def _loop(handler: BaseHTTPRequestHandler) -> None:
    _whole(302, b"", Location=handler.path)(handler)


FAULTS: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {
    "refuse": _whole(403, b"<html>Forbidden</html>"),
    "precondition": _whole(412, b"<html><script src='/x.js'></script></html>"),
    "too_many": _whole(429, b"slow down", Retry_After="3600"),
    "challenge": _whole(521, CHALLENGE),
    "cookie_page": _whole(200, CHALLENGE),
    "html_for_json": _whole(200, PAGE),
    "shell": _whole(200, b"<html><body></body></html>"),
    "empty": _whole(200, b""),
    "down": _whole(503, b"down"),
    "truncated": _cut,
    "wrong_length": _wrong_length,
    "drip": _drip,
    "hang": _hang,
    "reset": _reset,
    "loop": _loop,
}
