"""Tells spellings of one given name from two names: Mohamed is Muhammad, Martin is not Martina."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from finder.names.servants import half, served
from finder.names.sounds import kept_apart, sounds_alike, two_in_pinyin

_VOWELS = "aeiouy"
_SOUNDS = str.maketrans("czqj", "ksky")


@lru_cache(maxsize=1 << 16)
def variant(one: str, other: str) -> bool:
    """True when two folded given names can be one, spelled otherwise, cut short or mistyped."""
    short, long = sorted((one, other), key=len)
    if sounds_alike(one, other):
        return True
    if one.startswith("abd") and other.startswith("abd"):
        names = served((one,)), served((other,))
        if names[0] and names[1]:
            return names[0][0] == names[1][0] or variant(names[0][0], names[1][0])
        if any(names) and half(short):
            return True
    if kept_apart(one, other) or two_in_pinyin(one, other) or _ends_apart(short, long):
        return False
    if len(short) >= 3 and long.startswith(short):
        return True
    if len(short) >= 5 and DamerauLevenshtein.distance(short, long, score_cutoff=1) <= 1:
        return True
    bones, alike_end = _skeleton(one), (short[-1] in _VOWELS) == (long[-1] in _VOWELS)
    if (len(bones) >= 3 or len(short) >= 6) and bones == _skeleton(other) and alike_end:
        return True
    return len(short) >= 6 and JaroWinkler.similarity(one, other) >= 0.94


def _ends_apart(short: str, long: str) -> bool:
    # Martin and Martina, Mario and Maria are two people
    stem = long[:-1]
    return long[-1] in _VOWELS and (short == stem or (short[:-1] == stem and short[-1] in _VOWELS))


def _skeleton(name: str) -> str:
    # what is left of a name when vowels and their spelling are taken out: Mohamed, Muhammad
    bones = re.sub("[aeiouyhw]", "", name[1:].replace("ph", "f").replace("ck", "k"))
    return re.sub(r"(.)\1+", r"\1", (name[0] + bones).translate(_SOUNDS))
