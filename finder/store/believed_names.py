"""How people are called and where they are, as the newest run drew them: to search and name them by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from finder.model import Person
from finder.names import Fit, fit, likeness
from finder.store.numbers import survivors

NEAR = 72.0  # likeness from which a name may be a misspelled one: Morehouse and Moorhouse have 84

def name_people(db: Database, rows: Iterable[tuple[int, Mapping[str, str]]]) -> None:
    """Stores how people are called and where they are, for search and for naming them on a command line."""
    for person, fields in rows:
        db.table("people").update(person, dict(fields))


def summary_fields(person: Person, names: Iterable[str]) -> dict[str, str]:
    """What the people table says of a person."""
    return {
        "name": person.name,
        "family": person.family,
        "given": person.given,
        "names": "; ".join(sorted(set(names))),
        "institution": "; ".join(person.place.institutions),
        "department": person.place.department,
        "city": person.place.city,
        "state": person.place.state,
        "role": person.role,
    }


def people_named(db: Database, text: str) -> list[dict[str, Any]]:
    """The living people whom this id or name means; a merged id leads to the person it was merged into.

    Of those whom a name may mean, who fits it best; who holds no mention any more only where nobody else is.
    """
    if text.isascii() and text.isdigit():
        # SQLite's integers end at 2^63; no store has ids of more than 15 digits
        return _rows(db, survivors(db, [int(text)] if len(text) <= 15 else []).values())
    fits = {row["id"]: (row["held"], found) for row in _bearers(db) if (found := _fit(text, row))}
    return _rows(db, [id_ for id_, each in fits.items() if each == max(fits.values())])


def nearest_people(db: Database, text: str, most: int = 5) -> list[dict[str, Any]]:
    """The living people whose names look most like a text, the nearest first."""
    alike = {row["id"]: likeness(text, row["name"]) for row in _bearers(db)}
    near = sorted((id_ for id_, score in alike.items() if score >= NEAR), key=lambda id_: (-alike[id_], id_))
    rows = {row["id"]: row for row in _bearers(db) if row["id"] in near[:most]}
    fields = ("id", "name", "institution")
    return [{field: rows[id_][field] for field in fields} for id_ in near[:most]]


def _fit(text: str, row: Mapping[str, Any]) -> Fit:
    return fit(text, row["name"], row["family"], row["given"], row["names"].split("; "))


def _bearers(db: Database) -> Iterable[dict[str, Any]]:
    """Everybody's name; of whom nobody looked at yet the one that is printed, not the locator before it."""
    return db.query(
        """SELECT p.id, iif(m.id IS NULL, p.name, m.printed) AS name, iif(m.id IS NULL, p.family, m.family)
             AS family, iif(m.id IS NULL, p.given, m.given) AS given, p.names, p.institution,
             EXISTS (SELECT 1 FROM identities i JOIN mentions h ON h.id = i.mention
                     WHERE i.person = p.id AND h.gone_at IS NULL) AS held
           FROM people p LEFT JOIN mentions m ON m.locator = p.name WHERE p.merged_into IS NULL"""
    )


def _rows(db: Database, ids: Iterable[int]) -> list[dict[str, Any]]:
    held = "SELECT * FROM people WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return list(db.query(held, [json.dumps(list(ids))]))
