"""A store that has heard invented records of three authors each, for the tests of what is believed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from sqlite_utils import Database

from finder.store import heard, open_store
from sources.pubmed_xml import read_articles
from sources.source import Page, Request
from tests.invented_pubmed import FIRST, document, record

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ONE, TWO, THREE = (f"pmid:{FIRST}#{n}" for n in (1, 2, 3))
FOUR = f"pmid:{FIRST + 1}#1"
SURGERY = "Department of Surgery, University of Inventia, Springfield, IL, USA."


def hear(db: Database, *records: bytes) -> int:
    """Stores a page of records as a run of its own; gives the run."""
    run = heard.start_run(db, "weekly", NOW)
    asked = Page(Request("pubmed", "https://eutils.example/"), "https://eutils.example/", 200, b"<x/>",
                 fetched_at=NOW.isoformat())
    page = heard.save_page(db, run, asked)
    heard.save_articles(db, run, page, NOW.isoformat(), list(read_articles(io.BytesIO(document(records)))))
    return run


def said(number: int, authors: Iterable[tuple[str, str, str]] = ()) -> bytes:
    """The record of this number; `authors` are (family, given, affiliation)."""
    return record(FIRST + number, date(2026, 11, 1), authors=tuple(authors))


@contextmanager
def one_record(folder: Path) -> Iterator[Database]:
    """A store in this folder that has heard one record, inside a transaction."""
    with open_store(folder) as store, store.atomic() as db:
        hear(db, said(0))
        yield db
