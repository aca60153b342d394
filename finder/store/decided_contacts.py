"""Whom the user keeps in touch with, and what passed between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from finder.model import Contact
from finder.store import kept_mentions
from finder.store.decided_never import blocked
from finder.store.numbers import living

EDITABLE = ("name", "role", "institution", "email", "how_met", "topics", "status", "next_follow_up", "notes")

NEVER = "do not contact"


def add_contact(db: Database, student: int, fields: Mapping[str, Any], now: str) -> int:
    """Adds a contact and gives its id. The same person is added once: a second time gives the first id."""
    person = living(db, fields.get("person"))
    known = next((id_ for id_, who in _people(db, student).items() if who == person), None)
    if person is not None and known is not None:
        return known
    row = db.table("contacts").insert(
        {**fields, "person": person, "student": student, "created_at": now, "updated_at": now}
    )
    contact = int(row.last_pk or 0)
    kept_mentions.keep(db, "contact", contact, person)
    return contact


def _people(db: Database, student: int) -> dict[int, int | None]:
    """Who each contact of a student is now, by the contact's id."""
    about = kept_mentions.kept(db, "contact")
    rows = db.query("SELECT id, person FROM contacts WHERE student = ? ORDER BY id", [student])
    return {row["id"]: kept_mentions.today(db, row["person"], about.get(row["id"])) for row in rows}


def change_contact(db: Database, contact: int, fields: Mapping[str, Any], now: str) -> None:
    """Changes fields of a contact."""
    db.table("contacts").update(contact, {**fields, "updated_at": now})


def log_touch(db: Database, contact: int, at: str, kind: str, note: str) -> None:
    """Notes that something passed between the student and a contact."""
    db.table("touches").insert({"contact": contact, "at": at, "kind": kind, "note": note})


def contacts(db: Database, student: int) -> tuple[Contact, ...]:
    """All contacts in the order they were added, with the date of the last touch.

    The person is who holds most of the mentions that the person had when they were kept. A hook is not given
    out, but stays in the table, when its article is no longer surely the person's; one on an article that
    was withdrawn is for `trackers.accepted.standing`. Whoever is on the do-not-contact list has the status
    "do not contact" and no follow-up, so that no digest and no tracker names them.
    """
    rows = db.query(
        """SELECT c.*, coalesce((SELECT max(at) FROM touches t WHERE t.contact = c.id), '') AS last_contact
           FROM contacts c WHERE c.student = ? ORDER BY c.id""",
        [student],
    )
    fields, people, barred = Contact.__dataclass_fields__, _people(db, student), blocked(db)
    found = []
    for row in rows:
        contact = Contact(**{k: v for k, v in row.items() if k in fields} | {"person": people[row["id"]]})
        contact = replace(contact, hook="") if _lost(db, contact) else contact
        never = barred.holds(contact.person, [contact.email], contact.name)
        found.append(replace(contact, status=NEVER, next_follow_up="") if never else contact)
    return tuple(found)


def _lost(db: Database, contact: Contact) -> bool:
    """Whether a contact's hook is on a paper that is not surely the person's any more."""
    if contact.person is None or not contact.hook_source.startswith("pmid:"):
        return False
    row = db.execute(
        """SELECT count(*), sum(a.key = ? AND i.bin = 'sure') FROM identities i
           JOIN mentions m ON m.id = i.mention LEFT JOIN articles a ON a.id = m.article
           WHERE i.person = ? AND m.gone_at IS NULL""",
        [contact.hook_source, contact.person],
    ).fetchone()
    return bool(row[0]) and not row[1]


def touches(db: Database, contact: int) -> list[dict[str, Any]]:
    """What passed between the student and a contact, oldest first."""
    return list(db.query("SELECT at, kind, note FROM touches WHERE contact = ? ORDER BY at, id", [contact]))
