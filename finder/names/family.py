"""Compares family names, which marriage, particles and transliteration change from source to source."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from finder.names.folding import plain_umlauts
from finder.names.levels import Family

PARTICLES = frozenset({
    "al", "el", "ben", "bin", "ibn", "abu", "abd", "da", "das", "de", "del", "della", "dello", "den", "der",
    "des", "di", "do", "dos", "du", "e", "la", "las", "le", "los", "mac", "mc", "o", "san", "santa", "st",
    "saint", "ter", "ten", "van", "vander", "vanden", "vom", "von", "y", "zu", "zur", "af", "av",
})


@lru_cache(maxsize=1 << 16)
def compare_family(one: str, other: str) -> Family:
    """How two folded family names agree."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return Family.SAME
    if plain_umlauts(one) == plain_umlauts(other) and min(len(one), len(other)) >= 5:
        return Family.TRANSLITERATED
    bare = [[word for word in name.split() if word not in PARTICLES] for name in (one, other)]
    if bare[0] and bare[0] == bare[1]:
        return Family.PARTICLE
    if set(bare[0]) & set(bare[1]):
        return Family.COMPOUND
    near = min(len(one), len(other)) >= 6 and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
    return Family.TYPO if near else Family.DIFFERENT
