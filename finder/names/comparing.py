"""Compares two names part by part, and says whether they can be one person's at all."""

from __future__ import annotations

from dataclasses import dataclass

from finder.names.family import compare_family
from finder.names.given import compare_given, reconcilable
from finder.names.levels import Family, Given, Middle, Suffix
from finder.names.parsing import Name


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two names agree, part by part."""

    family: Family
    given: Given
    middle: Middle
    suffix: Suffix

    @property
    def possible(self) -> bool:
        """False when no sum of other evidence may join the two names into one person."""
        return self.family is not Family.DIFFERENT and self.given not in (
            Given.CONFLICT, Given.INITIAL_CONFLICT) and self.suffix is not Suffix.CONFLICT


def compare(one: Name, other: Name) -> Agreement:
    """How two names agree, in labelled levels; symmetric.

    A name printed family first is tried both ways: only a full swap ("Wei Zhang", "Zhang Wei") counts.
    """
    family = compare_family(one.family, other.family)
    if family is Family.DIFFERENT and _swapped(one, other):
        return Agreement(Family.SWAPPED, Given.SAME, Middle.NONE, Suffix.NONE)
    given, middle = compare_given(one.given, other.given)
    suffix = Suffix.NONE
    if one.suffix and other.suffix:
        suffix = Suffix.SAME if one.suffix == other.suffix else Suffix.CONFLICT
    return Agreement(family, given, middle, suffix)


def may_meet(one: Name, other: Name) -> bool:
    """False when two names can be one person's by no form between: suffixes, or all given names, conflict."""
    return (not one.suffix or not other.suffix or one.suffix == other.suffix) and reconcilable(
        one.given, other.given)


def _swapped(one: Name, other: Name) -> bool:
    return bool(one.given and other.given) and min(len(one.family), len(other.family)) > 1 and (
        one.family.replace(" ", "") == "".join(other.given)
        and other.family.replace(" ", "") == "".join(one.given))
