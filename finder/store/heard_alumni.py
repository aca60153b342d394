"""Alumni lists: the rows of the user's own files, as they stand now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from finder.store.heard_mentions import leave, mention_ids, save_mentions
from finder.store.rows import mention_of, packed
from sources.records import Alumnus

_UPSERT_ALUMNUS = """INSERT INTO alumni
  (mention, file, class_year, specialty, institution, city, state, source, "row")
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (mention) DO UPDATE SET
  file = excluded.file, class_year = excluded.class_year, specialty = excluded.specialty,
  institution = excluded.institution, city = excluded.city, state = excluded.state,
  source = excluded.source, "row" = excluded."row" """


def save_alumni(db: Database, run: int, page: int, seen: str, file: str, alumni: Sequence[Alumnus]) -> None:
    """Stores the rows of an alumni list; a row that is no longer there is gone. The file is the user's own:
    an emptied one is believed."""
    unique = {each.mention.locator: each for each in alumni}
    rows = db.query(
        """SELECT m.* FROM mentions m JOIN alumni a ON a.mention = m.id WHERE a.file = ?
           OR m.locator IN (SELECT value FROM json_each(?))""",  # the list may have moved to another folder
        [file, packed(list(unique))],
    )
    save_mentions(
        db,
        run,
        {row["locator"]: row for row in rows},
        [(each.mention, None) for each in unique.values()],
        page,
        seen,
    )
    ids = mention_ids(db, unique)
    db.conn.executemany(
        _UPSERT_ALUMNUS,
        [
            (ids[at], file, a.class_year, a.specialty, a.institution, a.city, a.state, a.source, a.row)
            for at, a in unique.items()
        ],
    )


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
    return tuple(
        Alumnus(
            mention_of(row),
            row["class_year"],
            row["specialty"],
            row["institution"],
            row["city"],
            row["state"],
            row["source"],
            row["row"],
        )
        for row in rows
    )
