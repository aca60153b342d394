"""Writes a first configuration from a few answers, so that nobody begins with an empty file."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from finder.atomic_file import write_files
from finder.config import MAIN, check_main, shipped_dir
from finder.errors import ConfigError, FinderError, UsageError

ALUMNI = "alumni.csv"
Ask = Callable[..., str]
_TRIES = 3  # then something other than a person is answering


@dataclass(frozen=True, slots=True)
class Answers:
    """What the student said; None and empty mean not said yet. The names are those of [you]."""

    name: str = ""
    email: str = ""
    school: str = ""
    class_year: int | None = None
    apply_year: int | None = None
    interests: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    hours_per_week: int | None = None
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, for which field, and whether nothing works without it."""

    field: str
    text: str
    option: str
    required: bool = False
    many: bool = False
    number: bool = False


QUESTIONS = (
    Question("name", "Your name, as you sign", "--name", required=True),
    Question("email", "Your e-mail address", "--email", required=True),
    Question("school", "Your medical school", "--school", required=True),
    Question("class_year", "The year you graduate", "--class-year", number=True),
    Question("apply_year", "The year you apply to residency", "--apply-year", number=True),
    Question(
        "interests", "Your areas, most wanted first, with commas", "--interest", required=True, many=True
    ),
    Question("states", "US states where you have ties, like NY, FL", "--state", many=True),
    Question("skills", "What you can offer, like data entry, R", "--skill", many=True),
    Question("hours_per_week", "Hours a week you can give to research", "--hours", number=True),
)


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
    return write_configuration(directory, _completed(answers, ask, directory), force=force)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions that are still open."""
    return tuple(q for q in QUESTIONS if getattr(answers, q.field) in ("", None, ()))


def write_configuration(directory: Path, answers: Answers, *, force: bool = False) -> tuple[Path, ...]:
    """Write finder.toml and alumni.csv into `directory`; returns what was written.

    What is written is what `config.load` accepts: an answer it would refuse raises ConfigError before
    anything is touched. A finder.toml that is there is replaced only by `force`; an alumni.csv that is
    there is kept. Raises FinderError when a file is in the way or the disk is full.
    """
    _refuse_existing(directory, force)
    text = _filled((shipped_dir() / MAIN).read_text(encoding="utf-8-sig"), asdict(answers))
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
    main = _with(main, "sources.pubmed", {"base_url": "http://127.0.0.1:9/entrez/eutils/"})
    contents[folder / MAIN] = _with(main, "paths", {"data": ".."}).encode()
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


def _completed(answers: Answers, ask: Ask | None, directory: Path) -> Answers:
    lacking = questions(answers)
    if ask is None:
        options = [q.option for q in lacking if q.required]
        if options:
            raise UsageError(
                f"Still to say: {', '.join(options)}; add them, or run `finder init` on a terminal."
            )
        return answers
    for question in lacking:
        answers = _asked(question, answers, ask, directory)
    return answers


def _asked(question: Question, answers: Answers, ask: Ask, directory: Path) -> Answers:
    text = question.text + ("" if question.required else " (may stay empty)")
    for _ in range(_TRIES):
        reply = ask(text, default="").strip()
        if not reply and not question.required:
            return answers
        found, wrong = _understood(question, reply, answers, directory)
        if not wrong:
            return found
        text = f"{wrong}\n{question.text}"
    raise UsageError(f"{wrong} Say it with {question.option}.")


def _understood(question: Question, reply: str, answers: Answers, directory: Path) -> tuple[Answers, str]:
    value: Any = reply
    if question.many:
        value = tuple(part.strip() for part in reply.split(",") if part.strip())
    elif question.number:
        if not re.fullmatch(r"\d{1,9}", reply):
            return answers, f'"{reply}" is not a number.'
        value = int(reply)
    changed = replace(answers, **{question.field: value})
    problems = check_main({"you": _said(asdict(changed))}, MAIN, directory)
    mine = [p.split(": ", 2)[-1] for p in problems if f"[you] {question.field}" in p]
    return changed, " ".join(mine)


def _said(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answers.items() if value is not None}


def _filled(template: str, answers: Mapping[str, Any]) -> str:
    return _with(template, "you", _said(answers))


def _with(template: str, table: str, values: Mapping[str, Any]) -> str:
    """The TOML text with keys of one table set; comments stay. A key the table lacks is added to it."""
    head, found, rest = template.partition(f"[{table}]\n")
    body = re.split(r"(?m)^(?=\[)", rest, maxsplit=1)[0]
    tail = rest[len(body) :]
    for key, value in values.items():
        line = f"{key} = {_toml(value)}"
        body, times = _key_line(key).subn(lambda old, line=line: _beside_comment(line, old[1]), body, count=1)
        body = body if times else f"{line}\n{body}"
    return head + (found or f"\n[{table}]\n") + body + tail


def _key_line(key: str) -> re.Pattern[str]:
    value = r"\"(?:[^\"\\\n]|\\.)*\"|\[[^\]\n]*\]|\d*"
    return re.compile(rf"^(?:# )?{key} = (?:{value})[ \t]*(#.*)?$", re.M)


def _beside_comment(line: str, comment: str | None) -> str:
    return f"{line:<24} {comment}" if comment else line


def _toml(value: Any) -> str:
    if isinstance(value, str):
        # JSON's escapes are TOML's, except that TOML wants DEL escaped too
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Sequence):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return str(value)
