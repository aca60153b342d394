"""Mentions, wherever they stand: changed in place or marked gone, and the name blocks they touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from finder.store.heard_visits import save_visits
from finder.store.rows import MENTION_COLUMNS, mention_of, mention_row, packed, upsert
from sources.records import Mention

_BLOCK = MENTION_COLUMNS.index("block")
_MENTION_FIELDS = (*MENTION_COLUMNS, "page", "article", "first_seen", "last_seen")
_UPSERT_MENTION = f"{upsert('mentions', _MENTION_FIELDS, 'locator', ['first_seen'])}, gone_at = NULL"
_SEEN_AGAIN = "UPDATE mentions SET page = ?, last_seen = ? WHERE locator = ?"


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
        changed.append((mention, (*row, page, article, seen, seen)))
    gone = [row for at, row in stored.items() if at not in kept and not row["gone_at"]]
    db.conn.executemany(_UPSERT_MENTION, [row for _, row in changed])
    save_visits(db, [mention for mention, _ in changed])
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


def mention_ids(db: Database, locators: Iterable[str]) -> dict[str, int]:
    """The row numbers of those of these mentions that are stored."""
    rows = db.execute(
        "SELECT locator, id FROM mentions WHERE locator IN (SELECT value FROM json_each(?))",
        [packed(list(locators))],
    )
    return dict(rows.fetchall())
