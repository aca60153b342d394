"""What connects a person with the student, as facts that can be checked, and what each adds to a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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
