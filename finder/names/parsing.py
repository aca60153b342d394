"""Takes a printed name into comparable parts, because sources put initials and suffixes anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from finder.names.folding import fold

SUFFIXES = {"jr": "ii", "junior": "ii", "ii": "ii", "2nd": "ii", "sr": "i", "senior": "i", "iii": "iii",
            "3rd": "iii", "iv": "iv", "4th": "iv"}
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
    words = fold(given).split()
    tail = SUFFIXES.get(fold(suffix)) or SUFFIXES.get(words[-1] if len(words) > 1 else "") \
        or SUFFIXES.get(fold(family).split(" ")[-1], "")
    if len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    if not words:
        words = list(fold(initials).replace(" ", ""))
    elif len(words) == 1 and _is_initials(given.strip(), initials, family):
        words = list(words[0])
    return Name(family_words(family), tuple(words), tail)


def _is_initials(given: str, initials: str, family: str) -> bool:
    return len(given) <= 4 and given.isupper() and given.isalpha() and not family.isupper() and (
        given == initials or not set(given) & set("AEIOUY") or len(given) == 2)


def family_words(family: str) -> str:
    """A folded family name without the suffix printed behind it."""
    words = fold(_RUN_TOGETHER.sub(" ", family)).split(" ")
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)
