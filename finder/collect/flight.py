"""Keeps requests in flight while earlier answers are stored: no host waits for another, none is crowded."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from urllib.parse import urlsplit

from sources.errors import SourceError
from sources.source import Fetch, Page, Request

LANES = 8  # hosts asked at the same time
EUTILS_LANES = 3  # answers travel while one is stored: at 3 a second each may take a second


def host_of(request: Request) -> str:
    """The host a request goes to; empty for a file."""
    return urlsplit(request.url).netloc


class Flight:
    """Requests to make, in order within a host. Requests may be added while answers are taken."""

    def __init__(self, fetch: Fetch, *, lanes: int = LANES, per_host: int = 1) -> None:
        self._fetch, self._lanes, self._per_host = fetch, lanes, per_host
        self._waiting: dict[str, deque[Request]] = {}
        self._flying: dict[Future[Page], Request] = {}
        self.made = 0

    def add(self, requests: Iterable[Request]) -> None:
        """Queues requests."""
        for request in requests:
            self._waiting.setdefault(host_of(request), deque()).append(request)

    def drop(self, host: str) -> list[Request]:
        """Gives up the requests still queued for a host, and names them."""
        return list(self._waiting.pop(host, ()))

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values())) + len(self._flying)

    def answers(self) -> Iterator[tuple[Request, Page | SourceError]]:
        """Each request with its page, or with the error that says why there is none. A bug is raised."""
        with ThreadPoolExecutor(self._lanes) as pool:
            try:
                while self._waiting or self._flying:
                    self._launch(pool)
                    landed, _ = wait(self._flying, return_when=FIRST_COMPLETED)
                    for future in landed:
                        yield self._flying.pop(future), _outcome(future)
                        self._launch(pool)
            finally:
                pool.shutdown(cancel_futures=True)

    def _launch(self, pool: ThreadPoolExecutor) -> None:
        for host in list(self._waiting):
            flying = sum(host_of(r) == host for r in self._flying.values())
            queue = self._waiting[host]
            while queue and flying < self._per_host and len(self._flying) < self._lanes:
                request = queue.popleft()
                self._flying[pool.submit(self._fetch, request)] = request
                self.made += 1
                flying += 1
            if not queue:
                del self._waiting[host]


def _outcome(future: Future[Page]) -> Page | SourceError:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, SourceError):
        return error
    raise error
