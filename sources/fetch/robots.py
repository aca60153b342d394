"""Asks each site's robots.txt once per run and answers what it allows `finder`, by RFC 9309."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from urllib.parse import urlsplit

from protego import Protego

from sources.errors import RefusedError, SourceError
from sources.fetch.retry import FailedTryError
from sources.fetch.wire import Answer

PRODUCT = "finder"  # RFC 9309 2.2.1: the product token alone, not the whole User-Agent
LIMIT = 512 * 1024  # bytes; RFC 9309 2.5 asks for at least 500 KiB
LONGEST_DELAY = 120.0  # seconds; a site that asks for more does not want to be read by a program


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows. `why_not` is set when nothing is allowed because the rules are unknown."""

    parsed: Protego | None = None
    why_not: str = ""

    def check(self, url: str) -> None:
        """Raises RefusedError when this address may not be asked."""
        if self.why_not:
            raise RefusedError(f"{url} was not asked: {self.why_not}. Try again later, or save the page in "
                               f"a browser and run `finder extract FILE`.")
        if self.parsed is not None and not self.parsed.can_fetch(url, PRODUCT):
            raise RefusedError(f"{url} was not asked: the site's robots.txt asks programs to stay away. "
                               f"Save the page in a browser and run `finder extract FILE`.")

    def delay(self, url: str) -> float:
        """Crawl-delay in seconds, 0 when there is none. Raises RefusedError past LONGEST_DELAY."""
        asked = self.parsed.crawl_delay(PRODUCT) if self.parsed is not None else None
        if asked is None or not asked > 0:
            return 0.0
        if asked > LONGEST_DELAY:
            raise RefusedError(f"{url} was not asked: its robots.txt wants {asked:g} seconds between visits. "
                               f"Save the page in a browser and run `finder extract FILE`.")
        return float(asked)


def read_rules(answer: Answer) -> Rules:
    """The rules in an answer to robots.txt: any but success means none (RFC 9309 2.3.1.3)."""
    if 200 <= answer.status < 300:
        # A byte order mark would hide the first line from the parser (APIS.md 3).
        return Rules(Protego.parse(answer.body.decode("utf-8-sig", errors="replace")))
    return Rules()


class Robots:
    """The rules of every site of a run. `get` fetches an address, following redirects."""

    def __init__(self, get: Callable[[str], Answer]) -> None:
        self._get = get
        self._lock = Lock()
        self._sites: dict[str, tuple[Lock, list[Rules]]] = {}

    def of(self, url: str) -> Rules:
        """The rules for the site of `url`; each site is asked once, also by several threads."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc.lower()}"
        with self._lock:
            lock, known = self._sites.setdefault(site, (Lock(), []))
        with lock:
            if not known:
                known.append(self._ask(f"{site}/robots.txt"))
            return known[0]

    def _ask(self, url: str) -> Rules:
        try:
            return read_rules(self._get(url))
        except RefusedError:
            raise
        except SourceError as error:
            why = error.__cause__.why if isinstance(error.__cause__, FailedTryError) else str(error)
            return Rules(why_not=f"its robots.txt could not be read ({why})")
