"""The student this is all for: who they are, and what they want to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interest:
    """An area of surgery, and the words and headings by which its papers are known."""

    key: str
    label: str
    weight: float = 1.0
    phrases: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    journals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Student:
    """The owner of the digest, as the configuration says."""

    name: str
    email: str
    school: str
    school_aliases: tuple[str, ...] = ()
    class_year: int | None = None
    apply_year: int | None = None
    interests: tuple[str, ...] = ()  # keys, most wanted first
    states: tuple[str, ...] = ()  # two-letter codes of states with ties
    skills: tuple[str, ...] = ()
    hours_per_week: int | None = None
    time_zone: str = ""
    linkedin: str = ""
    pmids: tuple[str, ...] = ()
    orcid: str = ""

    @property
    def school_names(self) -> tuple[str, ...]:
        """The school's name and its aliases."""
        return (self.school, *self.school_aliases)

    def wanted(self, areas: Sequence[Interest]) -> tuple[Interest, ...]:
        """The areas the student named, most wanted first; all of them when none is known."""
        by_key = {area.key: area for area in areas}
        return tuple(by_key[key] for key in self.interests if key in by_key) or tuple(areas)
