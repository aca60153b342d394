"""The Fetcher: sends each request to the part of the network, or the file, that can answer it."""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import url2pathname

from sources.errors import FetchError, RefusedError
from sources.fetch.address import public_only, resolve
from sources.fetch.eutils import BASE, Eutils
from sources.fetch.pace import Clock, Sleep, gap_for, process_paces
from sources.fetch.tally import Tally
from sources.fetch.web import Manners, Web
from sources.fetch.wire import Wire
from sources.source import Page, Request

FILE_SOURCES = frozenset({"alumni_list"})  # a page from the web must not lead to a file of the user


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Turns a Request into a Page. Safe to share between threads; `requests` and `retries` count.

    contact: e-mail address of the user, sent in User-Agent and to NCBI.
    delay: seconds between two visits to one host of the web; a larger Crawl-delay wins.
    timeout: seconds for connecting and for each silence; total: for one whole answer.
    max_bytes, eutils_max_bytes: of one answer, decompressed.
    allow_loopback: web pages may come from this machine; private addresses never.
    routes: host → "http://127.0.0.1:PORT", for a demo: pages keep the host's own address.
    eutils_base: addresses under it are E-utilities requests: POSTed, at most `eutils_per_second`
    (default 3, with api_key 10) in any second over the whole process.
    sleep, clock: monotonic; Fetchers with the same two share their paces. now: for Page.fetched_at.
    real: the world's time, for servers that say until when to wait.
    """

    def __init__(self, *, contact: str = "", delay: float = 5.0, timeout: float = 30.0, total: float = 300.0,
                 max_bytes: int = 10_000_000, eutils_max_bytes: int = 200_000_000,
                 allow_loopback: bool = False, routes: Mapping[str, str] | None = None,
                 eutils_base: str = BASE, eutils_per_second: float | None = None, api_key: str = "",
                 sleep: Sleep = time.sleep, clock: Clock = time.monotonic,
                 now: Callable[[], datetime] = _utc_now,
                 real: Callable[[], datetime] = _utc_now) -> None:
        agent = "finder/0.1" + (f" (+mailto:{quote(contact, safe='@.+-_')})" if contact else "")
        inside = Wire(user_agent=agent, timeout=timeout, total=total, resolve=resolve)
        outside = Wire(user_agent=agent, timeout=timeout, total=total, resolve=public_only(allow_loopback))
        paces = process_paces(clock, sleep)
        self._tally = Tally(sleep, now, real)
        self._file_limit = eutils_max_bytes
        per_second = eutils_per_second or (10 if api_key else 3)
        self._eutils = Eutils(wire=inside, base=eutils_base, pace=paces.of("E-utilities"),
                              gap=gap_for(per_second), email=contact, api_key=api_key,
                              limit=eutils_max_bytes, tally=self._tally)
        self._web = Web(outside=outside, inside=inside, routes=routes or {}, paces=paces,
                        manners=Manners(delay, max_bytes), tally=self._tally)

    @property
    def requests(self) -> int:
        """How many HTTP requests were sent, with robots.txt, redirects and retries."""
        return self._tally.requests

    @property
    def retries(self) -> int:
        """How many of them asked again for something that had failed."""
        return self._tally.retries

    def __call__(self, request: Request) -> Page:
        """The answer. Raises RefusedError when it may not be asked, FetchError when it can not be had."""
        if self._eutils.handles(request.url):
            return self._eutils.fetch(request)
        if request.url[:5].lower() == "file:":
            return self._file(request)
        return self._web.fetch(request)

    def _file(self, request: Request) -> Page:
        """The file of a file:// address, for the sources that read files."""
        if request.source not in FILE_SOURCES:
            raise RefusedError(f"{request.url} is a file, and {request.source} reads web pages only. "
                               f"Give its http(s) address.")
        path = Path(url2pathname(urlsplit(request.url).path))
        try:
            if not path.is_file():
                raise FetchError(f"{path} is not a file that can be read. Correct the path in finder.toml.")
            if path.stat().st_size > self._file_limit:
                raise FetchError(f"{path} is larger than {self._file_limit // 1_000_000} MB. Split it.")
            body = path.read_bytes()
        except OSError as error:
            raise FetchError(f"{path} could not be read ({error.strerror}). "
                             f"Check its permissions.") from error
        return Page(request=request, url=request.url, status=200, body=body,
                    content_type=mimetypes.guess_type(path.name)[0] or "", fetched_at=self._tally.stamp())
