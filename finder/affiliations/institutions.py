"""Which pieces of an affiliation line name an institution: a city must not stand for a hospital in it."""

from __future__ import annotations

import re

from finder.affiliations.countries import FOREIGN, OLD_STATES, STATES, UNITED_STATES
from finder.affiliations.words import fold_words

_DEPARTMENT = re.compile(r"\b(?:departments?|dept|division|section|program|unit|service)\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"universi|hospital|medic|clinic|\bcent(?:er|re)\b|college|school|institut|health|foundation|infirmary"
    r"|academ|\bsystem\b",
    re.IGNORECASE,
)
# beside the name of a department: "Department of Hospital Medicine" names none
_HOUSE_OF_DEPARTMENTS = re.compile(
    r"universi|\bhospitals?\b(?! medicine)|college|medical cent|\bclinic\b", re.IGNORECASE
)
_STATES = frozenset({*STATES.values(), *(code.lower() for code in STATES), *OLD_STATES})
_REGIONS = frozenset({*_STATES, *FOREIGN, *UNITED_STATES})
_NUMBERS = re.compile(r"\b\w*\d\w*\b")  # postal codes


def institutions(line: str) -> tuple[str, ...]:
    """The pieces between commas that name an institution: no departments, cities, states or countries.

    A piece with a word for a house (hospital, university) is one wherever it stands. Of the others the first
    of the line is, unless but a state or a country follows: "Mount Sinai, New York, NY" has one, "Fresno, CA"
    none. Without a word for a house nothing tells a hospital from a city behind a department.
    """
    pieces = [piece for piece in (piece.strip() for piece in re.split("[,;]", line)) if piece]
    rest = [piece for piece, after in zip(pieces, [*pieces, ""][1:], strict=True)
            if _is_house(piece) or not (_DEPARTMENT.search(piece) or _is_region(piece, after))]
    first = rest[0] if rest[:1] == pieces[:1] and rest and not len(rest) == 1 < len(pieces) else ""
    return tuple(piece for piece in rest if piece == first or _is_house(piece))


def _is_house(piece: str) -> bool:
    return bool((_HOUSE_OF_DEPARTMENTS if _DEPARTMENT.search(piece) else _HOUSE).search(piece))


def _is_region(piece: str, after: str) -> bool:
    """A state, a province or a country; New York before NY, and Washington before DC, are cities."""
    name = _folded(piece)
    return name in _REGIONS and not (name in _STATES and _folded(after) in _STATES)


def _folded(piece: str) -> str:
    return " ".join(fold_words(_NUMBERS.sub(" ", piece)))
