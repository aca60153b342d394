"""Prints bylines as journals do: forenames, affiliation lines, addresses, ORCIDs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from finder.demo.cast import Cast, Figure, Institution
from sources.pubmed_xml.orcid import check_digit

# each institution has its own name for a division, the same in all its bylines
DIVISIONS = {
    "acute-care": "Division of Trauma and Acute Care Surgery|Division of Trauma Surgery|"
                  "Section of Acute Care Surgery",
    "critical-care": "Division of Surgical Critical Care",
    "surgical-oncology": "Division of Surgical Oncology",
    "colorectal": "Division of Colon and Rectal Surgery|Division of Colorectal Surgery",
    "vascular": "Division of Vascular Surgery",
    "mis-bariatric": "Division of Minimally Invasive and Bariatric Surgery",
    "hepatobiliary": "Division of Hepatopancreatobiliary Surgery",
    "endocrine": "Division of Endocrine Surgery",
    "breast": "Division of Breast Surgery",
    "transplant": "Division of Transplant Surgery",
    "pediatric": "Division of Pediatric Surgery",
}


@dataclass(frozen=True, slots=True)
class Author:
    """One place in a byline, as printed. A collective has no other field."""

    family: str = ""
    fore: str = ""
    affiliations: tuple[str, ...] = ()
    orcid: str = ""
    collective: str = ""

    @property
    def initials(self) -> str:
        """One letter for every forename."""
        return "".join(part[0] for part in re.split(r"[\s-]+", self.fore) if part)


class Bylines:
    """Writes bylines for a cast; every choice comes from the given random source."""

    def __init__(self, cast: Cast, random: Random) -> None:
        self._cast, self._random = cast, random

    def team(self, people: Sequence[Figure], day: date) -> tuple[Author, ...]:
        """Print people in this order; the last is the one to write to, now and then also the first."""
        last = len(people) - 1
        return tuple(self._print(person, day, reach=n == last or (n == 0 and self._random.random() < 0.3))
                     for n, person in enumerate(people))

    def _print(self, person: Figure, day: date, reach: bool) -> Author:
        place = self._cast.institutions[person.home(day.year)]
        lines = [self._line(person, place)]
        if place.hospital and self._random.random() < 0.1:
            lines.append(f"{place.hospital}, {place.city}, {place.state_name or place.country}.")
        if reach and person.fields.get("paper_mail") and self._random.random() < 0.75:
            tail = self._random.choice(("Electronic address: ", "", ""))
            lines[-1] = f"{lines[-1]} {tail}{person.address(place.domain)}."
        orcid = orcid_of(person) if person.fields.get("orcid") and self._random.random() < 0.8 else ""
        return Author(person.family, self._forename(person), tuple(lines), orcid)

    def _forename(self, person: Figure) -> str:
        given = person.given.replace(".", "")
        if person.fields.get("initials_only"):
            return given[0]
        return given.split()[0] if " " in given and self._random.random() < 0.12 else given

    def _line(self, person: Figure, place: Institution) -> str:
        if "department" in person.fields:
            return f"{person.fields['department']}, {place.name}, {self._where(place)}."
        if person.role == "other" and "MD" not in person.degrees:  # students and staff sign with the school
            return f"{place.school or place.name}, {self._where(place)}."
        interest = self._cast.topics[person.topics[0]].interest if person.topics else ""
        names = DIVISIONS.get(interest, "").split("|")
        division = names[sum(place.key.encode()) % len(names)]
        return self._random.choice((
            f"{division}, Department of Surgery, {place.school or place.name}, {self._where(place)}.",
            f"Department of Surgery, {place.name}, {self._where(place)}.",
            f"Department of Surgery, {place.hospital or place.name}, {self._where(place)}.",
            f"{division}, {place.name}, {self._where(place)}." if division
            else f"Department of General Surgery, {place.name}, {self._where(place)}.",
        )).removeprefix(", ")

    def _where(self, place: Institution) -> str:
        state = self._random.choice((place.state, place.state_name))
        country = "United States" if place.country == "USA" and self._random.random() < 0.2 else place.country
        return ", ".join(part for part in (place.city, state, country) if part)


def orcid_of(person: Figure) -> str:
    """An ORCID in a block that nobody is given, with the right check digit."""
    digits = f"00000007{Random(person.slug).randrange(10**7):07}"  # noqa: S311 - always the same for a person
    text = digits + check_digit(digits)
    return "-".join(text[at:at + 4] for at in range(0, 16, 4))
