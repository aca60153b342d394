"""The database of a data folder: opened, locked, kept whole, refused when it is not ours."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest

from finder.errors import StoreError
from finder.schema import MIGRATIONS
from finder.store import DATABASE, Lock, advice, open_store

NOW = "2026-11-23T07:00:00+00:00"


def insert_run(db):
    db.execute("INSERT INTO runs (kind, started_at, today) VALUES ('weekly', ?, ?)", [NOW, NOW[:10]])


def test_a_new_store_has_every_table_and_is_sound(tmp_path):
    with open_store(tmp_path / "var") as store:
        assert not MIGRATIONS.pending(store.db)
        assert store.db.journal_mode == "wal"
        assert store.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert store.integrity() == ()
    with open_store(tmp_path / "var") as store:
        assert store.db["articles"].exists()


def test_a_transaction_is_all_or_nothing(tmp_path):
    with open_store(tmp_path) as store:
        with pytest.raises(ZeroDivisionError), store.atomic() as db:
            insert_run(db)
            raise ZeroDivisionError
        assert store.db["runs"].count == 0
        with store.atomic() as db:
            insert_run(db)
        assert store.db["runs"].count == 1


def test_no_mention_without_a_page(tmp_path):
    with open_store(tmp_path) as store, pytest.raises(sqlite3.IntegrityError), store.atomic() as db:
        insert_run(db)
        db["pages"].insert({"run": 9, "source": "x", "url": "u", "fetched_at": NOW, "http_status": 200})


def test_a_newer_database_is_refused_and_untouched(tmp_path):
    with open_store(tmp_path) as store:
        store.db["_sqlite_migrations"].insert(
            {"migration_set": "finder", "name": "m999_future", "applied_at": NOW})
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(StoreError, match=r"newer finder.*m999_future"):
        open_store(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_what_is_no_database_is_said(tmp_path):
    (tmp_path / DATABASE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match="backup"):
        open_store(tmp_path)


def test_a_damaged_database_is_said(tmp_path):
    with open_store(tmp_path) as store:
        for _ in range(300):
            insert_run(store.db)
        store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = tmp_path / DATABASE
    body = bytearray(path.read_bytes())
    body[4096 * 2 : 4096 * 40] = b"\xff" * (4096 * 38)
    path.write_bytes(body)
    with pytest.raises(StoreError, match=r"restore"), open_store(tmp_path) as store:
        store.integrity()
        with store.atomic() as db:
            insert_run(db)
            db.execute("SELECT count(*) FROM runs WHERE kind != ''").fetchall()


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path):
    with open_store(tmp_path) as store:
        pages = store.db.execute("PRAGMA page_count").fetchone()[0]
        store.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk is full"), store.atomic() as db:
            for _ in range(2_000):
                insert_run(db)
        assert store.db["runs"].count == 0
        assert store.integrity() == ()


def test_a_folder_that_can_not_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"finder\.toml"):
        open_store(tmp_path / "file" / "var")


def test_one_at_a_time(tmp_path):
    with Lock(tmp_path), pytest.raises(StoreError, match="Another finder"), Lock(tmp_path):
        pass
    with Lock(tmp_path):
        pass


def test_the_lock_of_a_killed_process_is_free(tmp_path):
    code = ("import sys, time; from pathlib import Path; from finder.store import Lock\n"
            "with Lock(Path(sys.argv[1])):\n    print('locked', flush=True); time.sleep(60)")
    holder = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE,
                              cwd=os.getcwd(), env={**os.environ, "PYTHONPATH": os.getcwd()})
    try:
        assert holder.stdout.readline() == b"locked\n"
        with pytest.raises(StoreError), Lock(tmp_path):
            pass
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        holder.stdout.close()
    with Lock(tmp_path):
        pass


def test_readers_do_not_wait_for_a_writer(tmp_path):
    seen = []

    def look():
        with open_store(tmp_path) as other:
            seen.append(other.db["runs"].count)

    with open_store(tmp_path) as store, store.atomic() as db:
        insert_run(db)
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(10)
    assert seen == [0]


def test_a_damaged_file_met_while_reading_has_advice_and_a_bug_has_none(tmp_path):
    damaged = tmp_path / "finder.db"
    damaged.write_bytes(b"SQLite format 3\0" + b"\x55" * 8192)
    with pytest.raises(sqlite3.DatabaseError) as met:
        sqlite3.connect(damaged).execute("SELECT * FROM sqlite_master").fetchall()
    assert "backup" in advice(met.value)
    assert advice(sqlite3.IntegrityError("UNIQUE constraint failed")) == ""
    assert advice(ValueError("malformed")) == ""
