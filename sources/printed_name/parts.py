"""The parts of one printed name, and the order in which what surrounds them is taken off."""

from __future__ import annotations

from dataclasses import dataclass

from sources.printed_name.credentials import without_credentials
from sources.printed_name.honorifics import without_honorifics
from sources.printed_name.name_case import name_case
from sources.printed_name.order import family_and_given
from sources.printed_name.tidying import tidy, without_brackets

LONGEST = 500  # characters; no name with degrees and remarks comes near it, but a page may print any number


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A printed name in parts, in the letters of the page (all capitals are put in name case).

    `full` is given name first, without honorific and degrees, with the suffix.
    """

    given: str
    family: str
    suffix: str = ""
    degrees: tuple[str, ...] = ()
    honorific: str = ""
    nickname: str = ""
    full: str = ""
    inverted: bool = False  # printed family name first


def take_apart(text: str) -> PrintedName:
    """The parts of one printed name; a text that is no name still comes back, as a family name."""
    text, nickname = without_brackets(tidy(text[:LONGEST]))
    kept, degrees, suffixes = _name_parts(text)
    bare = [without_honorifics(part, at > 0) for at, part in enumerate(kept)]
    honorific = " ".join(title for _, titles in bare for title in titles)
    family, given, inverted = family_and_given([part for part, _ in bare if part])
    given, family = name_case(given, 3), name_case(family, 2)
    end = suffixes[0] if suffixes else ""
    full = " ".join(x for x in (given, family, end) if x)
    return PrintedName(given, family, end, tuple(dict.fromkeys(degrees)), honorific, nickname, full, inverted)


def _name_parts(text: str) -> tuple[list[str], list[str], list[str]]:
    """(the comma parts that are name, degrees, suffixes)."""
    parts = [part.strip(" ;:-–") for part in text.split(",") if part.strip(" .;:-–")]
    kept: list[str] = []
    degrees: list[str] = []
    suffixes: list[str] = []
    for number, part in enumerate(parts):
        # what follows the credentials of a whole name is a school or a place, not a forename
        closed = bool(degrees) and len(parts[0].split()) > 1
        left, titles, ends = without_credentials(part, number > 0)
        degrees += titles
        suffixes += ends
        kept += [left] if left and not (closed and number) else []
    return kept, degrees, suffixes
