"""Opens the database, keeps its transactions whole, and lets one process at a time write."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from finder.errors import StoreError
from finder.schema import MIGRATIONS

DATABASE = "finder.db"
LOCK = "finder.lock"
BUSY = 30.0  # seconds to wait for another connection's transaction

_SAYINGS = (  # what SQLite says, and what the user can do about it
    ("disk is full", "The disk is full. Free some space and run again: nothing was half-written."),
    ("disk i/o error", "The disk failed while writing. Check it and run again: nothing was half-written."),
    ("locked", "Another program is writing to it. Close it, or wait, and try again."),
    ("malformed", "It is damaged. Put a backup in its place: finder restore FILE."),
    ("not a database", "It is no SQLite database. Put a backup in its place, or move it away to start anew."),
    ("readonly", "It may not be written. Give this user write access to the folder."),
    ("unable to open", "It can not be opened. Check that the folder exists and may be written."),
)


class Store:
    """The database of one data folder: `db`, transactions, and what the doctor asks of it."""

    def __init__(self, path: Path, db: Database) -> None:
        self.path, self.db = path, db

    @contextmanager
    def atomic(self) -> Iterator[Database]:
        """All or nothing. Raises StoreError for what the user can put right."""
        with _saying(self.path), self.db.atomic():
            yield self.db

    def integrity(self) -> tuple[str, ...]:
        """What is wrong inside: SQLite's own check and dangling references. Empty when all is well."""
        with _saying(self.path):
            found = [row[0] for row in self.db.execute("PRAGMA integrity_check").fetchall()]
            loose = self.db.execute("PRAGMA foreign_key_check").fetchall()
        return (
            *(said for said in found if said != "ok"),
            *(f"{row[0]} row {row[1]} points to no row of {row[2]}" for row in loose),
        )

    def close(self) -> None:
        """Closes the connection."""
        self.db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(data: Path) -> Store:
    """The store of a data folder, made and brought up to date as needed.

    Raises StoreError: a newer version wrote it, it is damaged or locked, the disk is full.
    """
    path = Path(data) / DATABASE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path.parent} can not be made ({error.strerror}). "
            f"Choose another folder in finder.toml, [paths] data."
        ) from error
    with _saying(path):
        connection = sqlite3.connect(path, timeout=BUSY, check_same_thread=False)
        try:
            return _prepared(path, Database(connection))
        except BaseException:  # whatever stops the opening, also Ctrl-C, must not leave the file held
            connection.close()
            raise


def _prepared(path: Path, db: Database) -> Store:
    _refuse_newer(path, db)
    if db.journal_mode != "wal":
        db.enable_wal()
    # WAL with NORMAL survives a killed process; a power cut may take the last transactions, never more
    for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "temp_store = MEMORY", "cache_size = -65536"):
        db.execute(f"PRAGMA {pragma}")
    if MIGRATIONS.pending(db):
        MIGRATIONS.apply(db)
    return Store(path, db)


def _refuse_newer(path: Path, db: Database) -> None:
    known = {*(m.name for m in MIGRATIONS.pending(Database(memory=True)))}
    newer = [m.name for m in MIGRATIONS.applied(db) if m.name not in known]
    if newer:
        raise StoreError(
            f"{path} was written by a newer finder ({', '.join(newer)}). Update finder, or put "
            f"back a backup made by this version."
        )


@contextmanager
def _saying(path: Path) -> Iterator[None]:
    """Turns what the user can put right into a StoreError; anything else of SQLite is a bug and stays."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error).lower()
        advice = next((text for sign, text in _SAYINGS if sign in said), None)
        if advice is None or isinstance(error, sqlite3.IntegrityError):
            raise
        raise StoreError(f"The database {path} can not be used: {error}. {advice}") from error


def advice(error: BaseException) -> str:
    """What the user can do about an error of the database; empty for one that is a bug."""
    if not isinstance(error, sqlite3.DatabaseError) or isinstance(error, sqlite3.IntegrityError):
        return ""
    said = next((text for sign, text in _SAYINGS if sign in str(error).lower()), "")
    return f"The database can not be used: {error}. {said}" if said else ""


class Lock:
    """One process at a time works on a data folder. The system takes the lock back when a process dies."""

    def __init__(self, data: Path) -> None:
        self._path = Path(data) / LOCK
        self._file = -1

    def __enter__(self) -> Lock:
        """Raises StoreError when another process holds it."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise StoreError(
                f"{self._path} can not be written ({error.strerror}). Give this user write "
                f"access to the folder."
            ) from error
        try:
            _take(self._file)
        except OSError as error:
            os.close(self._file)
            raise StoreError(
                f"Another finder is working on {self._path.parent}. Wait until it has ended, and try again."
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # the file stays: removing it would let a third process lock another file of the same name
        os.close(self._file)
        self._file = -1


def _take(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
