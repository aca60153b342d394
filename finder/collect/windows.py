"""Decides which searches are due: new records by CRDT with an overlap, changed ones by the revision date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from finder.store.heard import Coverage
from sources.pubmed import together
from sources.source import Query, Search, Window

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Changes:
    """The searches that tell which articles of these queries changed."""

    searches: tuple[Search, ...]
    held: tuple[Query, ...]


def first_day(today: date, years_back: int) -> date:
    """The first day of a first run's window."""
    try:
        return today.replace(year=today.year - years_back)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years_back, day=28)


def new_records(query: Query, known: Coverage, today: date, start: date, overlap: timedelta) -> list[Search]:
    """What to ask a query for records created since it was last answered, and what an earlier run left.

    Windows overlap because PubMed's dates are those of US Eastern time, and records appear late. A start
    before the first day ever asked is made up for: the user wants earlier years.
    """
    since = [known.since] if known.since else []
    if known.until is None:
        since = since or ([] if known.pending else [start])
    elif known.until < today or not known.begun_by_unfinished:
        since.append(min(known.until, today) - overlap)
    windows = [Window(min(since), today)] if since else []
    if known.start and start < min([known.start, *since]):
        windows.append(Window(start, min([known.start, *since]) - DAY))
    return [*known.pending, *(Search(query, window) for window in windows)]


def changed_records(
    queries: Sequence[Query], until: Mapping[str, date], today: date, start: date
) -> list[Changes]:
    """What to ask for stored articles that changed, and for records that match only now.

    `until`: by term, the day until which changes are known. That day and the one before are asked for
    again, each by itself: what is stored in that day's version then need not be fetched again.
    """
    days = sorted({until[q.term] for q in queries if q.term in until})
    found = []
    for day in days:
        if day >= today:
            continue
        stretches = ((day - DAY, day - DAY), (day, day), (day + DAY, today))
        for query, held in together([q for q in queries if until.get(q.term) == day]):
            created = f'("{start:%Y/%m/%d}"[crdt] : "3000/12/31"[crdt])'
            asked = Query(query.name, f"({query.term}) AND {created}")
            found.append(Changes(tuple(Search(asked, Window(*s, "lr")) for s in stretches), held))
    return found


def starts(coverages: Iterable[Coverage], default: date) -> date:
    """The earliest day any of these queries was asked from."""
    return min((c.start for c in coverages if c.start), default=default)
