"""What the program suggests: a person worth writing to, how to begin, and whom to ask first."""

from __future__ import annotations

from dataclasses import dataclass

from finder.model.evidence import Evidence, Term
from finder.model.person import Person


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
