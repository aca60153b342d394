"""What we make of facts: the types that every part of the middle speaks in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from sources.records import Alumnus, Article, Listing, Mention, Training

Bin = Literal["sure", "unsure", "conflict"]


class Kind(StrEnum):
    """The kinds of evidence that connect a person with this student; each has a weight and a wording."""

    ALUMNI = "alumni"  # the person went to the student's school
    COAUTHOR = "coauthor"  # wrote with somebody of the student's school
    INTEREST = "interest"  # writes about what the student wants to do
    AUTHORSHIP = "authorship"  # leads: first, senior, corresponding author
    ACTIVITY = "activity"  # has written lately
    PROGRAM = "program"  # works where surgeons are trained
    GEOGRAPHY = "geography"  # is where the student has ties
    REACHABLE = "reachable"  # an address is published
    REMOTE = "remote"  # designs that a student can help with from abroad


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
class UsImg:
    """The share of residents who are US citizens from schools abroad, as a dated source states it."""

    percent: float
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Program:
    """A US general surgery residency program."""

    acgme: str
    name: str
    institution: str = ""
    aliases: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    setting: str = ""
    website: str = ""
    pages: tuple[str, ...] = ()
    us_img: UsImg | None = None


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the user decided about two mentions: the same person or not. Locators never change."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of an earlier run: the id to keep, and the mentions that were theirs."""

    key: str
    locators: frozenset[str]
    touched: bool = False  # the user has a contact, verdict or note on this person
    kept: frozenset[str] = frozenset()  # the mentions that decision was about
    home: frozenset[str] = frozenset()  # what the id means: held, or held when it was merged into another
    first: frozenset[str] = frozenset()  # had this id before any other


@dataclass(frozen=True, slots=True)
class Reason:
    """One labelled piece of evidence on identity, with the weight it had."""

    label: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Byline:
    """A place in the byline of an article, as attributed to a person."""

    mention: Mention
    article: Article
    bin: Bin = "sure"

    @property
    def roles(self) -> tuple[str, ...]:
        """The leading roles of this place, most senior first; empty for one of many.

        Senior is the last *personal* author of a complete list of three or more: a cut list has no last
        author, and a group name at the end is nobody (APIS.md 1.8). Corresponding means that the person's
        own address stands in the record.
        """
        people = [a.locator for a in self.article.authors if not a.collective and a.valid]
        own, found = self.mention.locator, []
        if self.article.complete and len(people) >= 3 and people[-1] == own:
            found.append("senior")
        if people[:1] == [own]:
            found.append("sole" if len(people) == 1 and self.article.complete else "first")
        if self.mention.corresponding:
            found.append("corresponding")
        return tuple(found)

    @property
    def led(self) -> bool:
        """True when the person led this paper."""
        return bool(self.roles)

    @property
    def counts(self) -> bool:
        """True for a paper: not one that was retracted or questioned, and no notice about another."""
        return not (self.article.retracted or self.article.notice or self.article.concern)

    @property
    def public(self) -> str:
        """The date the paper became public, ISO text as exact as the record is."""
        return self.article.first_public or self.article.published


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """One checkable fact that connects a person with the student."""

    kind: Kind
    strength: float  # 0..1
    detail: str  # one sentence a person can check
    source: str  # pmid:NNN, a URL, or alumni:FILE#ROW
    mention: str  # the locator of the mention that proves it
    quote: str = ""  # verbatim words of the source, when the sentence rests on words
    facts: Mapping[str, str] = field(default_factory=dict)  # for the wording: topic, year, who …


@dataclass(frozen=True, slots=True)
class Term:
    """One summand of a score."""

    kind: Kind
    weight: float
    strength: float
    evidence: Evidence

    @property
    def contribution(self) -> float:
        """What this term adds to the score."""
        return self.weight * self.strength


@dataclass(frozen=True, slots=True)
class Email:
    """An address as published, and how far to trust it. Never guessed."""

    address: str
    source: str
    seen: str  # ISO date of the page or paper
    how: str  # "plain text in an affiliation", "mailto link on a page", …
    trust: str  # "current", "verify first: …"


@dataclass(frozen=True, slots=True)
class Hook:
    """Words an e-mail could open with, and the verbatim proof."""

    kind: str
    text: str
    quote: str
    source: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class WarmPath:
    """Somebody to write to first, and the source that ties them to the target."""

    who: int  # person id
    name: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A person worth writing to: a score, the terms that add up to it, the hooks they suggest."""

    person: Person
    score: float
    terms: tuple[Term, ...]
    hooks: tuple[Hook, ...] = ()
    email: Email | None = None
    missing: tuple[str, ...] = ()  # what is not known, said once
    paths: tuple[WarmPath, ...] = ()
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody the user decided to keep in touch with; stands on its own, person or not."""

    id: int
    name: str
    role: str = ""
    institution: str = ""
    email: str = ""
    email_source: str = ""
    how_met: str = ""
    topics: str = ""
    status: str = "to write"
    hook: str = ""
    hook_source: str = ""
    last_contact: str = ""
    next_follow_up: str = ""
    person: int | None = None
    notes: str = ""


__all__ = [
    "Alumnus",
    "Article",
    "Bin",
    "Byline",
    "Contact",
    "Email",
    "Entry",
    "Evidence",
    "Hook",
    "Interest",
    "Kind",
    "KnownPerson",
    "Listing",
    "Mention",
    "Opportunity",
    "Person",
    "Place",
    "Program",
    "Reason",
    "Student",
    "Term",
    "Training",
    "UsImg",
    "Verdict",
    "WarmPath",
]
