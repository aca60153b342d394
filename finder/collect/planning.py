"""What a run would ask and cost: asks PubMed how much there is, and stores nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from finder.collect.gathering import Meter
from finder.collect.report import Plan, PlannedSearch
from finder.collect.windows import changed_records, first_day, new_records, starts
from finder.store import Store, heard
from sources.errors import AskAgainError, FetchError, KeyRefusedError, SourceError
from sources.pubmed import CAP, FILL, counting
from sources.source import Fetch, Query, Search, Searched, Source, Wanted, WatchedPage

PER_SECOND = 3.0  # E-utilities without a key (NBK25497)
BATCH = 200
TRIES = 3


def plan(
    store: Store,
    sources: Mapping[str, Source],
    fetch: Fetch | None = None,
    *,
    queries: Sequence[Query] = (),
    pages: Sequence[WatchedPage] = (),
    files: Sequence[str] = (),
    today: date,
    years_back: int,
    overlap_days: int = 7,
    progress: Meter | None = None,
) -> Plan:
    """The searches of the next run, with PubMed's counts when there is a fetch.

    Requests are an estimate: records that several searches find are counted for each.
    Raises KeyRefusedError: then no number can be had.
    """
    searches = _due(store, queries, today, years_back, timedelta(days=overlap_days))
    told, failures = _told(sources, fetch, searches, progress)
    planned = tuple(map(_planned, searches, told))
    new = sum(p.count or 0 for p in planned if not p.name.startswith("changes"))
    parts = sum(-(-p.count // FILL) for p in planned if p.count and p.count > CAP)
    requests = len(searches) + parts + -(-new // BATCH) + len(pages)
    return Plan(planned, len(pages), len(files), requests, round(requests / PER_SECOND, 1), failures,
                _notes(told))


def _due(
    store: Store, queries: Sequence[Query], today: date, years_back: int, overlap: timedelta
) -> list[Search]:
    known = {q.term: heard.coverage(store.db, q, "crdt") for q in queries}
    start = first_day(today, years_back)
    new = [s for q in queries for s in new_records(q, known[q.term], today, start, overlap)]
    until = heard.refreshed_until(store.db, [q.term for q in queries])
    changes = changed_records(queries, until, today, starts(known.values(), start))
    return [*new, *(s for each in changes for s in each.searches)]


def _told(
    sources: Mapping[str, Source], fetch: Fetch | None, searches: Sequence[Search], progress: Meter | None
) -> tuple[list[Searched | None], tuple[str, ...]]:
    """What PubMed makes of each search, None when nobody says; and what failed."""
    told: list[Searched | None] = []
    failures: list[str] = []
    for number, search in enumerate(searches, 1):
        result = None
        if fetch is not None:
            try:
                result = _count(sources["pubmed"], fetch, search)
                failures += () if search.query.shipped else result.problems
            except KeyRefusedError:
                raise
            except SourceError as error:
                failures.append(str(error))
                if isinstance(error, FetchError):
                    fetch = None  # the next question would wait as long for the same silence
        told.append(result)
        if progress:
            progress("counts", number, len(searches))
    return told, tuple(dict.fromkeys(failures))


def _notes(told: Sequence[Searched | None]) -> tuple[str, ...]:
    results = [result for result in told if result]
    notes = [remark for r in results for remark in r.remarks]
    notes += [problem for r in results if r.search.query.shipped for problem in r.problems]
    return tuple(dict.fromkeys(notes))


def _count(source: Source, fetch: Fetch, search: Search) -> Searched:
    request = counting(next(iter(source.start(Wanted(searches=(search,))))))
    for _ in range(TRIES):
        try:
            told = source.read(fetch(request))
            return next(each for each in told if isinstance(each, Searched))
        except AskAgainError as again:
            problem = again
    raise problem


def _planned(search: Search, told: Searched | None) -> PlannedSearch:
    window, query = search.window, search.query
    return PlannedSearch(query.name, query.term, window.since.isoformat(), window.until.isoformat(),
                         told.found if told else None, told.translation if told else "")
