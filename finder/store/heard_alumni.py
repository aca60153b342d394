"""Alumni lists: their rows, wherever in the list they stand, and lists that are no longer named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from finder.identity.careers import careers
from finder.store.heard_changes import note_changes_beside
from finder.store.heard_mentions import leave, mention_ids, save_mentions
from finder.store.heard_moves import follow, place, stored_place
from finder.store.rows import mention_of, packed, upsert
from sources.records import Alumnus

_SAID = ("class_year", "specialty", "institution", "city", "state", "source", "row")  # besides the mention
_UPSERT_ALUMNUS = upsert("alumni", ("mention", "file", *_SAID), "mention")


def save_alumni(db: Database, run: int, page: int, seen: str, file: str, rows: Sequence[Alumnus]) -> None:
    """Stores the rows of an alumni list; a row that is no longer there is gone, one that moved is the same.

    The file is the user's own: an emptied one is believed.
    """
    unique = {each.mention.locator: each for each in rows}
    now = _followed(db, file, unique)
    before, told = careers(alumni(db), ()), careers(unique.values(), ())
    save_mentions(db, run, now, [(each.mention, None) for each in unique.values()], page, seen)
    ids = mention_ids(db, unique)
    db.conn.executemany(
        _UPSERT_ALUMNUS,
        [(ids[at], file, *(getattr(each, name) for name in _SAID)) for at, each in unique.items()],
    )
    note_changes_beside(db, run, before, {at: told.get(at) for at in unique})


def _followed(db: Database, file: str, now: Mapping[str, Alumnus]) -> dict[str, Mapping[str, Any]]:
    """What is stored of this list, each under the number its row has now."""
    stored = _stored(db, file, now)
    # who stands in the list comes before who left it
    old = sorted(stored.values(), key=lambda row: (row["gone_at"] is not None, row["position"], row["id"]))
    new = [place(each.mention, each.row) for each in now.values()]
    return follow(db, stored, [stored_place(row, row["row"]) for row in old], new)


def _stored(db: Database, file: str, now: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The rows stored of this list, and of one of its name: it may have moved to another folder."""
    rows = db.query(
        """SELECT m.*, a."row" FROM mentions m JOIN alumni a ON a.mention = m.id WHERE a.file = ?
           OR EXISTS (SELECT 1 FROM json_each(?) WHERE substr(m.locator, 1, length(value)) = value)""",
        [file, packed(sorted({f"{at.rpartition('#')[0]}#" for at in now}))],
    )
    return {row["locator"]: row for row in rows}


def forget_files(db: Database, run: int, files: Iterable[str], at: str) -> None:
    """Alumni lists that are no longer configured: their rows are gone."""
    rows = db.query(
        """SELECT m.* FROM mentions m JOIN alumni a ON a.mention = m.id
           WHERE m.gone_at IS NULL AND a.file NOT IN (SELECT value FROM json_each(?))""",
        [packed(list(files))],
    )
    leave(db, run, rows, at)


def alumni(db: Database) -> tuple[Alumnus, ...]:
    """The rows of the alumni lists that still stand."""
    rows = db.query("""SELECT m.*, a.* FROM alumni a JOIN mentions m ON m.id = a.mention
                       WHERE m.gone_at IS NULL ORDER BY m.id""")
    return tuple(Alumnus(mention_of(row), *(row[name] for name in _SAID)) for row in rows)
