"""A person as we believe them to be: what was printed is a mention; whose it is and where, is ours."""

from __future__ import annotations

from dataclasses import dataclass

from finder.model.byline import Byline
from finder.model.identity import Bin, Reason
from sources.records import Alumnus, Listing


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry on a watched page, as attributed to a person, and the program the page belongs to."""

    listing: Listing
    page_url: str
    seen: str  # ISO date the page last showed it
    program: str = ""  # ACGME code
    bin: Bin = "sure"


@dataclass(frozen=True, slots=True)
class Place:
    """What an affiliation line says: see `finder.affiliations`. Codes are ACGME's; state is two letters."""

    affiliation: str
    programs: tuple[str, ...] = ()
    department: str = "unclear"
    institutions: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    country: str = ""  # "US" when the line says or implies the United States; else a name, or empty
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Our belief about one human being: the mentions we hold to be theirs, and what these say."""

    id: int
    name: str
    family: str
    given: str
    degrees: tuple[str, ...] = ()
    identity: Bin = "sure"
    because: tuple[Reason, ...] = ()
    bylines: tuple[Byline, ...] = ()  # newest first
    entries: tuple[Entry, ...] = ()
    alumni: tuple[Alumnus, ...] = ()  # rows of the alumni list that are this person
    place: Place = Place("")  # latest own affiliation or page entry
    place_source: str = ""  # pmid:… or URL that says so
    place_seen: str = ""  # ISO date
    place_mention: str = ""  # locator
    role: str = ""
    programs: tuple[str, ...] = ()
