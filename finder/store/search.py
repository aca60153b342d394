"""Finds stored people and papers by words: no diacritics needed, prefixes, names in either order."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from sqlite_utils import Database

MOST = 20
WORDS = 40  # of a query: no name or title needs more, and FTS5 nests its expression word by word


def search_people(db: Database, query: str, limit: int = MOST) -> list[dict[str, Any]]:
    """People whose names, institution or place hold every word of the query, each word as a prefix."""
    match = _match(query)
    if not match:
        return []
    return list(
        db.query(
            """SELECT p.*, bm25(people_fts, 10, 6, 2, 2, 1, 1) AS rank,
             (SELECT count(*) FROM identities i JOIN mentions m ON m.id = i.mention
              WHERE i.person = p.id AND m.article IS NOT NULL) AS papers
           FROM people_fts JOIN people p ON p.id = people_fts.rowid
           WHERE people_fts MATCH ? AND p.merged_into IS NULL ORDER BY rank, papers DESC, p.id LIMIT ?""",
            [match, limit],
        )
    )


def search_articles(db: Database, query: str, limit: int = MOST) -> list[dict[str, Any]]:
    """Papers whose title, abstract, keywords, headings or journal hold every word of the query."""
    match = _match(query)
    if not match:
        return []
    return list(
        db.query(
            """SELECT a.key, a.pmid, a.title, a.journal, a.first_public, a.retracted,
             snippet(articles_fts, -1, '[', ']', '…', 14) AS snippet
           FROM articles_fts JOIN articles a ON a.id = articles_fts.rowid
           WHERE articles_fts MATCH ? AND a.deleted_at IS NULL
           ORDER BY bm25(articles_fts, 8, 1, 4, 4, 2), a.first_public DESC LIMIT ?""",
            [match, limit],
        )
    )


def authors_of(db: Database, keys: list[str]) -> list[dict[str, Any]]:
    """The people who wrote these papers, by paper key and place in the byline."""
    return list(
        db.query(
            """SELECT a.key, m.position, p.id, iif(instr(p.name, '#'), m.printed, p.name) AS name,
             p.institution, p.department FROM articles a
           JOIN mentions m ON m.article = a.id JOIN identities i ON i.mention = m.id
           JOIN people p ON p.id = i.person
           WHERE a.key IN (SELECT value FROM json_each(?)) ORDER BY a.key, m.position""",
            [json.dumps(keys)],
        )
    )


def _match(query: str) -> str:
    """An FTS5 expression: every word quoted (user text is never syntax) and taken as a prefix."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", query))[:WORDS]
    return " ".join(f'"{word}"*' for word in words)
