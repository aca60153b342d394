"""What the user decided: contacts, touches, verdicts, do-not-contact. No run ever changes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from finder.model import Contact, Student, Verdict

EDITABLE = ("name", "role", "institution", "email", "how_met", "topics", "status", "next_follow_up", "notes")

NEVER = "do not contact"

# whom not to contact: person ids, addresses, names (case folded)
Blocked = tuple[frozenset[int], frozenset[str], frozenset[str]]


def student_id(db: Database, student: Student) -> int:
    """The row of the student, made on first sight; the e-mail is what names them."""
    db.execute(
        """INSERT INTO students (email, name, school) VALUES (?, ?, ?)
           ON CONFLICT (email) DO UPDATE SET name = excluded.name, school = excluded.school""",
        [student.email.casefold(), student.name, student.school],
    )
    row = next(iter(db.query("SELECT id FROM students WHERE email = ?", [student.email.casefold()])))
    return int(row["id"])


def add_contact(db: Database, student: int, fields: Mapping[str, Any], now: str) -> int:
    """Adds a contact and gives its id. The same person is added once: a second time gives the first id."""
    person = fields.get("person")
    if person is not None:
        rows = list(db.query("SELECT id, person FROM contacts WHERE student = ? ORDER BY id", [student]))
        living = survivors(db, (row["person"] for row in rows if row["person"] is not None))
        known = next((row for row in rows if living.get(row["person"]) == person), None)
        if known:
            return int(known["id"])
    row = db.table("contacts").insert({**fields, "student": student, "created_at": now, "updated_at": now})
    return int(row.last_pk or 0)


def change_contact(db: Database, contact: int, fields: Mapping[str, Any], now: str) -> None:
    """Changes fields of a contact."""
    db.table("contacts").update(contact, {**fields, "updated_at": now})


def log_touch(db: Database, contact: int, at: str, kind: str, note: str) -> None:
    """Notes that something passed between the student and a contact."""
    db.table("touches").insert({"contact": contact, "at": at, "kind": kind, "note": note})


def contacts(db: Database, student: int) -> tuple[Contact, ...]:
    """All contacts in the order they were added, with the date of the last touch.

    A hook whose article was retracted, questioned or deleted since is not given out; it stays in the table.
    Whoever is on the do-not-contact list has the status "do not contact" and no follow-up, so that no digest
    and no tracker names them.
    """
    rows = db.query(
        """SELECT c.*, iif(w.key IS NULL, c.hook, '') AS hook,
             coalesce((SELECT max(at) FROM touches t WHERE t.contact = c.id), '') AS last_contact
           FROM contacts c LEFT JOIN articles w ON w.key = c.hook_source
             AND (w.retracted OR w.concern OR w.notice OR w.deleted_at IS NOT NULL)
           WHERE c.student = ? ORDER BY c.id""",
        [student],
    )
    fields = Contact.__dataclass_fields__
    kept = [Contact(**{k: v for k, v in row.items() if k in fields}) for row in rows]
    return tuple(
        replace(c, status=NEVER, next_follow_up="") if is_blocked(db, c.person, c.email, c.name) else c
        for c in kept
    )


def touches(db: Database, contact: int) -> list[dict[str, Any]]:
    """What passed between the student and a contact, oldest first."""
    return list(db.query("SELECT at, kind, note FROM touches WHERE contact = ? ORDER BY at, id", [contact]))


def verdicts(db: Database) -> tuple[Verdict, ...]:
    """Every verdict on who is who."""
    return tuple(Verdict(r["one"], r["other"], bool(r["same"])) for r in db.query("SELECT * FROM verdicts"))


def save_verdict(db: Database, verdict: Verdict, now: str) -> None:
    """Keeps a verdict for ever; a later one on the same two mentions replaces it."""
    one, other = sorted((verdict.one, verdict.other))
    db.execute(
        """INSERT INTO verdicts (one, other, same, decided_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (one, other) DO UPDATE SET same = excluded.same, decided_at = excluded.decided_at""",
        [one, other, int(verdict.same), now],
    )


def undo_verdict(db: Database, one: str, other: str) -> bool:
    """Takes a verdict back; False when there was none."""
    first, second = sorted((one, other))
    return bool(db.execute("DELETE FROM verdicts WHERE one = ? AND other = ?", [first, second]).rowcount)


def never_contact(db: Database, person: int | None, name: str, email: str, reason: str, now: str) -> None:
    """Puts somebody on the do-not-contact list."""
    db.table("do_not_contact").insert(
        {"person": person, "name": name, "email": email.casefold(), "reason": reason, "decided_at": now}
    )


def blocked(db: Database) -> Blocked:
    """Whom not to contact: person ids, addresses, names (case folded). Any of the three blocks."""
    rows = list(db.query("SELECT person, email, name FROM do_not_contact"))
    ids = {r["person"] for r in rows if r["person"] is not None}
    return (
        frozenset({*ids, *survivors(db, ids).values()}),
        frozenset(r["email"].casefold() for r in rows if r["email"]),
        frozenset(r["name"].casefold() for r in rows if r["name"] and r["person"] is None),
    )


def is_blocked(db: Database, person: int | None, email: str, name: str) -> bool:
    """Whether the do-not-contact list holds this person, this address or this name."""
    ids, addresses, names = blocked(db)
    today = survivors(db, [person]).get(person, person) if person is not None else None
    return today in ids or person in ids or email.casefold() in addresses or name.casefold() in names


def survivors(db: Database, people: Iterable[int]) -> dict[int, int]:
    """Who each of these people is today: themselves, or the one they were merged into, however often."""
    rows = db.query(
        """WITH RECURSIVE chain(old, id) AS (
             SELECT value, value FROM json_each(?)
             UNION SELECT chain.old, p.merged_into FROM chain JOIN people p ON p.id = chain.id
               WHERE p.merged_into IS NOT NULL)
           SELECT chain.old, chain.id FROM chain JOIN people p ON p.id = chain.id
           WHERE p.merged_into IS NULL""",
        [json.dumps(sorted(set(people)))],
    )
    return {row["old"]: row["id"] for row in rows}


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
