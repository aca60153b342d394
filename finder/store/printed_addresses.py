"""Looks an address up in what is heard: beside whose names it was printed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from finder.match.shared_mailboxes import Printed


def printed_beside(db: Database, addresses: Iterable[str]) -> dict[str, dict[int, set[Printed]]]:
    """By address in small letters: the people beside whom it is printed, with the names they have there."""
    rows = db.query(
        """SELECT lower(m.email) AS address, m.family, m.given, i.person
           FROM mentions m JOIN identities i ON i.mention = m.id
           WHERE lower(m.email) IN (SELECT value FROM json_each(?))""",
        [json.dumps(sorted(addresses))],
    )
    found: dict[str, dict[int, set[Printed]]] = {}
    for row in rows:
        people = found.setdefault(row["address"], {})
        people.setdefault(row["person"], set()).add((row["family"], row["given"]))
    return found
