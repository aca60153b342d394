"""People pages: who is listed, since when, and who is no longer."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from finder.identity.careers import careers
from finder.model import Entry
from finder.store.heard_changes import note_changes_beside, note_page_changes
from finder.store.heard_mentions import mention_ids, save_mentions
from finder.store.rows import mention_of, packed, upsert
from sources.errors import EmptiedPageError
from sources.records import Listing, Training

_PLAIN, _LISTS = ("title", "phone", "photo", "pgy", "bio"), ("interests", "wishes")
_UPSERT_LISTING = upsert("listings", ("mention", "page_url", "program", *_PLAIN, *_LISTS), "mention")
_OF_A_PERSON = ("degrees", "affiliations", "role")  # what a person's own page adds, of either kind
_OF_AN_ENTRY = ("title", "phone", "photo", "interests", "training", "wishes", "bio")


def save_listings(
    db: Database, run: int, page: int, seen: str, page_url: str, listings: Sequence[Listing], *,
    program: str = "", whole: bool = True,
) -> None:
    """Stores who a page lists. `whole`: the page is the list, so whoever is not on it has left.

    Not whole: a profile page, which completes entries of a list. Raises EmptiedPageError, and changes
    nothing, when a page that listed people now lists none.
    """
    stored, held = _stored(db, page_url), entries(db, page_url)
    unique = {each.mention.locator: each for each in listings}
    if whole:
        _refuse_emptied(page_url, stored, unique)
        unique = _as_the_list(db, page_url, seen, held, unique)
    touched = stored if whole else {at: row for at, row in stored.items() if at in unique}
    save_mentions(db, run, touched, [(each.mention, None) for each in unique.values()], page, seen)
    ids = mention_ids(db, unique)
    for at, each in unique.items():
        _save_listing(db, ids[at], page_url, program, each)
    now = (Entry(each, page_url, seen) for each in unique.values())
    note_changes_beside(db, run, _beside(held), _beside(now))


def _as_the_list(
    db: Database, page_url: str, seen: str, held: Iterable[Entry], now: Mapping[str, Listing]
) -> dict[str, Listing]:
    """The list's entries with what their own pages added, after how they differ from before was noted."""
    before = {each.listing.mention.locator: each.listing for each in held}
    kept = {at: _kept(each, before.get(at), page_url) for at, each in now.items()}
    note_page_changes(db, page_url, seen, before, kept)
    return kept


def _beside(said: Iterable[Entry]) -> dict[str, object]:
    """What who-is-who reads of an entry beside its mention."""
    held = tuple(said)
    told = careers((), held)
    found = ((each.listing.mention.locator, each.listing.interests) for each in held)
    return {at: (told.get(at), interests) for at, interests in found}


def _refuse_emptied(page_url: str, stored: Mapping[str, Mapping[str, Any]], now: Collection[str]) -> None:
    living = sum(not row["gone_at"] for row in stored.values())
    if living and not now:
        raise EmptiedPageError(
            f"{page_url} listed {living} people and now lists none: not believed, the old list stands. "
            f"Open it in a browser; if it has moved, correct its address in programs.toml."
        )


def _kept(new: Listing, old: Listing | None, page_url: str) -> Listing:
    """What a person's own page added stays until that page is read again; the list says less."""
    own = new.mention.url
    if old is None or not own or own == page_url or own != old.mention.url:
        return new
    mention = replace(new.mention, **_unsaid(new.mention, old.mention, _OF_A_PERSON))
    if not mention.email and old.mention.email:
        mention = replace(mention, email=old.mention.email, email_how=old.mention.email_how)
    pgy = old.pgy if new.pgy is None else new.pgy
    return replace(new, mention=mention, pgy=pgy, **_unsaid(new, old, _OF_AN_ENTRY))


def _unsaid(new: object, old: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(old, name) for name in names if not getattr(new, name)}


def _stored(db: Database, page_url: str) -> dict[str, dict[str, Any]]:
    rows = db.query(
        "SELECT m.* FROM mentions m JOIN listings l ON l.mention = m.id WHERE l.page_url = ?", [page_url]
    )
    return {row["locator"]: row for row in rows}


def page_listing(db: Database, locators: Iterable[str]) -> str:
    """The address of the page whose list holds one of these mentions; empty when none does."""
    row = db.execute(
        """SELECT l.page_url FROM listings l JOIN mentions m ON m.id = l.mention
           WHERE m.locator IN (SELECT value FROM json_each(?))""",
        [packed(list(locators))],
    ).fetchone()
    return str(row[0]) if row else ""


def _save_listing(db: Database, mention: int, page_url: str, program: str, listing: Listing) -> None:
    plain = [getattr(listing, name) for name in _PLAIN]
    lists = [packed(getattr(listing, name)) for name in _LISTS]
    db.execute(_UPSERT_LISTING, [mention, page_url, program, *plain, *lists])
    db.execute("DELETE FROM trainings WHERE mention = ?", [mention])
    db.conn.executemany(
        "INSERT INTO trainings (mention, kind, institution, degree, year, quote) VALUES (?, ?, ?, ?, ?, ?)",
        [(mention, t.kind, t.institution, t.degree, t.year, t.quote) for t in listing.training],
    )


def seen_again(db: Database, run: int, page_url: str, at: str) -> int:
    """An unchanged page: everybody on it was seen again. How many people."""
    held = entries(db, page_url)
    note_changes_beside(db, run, _beside(held), _beside(replace(each, seen=at) for each in held))
    cursor = db.execute(
        """UPDATE mentions SET last_seen = ? WHERE gone_at IS NULL
           AND id IN (SELECT mention FROM listings WHERE page_url = ?)""",
        [at, page_url],
    )
    return int(cursor.rowcount)


def entries(db: Database, page_url: str | None = None) -> tuple[Entry, ...]:
    """The entries that still stand, of one page or of all, with the page that shows them and since when."""
    where = "" if page_url is None else " AND l.page_url = ?"
    rows = list(
        db.query(
            f"""SELECT m.*, l.* FROM listings l JOIN mentions m ON m.id = l.mention
            WHERE m.gone_at IS NULL{where} ORDER BY m.id""",  # noqa: S608 - our own words
            [] if page_url is None else [page_url],
        )
    )
    trained: dict[int, list[Training]] = {}
    for row in db.query(
        """SELECT * FROM trainings WHERE mention IN (SELECT value FROM json_each(?))
                           ORDER BY id""",
        [packed([row["id"] for row in rows])],
    ):
        trained.setdefault(row["mention"], []).append(
            Training(row["kind"], row["institution"], row["degree"], row["year"], row["quote"])
        )
    return tuple(_entry(row, trained.get(row["id"], [])) for row in rows)


def _entry(row: Mapping[str, Any], training: Sequence[Training]) -> Entry:
    said = {name: row[name] for name in _PLAIN}
    said |= {name: tuple(json.loads(row[name])) for name in _LISTS}
    listing = Listing(mention_of(row), training=tuple(training), **said)
    return Entry(listing, row["page_url"], row["last_seen"][:10], row["program"])


def listings(db: Database) -> tuple[Listing, ...]:
    """The people that watched pages list."""
    return tuple(entry.listing for entry in entries(db))
