"""Reads the Arabic names that begin with "servant of": Abdulrahman, Abdel-Rahman and Abd El Rahman are one.

What tells them apart is the name behind: of Abdulrahman and Abdulrahim most letters are the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

# before R, S, N and other letters the L of the article is spoken, and often printed, as that letter
_HALF = re.compile(r"abd(?:[aeiou][lrsndzt]?)?")
_ARTICLE = re.compile(r"[aeiou][lrsndzt]")
_OPENING = re.compile(r"abd[aeiou]?l?")
_DOUBLED = re.compile(r"(.)\1")
_GOD = re.compile(r"(?:[aeou]?l?)lah|ah?")  # what is left of Abdullah, Abdallah and Abdulla


@lru_cache(maxsize=1 << 14)
def served(given: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The name behind the "servant of" that opens folded given names, and the words after it.

    None where nothing opens them so; "Abdul" and "Abdul R" do not say the name.
    """
    if not given or not given[0].startswith("abd"):
        return None
    first, rest = given[0], given[1:]
    if not half(first):
        name = _OPENING.sub("", _DOUBLED.sub(r"\1", first), count=1)
    else:
        if len(rest) > 1 and _ARTICLE.fullmatch(rest[0]):
            rest = rest[1:]
        if not rest or len(rest[0]) < 3:
            return None
        name, rest = _DOUBLED.sub(r"\1", rest[0]), rest[1:]
        if first == "abd" and name[1:2] == "l" and len(name) > 4:  # Abd Elrahman
            name = name[2:]
    name = "allah" if _GOD.fullmatch(name) else name
    return (name, rest) if len(name) > 1 else None


def half(word: str) -> bool:
    """Whether a folded word is "servant of" and no more."""
    return bool(_HALF.fullmatch(word))
