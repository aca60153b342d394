"""Two people who print one ORCID or one e-mail address: perhaps a changed name, so the user is asked.

Who-is-who works in name blocks and never sees together what two names without a common form print.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

# an address may be an office's: only people whose given names begin alike are asked about
_SHARED = """WITH said(one, other) AS (SELECT one, other FROM verdicts UNION SELECT other, one FROM verdicts),
  held AS (
    SELECT m.id, m.locator, m.printed, m.article, upper(substr(m.given, 1, 1)) AS initial, i.person,
      m.orcid, m.email
    FROM mentions m JOIN identities i ON i.mention = m.id
    WHERE m.gone_at IS NULL AND (m.orcid IS NOT NULL OR m.email IS NOT NULL)),
  shared AS (
    SELECT a.person AS person, b.person AS second, 'the same ORCID on both: ' || a.orcid AS label,
      min(a.locator) AS one, min(b.locator) AS other
    FROM held a JOIN held b ON b.orcid = a.orcid AND b.person > a.person AND b.article IS NOT a.article
    GROUP BY a.person, b.person
    UNION
    SELECT a.person, b.person, 'the same e-mail address on both: ' || a.email, min(a.locator), min(b.locator)
    FROM held a JOIN held b ON b.email = a.email AND b.person > a.person AND b.article IS NOT a.article
      AND b.initial = a.initial
    GROUP BY a.person, b.person)
  SELECT s.person, p.name, 'apart' AS bin, json_array(json_array(s.label, 0)) AS because,
    NULL AS confidence, s.one, a.printed AS one_printed, s.other, b.printed AS other_printed
  FROM shared s JOIN people p ON p.id = s.person
  JOIN mentions a ON a.locator = s.one JOIN mentions b ON b.locator = s.other
  WHERE NOT EXISTS (
    SELECT 1 FROM said JOIN held x ON x.locator = said.one JOIN held y ON y.locator = said.other
    WHERE x.person = s.person AND y.person = s.second)
  GROUP BY s.person, s.second ORDER BY p.name, s.one LIMIT ?"""


def shared_ids(db: Database, limit: int = 60) -> list[dict[str, Any]]:
    """Pairs of mentions of two people with one ORCID or address and no verdict; rows as of `unsure`."""
    return list(db.query(_SHARED, [limit]))
