"""What every command starts from: the configuration, the store, the student, and the clock."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from finder import config as configuration
from finder.collect import Meter
from finder.config import Config
from finder.errors import UsageError
from finder.pipeline import name
from finder.store import Store, open_store
from finder.store.believed import nearest_people, people_named
from finder.store.decided import student_id

PART = 3  # exit status of a command that was done in part; its output says what failed
MOST = 12  # people of one name that are listed


class Session:
    """One command's view of the world; reads the configuration only when it is asked for."""

    def __init__(self, directory: Path | None) -> None:
        self.directory = directory
        self._config: Config | None = None

    @property
    def config(self) -> Config:
        """The configuration. Raises ConfigError with every problem at once."""
        if self._config is None:
            self._config = configuration.load(self.directory)
        return self._config

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, closed at the end. Raises StoreError."""
        store = open_store(self.config.data)
        try:
            yield store
        finally:
            store.close()

    def student(self, store: Store) -> int:
        """The student's row."""
        with store.atomic():
            return student_id(store.db, self.config.student)

    def person(self, store: Store, text: str) -> dict[str, Any]:
        """The one person that an id or a name means. Raises UsageError with what to say instead."""
        found = people_named(store.db, text)
        if not found:
            raise UsageError(_nobody(text, nearest_people(store.db, text)))
        if "#" in " ".join(p["name"] for p in found):  # nobody looked at them yet: locators stand for names
            name(store, self.config, [p["id"] for p in found])
            found = [people_named(store.db, str(p["id"]))[0] for p in found]
        if len(found) > 1:
            raise UsageError(_several(text, found))
        return found[0]


def _nobody(text: str, near: Sequence[Mapping[str, Any]]) -> str:
    """Nobody has this id or name, whose name is near, and what to do next."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return f"Nobody stored has the id {text}. `finder search WORDS` finds names with their ids."
    if near:
        said = f"Nobody stored is called {text!r}. Did you mean one of these? Then give the id.\n"
        return said + listed(near)
    return (
        f"Nobody stored is called {text!r}, and no stored name is near it. "
        f"`finder search --live {shlex.quote(text)}` asks PubMed."
    )


def _several(text: str, found: Sequence[Mapping[str, Any]]) -> str:
    more = f"\nand {len(found) - MOST} more: say more of the name." if len(found) > MOST else ""
    said = f"{text.strip()!r} fits {len(found)} people. Give the id of the one you mean.\n"
    return said + listed(found[:MOST]) + more


def listed(people: Iterable[Mapping[str, Any]]) -> str:
    """People to choose from, a line each: id, name, institution."""
    return "\n".join(f"{p['id']:>6}  {p['name']}, {p['institution'] or 'place unknown'}" for p in people)


def now() -> datetime:
    """The moment a command starts: one of the few places that ask the clock."""
    return datetime.now(UTC).astimezone()


def moment(text: str | None) -> datetime:
    """The moment `--now` names, or now. Raises UsageError."""
    if not text:
        return now()
    try:
        stated = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--now {text!r} is not a date. Write it as 2026-11-23.") from None
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)


def midday(day: date) -> datetime:
    """Noon UTC of a day: where only the day matters."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def put_json(document: Any) -> None:
    """One JSON document on stdout, and nothing else there."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


@contextmanager
def meter() -> Iterator[Meter | None]:
    """A progress bar on a terminal, quiet otherwise; it goes to stderr."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeRemainingColumn(),
    )
    from rich.console import Console

    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=of)
            bars.update(tasks[what], completed=done, total=max(of, 1))

        yield show


__all__ = ["Session", "listed", "meter", "midday", "moment", "now", "put_json"]
