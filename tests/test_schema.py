"""An older database becomes a newer one, and what was decided in it is kept."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database

from finder.schema import MIGRATIONS
from finder.store import decided, open_store
from tests.factories import STUDENT

NOW = "2026-11-23T07:00:00+00:00"


def older(folder):
    """A database of before numbers were kept: two people, one of them merged, decided on both."""
    db = Database(sqlite3.connect(folder / "finder.db"))
    MIGRATIONS.apply(db, stop_before="m006_numbers")
    db["runs"].insert({"id": 1, "kind": "weekly", "started_at": NOW, "today": NOW[:10]})
    db["pages"].insert({"id": 1, "run": 1, "source": "x", "url": "u", "fetched_at": NOW, "http_status": 200})
    columns = {name: "" for name, kind in db["mentions"].columns_dict.items() if kind is str}
    numbers = {name: 0 for name, kind in db["mentions"].columns_dict.items() if kind is int}
    for n in (1, 2):
        db["mentions"].insert({**columns, **numbers, "id": n, "locator": f"pmid:{n}#1", "page": 1,
                               "article": None, "gone_at": None, "email": "a@b.example" if n == 1 else None})
        db["people"].insert({"id": n, "name": f"P{n}", "family": "P", "given": ""})
        db["identities"].insert({"mention": n, "person": 2, "bin": "sure", "because": "[]"})
    db["people"].update(1, {"merged_into": 2})
    db["students"].insert({"id": 1, "email": STUDENT.email, "name": "R", "school": "S"})
    db["contacts"].insert({"student": 1, "person": 1, "name": "P1", "created_at": NOW, "updated_at": NOW})
    db["do_not_contact"].insert({"person": 2, "name": "P2", "decided_at": NOW})
    db.conn.commit()
    db.close()


def test_decisions_of_before_know_whom_they_were_about(tmp_path):
    older(tmp_path)
    with open_store(tmp_path) as store:
        assert store.integrity() == ()
        kept = list(store.db.query("SELECT decision, number, locator, email FROM kept_mentions"))
        assert [tuple(row.values()) for row in kept] == [
            ("contact", 1, "pmid:1#1", "a@b.example"), ("contact", 1, "pmid:2#1", ""),
            ("never", 1, "pmid:1#1", "a@b.example"), ("never", 1, "pmid:2#1", "")]
        assert {r["mention"]: r["person"] for r in store.db.query("SELECT * FROM numbers")} == {1: 2, 2: 2}
        assert decided.contacts(store.db, 1)[0].person == 2
        assert decided.is_blocked(store.db, 2, "", "")
