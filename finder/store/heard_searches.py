"""Searches: what was asked is asked once, and what was not answered is asked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from finder.store.rows import packed
from sources.source import Query, Search, Searched, Window

SETTLED_AFTER = 2  # days: NCBI's day ends five hours into the next one of UTC (US Eastern, APIS.md 1.3)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of a query: until when it was asked, and what of that is still to be asked.

    `begun_by_unfinished` is true when the newest answered window belongs to a run that never ended.
    """

    start: date | None  # the first day ever asked
    first: date | None  # the last day of the first window asked
    until: date | None  # None: never answered
    since: date | None  # the first day of windows that were reserved, but never answered
    pending: tuple[Search, ...]  # parts of divided windows still to be asked
    begun_by_unfinished: bool


def coverage(db: Database, query: Query, field: str) -> Coverage:
    """What is known of a query's windows by this kind of date."""
    rows = list(
        db.query(
            """SELECT s.*, r.status,
             s.done_at IS NOT NULL OR EXISTS (SELECT 1 FROM searches c WHERE c.parent = s.id) AS answered
           FROM searches s JOIN runs r ON r.id = s.run WHERE s.term = ? AND s.field = ? ORDER BY s.id""",
            [query.term, field],
        )
    )
    roots = [r for r in rows if r["parent"] is None]
    asked = [r for r in roots if r["answered"]]
    newest = max(asked, key=lambda r: (r["until"], r["id"]), default=None)
    start = min((_day(r["since"]) for r in asked), default=None)
    # earlier years that were never answered are found by `start`: no window after them is asked again
    never = [
        _day(r["since"]) for r in roots if not r["answered"] and not (start and _day(r["until"]) < start)
    ]
    return Coverage(
        start,
        min((_day(r["until"]) for r in asked), default=None),
        _day(newest["until"]) if newest else None,
        min(never, default=None),
        tuple(_search(r, query) for r in rows if r["parent"] and not r["answered"]),
        newest is not None and newest["status"] == "running",
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _search(row: dict[str, Any], query: Query) -> Search:
    return Search(query, Window(_day(row["since"]), _day(row["until"]), row["field"]), row["part"])


def is_done(db: Database, search: Search) -> bool:
    """True when this very search was answered in full."""
    sql = f"SELECT 1 FROM searches WHERE {_IS} AND done_at IS NOT NULL"  # noqa: S608 - our own words
    return db.execute(sql, _named(search)).fetchone() is not None


def still_stands(db: Database, run: int, search: Search) -> bool:
    """True when the answer in full to this very search need not be asked for again.

    An answer stands within its run, when the run takes up one that was killed that day, and when the
    window was over by then; otherwise records of that window may have been revised since.
    """
    row = db.execute(
        f"""SELECT 1 FROM searches JOIN runs r ON r.id = searches.run JOIN runs this ON this.id = ?
            WHERE {_IS} AND done_at IS NOT NULL AND (r.id = this.id
              OR (r.status = 'running' AND r.today = this.today)
              OR date(done_at) >= date(until, '+{SETTLED_AFTER} days'))""",  # noqa: S608 - our own words
        [run, *_named(search)],
    ).fetchone()
    return row is not None


_IS = "term = ? AND field = ? AND since = ? AND until = ? AND part = ?"


def _named(search: Search) -> list[str]:
    window = search.window
    return [search.query.term, window.field, window.since.isoformat(), window.until.isoformat(), search.part]


def reserve(db: Database, run: int, searches: Iterable[Search], parent: Search | None = None) -> None:
    """Notes searches before they are asked, so that a killed run leaves none out.

    Windows of the same query that were reserved but never answered are replaced: these hold them.
    """
    for search in searches:
        if parent is None and not search.part:
            _give_up_narrower(db, search)
        db.execute(
            """INSERT INTO searches (run, name, term, field, since, until, part, parent)
               VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT id FROM searches WHERE term = ? AND field = ?
                 AND since = ? AND until = ? AND part = ?))
               ON CONFLICT (term, field, since, until, part)
               DO UPDATE SET run = excluded.run, found = NULL, done_at = NULL,
                 parent = coalesce(excluded.parent, searches.parent)""",
            [run, search.query.name, *_named(search), *(_named(parent) if parent else [None] * 5)],
        )


def _give_up_narrower(db: Database, search: Search) -> None:
    db.execute(
        """DELETE FROM searches WHERE term = ? AND field = ? AND since >= ? AND until <= ?
           AND parent IS NULL AND done_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM searches c WHERE c.parent = searches.id)""",
        _named(search)[:4],
    )


def answered(db: Database, result: Searched, at: str) -> list[str]:
    """Notes what a search came to; gives sentences for searches whose parts do not add up.

    A divided search is done when its parts are and find as many as it did; otherwise it is asked anew.
    """
    db.execute(
        f"UPDATE searches SET found = ?, translation = ?, warnings = ?, done_at = ? WHERE {_IS}",  # noqa: S608
        [
            result.found,
            result.translation,
            packed((*result.unknown, *result.asides)),
            at if result.complete else None,
            *_named(result.search),
        ],
    )
    return _close_parents(db, result.search, at) if result.complete else []


def _close_parents(db: Database, search: Search, at: str) -> list[str]:
    sql = f"SELECT parent FROM searches WHERE {_IS}"  # noqa: S608 - our own words
    row = db.execute(sql, _named(search)).fetchone()
    while row and row[0]:
        parent = row[0]
        name, found, got, missing, row = _parts(db, parent)
        if missing:
            return []
        if got < found:
            db.execute("DELETE FROM searches WHERE parent = ?", [parent])
            return [
                f"The query {name!r} found {found} records, but its parts only {got}. Run again: it will "
                f"be asked anew."
            ]
        # parts may find more: of a wildcard that it cut, PubMed counts only what it followed
        db.execute("UPDATE searches SET done_at = ?, found = ? WHERE id = ?", [at, got, parent])
    return []


def _parts(db: Database, parent: int) -> tuple[str, int, int, int, tuple[int | None]]:
    name, found, above = db.execute(
        "SELECT name, found, parent FROM searches WHERE id = ?", [parent]
    ).fetchone()
    got, missing = db.execute(
        "SELECT sum(found), sum(done_at IS NULL) FROM searches WHERE parent = ?", [parent]
    ).fetchone()
    return name, found, got, missing, (above,)


def refreshed_until(db: Database, terms: Iterable[str]) -> dict[str, date]:
    """Until when the changes of these queries' articles are known."""
    rows = db.query(
        "SELECT * FROM refreshed WHERE term IN (SELECT value FROM json_each(?))", [packed(list(terms))]
    )
    return {row["term"]: _day(row["until"]) for row in rows}


def refreshed(db: Database, terms: Iterable[str], until: date) -> None:
    """Notes that the changes of these queries' articles are known until this day."""
    db.conn.executemany(
        """INSERT INTO refreshed (term, until) VALUES (?, ?)
           ON CONFLICT (term) DO UPDATE SET until = max(until, excluded.until)""",
        [(term, until.isoformat()) for term in terms],
    )
