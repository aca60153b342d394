"""What a run has to look at: name blocks and people are chosen here, for a harvest names too many."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database


def promising_blocks(db: Database, blocks: Iterable[str]) -> list[str]:
    """Those of these name blocks that may hold a target, a connector, or a belief to correct.

    A block is one when a page, a list, or an affiliation that names surgery speaks in it or in a block that
    another form of a name ties to it, or when somebody in it was believed before: what promises nothing now
    may still be wrong, and nobody else would correct it.
    """
    rows = db.query(
        """WITH here(block) AS (SELECT value FROM json_each(?)),
             near(block, other) AS (  -- another form of a name may be at home in the other block
               SELECT block, block FROM here
               UNION SELECT m.block, v.block FROM here JOIN mentions m ON m.block = here.block
                 JOIN visits v ON v.mention = m.id
               UNION SELECT v.block, m.block FROM here JOIN visits v ON v.block = here.block
                 JOIN mentions m ON m.id = v.mention)
           SELECT DISTINCT near.block FROM near JOIN mentions m ON m.block = near.other
           LEFT JOIN identities i ON i.mention = m.id AND near.other = near.block
           WHERE m.article IS NULL OR m.affiliations LIKE '%surg%' OR m.affiliations LIKE '%trauma%'
             OR i.mention IS NOT NULL""",
        [json.dumps(list(blocks))],
    )
    return sorted(row["block"] for row in rows if row["block"])


def promising_people(db: Database) -> list[int]:
    """The people of whom a page, a list, or an own affiliation that names surgery speaks."""
    rows = db.query(
        """SELECT DISTINCT i.person FROM identities i JOIN mentions m ON m.id = i.mention
           WHERE m.gone_at IS NULL
           AND (m.article IS NULL OR m.affiliations LIKE '%surg%' OR m.affiliations LIKE '%trauma%')"""
    )
    return sorted(row["person"] for row in rows)


def people_of_run(db: Database, run: int) -> list[int]:
    """The people of whom a page fetched in this run speaks."""
    rows = db.query(
        """SELECT DISTINCT i.person FROM identities i JOIN mentions m ON m.id = i.mention
           JOIN pages p ON p.id = m.page WHERE p.run = ?""",
        [run],
    )
    return sorted(row["person"] for row in rows)


def blocks_of(db: Database, locators: Iterable[str]) -> list[str]:
    """The name blocks of these mentions."""
    rows = db.query(
        "SELECT DISTINCT block FROM mentions WHERE locator IN (SELECT value FROM json_each(?))",
        [json.dumps(list(locators))],
    )
    return [row["block"] for row in rows]
