"""Fetches a web page as a guest: by robots.txt, slowly, one at a time, and never inside our own network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

from sources.errors import FetchError, RefusedError
from sources.fetch.address import check_web_address
from sources.fetch.pace import Pace, Paces
from sources.fetch.retry import FailedTryError, retry_after, retrying
from sources.fetch.robots import LIMIT as ROBOTS_LIMIT
from sources.fetch.robots import Robots
from sources.fetch.tally import Tally
from sources.fetch.wire import Answer, Ask, Wire
from sources.source import Page, Request

TRIES = 3
MAX_REDIRECTS = 5  # RFC 9309 2.3.1.2 for robots.txt; taken for pages too
FIRST_WAIT = 2.0  # seconds before the second try
REDIRECTS = frozenset({301, 302, 303, 307, 308})
SAVE_IT = "Open it in a browser, save the page, and run `finder extract FILE`."


@dataclass(frozen=True, slots=True)
class Manners:
    """How a guest behaves: seconds between visits to a host, bytes of a page."""

    delay: float
    limit: int


class Web:
    """Fetches pages of any site. A host in `routes` is asked at its loopback address instead.

    `outside` is a Wire that connects to public addresses only; `inside` serves the routes.
    """

    def __init__(self, *, outside: Wire, inside: Wire, routes: Mapping[str, str], paces: Paces,
                 manners: Manners, tally: Tally) -> None:
        self._outside, self._inside = outside, inside
        self._routes = {host.lower(): address.rstrip("/") for host, address in routes.items()}
        self._paces, self._manners, self._tally = paces, manners, tally
        self._robots = Robots(self._robots_txt)
        self._closed: dict[str, str] = {}
        self._lock = Lock()

    def fetch(self, request: Request) -> Page:
        """The page, after redirects. 304 has no body. Raises RefusedError or FetchError."""
        headers = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
        ask = Ask(urldefrag(request.url).url, self._manners.limit,
                  {name: value for name, value in headers.items() if value}, request.data)
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._visit(ask)
            if answer.status not in REDIRECTS:
                return self._page(request, ask.url, answer)
            ask = _next_hop(ask, answer)
        raise FetchError(f"{request.url} leads on and on (more than {MAX_REDIRECTS} redirects). "
                         f"Look it up in a browser and put the final address in programs.toml.")

    def _visit(self, ask: Ask) -> Answer:
        """One hop: allowed by its address and by its site, then asked."""
        host = check_web_address(ask.url)
        if host in self._closed:
            raise RefusedError(f"{ask.url} was not asked: {self._closed[host]} {SAVE_IT}")
        rules = self._robots.of(ask.url)
        rules.check(ask.url)
        answer = self._retried(ask, max(self._manners.delay, rules.delay(ask.url)))
        self._check_welcome(host, ask.url, answer)
        return answer

    def _check_welcome(self, host: str, url: str, answer: Answer) -> None:
        """Raises RefusedError when the site wants a person; a host that said so is not asked again."""
        challenge = answer.headers.get("cf-mitigated", "").lower() == "challenge"
        if challenge or answer.status == 429:
            with self._lock:
                self._closed[host] = (f"{host} needs a person: it "
                                      f"{'showed a challenge' if challenge else 'said too many requests'}.")
        if challenge or answer.status in (401, 403, 429, 451):
            shown = "a challenge for people" if challenge else str(answer.status)
            raise RefusedError(f"{url} needs a person: it answered {shown}. {SAVE_IT}")

    def _retried(self, ask: Ask, gap: float) -> Answer:
        host = urlsplit(ask.url).hostname or ""
        pace = self._paces.of(host.lower())
        return retrying(
            partial(self._once, ask, pace, gap), tries=TRIES, what=ask.url,
            wait=partial(self._tally.pause, first=FIRST_WAIT),
            then="See whether it opens in a browser; the next run asks again.")

    def _once(self, ask: Ask, pace: Pace, gap: float) -> Answer:
        wire, routed = self._route(ask)
        with pace.connection:
            answer = wire.send(routed, before=partial(self._tally.start, pace, gap))
        if answer.status >= 500 and "cf-mitigated" not in answer.headers:
            raise FailedTryError(f"it answered {answer.status}",
                                 retry_after(answer.headers.get("Retry-After", ""), self._tally.real()))
        return answer

    def _route(self, ask: Ask) -> tuple[Wire, Ask]:
        """Where a request really goes: the address itself, or the loopback address it is routed to."""
        parts = urlsplit(ask.url)
        base = self._routes.get((parts.hostname or "").lower())
        if base is None:
            return self._outside, ask
        url = base + urlunsplit(("", "", parts.path or "/", parts.query, ""))
        headers = {**ask.headers, "Host": parts.netloc}
        return self._inside, Ask(url, ask.limit, headers, ask.form, ask.truncate)

    def _robots_txt(self, url: str) -> Answer:
        """robots.txt after redirects; too many of them count as none (RFC 9309 2.3.1.2)."""
        ask = Ask(url, ROBOTS_LIMIT, truncate=True)
        for _ in range(MAX_REDIRECTS + 1):
            check_web_address(ask.url)
            answer = self._retried(ask, self._manners.delay)
            if answer.status not in REDIRECTS:
                return answer
            ask = _next_hop(ask, answer)
        return Answer(404, {}, b"")

    def _page(self, request: Request, url: str, answer: Answer) -> Page:
        if answer.status not in (200, 203, 304):
            raise FetchError(f"{url} answered {answer.status}. "
                             f"Correct or remove this address in programs.toml.")
        return Page(request=request, url=url, status=answer.status, body=answer.body,
                    content_type=answer.headers.get("Content-Type", ""),
                    etag=answer.headers.get("ETag", ""),
                    last_modified=answer.headers.get("Last-Modified", ""),
                    fetched_at=self._tally.stamp())


def _next_hop(ask: Ask, answer: Answer) -> Ask:
    """Where a redirect leads. Anything but 307 and 308 turns a POST into a GET (RFC 9110 15.4)."""
    location = answer.headers.get("Location", "")
    if not location:
        raise FetchError(f"{ask.url} answered {answer.status} without saying where to. "
                         f"Look it up in a browser and correct it in programs.toml.")
    url = urldefrag(urljoin(ask.url, location)).url
    form = ask.form if answer.status in (307, 308) else {}
    return Ask(url, ask.limit, ask.headers, form, ask.truncate)
