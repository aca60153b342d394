"""Articles with their bylines: a changed record changes its rows, whose ids never change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from finder.store.heard_hits import settle
from finder.store.heard_mentions import leave, save_mentions
from finder.store.heard_moves import follow_bylines
from finder.store.heard_revisions import note_revisions
from finder.store.rows import ARTICLE_COLUMNS, article_of, article_row, mention_of, packed, upsert
from sources.records import CORRECTED, Article, Mention

_UPSERT_ARTICLE = f"{upsert('articles', ARTICLE_COLUMNS, 'key')}, deleted_at = NULL"


def save_articles(db: Database, run: int, page: int, fetched_at: str, served: Sequence[Article]) -> int:
    """Stores articles with their bylines; how many of them were there before, in an older version.

    Rows are found by key and by locator and changed in place. A place that left the byline gets
    `gone_at`; it is not deleted, since a verdict may name it.
    """
    unique = {article.key: article for article in served}
    before, held = articles(db, unique), _ids(db, unique)
    db.conn.executemany(_UPSERT_ARTICLE, (article_row(a, page, fetched_at) for a in unique.values()))
    ids = _ids(db, unique)
    authors = {number: unique[key].authors for key, number in held.items()}
    stored = follow_bylines(db, _stored_mentions(db, authors), authors)
    save_mentions(
        db, run, stored, [(m, ids[a.key]) for a in unique.values() for m in a.authors], page, fetched_at
    )
    note_revisions(db, run, before, unique)
    return len(held)


def _ids(db: Database, keys: Iterable[str]) -> dict[str, int]:
    rows = db.execute(
        "SELECT key, id FROM articles WHERE key IN (SELECT value FROM json_each(?))", [packed(list(keys))]
    )
    return dict(rows.fetchall())


def _stored_mentions(db: Database, articles: Iterable[int]) -> dict[str, dict[str, Any]]:
    rows = db.query(
        "SELECT * FROM mentions WHERE article IN (SELECT value FROM json_each(?))", [packed(list(articles))]
    )
    return {row["locator"]: row for row in rows}


def delete_articles(db: Database, run: int, keys: Iterable[str], at: str) -> int:
    """Marks articles as deleted by PubMed and their mentions as gone; nothing that was decided is lost."""
    keys = packed(list(keys))
    ids = [
        row[0]
        for row in db.execute(
            "SELECT id FROM articles WHERE deleted_at IS NULL AND key IN (SELECT value FROM json_each(?))",
            [keys],
        ).fetchall()
    ]
    db.execute(
        "UPDATE articles SET deleted_at = ? WHERE id IN (SELECT value FROM json_each(?))", [at, packed(ids)]
    )
    leave(db, run, [row for row in _stored_mentions(db, ids).values() if not row["gone_at"]], at)
    db.execute("UPDATE hits SET state = 'deleted' WHERE key IN (SELECT value FROM json_each(?))", [keys])
    return len(ids)


def no_longer_served(db: Database, run: int, keys: Iterable[str], at: str) -> None:
    """What NCBI no longer sends: a stored article counts as deleted, what was never had as gone."""
    asked = set(keys)
    rows = db.execute(
        "SELECT key FROM articles WHERE deleted_at IS NULL AND key IN (SELECT value FROM json_each(?))",
        [packed(list(asked))],
    )
    stored = {row[0] for row in rows.fetchall()}
    delete_articles(db, run, stored, at)
    settle(db, asked - stored, "gone")


def withdrawn(db: Database) -> dict[str, str]:
    """Articles no hook may rest on, with why: `deleted`, `retracted`, `concern`, `notice`, `corrected`."""
    rows = db.execute(
        """SELECT key, CASE WHEN deleted_at IS NOT NULL THEN 'deleted' WHEN retracted THEN 'retracted'
             WHEN concern THEN 'concern' WHEN notice THEN 'notice'
             WHEN corrections != '[]' AND EXISTS (SELECT 1 FROM json_each(corrections) c
               WHERE json_extract(c.value, '$[0]') IN (SELECT k.value FROM json_each(?) k))
             THEN 'corrected' END AS why
           FROM articles WHERE why IS NOT NULL""",
        [packed(CORRECTED)],
    )
    return dict(rows.fetchall())


def articles(db: Database, keys: Iterable[str]) -> tuple[Article, ...]:
    """The stored articles of these keys, with their bylines as the record now has them."""
    rows = list(
        db.query(
            """SELECT * FROM articles WHERE deleted_at IS NULL AND key IN (SELECT value FROM json_each(?))
           ORDER BY id""",
            [packed(list(keys))],
        )
    )
    bylines: dict[int, list[Mention]] = {row["id"]: [] for row in rows}
    for row in db.query(
        """SELECT * FROM mentions WHERE gone_at IS NULL AND article IN (SELECT value FROM json_each(?))
           ORDER BY article, position""",
        [json.dumps(list(bylines))],
    ):
        bylines[row["article"]].append(mention_of(row))
    return tuple(article_of(row, bylines[row["id"]]) for row in rows)
