"""What is asked and answered about who is who: verdicts and known people in, bins and reasons out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Bin = Literal["sure", "unsure", "conflict"]


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
    merged: bool = False  # part of another person now


@dataclass(frozen=True, slots=True)
class Reason:
    """One labelled piece of evidence on identity, with the weight it had."""

    label: str
    weight: float = 0.0
