"""The fetch-read-store loop of a run: files, PubMed, then people pages; a failure is kept, not raised."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date, timedelta

from finder.collect.flight import EUTILS_LANES, LANES, Flight, host_of
from finder.collect.keeping import Keeper, Tally
from finder.collect.report import Gathered
from finder.collect.windows import changed_records, first_day, new_records, starts
from finder.store import Store, heard
from sources.errors import AskAgainError, AskedToWaitError, FetchError, KeyRefusedError, SourceError
from sources.pubmed import is_again
from sources.source import Fetch, Page, Query, Request, Search, Source, Wanted, WatchedPage

Meter = Callable[[str, int, int], None]
_jitter = random.SystemRandom().random
IN_A_ROW = 3  # failures after which a host is left alone until the next run


def gather(
    store: Store,
    sources: Mapping[str, Source],
    fetch: Fetch,
    *,
    queries: Sequence[Query] = (),
    pages: Sequence[WatchedPage] = (),
    files: Sequence[str] | None = None,
    today: date,
    years_back: int,
    overlap_days: int = 7,
    run_id: int,
    progress: Meter | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Gathered:
    """Asks the sources for what is wanted and stores it; the report says what it came to and what failed.

    SourceError is kept with its page and told in `failures`; anything else is raised. A run that is killed
    is completed by the next, and nothing is asked twice. Lists not in `files` are gone; None: as they were.
    """
    gathering = _Gathering(store, sources, fetch, today, run_id, progress, sleep)
    gathering.files(files)
    gathering.articles(queries, years_back, timedelta(days=overlap_days))
    gathering.pages(pages)
    return gathering.report()


class _Gathering:
    def __init__(
        self,
        store: Store,
        sources: Mapping[str, Source],
        fetch: Fetch,
        today: date,
        run: int,
        progress: Meter | None,
        sleep: Callable[[float], None],
    ) -> None:
        self._store, self._sources, self._fetch, self._today, self._run = store, sources, fetch, today, run
        self._meter, self._sleep = progress, sleep
        self._tally = Tally()
        self._keeper = Keeper(store, run, today, self._tally)
        self._made = 0
        self._left: set[str] = set()  # hosts left alone for the rest of this run
        self._before = (getattr(fetch, "requests", 0), getattr(fetch, "retries", 0))

    def files(self, files: Sequence[str] | None) -> None:
        if files is None:
            return
        requests = list(self._sources["alumni_list"].start(Wanted(files=tuple(files))))
        if not self._exchange("alumni_list", "lists", requests):
            return  # one that could not be read may be another that moved: nothing is forgotten yet
        with self._store.atomic() as db:
            heard.forget_files(db, self._run, [r.url for r in requests], self._today.isoformat())

    def pages(self, pages: Sequence[WatchedPage]) -> None:
        if not pages:
            return
        requests = self._sources["program_page"].start(Wanted(pages=tuple(pages)))
        self._exchange("program_page", "pages", self._conditional(requests))

    def articles(self, queries: Sequence[Query], years_back: int, overlap: timedelta) -> None:
        if not queries or "pubmed" not in self._sources:
            return
        self._tally.keys.update(heard.wanted(self._store.db))
        known = {q.term: heard.coverage(self._store.db, q, "crdt") for q in queries}
        start = first_day(self._today, years_back)
        due = [s for q in queries for s in new_records(q, known[q.term], self._today, start, overlap)]
        self._search(due, {s for each in known.values() for s in each.pending})
        self._changes(queries, starts(known.values(), start))
        keys = tuple(heard.wanted(self._store.db))
        self._exchange("pubmed", "articles", self._sources["pubmed"].start(Wanted(keys=keys)))

    def _changes(self, queries: Sequence[Query], start: date) -> None:
        """Which stored articles changed; then the queries' changes are known until today."""
        db = self._store.db
        known = heard.refreshed_until(db, [q.term for q in queries])
        due = changed_records(queries, known, self._today, start)
        asked = [s for changes in due for s in changes.searches]
        self._search([s for s in asked if not heard.still_stands(db, self._run, s)])
        told = {
            q.term
            for changes in due
            if all(heard.is_done(db, s) for s in changes.searches)
            for q in changes.held
        }
        fresh = {q.term for q in queries if q.term not in known and heard.coverage(db, q, "crdt").until}
        with self._store.atomic():
            heard.refreshed(db, told | fresh, self._today)

    def _search(self, searches: Sequence[Search], reserved: Set[Search] = frozenset()) -> None:
        with self._store.atomic() as db:
            heard.reserve(db, self._run, [s for s in searches if s not in reserved])
        self._exchange("pubmed", "searches", self._sources["pubmed"].start(Wanted(searches=tuple(searches))))

    def _conditional(self, requests: Iterable[Request]) -> list[Request]:
        return [asked for request in requests if (asked := self._keeper.conditional(request))]

    # -- the loop

    def _exchange(self, name: str, what: str, requests: Iterable[Request]) -> bool:
        """Asks and keeps until nothing is left to ask. Whether everything was answered."""
        lanes = EUTILS_LANES if name == "pubmed" else LANES
        flight = Flight(self._fetch, lanes=lanes, per_host=EUTILS_LANES if name == "pubmed" else 1)
        flight.add(requests)
        for host in self._left:
            self._leave(flight, host)
        failing: Counter[str] = Counter()
        whole = True
        for done, (request, outcome) in enumerate(flight.answers(), 1):
            host = host_of(request)
            error = self._keep(flight, name, request, outcome)
            whole = whole and error is None
            failing[host] = failing[host] + 1 if isinstance(error, FetchError) else 0
            if isinstance(error, KeyRefusedError | AskedToWaitError) or (host and failing[host] >= IN_A_ROW):
                self._leave(flight, host)
            if self._meter:
                self._meter(what, done, done + len(flight))
        self._made += flight.made
        return whole

    def _keep(
        self, flight: Flight, name: str, request: Request, outcome: Page | SourceError
    ) -> SourceError | None:
        """Keeps an answer; gives the error when there is none, after it was told."""
        page = outcome if isinstance(outcome, Page) else None
        try:
            if isinstance(outcome, SourceError):
                raise outcome
            follow = self._keeper.keep(self._sources[name], outcome)
        except AskAgainError as again:
            if not again.instead:
                return self._tell(request, page, again)
            self._sleep(again.wait * (1 + _jitter() / 2))  # half as much again by chance: clients spread
            follow = list(again.instead)
        except SourceError as error:
            return self._tell(request, page, error)
        self._tally.retries += sum(map(is_again, follow))
        flight.add(follow if name == "pubmed" else self._conditional(follow))
        return None

    def _tell(self, request: Request, page: Page | None, error: SourceError) -> SourceError:
        at = page.fetched_at if page else self._today.isoformat()
        with self._store.atomic() as db:
            heard.save_failure(db, self._run, request, at, str(error), page)
        if str(error) not in self._tally.failures:
            self._tally.failures.append(str(error))
        if isinstance(error, KeyRefusedError):
            self._tally.key_refused = str(error)
        return error

    def _leave(self, flight: Flight, host: str) -> None:
        self._left.add(host)
        left = flight.drop(host)
        if left and not self._tally.key_refused:
            self._tally.failures.append(
                f"{host} was left alone after it failed; {len(left)} more requests to it "
                f"were not made. Run again later: only these are asked for."
            )

    def report(self) -> Gathered:
        """What the run came to."""
        states = heard.states(self._store.db, self._tally.keys)
        requests, retries = getattr(self._fetch, "requests", None), getattr(self._fetch, "retries", 0)
        sent = self._made if requests is None else requests - self._before[0]
        return self._tally.report(states, sent, retries - self._before[1])
