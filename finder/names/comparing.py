"""Compares two names part by part, and says whether they can be one person's at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from finder.names.family import compare_family, two_families
from finder.names.given import carries_both, compare_given, reconcilable
from finder.names.levels import Family, Given, Middle, Suffix
from finder.names.parsing import Name
from finder.names.swapping import swapped


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
    if family is Family.DIFFERENT and swapped(one, other):
        return Agreement(Family.SWAPPED, Given.SAME, Middle.NONE, Suffix.NONE)
    given, middle = compare_given(one.given, other.given)
    suffix = Suffix.NONE
    if one.suffix and other.suffix:
        suffix = Suffix.SAME if one.suffix == other.suffix else Suffix.CONFLICT
    return Agreement(family, given, middle, suffix)


def may_meet(names: Collection[Name], others: Collection[Name]) -> bool:
    """False when the names of two people can be one person's by no form between.

    Suffixes conflict, family names of which one is shared and one is not, and full first names: Kenneth and
    Scott conflict, unless one of all the names carries both: K. Scott, or Kenneth S, or is printed family
    first.
    """
    between = {name.given for name in (*names, *others)}
    return all(_may_be_one(a, b, between) for a in names for b in others)


def _may_be_one(one: Name, other: Name, between: Collection[tuple[str, ...]]) -> bool:
    if (one.suffix and other.suffix and one.suffix != other.suffix) or two_families(one.family, other.family):
        return False
    return reconcilable(one.given, other.given) or swapped(one, other) or any(
        carries_both(given, one.given[0], other.given[0]) for given in between)

