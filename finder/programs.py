"""Programs for this student: filter, mark, and read a list made elsewhere."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from finder.errors import UsageError
from finder.match.places import NOT_INTERESTED
from finder.model import Program
from finder.names import fold

# What a student can say of a program (SEED.md, "Sourcing and matching" and the stages of the season)
MARKS = ("applying", "rotated", "interviewed", "signal", NOT_INTERESTED)
SURE = 88  # token_set_ratio under which a name in a list is only a guess, and is asked back


@dataclass(frozen=True, slots=True)
class Filters:
    """What to list: every filter that is set must hold."""

    states: tuple[str, ...] = ()
    setting: str = ""
    us_img: float | None = None  # at least this percentage
    mark: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """A list read: which programs it names, and the rows that name none for sure, with the nearest."""

    found: tuple[Program, ...]
    unknown: tuple[str, ...]


def chosen(programs: Iterable[Program], marks: Mapping[str, Sequence[str]], wanted: Filters) -> list[Program]:
    """The programs that pass every filter, by state and name."""
    kept = [p for p in programs if _passes(p, marks.get(p.acgme, ()), wanted)]
    return sorted(kept, key=lambda p: (p.state, p.name, p.acgme))


def _passes(program: Program, marks: Sequence[str], wanted: Filters) -> bool:
    share = program.us_img.percent if program.us_img else None
    said = fold(" ".join((program.name, program.institution, program.city, program.acgme, *program.aliases)))
    return (
        (not wanted.states or program.state in wanted.states)
        and (fold(wanted.setting) in fold(program.setting))
        and (wanted.us_img is None or (share is not None and share >= wanted.us_img))
        and (not wanted.mark or wanted.mark in marks)
        and all(word in said for word in fold(wanted.words).split())
    )


def named(programs: Sequence[Program], text: str) -> Program:
    """The one program a code or a name means. Raises UsageError that names the nearest."""
    by_code = next((p for p in programs if p.acgme == text.strip()), None)
    if by_code:
        return by_code
    found = chosen(programs, {}, Filters(words=text)) if fold(text).strip() else []
    if len(found) == 1:
        return found[0]
    near = found[:5] or _nearest(programs, text, 3)
    said = "; ".join(f"{p.acgme} {p.name}" for p in near)
    raise UsageError(
        f"{text!r} is {'more than one program' if found else 'no program known'}. Say its ACGME code: {said}."
    )


def read_list(content: bytes, programs: Sequence[Program]) -> Imported:
    """The programs that a CSV from SmartPick or elsewhere names, by ACGME code or by name (and state).

    Every cell is looked at, so the header does not matter. Raises UsageError when nothing is a table.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("windows-1252", errors="replace")
    if "\0" in text:
        raise UsageError("The list is not a CSV file. Save it as CSV (comma separated) and import that.")
    rows = _cells(text)
    by_code = {p.acgme: p for p in programs}
    found: dict[str, Program] = {}
    unknown = []
    for row in filter(None, rows):
        program = _by_code(row, by_code) or _by_name(row, programs)
        if program:
            found[program.acgme] = program
        elif not _header(row):
            near = _nearest(programs, " ".join(row), 1)
            unknown.append(
                f"{', '.join(row)} (nearest: {near[0].acgme} {near[0].name})" if near else ", ".join(row)
            )
    return Imported(tuple(found.values()), tuple(unknown))


def _cells(text: str) -> list[list[str]]:
    try:
        table = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise UsageError(f"The list is not a CSV file ({error}). Save it as CSV and import that.") from error
    return [[cell.strip() for cell in row if cell.strip()] for row in table]


def _by_code(row: Sequence[str], by_code: Mapping[str, Program]) -> Program | None:
    codes = (code for cell in row for code in re.findall(r"\b440\d{7}", cell))
    return next((by_code[code] for code in codes if code in by_code), None)


def _by_name(row: Sequence[str], programs: Sequence[Program]) -> Program | None:
    """The program whose own name stands in a cell; of a name in several states, the row's state decides."""
    states = {cell.upper() for cell in row if re.fullmatch(r"[A-Za-z]{2}", cell)}
    near = [p for p in programs if p.state in states] if states else list(programs)
    best: list[tuple[float, Program]] = []
    for cell in row:
        if len(cell) > 5:
            names = {(p.acgme, n): fold(n) for p in near for n in _names(p)}
            for _, score, key in process.extract(
                fold(cell), names, scorer=fuzz.token_sort_ratio, score_cutoff=SURE, limit=3
            ):
                best.append((score, next(p for p in near if p.acgme == key[0])))
    top = [p for score, p in best if score == max(s for s, _ in best)]
    return top[0] if len({p.acgme for p in top}) == 1 else None


def _names(program: Program) -> set[str]:
    return {program.name, re.sub(r"\s+Program$", "", program.name), program.institution, *program.aliases} - {
        ""
    }


def _nearest(programs: Sequence[Program], text: str, most: int) -> list[Program]:
    names = {p.acgme: fold(p.name) for p in programs}
    near = process.extract(fold(text), names, scorer=fuzz.token_set_ratio, limit=most)
    by_code = {p.acgme: p for p in programs}
    return [by_code[code] for _, _, code in near]


def _header(row: Sequence[str]) -> bool:
    return any(
        re.search(r"program|acgme|code|institution|hospital name", cell, re.IGNORECASE) and len(cell) < 25
        for cell in row
    ) and not any(char.isdigit() for cell in row for char in cell)
