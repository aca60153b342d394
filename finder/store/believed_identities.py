"""Who is who, kept from run to run: ids stay, a merge points, and nobody is deleted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from finder.model import Reason
from finder.store.heard_mentions import mention_ids
from finder.store.numbers import settle

_UPSERT = """INSERT INTO identities (mention, person, bin, because, confidence) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (mention) DO UPDATE SET person = excluded.person, bin = excluded.bin,
  because = excluded.because, confidence = excluded.confidence"""


def save_identities(
    db: Database,
    person_of: Mapping[str, str],
    bin_of: Mapping[str, str],
    because: Mapping[str, Sequence[Reason]],
    merged: Mapping[str, str],
    confidence: Mapping[str, float] | None = None,
) -> dict[str, int]:
    """Stores who is who for these mentions; gives every mention's person id.

    A key that is a number is a person of before; any other key becomes a new person. People who lost all
    their mentions to another point at them (`merged_into`); nobody is deleted.
    """
    ids = _person_ids(db, person_of)
    stored = mention_ids(db, person_of)
    held = {at: ids[key] for at, key in person_of.items() if at in stored}
    rows = [
        (stored[at], id_, bin_of.get(at, "sure"), _told(because.get(at, ())), (confidence or {}).get(at))
        for at, id_ in held.items()
    ]
    db.conn.executemany(_UPSERT, rows)
    for old, new in merged.items():
        if old.isdigit() and old != new:
            db.execute("UPDATE people SET merged_into = ? WHERE id = ?", [ids.get(new) or int(new), int(old)])
    settle(db, {stored[at]: id_ for at, id_ in held.items()})
    return held


def _told(because: Iterable[Reason]) -> str:
    return json.dumps([[reason.label, reason.weight] for reason in because], ensure_ascii=False)


def _person_ids(db: Database, person_of: Mapping[str, str]) -> dict[str, int]:
    ids = {key: int(key) for key in set(person_of.values()) if key.isdigit()}
    # in the order of the mentions' own names, so that the same world always gets the same ids
    for key in sorted(set(person_of.values()) - ids.keys()):
        row = db.execute("INSERT INTO people (name, family, given) VALUES (?, '', '')", [key])
        ids[key] = int(row.lastrowid or 0)
    if ids:
        db.execute(
            "UPDATE people SET merged_into = NULL WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(sorted(ids.values()))],
        )
    return ids


def person_of(db: Database) -> dict[str, int]:
    """Every attributed mention's person, by locator."""
    rows = db.query("SELECT m.locator, i.person FROM identities i JOIN mentions m ON m.id = i.mention")
    return {row["locator"]: row["person"] for row in rows}


def attributions(db: Database, people: Iterable[int]) -> list[dict[str, Any]]:
    """Mentions of these people: person, locator, bin, because, confidence."""
    return list(
        db.query(
            """SELECT i.person, m.locator, i.bin, i.because, i.confidence FROM identities i
               JOIN mentions m ON m.id = i.mention
               WHERE m.gone_at IS NULL AND i.person IN (SELECT value FROM json_each(?))
               ORDER BY i.person, m.locator""",
            [json.dumps(list(people))],
        )
    )
