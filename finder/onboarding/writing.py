"""Writes what `config.load` accepts, or nothing: a first configuration, and the demo's."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from finder.atomic_file import write_files
from finder.config import MAIN, check_main, shipped_dir
from finder.errors import ConfigError, FinderError
from finder.onboarding.answers import Answers, Ask, completed
from finder.onboarding.toml_text import with_values

ALUMNI = "alumni.csv"


def initialise(
    directory: Path,
    given: Mapping[str, Any],
    *,
    force: bool = False,
    ask: Ask | None = None,
    environ: Mapping[str, str] = os.environ,
) -> tuple[Path, ...]:
    """`finder init`: asks through `ask(question, default="")` for what `given` lacks, and writes the files.

    Without `ask` a missing answer raises UsageError with the options to add. Otherwise as
    `write_configuration`.
    """
    _refuse_existing(directory, force)
    known = {field.name for field in fields(Answers)}
    said = {("hours_per_week" if key == "hours" else key): value for key, value in given.items()}
    wanted: dict[str, Any] = {k: v for k, v in said.items() if k in known and v is not None}
    wanted |= {k: tuple(v) for k, v in wanted.items() if isinstance(v, list)}
    answers = Answers(**wanted)
    answers = replace(answers, time_zone=answers.time_zone or machine_time_zone(environ))
    return write_configuration(directory, completed(answers, ask, directory), force=force)


def write_configuration(directory: Path, answers: Answers, *, force: bool = False) -> tuple[Path, ...]:
    """Write finder.toml and alumni.csv into `directory`; returns what was written.

    What is written is what `config.load` accepts: an answer it would refuse raises ConfigError before
    anything is touched. A finder.toml that is there is replaced only by `force`; an alumni.csv that is
    there is kept. Raises FinderError when a file is in the way or the disk is full.
    """
    _refuse_existing(directory, force)
    text = with_values((shipped_dir() / MAIN).read_text(encoding="utf-8-sig"), "you", answers.said())
    if problems := check_main(tomllib.loads(text), str(directory / MAIN), directory):
        raise ConfigError(problems)
    contents = {directory / MAIN: text.encode()}
    if not (directory / ALUMNI).exists():
        contents[directory / ALUMNI] = (shipped_dir() / ALUMNI).read_bytes()
    return write_files(contents)


def copy_demo(shipped: Path, data: Path) -> Path:
    """A copy of the demo's configuration in <data>/config that reads the demo's data; returns the folder.

    Its PubMed lives only inside `finder demo`: a `run` with this copy finds nobody to ask, and says so.
    """
    folder = data / "config"
    contents = {folder / p.name: p.read_bytes() for p in shipped.iterdir() if p.suffix in (".toml", ".csv")}
    main = contents[folder / MAIN].decode()
    # nothing listens on the discard port: the invented student must never ask the real PubMed
    main = with_values(main, "sources.pubmed", {"base_url": "http://127.0.0.1:9/entrez/eutils/"})
    contents[folder / MAIN] = with_values(main, "paths", {"data": ".."}).encode()
    write_files(contents)
    return folder


def machine_time_zone(environ: Mapping[str, str] = os.environ, link: Path = Path("/etc/localtime")) -> str:
    """The machine's zone by name (America/St_Lucia), or empty when it does not say one."""
    target = environ.get("TZ", "").lstrip(":") or os.path.realpath(link)
    found = re.search(r"(?:^|zoneinfo/)((?:[A-Z]\w+/)+[\w+-]+)$", target)
    return found[1] if found and found[1] in available_timezones() else ""


def _refuse_existing(directory: Path, force: bool) -> None:
    path = directory / MAIN
    if path.exists() and not force:
        raise FinderError(
            f"{path} is there already; edit it, choose another folder, or replace it with --force."
        )
