"""Reads who lives in the invented world: people, institutions, topics and the papers written out in full."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from unidecode import unidecode

OTHERS_YEARS = (2022, 2026)  # when those write whose years people.toml does not give


@dataclass(frozen=True, slots=True)
class Institution:
    """A place of work; with a `host` it has a website."""

    key: str
    name: str
    city: str
    state: str
    state_name: str
    country: str
    domain: str
    school: str = ""
    hospital: str = ""
    host: str = ""
    layout: str = ""  # "cards" or "table"
    phone: str = ""  # all but the last two digits: 414-555-01


@dataclass(frozen=True, slots=True)
class Figure:
    """One invented person. `at` and `moved["at"]` are keys of institutions."""

    given: str  # with a middle initial when there is one
    family: str
    degrees: str
    at: str
    role: str
    title: str = ""
    topics: tuple[str, ...] = ()
    school: str = ""
    pgy: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)  # what only some people have, as people.toml says

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"

    @property
    def slug(self) -> str:
        """The name as an address writes it: calista-moorhouse, daniel-r-hartwell."""
        return re.sub(r"[^a-z]+", "-", unidecode(self.name).lower()).strip("-")

    @property
    def printed(self) -> str:
        """The name with its degrees."""
        return f"{self.name}, {self.degrees}" if self.degrees else self.name

    def address(self, domain: str) -> str:
        """The e-mail address at a domain: first given name, dot, family name without marks."""
        parts = (unidecode(part).lower() for part in (self.given.split()[0], self.family))
        return ".".join(re.sub(r"[^a-z]", "", part) for part in parts) + "@" + domain

    def home(self, year: int) -> str:
        """The institution's key in a year."""
        moved = self.fields.get("moved")
        return moved["at"] if moved and year <= moved["until"] else self.at


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be found out about a subject; a finding is (title, result, conclusion, conclusion)."""

    key: str
    interest: str
    population: str
    designs: str
    keywords: tuple[str, ...]
    mesh: tuple[str, ...]
    background: tuple[str, ...]
    findings: tuple[tuple[str, str, str, str], ...]
    journals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything the world is made of."""

    institutions: Mapping[str, Institution]
    faculty: tuple[Figure, ...]
    residents: tuple[Figure, ...]
    others: tuple[Figure, ...]  # on no page: research fellows, students, residents of former years
    topics: Mapping[str, Topic]
    journals: Mapping[str, tuple[str, ...]]  # interest key (or "" for general) → abbreviations
    titles: Mapping[str, str]  # journal abbreviation → full title
    leads: tuple[Mapping[str, Any], ...]

    @property
    def people(self) -> tuple[Figure, ...]:
        """Everybody, faculty first."""
        return self.faculty + self.residents + self.others

    def find(self, slug: str) -> Figure:
        """The person of a slug. Raises KeyError when papers.toml names nobody."""
        return {figure.slug: figure for figure in self.people}[slug]


def load_cast(directory: Path) -> Cast:
    """The cast of `directory` (config/demo); journals come from interests.toml one folder up."""
    people, topics, papers = (_read(directory / f"{name}.toml") for name in ("people", "topics", "papers"))
    places = _read(directory / "institutions.toml")["institution"]
    interests = _read(directory.parent / "interests.toml")["interest"]
    journals = {row["key"]: tuple(row["journals"]) for row in interests}
    return Cast(
        institutions={row["key"]: Institution(**row) for row in places},
        faculty=tuple(_faculty(row) for row in people["faculty"]),
        residents=tuple(_resident(row) for row in people["residents"]),
        others=tuple(_other(row) for row in (*people["others"], *people["former"])),
        topics={row["key"]: _topic(row) for row in topics["topic"]},
        journals={**journals, "": tuple(topics["general_journals"])},
        titles=papers["journals"],
        leads=tuple(papers["paper"]),
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _faculty(row: dict[str, Any]) -> Figure:
    given, family, degrees = split_name(row["n"])
    own = ("n", "at", "role", "title", "topics", "school")
    rest = {key: value for key, value in row.items() if key not in own}
    return Figure(given, family, degrees, row["at"], row["role"], row["title"], tuple(row["topics"]),
                  row.get("school", ""), fields=rest)


def _resident(row: str) -> Figure:
    name, at, pgy, school = (cell.strip() for cell in row.split("|"))
    given, family, _ = split_name(name)
    return Figure(given, family, "MD", at, "resident", "Resident", school=school, pgy=int(pgy))


def _other(row: str) -> Figure:
    name, at, *years = (cell.strip() for cell in row.split("|"))
    since, last = (int(year) for year in years or OTHERS_YEARS)
    return Figure(*split_name(name), at, "other", fields={"md": since, "last": last})


def _topic(row: dict[str, Any]) -> Topic:
    lists = {key: tuple(value) for key, value in row.items() if isinstance(value, list) and key != "findings"}
    findings = tuple((title, result, first, second) for title, result, first, second in row["findings"])
    return Topic(**{**row, **lists, "findings": findings})


def split_name(printed: str) -> tuple[str, str, str]:
    """Given, family and degrees of "Given M. Family, MD": a particle Van belongs to the family name."""
    name, _, degrees = printed.partition(", ")
    words = name.split()
    at = words.index("Van") if "Van" in words else len(words) - 1
    return " ".join(words[:at]), " ".join(words[at:]), degrees
