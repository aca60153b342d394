"""What sources said, read and written by these functions; each takes the database first.

Runs and pages, searches and hits, articles and bylines, entries and alumni, the words of a source. Writers
belong into `Store.atomic()`: a page is stored with all it says, or not at all.
"""

from __future__ import annotations

from sqlite_utils import Database

from finder.store.heard_alumni import alumni, forget_files, save_alumni
from finder.store.heard_articles import (
    articles,
    delete_articles,
    no_longer_served,
    save_articles,
    withdrawn,
)
from finder.store.heard_changes import page_changes
from finder.store.heard_entries import entries, listings, page_listing, save_listings, seen_again
from finder.store.heard_hits import balance, hit, settle, states, wanted
from finder.store.heard_mentions import blocks_changed_since, mentions, note_blocks
from finder.store.heard_runs import (
    body_of,
    finish_run,
    last_believed,
    last_run,
    latest_page,
    save_failure,
    save_page,
    start_run,
)
from finder.store.heard_searches import (
    Coverage,
    answered,
    coverage,
    is_done,
    refreshed,
    refreshed_until,
    reserve,
    still_stands,
)
from finder.store.heard_texts import text_of

__all__ = [
    "Coverage", "alumni", "answered", "articles", "balance", "blocks_changed", "blocks_changed_since",
    "body_of", "coverage", "delete_articles", "entries", "finish_run", "forget_files", "hit", "is_done",
    "last_believed", "last_run", "latest_page", "listings", "mentions", "no_longer_served", "note_blocks",
    "page_changes", "page_listing", "refreshed", "refreshed_until", "reserve", "save_alumni", "save_articles",
    "save_failure", "save_listings", "save_page", "seen_again", "settle", "start_run", "states",
    "still_stands", "text_of", "wanted", "withdrawn",
]


def blocks_changed(db: Database) -> list[str]:
    """The name blocks changed since the newest run that came to its end, also by runs that were killed."""
    return blocks_changed_since(db, last_believed(db))
