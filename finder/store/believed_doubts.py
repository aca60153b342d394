"""What the user should look at: attributions that are not sure, each beside one to compare it with."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

_UNSURE = """SELECT i.person, p.name, i.bin, i.because, m.locator AS one, m.printed AS one_printed,
    coalesce(a.title, m.url, m.affiliations) AS one_what,
    o.locator AS other, o.printed AS other_printed,
    coalesce(oa.title, o.url, o.affiliations) AS other_what
  FROM identities i JOIN mentions m ON m.id = i.mention JOIN people p ON p.id = i.person
  LEFT JOIN articles a ON a.id = m.article
  JOIN mentions o ON o.id = (
    SELECT m2.id FROM identities i2 JOIN mentions m2 ON m2.id = i2.mention
    WHERE i2.person = i.person AND m2.id != m.id
    ORDER BY (i2.bin = 'sure') DESC, m2.article IS NULL DESC, m2.id LIMIT 1)
  LEFT JOIN articles oa ON oa.id = o.article
  WHERE i.bin != 'sure' AND p.name != '' AND m.gone_at IS NULL
  ORDER BY (SELECT count(*) FROM opportunities x WHERE x.person = i.person) DESC, p.name, m.locator
  LIMIT ?"""


def unsure(db: Database, limit: int = 60) -> list[dict[str, Any]]:
    """Attributions that are not sure, each beside another mention of the same person, a sure one first."""
    return list(db.query(_UNSURE, [limit]))
