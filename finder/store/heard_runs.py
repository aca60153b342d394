"""Runs and the pages they fetched: every fact we hold has a page, and every page a run."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from finder.store.rows import packed
from sources.source import Page, Request

DONE = ("done", "partial")
LEVEL = 1  # zlib: five times smaller than XML as it is, at a quarter of level 6's time


def start_run(db: Database, kind: str, now: datetime) -> int:
    """A new run's id. Its status is `running` until it is finished, also after a crash."""
    cursor = db.execute(
        "INSERT INTO runs (kind, started_at, today) VALUES (?, ?, ?)",
        [kind, now.isoformat(), now.date().isoformat()],
    )
    return int(cursor.lastrowid or 0)


def finish_run(db: Database, run: int, now: datetime, status: str, report: Mapping[str, Any]) -> None:
    """How a run ended: `done`, `partial` or `failed`, with its report."""
    db.execute(
        "UPDATE runs SET finished_at = ?, status = ?, report = ? WHERE id = ?",
        [now.isoformat(), status, packed(report), run],
    )


def last_run(db: Database, kind: str, statuses: Sequence[str] = ()) -> dict[str, Any] | None:
    """The newest run of a kind, of any of these statuses when some are given; its report as a dict."""
    rows = db.query(
        """SELECT * FROM runs WHERE kind = ? AND (? = '[]' OR status IN (SELECT value FROM json_each(?)))
           ORDER BY id DESC LIMIT 1""",
        [kind, packed(list(statuses)), packed(list(statuses))],
    )
    row = next(iter(rows), None)
    return {**row, "report": json.loads(row["report"])} if row else None


def last_believed(db: Database) -> int:
    """The newest run that came to its end, 0 when none did: what changed after it is not believed yet."""
    return int(
        db.execute("SELECT coalesce(max(id), 0) FROM runs WHERE status IN ('done', 'partial')").fetchone()[0]
    )


def save_page(db: Database, run: int, page: Page, *, keep_body: bool = True) -> int:
    """A fetched page's id. Equal bodies are kept once."""
    asked = page.request
    said = (page.fetched_at, page.status, page.etag, page.last_modified, page.content_type)
    body = _save_body(db, page.body) if page.body and keep_body else None
    cursor = db.execute(
        """INSERT INTO pages (run, source, url, fetched_at, http_status, etag, last_modified, content_type,
           body, program) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [run, asked.source, asked.url, *said, body, str(asked.context.get("program", ""))],
    )
    return int(cursor.lastrowid or 0)


def _save_body(db: Database, body: bytes) -> str:
    sha = hashlib.sha256(body).hexdigest()
    db.execute(
        "INSERT INTO bodies (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [sha, zlib.compress(body, LEVEL)],
    )
    return sha


def save_failure(db: Database, run: int, request: Request, at: str, error: str, page: Page | None) -> None:
    """A page that could not be had or read, with the sentence that says why."""
    if page is not None:
        row = save_page(db, run, page, keep_body=page.request.source != "pubmed")
        db.execute("UPDATE pages SET error = ? WHERE id = ?", [error, row])
        return
    db.execute(
        "INSERT INTO pages (run, source, url, fetched_at, http_status, error) VALUES (?, ?, ?, ?, 0, ?)",
        [run, request.source, request.url, at, error],
    )


def latest_page(db: Database, url: str) -> dict[str, Any] | None:
    """The newest page of this address that was read without error: etag, last_modified, fetched_at, body …"""
    rows = db.query(
        """SELECT * FROM pages WHERE url = ? AND error = '' AND http_status IN (0, 200)
                       AND body IS NOT NULL ORDER BY id DESC LIMIT 1""",
        [url],
    )
    return next(iter(rows), None)


def body_of(db: Database, sha256: str) -> bytes:
    """A stored body."""
    row = db.execute("SELECT content FROM bodies WHERE sha256 = ?", [sha256]).fetchone()
    return zlib.decompress(row[0])
