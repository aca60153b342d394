"""What a row of an alumni list and an entry of a people page say of when and where their person trained."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from finder.model import Alumnus, Entry
from sources.records import Listing

JULY = 7  # residents start on the first of July


@dataclass(frozen=True, slots=True)
class Career:
    """Years and places of one mention; None and empty where it does not say."""

    listed: bool = False  # a row of an alumni list
    graduated: int | None = None  # from medical school
    programs: tuple[str, ...] = ()  # of a row: where it went; of an entry: the residencies it names
    ended: tuple[int | None, ...] = ()  # the year beside each program
    trainee: bool | None = None  # the page says that the person is in training, or that they are not
    seen: int | None = None  # the year in which the page showed the entry
    started: int | None = None  # the year in which training began at the latest


def careers(alumni: Iterable[Alumnus], entries: Iterable[Entry]) -> dict[str, Career]:
    """Locator -> what the row or entry says. One that says nothing of years and programs is left out."""
    found = {row.mention.locator: _of_row(row) for row in alumni}
    found |= {entry.listing.mention.locator: _of_entry(entry) for entry in entries}
    return {at: career for at, career in found.items() if career not in (Career(), Career(listed=True))}


def _of_row(row: Alumnus) -> Career:
    programs = (row.institution,) if row.institution else ()
    return Career(True, row.class_year, programs, (None,) * len(programs))


def _of_entry(entry: Entry) -> Career:
    listing, role = entry.listing, entry.listing.mention.role
    residencies = [t for t in listing.training if t.kind == "residency"]
    year, month = (int(part) for part in entry.seen[:7].split("-")) if entry.seen else (0, 0)
    return Career(
        graduated=next((t.year for t in listing.training if t.kind == "medical school" and t.year), None),
        programs=tuple(t.institution for t in residencies), ended=tuple(t.year for t in residencies),
        trainee=role in ("resident", "fellow") if role else None, seen=year or None,
        started=_started(listing, year - (month < JULY)) if year else None)


def _started(listing: Listing, academic_year: int) -> int | None:
    """Of a resident in their nth year; years of research between make it earlier, never later."""
    return academic_year - listing.pgy + 1 if listing.pgy else None
