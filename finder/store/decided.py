"""What the user decided: contacts, touches, verdicts, do-not-contact. No run ever changes it."""

from __future__ import annotations

from sqlite_utils import Database

from finder.model import Student
from finder.store.decided_contacts import (
    EDITABLE,
    NEVER,
    add_contact,
    change_contact,
    contacts,
    log_touch,
    touches,
)
from finder.store.decided_never import Blocked, blocked, is_blocked, never_contact
from finder.store.decided_programs import (
    mark_program,
    program_marks,
    unmark_program,
    watch_page,
    watched_pages,
)
from finder.store.decided_verdicts import kept_verdicts, save_verdict, set_aside, undo_verdict, verdicts
from finder.store.kept_mentions import follow
from finder.store.numbers import survivors

__all__ = [
    "EDITABLE", "NEVER", "Blocked", "add_contact", "blocked", "change_contact", "contacts", "follow",
    "is_blocked", "kept_verdicts", "log_touch", "mark_program", "never_contact", "program_marks",
    "save_verdict", "set_aside", "student_id", "survivors", "touches", "undo_verdict", "unmark_program",
    "verdicts", "watch_page", "watched_pages",
]


def student_id(db: Database, student: Student) -> int:
    """The row of the student, made on first sight; the e-mail is what names them."""
    db.execute(
        """INSERT INTO students (email, name, school) VALUES (?, ?, ?)
           ON CONFLICT (email) DO UPDATE SET name = excluded.name, school = excluded.school""",
        [student.email.casefold(), student.name, student.school],
    )
    row = next(iter(db.query("SELECT id FROM students WHERE email = ?", [student.email.casefold()])))
    return int(row["id"])
