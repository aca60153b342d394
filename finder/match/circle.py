"""The student's side of every match: who they are, what they want, where they could be known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from finder.model import Interest, Program, Student


@dataclass(frozen=True, slots=True)
class Circle:
    """Everything about the student that evidence is measured against, on one day."""

    student: Student
    today: date
    interests: tuple[Interest, ...] = ()  # the student's, most wanted first
    programs: Mapping[str, Program] = field(default_factory=dict)  # by ACGME code
    alumni: Mapping[str, str] = field(default_factory=dict)  # mention locator -> proof (source)
    show_hidden: bool = False  # whether addresses published only in disguise may be shown
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what the student marked, by code

    @classmethod
    def of(
        cls, student: Student, interests: tuple[Interest, ...], programs: tuple[Program, ...], today: date
    ) -> Circle:
        """The circle of a student, from the whole configuration."""
        return cls(student, today, student.wanted(interests), {p.acgme: p for p in programs})


def years_since(text: str, today: date) -> float:
    """Years between an ISO date as exact as it is and today; a bare year counts as its middle.

    No date, and the year 0, which an older store may hold, count as very long ago.
    """
    parts = [int(part) for part in text.split("-") if part.isdecimal()]
    if not parts or not parts[0]:
        return 99.0
    month = parts[1] if len(parts) > 1 else 7
    day = parts[2] if len(parts) > 2 else 1 if len(parts) == 1 else 15
    days = (today - date(parts[0], month, min(day, 28))).days
    return max(0.0, days / 365.25)


def spoken_date(text: str) -> str:
    """`2026-11-12` as a reader says it: 12 November 2026; `2026-11` and `2026` likewise."""
    parts = [int(part) for part in text.split("-") if part.isdecimal()]
    if not parts:
        return "undated"
    if len(parts) == 1:
        return str(parts[0])
    month = date(2000, parts[1], 1).strftime("%B")
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{parts[2]} {month} {parts[0]}"


def on_date(text: str) -> str:
    """`spoken_date` with its preposition: on 12 November 2026, in November 2026, in 2026."""
    return f"{'on' if text.count('-') == 2 else 'in'} {spoken_date(text)}"
