"""Which pieces of an affiliation line name an institution: a city must not stand for a hospital in it."""

from __future__ import annotations

import re

from finder.affiliations.countries import FOREIGN, STATES, UNITED_STATES
from finder.affiliations.words import fold_words

_DEPARTMENT = re.compile(r"\b(?:departments?|dept|division|section|program|unit|service)\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"universi|hospital|medic|clinic|\bcent(?:er|re)\b|college|school|institut|health|foundation|infirmary"
    r"|academ|\bsystem\b",
    re.IGNORECASE,
)
_REGIONS = frozenset({*STATES.values(), *(code.lower() for code in STATES), *FOREIGN, *UNITED_STATES})
_NUMBERS = re.compile(r"\b\w*\d\w*\b")  # postal codes


def institutions(line: str) -> tuple[str, ...]:
    """The pieces, between commas, that name an institution: no departments, cities, states or countries.

    A piece with a word for a house (hospital, university) is one wherever it stands. Of the others the first
    is, unless but a state or a country follows: "Mount Sinai, New York, NY" has one, "Fresno, CA" has none.
    """
    named = [piece for piece in (piece.strip() for piece in line.split(",")) if piece]
    named = [piece for piece in named if not _DEPARTMENT.search(piece)]
    rest = [piece for piece, after in zip(named, [*named, ""][1:], strict=True)
            if _HOUSE.search(piece) or not _is_region(piece, after)]
    a_city = len(rest) == 1 < len(named)
    return tuple(piece for n, piece in enumerate(rest) if _HOUSE.search(piece) or (n == 0 and not a_city))


def _is_region(piece: str, after: str) -> bool:
    """A state, a province or a country; New York before NY is the city."""
    name = _folded(piece)
    return name in _REGIONS and STATES.get(_folded(after).upper()) != name


def _folded(piece: str) -> str:
    return " ".join(fold_words(_NUMBERS.sub(" ", piece)))
