"""What the user decided about programs and pages: marks, and which pages to watch."""

from __future__ import annotations

from sqlite_utils import Database


def mark_program(db: Database, student: int, acgme: str, mark: str, now: str) -> None:
    """Marks a program; `not interested` takes every other mark away, and any other mark takes it away."""
    other = "mark != ?" if mark == "not interested" else "mark = 'not interested' AND mark != ?"
    db.table("program_marks").delete_where(f"student = ? AND acgme = ? AND {other}", [student, acgme, mark])
    db.execute(
        """INSERT INTO program_marks (student, acgme, mark, decided_at) VALUES (?, ?, ?, ?)
           ON CONFLICT DO NOTHING""",
        [student, acgme, mark, now],
    )


def unmark_program(db: Database, student: int, acgme: str) -> None:
    """Takes all marks of a program away."""
    db.table("program_marks").delete_where("student = ? AND acgme = ?", [student, acgme])


def program_marks(db: Database, student: int) -> dict[str, tuple[str, ...]]:
    """The marks of every marked program, by ACGME code."""
    marks: dict[str, tuple[str, ...]] = {}
    for row in db.query(
        "SELECT acgme, mark FROM program_marks WHERE student = ? ORDER BY acgme, mark", [student]
    ):
        marks[row["acgme"]] = (*marks.get(row["acgme"], ()), row["mark"])
    return marks


def watch_page(db: Database, url: str, acgme: str, now: str) -> None:
    """Watches a people page from now on, as a page of this program (a code, or empty)."""
    db.execute(
        """INSERT INTO watched_pages (url, acgme, decided_at) VALUES (?, ?, ?)
           ON CONFLICT (url) DO UPDATE SET acgme = excluded.acgme""",
        [url, acgme, now],
    )


def watched_pages(db: Database) -> tuple[tuple[str, str], ...]:
    """The pages watched by decision: (url, ACGME code or empty)."""
    rows = db.query("SELECT url, acgme FROM watched_pages ORDER BY decided_at, url")
    return tuple((row["url"], row["acgme"]) for row in rows)
