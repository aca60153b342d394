"""What the columns of a match list or alumni directory mean, however their owner named them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

# Header names as schools and students write them; the first of each line is our own.
SYNONYMS = {
    "name": ("name", "full name", "alumnus", "alumna", "alumni", "alum", "alumni name", "graduate",
             "graduate name", "student", "student name", "physician", "doctor", "resident", "resident name"),
    "class_year": ("class year", "class", "class of", "graduation year", "grad year", "year of graduation",
                   "year graduated", "graduated", "graduation", "year", "match year", "cohort"),
    "role": ("role", "position", "title", "job title", "level", "training level", "pgy", "rank"),
    "specialty": ("specialty", "speciality", "specialty matched", "matched specialty", "match specialty",
                  "program type", "discipline", "field", "department"),
    "institution": ("institution", "program", "match program", "matched program", "residency program",
                    "program name", "residency", "hospital", "hospital name", "institution name", "match",
                    "matched at", "placement", "employer", "organization", "organisation", "company"),
    "city": ("city", "town", "location"),
    "state": ("state", "state region", "province", "state province"),
    "email": ("email", "e mail", "email address", "e mail address", "mail", "contact email"),
    "source": ("source", "source url", "url", "link", "reference"),
    "given": ("given name", "given names", "first name", "first", "forename"),
    "family": ("family name", "last name", "last", "surname"),
}  # fmt: skip
EXPECTED = ("name", "class_year", "role", "specialty", "institution", "city", "state", "email", "source")
_MEANING = {synonym: column for column, synonyms in SYNONYMS.items() for synonym in synonyms}


@dataclass(frozen=True, slots=True)
class Header:
    """Which place of a row holds which column; `unused` are headers nobody knows."""

    places: dict[str, int]
    unused: tuple[str, ...]

    @property
    def names_people(self) -> bool:
        """True when a row can give a name: one column of it, or a given and a family name."""
        return "name" in self.places or {"given", "family"} <= set(self.places)

    def cell(self, row: Sequence[str], column: str) -> str:
        """The row's text in a column, empty when the row or the list has none."""
        place = self.places.get(column)
        return row[place] if place is not None and place < len(row) else ""

    def name(self, row: Sequence[str]) -> str:
        """The person's printed name, put together from two columns when the list has two."""
        return self.cell(row, "name") or f"{self.cell(row, 'given')} {self.cell(row, 'family')}".strip()


def read_header(row: Sequence[str]) -> Header:
    """What the cells of a header row mean; of two columns that mean the same the first counts."""
    places: dict[str, int] = {}
    unused = []
    for place, cell in enumerate(row):
        column = _MEANING.get(_plain(cell))
        if column and column not in places:
            places[column] = place
        elif cell:
            unused.append(cell)
    return Header(places, tuple(unused))


def nearest(cell: str) -> str:
    """Our column that a header nobody knows most looks like, or empty."""
    found = process.extractOne(_plain(cell), list(_MEANING), scorer=fuzz.ratio, score_cutoff=70)
    return _MEANING[found[0]] if found else ""


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", cell.casefold()).split())
