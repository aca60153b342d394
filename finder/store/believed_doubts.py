"""What the user should look at: attributions that are not sure, each beside one to compare it with."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

# asked is what no verdict answers: a mention said to be the same as one of its person is not asked again
_UNSURE = """WITH said(one, other, same) AS (
    SELECT one, other, same FROM verdicts UNION SELECT other, one, same FROM verdicts),
  open AS (
    SELECT i.person, i.bin, i.because, i.confidence, m.id, m.locator, m.printed FROM identities i
    JOIN mentions m ON m.id = i.mention
    WHERE i.bin != 'sure' AND m.gone_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM said JOIN mentions s ON s.locator = said.other JOIN identities si ON si.mention = s.id
      WHERE said.one = m.locator AND said.same AND si.person = i.person))
  SELECT d.person, p.name, d.bin, d.because, d.confidence, d.locator AS one, d.printed AS one_printed,
    o.locator AS other, o.printed AS other_printed
  FROM open d JOIN people p ON p.id = d.person
  JOIN mentions o ON o.id = (
    SELECT m2.id FROM identities i2 JOIN mentions m2 ON m2.id = i2.mention
    WHERE i2.person = d.person AND m2.id != d.id AND m2.gone_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM said WHERE said.one = d.locator AND said.other = m2.locator)
    ORDER BY (i2.bin = 'sure') DESC, m2.article IS NULL DESC, m2.id LIMIT 1)
  WHERE p.name != ''
  ORDER BY (SELECT count(*) FROM opportunities x WHERE x.person = d.person) DESC, p.name, d.locator
  LIMIT ?"""


def unsure(db: Database, limit: int = 60) -> list[dict[str, Any]]:
    """Attributions to ask about, each beside another mention of the same person, a sure one first.

    Two that are each other's counterpart are asked about once.
    """
    pairs: dict[frozenset[str], dict[str, Any]] = {}
    for row in db.query(_UNSURE, [2 * limit]):
        pairs.setdefault(frozenset((row["one"], row["other"])), row)
    return list(pairs.values())[:limit]


def unsure_count(db: Database) -> int:
    """How many attributions are not sure, asked about or not."""
    row = db.execute(
        """SELECT count(*) FROM identities i JOIN mentions m ON m.id = i.mention
           WHERE i.bin != 'sure' AND m.gone_at IS NULL"""
    ).fetchone()
    return int(row[0])
