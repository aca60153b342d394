"""Which pieces of an affiliation line name an institution: a city must not stand for a hospital in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from finder.affiliations.countries import AMBIGUOUS_CITIES, FOREIGN, OLD_STATES, STATES, UNITED_STATES
from finder.affiliations.departments import is_specialty
from finder.affiliations.where import STREETS
from finder.affiliations.words import fold_words, without_mail

# also behind the sign of a footnote: "1Department"; that of Veterans Affairs is a house
_DEPARTMENT = re.compile(
    r"(?<![a-z])[a-z]?(?:departments?(?! of veterans)|dept|divisions?|sections?|programs?|unit|service)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"universi|hospital(?!ist| medicine)|clinic(?!al)|\bcent(?:er|re)s?\b|college|school|institut|foundation"
    r"|infirmary|academ",
    re.IGNORECASE,
)
_PERHAPS_HOUSE = re.compile(r"medic|health|\bsystem\b", re.IGNORECASE)  # or a specialty: Sleep Medicine
# beside the name of a department: "Department of Hospital Medicine" names none
_HOUSE_OF_DEPARTMENTS = re.compile(
    r"universi|\bhospitals?\b(?! medicine)|college|medical cent|\bclinic\b", re.IGNORECASE
)
_TOWNS = frozenset((  # that are called after a house
    "college station", "bryan college station", "college park", "college place", "college point",
    "collegeville", "collegedale", "state college", "university city", "university heights",
    "university park", "university place", "medical lake", "medicine hat", "medicine lodge",
    "newton center", "rockville center",
))  # fmt: skip
_GROUNDS = frozenset(("plaza", "place", "square"))  # streets behind a number only: hospitals stand on them
_DIRECTIONS = frozenset(("north", "south", "east", "west", "ne", "nw", "se", "sw"))
# Of these states a university has several seats, each a university: "University of California, San Francisco"
_SEVERAL = re.compile(
    r"university of (?:alabama|arkansas|california|colorado|illinois|maryland|massachusetts|missouri|nebraska"
    r"|nevada|north carolina|tennessee|texas|wisconsin)$",
    re.IGNORECASE,
)
_STATES = frozenset({*STATES.values(), *(code.lower() for code in STATES), *OLD_STATES})
_REGIONS = frozenset({*_STATES, *FOREIGN, *UNITED_STATES} - AMBIGUOUS_CITIES)
_NUMBERS = re.compile(r"\b\w*\d\w*\b")  # postal codes
# "and Immunity"; "Box 12", "5th Floor"; a province: ON
_NO_NAME = re.compile(r"&|and\b|.*(?<!\S)\d[\d-]*\w{0,2}(?!\S)|(?:[A-Z]{2}|NSW|QLD|VIC)\b\W*$")


def institutions(line: str) -> tuple[str, ...]:
    """The pieces between commas that name an institution: no departments, streets, cities or states.

    A piece with a word for a house (hospital, university) is one wherever it stands. Where a part of the line
    has none, the name before its city is: "Mount Sinai, New York, NY" has one, "Fresno, CA" none. Behind a
    department a state or country must follow the city: two bare names may as well be a list of subjects.
    """
    parts = [pieces for part in without_mail(line).split(";") if (pieces := _pieces(part))]
    return tuple(name for pieces in parts for name in (
        [piece for piece in pieces if _is_house(piece)] or _bare(pieces, alone=pieces is parts[0])))


def _pieces(part: str) -> list[str]:
    """The pieces between commas; the university of a state of several is named with its seat."""
    pieces: list[str] = []
    for piece in filter(None, (piece.strip() for piece in part.split(","))):
        if pieces and _SEVERAL.search(pieces[-1]) and _may_be_name(piece, ""):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    return pieces


def _bare(pieces: Sequence[str], *, alone: bool) -> list[str]:
    """The name of a house without a word for it, if there is one; `alone` it needs no city behind it."""
    bare = [i for i, (piece, after) in enumerate(pairwise([*pieces, ""])) if _may_be_name(piece, after)]
    has_city = len(bare) > 1 and (bare[0] == 0 or bare[-1] < len(pieces) - 1)
    return [pieces[bare[0]]] if has_city or (bare and alone and len(pieces) == 1) else []


def _may_be_name(piece: str, after: str) -> bool:
    return not (_NO_NAME.match(piece) or _DEPARTMENT.search(piece) or _is_region(piece, after)
                or _is_street(piece) or is_specialty(piece))


def _is_house(piece: str) -> bool:
    if _DEPARTMENT.search(piece):
        return bool(_HOUSE_OF_DEPARTMENTS.search(piece))
    sure = bool(_HOUSE.search(piece))
    if not sure and (not _PERHAPS_HOUSE.search(piece) or is_specialty(piece)):
        return False
    return not _is_street(piece) and " ".join(fold_words(piece)) not in _TOWNS


def _is_street(piece: str) -> bool:
    """A street has its word last, or anywhere behind a number: "Medical Center Drive", "20 College Ave E"."""
    found = [word for word in _folded(piece).split() if word not in _DIRECTIONS]
    if piece[:1].isdigit() or found[:1] == ["one"]:
        return found[-1:] == ["st"] or not STREETS.isdisjoint(found)
    return bool(found) and found[-1] in STREETS - _GROUNDS


def _is_region(piece: str, after: str) -> bool:
    """A state, a province or a country; New York before NY, and Washington before DC, are cities."""
    name = _folded(piece)
    return name in _REGIONS and not (name in _STATES and _folded(after) in _STATES)


def _folded(piece: str) -> str:
    return " ".join(fold_words(_NUMBERS.sub(" ", piece)))
