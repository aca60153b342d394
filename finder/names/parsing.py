"""Takes a printed name into comparable parts, because sources put initials and suffixes anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from finder.names.folding import fold

SUFFIXES = {"jr": "ii", "junior": "ii", "ii": "ii", "2nd": "ii", "sr": "i", "senior": "i", "iii": "iii",
            "3rd": "iii", "iv": "iv", "4th": "iv"}
_VOWELS = frozenset("AEIOUY")
# "DR" and "MS" may be initials
_TITLES = re.compile(r"(?:(?:Dr|Mr|Ms|Sir|(?i:prof|professor|mrs))(?:\.\s*|\s+))+(?=\w)")
# two names whose space was lost: AlfaroMolina, while of VanDyk and McDonald the first part is short
_RUN_TOGETHER = re.compile(r"(?<=[a-zà-ÿ]{5})(?=[A-ZÀ-Þ][a-zà-ÿ]{3})")


@dataclass(frozen=True, slots=True)
class Name:
    """A name made comparable: folded, in parts. Initials are one-letter tokens of `given`."""

    family: str  # folded, words parted by a space, without suffix
    given: tuple[str, ...] = ()
    suffix: str = ""  # "i" (senior), "ii" (junior), "iii", "iv"


@lru_cache(maxsize=1 << 16)
def parse(family: str, given: str = "", suffix: str = "", initials: str = "") -> Name:
    """The comparable form of a printed name. A given name that is only `initials` becomes letters."""
    given = untitled(given.strip())
    words = fold(given).split()
    tail = SUFFIXES.get(fold(suffix)) or SUFFIXES.get(words[-1] if len(words) > 1 else "") \
        or SUFFIXES.get(fold(family).split(" ")[-1], "")
    if len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    if not words:
        words = list(fold(initials).replace(" ", ""))
    elif len(words) == 1 and len(given) <= 4 and given.isupper() and given.isalpha():
        words = _of_capitals(words[0], given, initials, family)
    return Name(family_words(family), tuple(words), tail)


def _of_capitals(word: str, given: str, initials: str, family: str) -> list[str]:
    """The letters of a word of capitals that is initials, or the word.

    Of "ED" SMITH neither can be told: the first letter alone fits both Edward and E. D.
    """
    if given == initials or _VOWELS.isdisjoint(given):
        return list(word)
    if len(given) != 2:
        return [word]
    if not family.isupper():
        return list(word)
    return [word] if initials else [word[0]]


def untitled(given: str) -> str:
    """A given name without the title printed before it: Dr. Rupert."""
    return _TITLES.sub("", given, count=1) if _TITLES.match(given) else given


def family_words(family: str) -> str:
    """A folded family name without the suffix printed behind it."""
    words = fold(_RUN_TOGETHER.sub(" ", family)).split(" ")
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)
