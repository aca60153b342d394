"""What each person's number means. People are computed again; their numbers are kept, and mean the same.

Every mention has the number it was first part of, and the one it is part of. Of a person that became part of
another its mentions remember the number, so that whoever is parted from the other again has it back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from finder.model import KnownPerson

_OF_BLOCKS = """WITH here(id) AS (SELECT id FROM mentions WHERE block IN (SELECT value FROM json_each(?))),
  these(person) AS (SELECT i.person FROM identities i JOIN here ON here.id = i.mention
                    UNION SELECT n.person FROM numbers n JOIN here ON here.id = n.mention
                    UNION SELECT n.first FROM numbers n JOIN here ON here.id = n.mention)"""


def known_people(db: Database, blocks: Iterable[str]) -> tuple[KnownPerson, ...]:
    """The people who hold a mention of these name blocks or whose number means one; key is the id as text."""
    wanted = json.dumps(list(blocks))
    held = _locators(db, wanted, "identities", "person")
    home = _locators(db, wanted, "numbers", "person")
    first = _locators(db, wanted, "numbers", "first")
    kept = _kept(db)
    alive = survivors(db, {*held, *home, *first})
    touched = {*kept, *survivors(db, kept).values()}
    none: frozenset[str] = frozenset()
    return tuple(
        KnownPerson(
            str(id_),
            held.get(id_, none),
            id_ in touched,
            kept=kept.get(id_, none),
            home=home.get(id_, none),
            first=first.get(id_, none),
            merged=alive.get(id_) != id_,
        )
        for id_ in sorted({*held, *home, *first})
    )


def _locators(db: Database, blocks: str, table: str, column: str) -> dict[int, frozenset[str]]:
    rows = db.query(
        f"""{_OF_BLOCKS} SELECT t.{column} AS id, m.locator FROM {table} t
            JOIN mentions m ON m.id = t.mention WHERE t.{column} IN these""",  # noqa: S608 - our own words
        [blocks],
    )
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row["id"], set()).add(row["locator"])
    return {id_: frozenset(locators) for id_, locators in found.items()}


def _kept(db: Database) -> dict[int, frozenset[str]]:
    """The people the user decided something about, as numbered then, with the mentions it was about."""
    rows = db.query(
        """SELECT d.person, k.locator FROM (
             SELECT 'contact' AS decision, id, person FROM contacts
             UNION SELECT 'never', id, person FROM do_not_contact) d
           LEFT JOIN kept_mentions k ON k.decision = d.decision AND k.number = d.id
           WHERE d.person IS NOT NULL"""
    )
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row["person"], set()).update([row["locator"]] if row["locator"] else [])
    return {id_: frozenset(locators) for id_, locators in found.items()}


def settle(db: Database, person_of: Mapping[int, int]) -> None:
    """Gives mentions (by id) the number of who holds them now; to be called after merges were stored.

    A mention whose number became part of the holder's keeps it.
    """
    db.conn.executemany(
        """INSERT INTO numbers (mention, person, first) VALUES (?, ?, ?)
           ON CONFLICT (mention) DO UPDATE SET person = excluded.person
           WHERE person != excluded.person
             AND (SELECT merged_into FROM people WHERE id = numbers.person) IS NULL""",
        [(mention, person, person) for mention, person in person_of.items()],
    )


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


def living(db: Database, person: int | None) -> int | None:
    """Who this person is today; a number that nobody has stays as it is."""
    return None if person is None else survivors(db, [person]).get(person, person)


def linked_blocks(db: Database, blocks: Iterable[str]) -> list[str]:
    """These name blocks and all that a person, a number, a verdict or another form of a name ties to them.

    Nobody is cut in two, and whoever a mention of these blocks may be somewhere else is looked at again.
    """
    wanted: set[str] = set()
    found = set(blocks)
    while not found <= wanted:
        wanted |= found
        found = {row["block"] for row in _tied(db, wanted) if row["block"]}
    return sorted(wanted - {""})


def _tied(db: Database, blocks: Iterable[str]) -> Iterable[dict[str, Any]]:
    wanted = json.dumps(sorted(blocks))
    return db.query(
        f"""{_OF_BLOCKS}, pairs(one, other) AS (
             SELECT one, other FROM verdicts UNION SELECT other, one FROM verdicts)
           SELECT m.block FROM mentions m JOIN identities i ON i.mention = m.id WHERE i.person IN these
           UNION SELECT m.block FROM mentions m JOIN numbers n ON n.mention = m.id WHERE n.person IN these
           UNION SELECT o.block FROM pairs JOIN mentions m ON m.locator = pairs.one
             JOIN here ON here.id = m.id JOIN mentions o ON o.locator = pairs.other
           UNION SELECT v.block FROM visits v JOIN here ON here.id = v.mention
             WHERE EXISTS (SELECT 1 FROM mentions m WHERE m.block = v.block AND m.gone_at IS NULL)
           UNION SELECT m.block FROM visits v JOIN mentions m ON m.id = v.mention
             WHERE m.gone_at IS NULL AND v.block IN (SELECT block FROM mentions
               WHERE gone_at IS NULL AND block IN (SELECT value FROM json_each(?)))""",  # noqa: S608 - our own words
        [wanted, wanted],
    )
