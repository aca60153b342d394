"""What was sent out: which digest, when, and whom it showed, so that nobody is shown twice without news."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database


def save_digest(
    db: Database, student: int, week: str, run: int, path: str, content: Mapping[str, Any]
) -> None:
    """Keeps this week's digest; a second run of the week replaces it."""
    db.execute(
        """INSERT INTO digests (student, week, run, path, content) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (student, week) DO UPDATE SET run = excluded.run, path = excluded.path,
           content = excluded.content""",
        [student, week, run, path, json.dumps(content, ensure_ascii=False)],
    )


def mark_sent(db: Database, student: int, week: str, at: str) -> None:
    """Notes that this week's digest was mailed to its owner."""
    db.execute("UPDATE digests SET sent_at = ? WHERE student = ? AND week = ?", [at, student, week])


def sent_at(db: Database, student: int, week: str) -> str | None:
    """When this week's digest was mailed, or None: it is mailed once."""
    row = next(
        iter(db.query("SELECT sent_at FROM digests WHERE student = ? AND week = ?", [student, week])), None
    )
    return str(row["sent_at"]) if row and row["sent_at"] else None


def digest(db: Database, student: int, week: str | None) -> dict[str, Any] | None:
    """The stored content of a week's digest (the newest for None), with its week and path, or None."""
    where, values = ("AND week = ?", [student, week]) if week else ("", [student])
    row = next(
        iter(
            db.query(
                f"SELECT * FROM digests WHERE student = ? {where} ORDER BY week DESC LIMIT 1",  # noqa: S608 fixed words
                values,
            )
        ),
        None,
    )
    return {**row, "content": json.loads(row["content"])} if row else None


def weeks(db: Database, student: int) -> list[str]:
    """The weeks that have a digest, newest first."""
    return [
        r["week"]
        for r in db.query("SELECT week FROM digests WHERE student = ? ORDER BY week DESC", [student])
    ]


def shown_before(db: Database, student: int, week: str) -> dict[int, str]:
    """Whom earlier weeks showed, with the date of the newest paper they had then."""
    rows = db.query(
        "SELECT person, max(newest) AS newest FROM shown WHERE student = ? AND week < ? GROUP BY person",
        [student, week],
    )
    return {row["person"]: row["newest"] for row in rows}


def save_shown(db: Database, student: int, week: str, people: Iterable[tuple[int, str]]) -> None:
    """Notes whom this week shows: (person, date of their newest paper)."""
    db.execute("DELETE FROM shown WHERE student = ? AND week = ?", [student, week])
    db.conn.executemany(
        "INSERT INTO shown (student, week, person, newest) VALUES (?, ?, ?, ?)",
        [(student, week, person, newest) for person, newest in people],
    )
