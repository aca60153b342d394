"""Articles and their bylines: a changed record changes its rows, whose ids never change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from finder.store.heard_moves import follow_bylines
from finder.store.rows import (
    ARTICLE_COLUMNS,
    MENTION_COLUMNS,
    article_of,
    article_row,
    mention_of,
    mention_row,
    packed,
)
from sources.records import Article, Mention

_BLOCK = MENTION_COLUMNS.index("block")


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


_UPSERT_ARTICLE = f"""INSERT INTO articles ({_quoted(ARTICLE_COLUMNS)})
  VALUES ({", ".join("?" * len(ARTICLE_COLUMNS))}) ON CONFLICT (key) DO UPDATE SET
  {", ".join(f'"{c}" = excluded."{c}"' for c in ARTICLE_COLUMNS if c != "key")}, deleted_at = NULL"""  # noqa: S608 - column names of our own
_MENTION_FIELDS = (*MENTION_COLUMNS, "page", "article", "first_seen", "last_seen")
_UPSERT_MENTION = f"""INSERT INTO mentions ({_quoted(_MENTION_FIELDS)})
  VALUES ({", ".join("?" * len(_MENTION_FIELDS))}) ON CONFLICT (locator) DO UPDATE SET
  {", ".join(f'"{c}" = excluded."{c}"' for c in _MENTION_FIELDS if c not in ("locator", "first_seen"))},
  gone_at = NULL"""  # noqa: S608 - column names of our own
_SEEN_AGAIN = "UPDATE mentions SET page = ?, last_seen = ? WHERE locator = ?"


def save_articles(db: Database, run: int, page: int, fetched_at: str, articles: Sequence[Article]) -> int:
    """Stores articles with their bylines; how many of them were there before, in an older version.

    Rows are found by key and by locator and changed in place. A place that left the byline gets
    `gone_at`; it is not deleted, since a verdict may name it.
    """
    unique = {article.key: article for article in articles}
    before = _ids(db, unique)
    db.conn.executemany(_UPSERT_ARTICLE, (article_row(a, page, fetched_at) for a in unique.values()))
    ids = _ids(db, unique)
    authors = {id_: unique[key].authors for key, id_ in before.items()}
    stored = follow_bylines(db, _stored_mentions(db, before.values()), authors)
    save_mentions(
        db, run, stored, [(m, ids[a.key]) for a in unique.values() for m in a.authors], page, fetched_at
    )
    return len(before)


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


def save_mentions(
    db: Database,
    run: int,
    stored: Mapping[str, Mapping[str, Any]],
    mentions: Iterable[tuple[Mention, int | None]],
    page: int,
    seen: str,
) -> None:
    """Inserts, updates, or marks gone: `stored` are the rows these mentions replace, by locator."""
    changed, same, blocks, kept = [], [], set(), set()
    for mention, article in mentions:
        row, old = mention_row(mention), stored.get(mention.locator)
        kept.add(mention.locator)
        if old and not old["gone_at"] and all(old[c] == v for c, v in zip(MENTION_COLUMNS, row, strict=True)):
            same.append((page, seen, mention.locator))
            continue
        blocks |= {row[_BLOCK], old["block"] if old else ""}
        changed.append((*row, page, article, seen, seen))
    gone = [row for at, row in stored.items() if at not in kept and not row["gone_at"]]
    db.conn.executemany(_UPSERT_MENTION, changed)
    db.conn.executemany(_SEEN_AGAIN, same)
    leave(db, run, gone, seen)
    note_blocks(db, run, blocks)


def leave(db: Database, run: int, rows: Iterable[Mapping[str, Any]], at: str) -> None:
    """Marks mentions as no longer there."""
    rows = list(rows)
    db.conn.executemany("UPDATE mentions SET gone_at = ? WHERE id = ?", [(at, row["id"]) for row in rows])
    note_blocks(db, run, {row["block"] for row in rows})


def note_blocks(db: Database, run: int, blocks: Iterable[str]) -> None:
    """Notes name blocks in which a mention changed: who-is-who is worked out again there."""
    db.conn.executemany(
        "INSERT INTO block_changes (block, run) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(block, run) for block in blocks if block],
    )


def blocks_changed_since(db: Database, run: int) -> list[str]:
    """The name blocks that runs after this one changed."""
    rows = db.execute("SELECT DISTINCT block FROM block_changes WHERE run > ? ORDER BY block", [run])
    return [row[0] for row in rows.fetchall()]


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


def withdrawn(db: Database) -> dict[str, str]:
    """Articles no hook may rest on, with why: `deleted`, `retracted`, `concern`, `notice`."""
    rows = db.query("""SELECT key, deleted_at, retracted, concern FROM articles
                       WHERE deleted_at IS NOT NULL OR retracted OR concern OR notice""")
    return {
        row["key"]: "deleted"
        if row["deleted_at"]
        else "retracted"
        if row["retracted"]
        else "concern"
        if row["concern"]
        else "notice"
        for row in rows
    }


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


def mention_ids(db: Database, locators: Iterable[str]) -> dict[str, int]:
    """The row numbers of those of these mentions that are stored."""
    rows = db.execute(
        "SELECT locator, id FROM mentions WHERE locator IN (SELECT value FROM json_each(?))",
        [packed(list(locators))],
    )
    return dict(rows.fetchall())


def mentions(
    db: Database, *, blocks: Iterable[str] | None = None, keys: Iterable[str] | None = None
) -> tuple[Mention, ...]:
    """The mentions of name blocks or of articles that still stand and can be a person."""
    column, values = ("m.block", blocks) if blocks is not None else ("a.key", keys or ())
    rows = db.query(
        f"""SELECT m.* FROM mentions m LEFT JOIN articles a ON a.id = m.article
            WHERE m.gone_at IS NULL AND m.block != '' AND {column} IN (SELECT value FROM json_each(?))
            ORDER BY m.id""",  # noqa: S608 - one of two column names
        [packed(list(values or ()))],
    )
    return tuple(mention_of(row) for row in rows)
