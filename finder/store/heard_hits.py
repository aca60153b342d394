"""What searches hit: every article is wanted once, and accounted for by number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlite_utils import Database

from finder.store.rows import packed
from sources.source import Window

HITS_AT_ONCE = 5_000
DAY_ENDS = "T05"  # of the next day in UTC: NCBI's dates are those of US Eastern (APIS.md 1.3)


def hit(db: Database, run: int, keys: Sequence[str], revised: Window | None = None) -> None:
    """Notes what a search hit: wanted when not stored, or no longer served at an earlier time.

    `revised`: the search was for records changed then; what is stored in a version that may be older is
    wanted again. One of the same day is, when it was fetched before that day was over.
    """
    since, until, over = _bounds(revised) if revised else ("", "", "")
    for at in range(0, len(keys), HITS_AT_ONCE):
        db.execute(
            """INSERT INTO hits (key, run, state) SELECT value, ?, 'wanted' FROM json_each(?) WHERE true
               ON CONFLICT (key) DO UPDATE SET state = 'wanted', run = excluded.run
               WHERE (state IN ('gone', 'deleted') AND run != excluded.run) OR (state = 'stored' AND EXISTS (
                 SELECT 1 FROM articles a WHERE a.key = hits.key
                   AND (a.revised < ? OR (a.revised <= ? AND a.fetched_at < ?))))""",
            [run, json.dumps(keys[at : at + HITS_AT_ONCE]), since, until, over],
        )


def _bounds(window: Window) -> tuple[str, str, str]:
    """A window's first and last day, and the time in UTC at which the last one is over at NCBI."""
    return window.since.isoformat(), window.until.isoformat(), f"{window.until + timedelta(days=1)}{DAY_ENDS}"


def wanted(db: Database) -> list[str]:
    """The keys of all articles still to be fetched, also those an earlier run left."""
    rows = db.execute("SELECT key FROM hits WHERE state = 'wanted' ORDER BY rowid").fetchall()
    return [row[0] for row in rows]


def settle(db: Database, keys: Iterable[str], state: str) -> None:
    """What became of hits: `stored`, `gone` (NCBI no longer serves it), `deleted`."""
    db.execute(
        "UPDATE hits SET state = ? WHERE key IN (SELECT value FROM json_each(?))", [state, packed(list(keys))]
    )


def states(db: Database, keys: Iterable[str]) -> dict[str, int]:
    """How many of these hits are stored, gone, deleted, still wanted."""
    rows = db.query(
        """SELECT state, count(*) AS n FROM hits WHERE key IN (SELECT value FROM json_each(?))
                       GROUP BY state""",
        [packed(list(keys))],
    )
    return {row["state"]: row["n"] for row in rows}


def balance(db: Database) -> dict[str, int]:
    """All hits ever, by what became of them; `stored` is counted from the articles themselves."""
    told = {
        row["state"]: row["n"] for row in db.query("SELECT state, count(*) AS n FROM hits GROUP BY state")
    }
    articles = db.execute("SELECT count(*) FROM articles WHERE deleted_at IS NULL").fetchone()[0]
    return {
        "searched": sum(told.values()),
        "stored": articles,
        "gone": told.get("gone", 0),
        "deleted": told.get("deleted", 0),
        "missing": told.get("wanted", 0),
    }
