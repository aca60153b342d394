"""Whom a decision was about, by the mentions they had then: people are computed again, decisions are not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from sqlite_utils import Database

from finder.store.numbers import living

Decision = Literal["contact", "never"]


@dataclass(slots=True)
class Kept:
    """What became of the mentions of one decision: who holds how many that still stand, and who any other."""

    standing: Counter[int] = field(default_factory=Counter)
    left: Counter[int] = field(default_factory=Counter)
    addresses: set[str] = field(default_factory=set)
    names: set[tuple[str, str]] = field(default_factory=set)  # family and given, as they print them

    @property
    def holders(self) -> Counter[int]:
        """Who holds them: of mentions that still stand, else of those that no source shows any more."""
        return self.standing or self.left


def keep(db: Database, decision: Decision, number: int, person: int | None) -> None:
    """Keeps which mentions a person has now, for the decision of this number."""
    if person is None:
        return
    db.execute(
        """INSERT INTO kept_mentions (decision, number, locator, email)
           SELECT ?, ?, m.locator, lower(coalesce(m.email, '')) FROM identities i
           JOIN mentions m ON m.id = i.mention WHERE i.person = ? ON CONFLICT DO NOTHING""",
        [decision, number, person],
    )


def kept(db: Database, decision: Decision) -> dict[int, Kept]:
    """What became of the mentions of every decision of a kind, by the decision's number."""
    rows = db.query(
        """SELECT k.number, k.email, i.person, m.gone_at IS NULL AS stands, m.family, m.given
           FROM kept_mentions k
           LEFT JOIN mentions m ON m.locator = k.locator LEFT JOIN identities i ON i.mention = m.id
           WHERE k.decision = ?""",
        [decision],
    )
    found: dict[int, Kept] = {}
    for row in rows:
        each = found.setdefault(row["number"], Kept())
        if row["email"]:
            each.addresses.add(row["email"].casefold())
        if row["family"]:
            each.names.add((row["family"], row["given"]))
        if row["person"] is not None:
            (each.standing if row["stands"] else each.left)[row["person"]] += 1
    return found


def follow(db: Database) -> None:
    """Adds to each do-not-contact the mentions that came to its person since: they are that person's too.

    Only those that had no number before, so that nobody else is caught by what was once held wrongly.
    """
    db.execute(
        """INSERT INTO kept_mentions (decision, number, locator, email)
           SELECT 'never', d.id, m.locator, lower(coalesce(m.email, '')) FROM do_not_contact d
           JOIN numbers n ON n.person = d.person AND n.first = d.person
           JOIN mentions m ON m.id = n.mention
           WHERE EXISTS (SELECT 1 FROM kept_mentions k JOIN mentions m2 ON m2.locator = k.locator
                         JOIN numbers n2 ON n2.mention = m2.id
                         WHERE k.decision = 'never' AND k.number = d.id AND n2.person = d.person)
           ON CONFLICT DO NOTHING"""
    )


def today(db: Database, person: int | None, about: Kept | None) -> int | None:
    """Who a decision is about now: who holds most of its mentions, else who its number leads to."""
    survivor = living(db, person)
    if survivor is None:
        return None
    holders = about.holders if about else Counter[int]()
    return min(holders, key=lambda id_: (-holders[id_], id_ != survivor, id_), default=survivor)
