"""The server itself: endpoints, history and cap of the real one, over a corpus on loopback."""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Collection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qsl, urlsplit

from finder.demo.eutils.corpus import Corpus, Files
from finder.demo.eutils.documents import Reply, bad_key, html_reply, rate_limited
from finder.demo.eutils.endpoints import Endpoints, Form
from finder.demo.eutils.faults import FaultPlan

PATH = "/entrez/eutils/"
LARGEST_FORM = 20_000_000  # bytes
IDLE = 30.0  # seconds after which a silent connection is given up


class Asked(NamedTuple):
    """One request as it came: endpoint without `.fcgi`, the form's last values, `time.monotonic()`."""

    endpoint: str
    form: dict[str, str]
    at: float


class EutilsServer:
    """An E-utilities server on 127.0.0.1, up inside `with`.

    articles_xml: PubmedArticleSet documents, as bytes or as paths of .xml or .xml.gz files.
    faults: how it fails. limit_per_second: answers 429 beyond so many in any second.
    cap: how many records of a search can be had (PubMed: 9,999). valid_keys: others are refused.
    drop_unknown: a phrase that is nowhere in the corpus is left out of the query, as PubMed does; with
    False it matches nothing, which a small corpus may want.
    """

    def __init__(self, articles_xml: Files, faults: FaultPlan | None = None, *,
                 limit_per_second: int | None = None, cap: int = 9_999,
                 valid_keys: Collection[str] | None = None, drop_unknown: bool = True) -> None:
        self.requests: list[Asked] = []
        self.corpus = Corpus(articles_xml)
        self._endpoints = Endpoints(self.corpus, cap, drop_unknown)
        self._faults, self._limit, self._keys = faults, limit_per_second, valid_keys
        self._recent: deque[float] = deque()
        self._lock = threading.Lock()
        self._server: _Server | None = None

    @property
    def base_url(self) -> str:
        """The address to give as `eutils_base`; ends in a slash."""
        if self._server is None:
            raise RuntimeError("the server is not up: use it in a with statement")
        return f"http://127.0.0.1:{self._server.server_port}{PATH}"

    def __enter__(self) -> Self:
        self._server = _Server(self)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02},
                         name="eutils", daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None

    def answer(self, endpoint: str, form: Form) -> Reply:
        """The reply to one request, with the fault whose turn it is."""
        flat = {name: values[-1] for name, values in form.items()}
        with self._lock:
            now = time.monotonic()
            self.requests.append(Asked(endpoint, flat, now))
            number, over = len(self.requests), self._over_limit(now)
        if over:
            return rate_limited(self._faults.retry_after if self._faults else 2)
        if self._keys is not None and flat.get("api_key", "") and flat["api_key"] not in self._keys:
            return bad_key(flat["api_key"])
        kind = self._faults.kind(number) if self._faults else ""
        if kind == "expired":
            self._endpoints.forget(flat.get("WebEnv", ""))
        reply = self._endpoints.reply(endpoint, form, others=kind == "other_records")
        return self._faults.spoil(kind, endpoint, reply) if self._faults and kind else reply

    def _over_limit(self, now: float) -> bool:
        if self._limit is None:
            return False
        while self._recent and now - self._recent[0] >= 1.0:
            self._recent.popleft()
        self._recent.append(now)
        return len(self._recent) > self._limit


class _Server(ThreadingHTTPServer):
    """Knows its open connections, so that stopping ends them too."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, eutils: EutilsServer) -> None:
        self.eutils = eutils
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is not worth a word; a bug is."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)

    def stop(self) -> None:
        """Takes no more requests and hangs up on everybody."""
        self.shutdown()
        self.server_close()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    """Turns HTTP into forms and replies into HTTP."""

    protocol_version = "HTTP/1.1"
    server_version = "finder-demo"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = IDLE
    server: _Server

    def do_GET(self) -> None:
        self._serve(urlsplit(self.path).query)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LARGEST_FORM:
            self.close_connection = True
            self._send(html_reply(400 if not length.isdigit() else 413, "Bad Request"))
            return
        body = self.rfile.read(int(length)).decode("utf-8", errors="replace")
        self._serve(f"{urlsplit(self.path).query}&{body}")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the server keeps its own log in `requests`."""

    def _serve(self, query: str) -> None:
        form: Form = {}
        for name, value in parse_qsl(query, keep_blank_values=True):
            form.setdefault(name, []).append(value)
        path = urlsplit(self.path).path
        if not path.startswith(PATH) or not path.endswith(".fcgi"):
            self._send(html_reply(404, "Not Found"))
            return
        self._send(self.server.eutils.answer(path.removeprefix(PATH).removesuffix(".fcgi"), form))

    def _send(self, reply: Reply) -> None:
        if reply.delay:
            time.sleep(reply.delay)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body) if reply.promised is None else reply.promised))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.promised is not None:
            self.close_connection = True
        self.end_headers()
        self.wfile.write(reply.body)
        self.wfile.flush()
        if reply.reset:
            # Closing with unsent lingering of zero seconds makes the kernel send RST.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
