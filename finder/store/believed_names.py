"""How people are called and where they are, as the newest run drew them: to search and name them by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from finder.model import Person
from finder.store.numbers import survivors


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
    """The living people whose id or name this is; a merged id leads to the person it was merged into."""
    if text.isascii() and text.isdigit():
        # SQLite's integers end at 2^63; no store has ids of more than 15 digits
        ids = survivors(db, [int(text)] if len(text) <= 15 else []).values()
        held = "SELECT * FROM people WHERE id IN (SELECT value FROM json_each(?))"
        return list(db.query(held, [json.dumps(list(ids))]))
    return list(
        db.query(
            "SELECT * FROM people WHERE merged_into IS NULL AND name = ? COLLATE NOCASE ORDER BY id", [text]
        )
    )
