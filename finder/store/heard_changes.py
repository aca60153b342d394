"""What changed on the watched pages: who is new, whose title or role changed, who has gone, and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from finder.store.heard_mentions import note_blocks
from finder.store.rows import packed
from sources.records import Listing

Row = tuple[str, str, str, str, str, str]


def note_page_changes(
    db: Database, page_url: str, at: str, before: Mapping[str, Listing], now: Mapping[str, Listing]
) -> None:
    """Notes how a page's list differs from its list of before; a page's first list is no news."""
    if not before:
        return
    rows = [_row(page_url, at, "new", new) for key, new in now.items() if key not in before]
    rows += [_row(page_url, at, "gone", old) for key, old in before.items() if key not in now]
    rows += [
        _row(page_url, at, "changed", new, _said(before[key]))
        for key, new in now.items()
        if key in before and _said(before[key]) != _said(new)
    ]
    db.conn.executemany(
        "INSERT INTO page_changes (page_url, at, what, locator, name, said) VALUES (?, ?, ?, ?, ?, ?)", rows
    )


def note_changes_beside(
    db: Database, run: int, before: Mapping[str, object], now: Mapping[str, object]
) -> None:
    """Notes the name blocks of mentions that say other years, programs or interests than before, by locator:
    who is who rests on these, and they stand beside a mention, not in it."""
    changed = [at for at, said in now.items() if before.get(at) != said]
    rows = db.execute(
        "SELECT DISTINCT block FROM mentions WHERE locator IN (SELECT value FROM json_each(?))",
        [packed(changed)],
    )
    note_blocks(db, run, [row[0] for row in rows.fetchall()])


def _row(page_url: str, at: str, what: str, listing: Listing, was: str = "") -> Row:
    said = f"{was or 'no title'} → {_said(listing) or 'no title'}" if what == "changed" else _said(listing)
    return (page_url, at, what, listing.mention.locator, listing.mention.printed, said)


def _said(listing: Listing) -> str:
    return listing.title or (f"PGY-{listing.pgy}" if listing.pgy else listing.mention.role)


def page_changes(db: Database, since: str) -> list[dict[str, Any]]:
    """The changes noted on or after this ISO date: page_url, at, what (new, changed, gone), name, said."""
    return list(
        db.query(
            """SELECT page_url, substr(at, 1, 10) AS at, what, name, said FROM page_changes
               WHERE substr(at, 1, 10) >= ? ORDER BY page_url, what DESC, name""",
            [since],
        )
    )
