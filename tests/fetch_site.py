"""A scripted web site on loopback and a clock that only moves when told: what the fetch tests talk to."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Clock:
    """Seconds that pass only by sleeping; what was slept is kept."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.now += seconds


Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 10
    server: Any

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.form = self.rfile.read(length).decode()
        site: Site = self.server.site
        site.seen.append((self.command, self.path, dict(self.headers), self.form, time.monotonic()))
        path = self.path.partition("?")[0]
        turns = site.answers.get(path)
        if turns is None:
            self.say(404)
            return
        turn = site.turns.get(path, 0)
        site.turns[path] = turn + 1
        turns[min(turn, len(turns) - 1)](self)

    do_POST = do_GET  # noqa: N815 (the name http.server calls)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def say(self, status: int = 200, body: bytes = b"", length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 304:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        if length is not None and length != len(body):
            self.close_connection = True


def says(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    return lambda h: h.say(status, body, **headers)


def cut(h: Handler) -> None:
    h.say(200, b"half", length=1000)


def reset(h: Handler) -> None:
    h.say(200, b"half", length=1000)
    h.wfile.flush()
    h.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    h.connection.close()


def chunks_cut(h: Handler) -> None:
    h.send_response(200)
    h.send_header("Transfer-Encoding", "chunked")
    h.end_headers()
    h.wfile.write(b"4\r\nhalf\r\n")
    h.close_connection = True


def drip(h: Handler) -> None:
    """A byte now and then: never silent, never done."""
    h.send_response(200)
    h.send_header("Content-Length", "1000")
    h.end_headers()
    h.close_connection = True
    try:
        for _ in range(60):
            h.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        return


def drip_headers(h: Handler) -> None:
    h.close_connection = True
    try:
        h.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(60):
            h.wfile.write(b"X-%d: y\r\n" % number)
            time.sleep(0.05)
    except OSError:
        return


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what several tests are about."""


class Site:
    """`answers`: path → what the first, second, … request gets; the last one for ever after."""

    def __init__(self, answers: dict[str, list[Answer]]) -> None:
        self.answers = answers
        self.seen: list[tuple[str, str, dict[str, str], str, float]] = []
        self.turns: dict[str, int] = {}

    def paths(self) -> list[str]:
        return [path for _, path, *_ in self.seen]

    def __enter__(self) -> Site:
        self.server = _Server(("127.0.0.1", 0), Handler)
        self.server.site = self  # type: ignore[attr-defined]
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.server.shutdown()
        self.server.server_close()
