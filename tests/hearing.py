"""Puts into a store what sources would say, in one line, for the tests of the heard stratum."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from finder.store import heard
from sources.pubmed_xml import read_articles
from sources.records import Listing, Mention
from sources.source import Page, Query, Request, Search, Searched, Window
from tests.invented_pubmed import FIRST, document, record

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
LATER = "2026-11-30T07:00:00+00:00"
DAY = date(2026, 11, 1)
URL = "https://surgery.invented.example/faculty"


def begin(store, kind="weekly"):
    """A new run."""
    return heard.start_run(store.db, kind, NOW)


def page(store, run, body=b"<x/>", url="https://x.example/", source="pubmed", **more):
    """A stored page."""
    with store.atomic() as db:
        return heard.save_page(db, run, Page(Request(source, url), url, 200, body,
                                             fetched_at=NOW.isoformat(), **more))


def article(n=0, **changes):
    """The n-th invented article, always the same but for the changes."""
    made, = read_articles(io.BytesIO(document([record(FIRST + n, DAY)])))
    return replace(made, **changes)


def save(store, run, *articles, at=None):
    """Articles from a page of their own; how many were there before."""
    where = page(store, run)
    with store.atomic() as db:
        return heard.save_articles(db, run, where, at or NOW.isoformat(), articles)


def search(since=1, until=9, part="", query=None, field="crdt"):
    """A search of some days of November."""
    window = Window(date(2026, 11, since), date(2026, 11, until), field)
    return Search(query or Query("q", "x[ti]"), window, part)


def reserve(store, run, *searches, parent=None):
    """Searches noted before they are asked."""
    with store.atomic() as db:
        heard.reserve(db, run, searches, parent)


def answer(store, what, found, **more):
    """A search answered in full unless told otherwise."""
    with store.atomic() as db:
        return heard.answered(db, Searched(what, found, **{"complete": True, **more}), LATER)


def listing(name, url=None, **more):
    """An entry on the page at URL."""
    return Listing(Mention(f"{URL}#{name}", name.title(), name.title(), "Ada", url=url), **more)


def list_people(store, *listings, run=None, whole=True, at=LATER):
    """The page at URL, as it lists these people."""
    run = run or begin(store)
    where = page(store, run, url=URL, source="program_page")
    with store.atomic() as db:
        heard.save_listings(db, run, where, at, URL, listings, program="44", whole=whole)
