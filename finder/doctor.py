"""Finds what would stop the next run, and says in each case what to do about it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from finder.config import Config
from sources.alumni_list import problems_of
from sources.errors import ReadError

OLDEST_PYTHON = (3, 11)  # pyproject.toml, requires-python
LEAST_FREE = 500_000_000  # bytes: a first run's pages and database, with room to copy it once
STALE_DAYS = 8  # the run is weekly


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and the next step when it is not."""

    ok: bool
    what: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to judge; None means it could not be looked at."""

    problems: tuple[str, ...] = ()
    now: datetime | None = None
    database: str | None = None  # "ok" or empty when sound, else what is wrong
    last_run: Mapping[str, Any] | None = None
    data: Path | None = None
    free: int | None = None  # bytes
    writable: bool | None = None
    ncbi_email: str | None = None
    alumni: bool | None = None
    alumni_problems: tuple[str, ...] = ()  # rows and columns left out of the list
    python: tuple[int, int] = sys.version_info[:2]
    outdated: tuple[str, ...] = field(default_factory=lambda: outdated())

    @classmethod
    def of(
        cls,
        config: Config,
        now: datetime,
        *,
        database: str | Sequence[str],
        last_run: Mapping[str, Any] | None = None,
    ) -> Facts:
        """The facts of a configuration that loaded, looked up on this machine.

        `database` is what is wrong with it, as a sentence or several; "ok" and nothing mean sound.
        """
        alumni, left_out = _alumni(config)
        place = next(p for p in (config.data, *config.data.parents) if p.exists())
        return cls(
            now=now,
            database=database if isinstance(database, str) else "; ".join(database),
            last_run=last_run,
            data=config.data,
            free=shutil.disk_usage(place).free,
            writable=place.is_dir() and os.access(place, os.W_OK | os.X_OK),
            ncbi_email=config.pubmed.email or config.student.email,
            alumni=alumni,
            alumni_problems=left_out,
        )


def _alumni(config: Config) -> tuple[bool, tuple[str, ...]]:
    """Whether the list names anybody, and what of it is left out."""
    try:
        return bool(config.alumni_rows()), problems_of(config.alumni) if config.alumni else ()
    except ReadError as error:
        return False, (str(error),)


def examine(facts: Facts) -> tuple[Finding, ...]:
    """Every finding, good and bad, in the order in which to put them right. Asks nothing of the world."""
    return (*_program(facts), *_configuration(facts), *_storage(facts), *_runs(facts))


def _program(facts: Facts) -> Iterator[Finding]:
    version = ".".join(map(str, facts.python))
    yield Finding(facts.python >= OLDEST_PYTHON, f"Python {version}", "Install Python 3.11 or newer.")
    yield Finding(
        not facts.outdated,
        "; ".join(facts.outdated) or "every dependency is installed and new enough",
        "Install finder again: `pip install --upgrade finder`.",
    )


def _configuration(facts: Facts) -> Iterator[Finding]:
    for problem in facts.problems:
        yield Finding(False, problem, "Correct it, then run `finder doctor` again.")
    if facts.problems:
        return
    yield Finding(True, "the configuration is complete")
    if facts.ncbi_email is not None:
        yield Finding(
            bool(facts.ncbi_email),
            f"NCBI is told {facts.ncbi_email or 'no address'}",
            "Set email under [sources.pubmed]; NCBI blocks what it cannot write to.",
        )
    if facts.alumni is not None:
        said = (
            "the alumni list names people"
            if facts.alumni
            else "no alumni are listed: fewer shared schools are found"
        )
        yield Finding(True, said)
    for problem in facts.alumni_problems:
        yield Finding(False, problem, "Correct the alumni list; [paths] alumni says where it is.")


def _storage(facts: Facts) -> Iterator[Finding]:
    if facts.writable is not None:
        yield Finding(
            facts.writable,
            f"{facts.data} may be written to" if facts.writable else f"{facts.data} may not be written to",
            "Change its rights, or [paths] data.",
        )
    if facts.free is not None:
        yield Finding(
            facts.free >= LEAST_FREE,
            f"{facts.free / 1e9:.1f} GB free on the disk of the data",
            f"Free {LEAST_FREE / 1e9:.1f} GB, or move [paths] data to another disk.",
        )
    if facts.database is not None:
        sound = facts.database in ("", "ok")
        yield Finding(
            sound,
            "the database is sound" if sound else f"the database: {facts.database}",
            "Restore a backup with `finder restore FILE`, or move finder.db away and run again.",
        )


def _runs(facts: Facts) -> Iterator[Finding]:
    if facts.now is None:
        return
    if facts.last_run is None:
        yield Finding(True, "no weekly run yet: `finder run` makes the first")
        return
    status, began = str(facts.last_run["status"]), datetime.fromisoformat(str(facts.last_run["started_at"]))
    days = (facts.now - (began if began.tzinfo else began.replace(tzinfo=facts.now.tzinfo))).days
    well = status in ("done", "partial") and days <= STALE_DAYS
    yield Finding(
        well,
        f"the last weekly run is {days} days old and ended as {status}",
        "Run `finder run`; `finder schedule` keeps doing it every week.",
    )


def outdated() -> tuple[str, ...]:
    """The dependencies that are missing or older than this program asks for, one sentence each."""
    try:
        asked = [text for text in metadata.requires("finder") or () if "extra ==" not in text]
    except metadata.PackageNotFoundError:  # run from a checkout that was never installed
        return ()
    return tuple(said for text in asked if (said := _lacking(text)))


def _lacking(requirement: str) -> str:
    name, least = re.match(r"([\w.-]+)(?:\[.*?\])?(?:.*?>=\s*([\d.]+))?", requirement).groups()  # type: ignore[union-attr]
    try:
        have = metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"{name} is not installed"
    return f"{name} {have} is older than {least}" if least and _numbers(have) < _numbers(least) else ""


def _numbers(version: str) -> tuple[int, ...]:
    found = re.match(r"\d+(\.\d+)*", version)
    parts = [int(part) for part in found[0].split(".")] if found else [0]
    return tuple(parts + [0] * (4 - len(parts)))
