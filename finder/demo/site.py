"""Serves the invented program websites on loopback, as careful servers do: ETag, Last-Modified, 304, 404."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from urllib.parse import urlsplit

LAST_MODIFIED = "Mon, 16 Nov 2026 06:00:00 GMT"


class SiteServer:
    """A website (path to body) on a free port of 127.0.0.1 while the context lasts.

    `requests` lists (path, status) in order, so that a test can see what was asked.
    """

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self.pages, self.requests = pages, list[tuple[str, int]]()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": self}))
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def base_url(self) -> str:
        """http://127.0.0.1:PORT, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> SiteServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5  # seconds an idle connection may stay open: a run that ends leaves none behind
    site: SiteServer

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        body = self.site.pages.get(path.rstrip("/") or "/")
        if body is None:
            self._answer(path, 404, b"<!DOCTYPE html><title>Not found</title><h1>Page not found</h1>", "")
            return
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self._known(tag):
            self._answer(path, 304, b"", tag)
        else:
            self._answer(path, 200, body, tag)

    def _known(self, tag: str) -> bool:
        """Whether the client has this very page; If-None-Match decides alone (RFC 9110, 13.1.3)."""
        match = self.headers.get("If-None-Match")
        if match is not None:
            return tag in (one.strip().removeprefix("W/") for one in match.split(","))
        since = self.headers.get("If-Modified-Since")
        try:
            return since is not None and parsedate_to_datetime(since) >= parsedate_to_datetime(LAST_MODIFIED)
        except (ValueError, TypeError):  # not a date, or one without a zone: as if it were not there
            return False

    def _answer(self, path: str, status: int, body: bytes, tag: str) -> None:
        self.site.requests.append((path, status))
        self.send_response(status)
        kind = "text/plain" if path.endswith(".txt") else "text/html"
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if tag:
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", LAST_MODIFIED)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: stderr belongs to the run."""
