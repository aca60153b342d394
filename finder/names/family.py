"""Compares family names, which marriage, particles and transliteration change from source to source."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from finder.names.levels import Family
from finder.names.surname import spelled, words


@lru_cache(maxsize=1 << 16)
def compare_family(one: str, other: str) -> Family:
    """How two folded family names agree."""
    compact = one.replace(" ", ""), other.replace(" ", "")
    if compact[0] == compact[1]:
        return Family.SAME
    if spelled(compact[0]) == spelled(compact[1]) or _spelled(one) == _spelled(other):
        return Family.TRANSLITERATED
    bare = words(one), words(other)
    if bare[0] and bare[0] == bare[1]:
        return Family.PARTICLE
    if _within(bare[0], bare[1]) or _within(bare[1], bare[0]):
        return Family.COMPOUND
    near = min(len(one), len(other)) >= 6 and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
    return Family.TYPO if near else Family.DIFFERENT


def _spelled(family: str) -> str:
    return "".join(spelled(word) for word in family.split())


def two_families(one: str, other: str) -> bool:
    """True when two folded names share one family name and no other: García López, García Pérez."""
    parts = [{word for word in words(family) if len(word) > 1} for family in (one, other)]
    return all(len(part) > 1 for part in parts) and all(
        (parts[0] & parts[1], parts[0] - parts[1], parts[1] - parts[0]))


def _within(few: Collection[str], many: Collection[str]) -> bool:
    """True when each word is one of `many`, or its initial: García López and García Pérez are two."""
    return any(len(word) > 1 and word in many for word in few) and all(
        word in many or (len(word) == 1 and any(full[0] == word for full in many)) for word in few)
