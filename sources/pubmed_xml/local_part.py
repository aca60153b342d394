"""Tells how well the local part of an e-mail address fits an author's name: "jdoe" fits Jane Doe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from unidecode import unidecode

from sources.records import Mention

# how well a local part fits a name, best first: jane.doe, jdoe, doe, doe77x, jane77, jd
FULL, INITIAL, ALONE, FAMILY, GIVEN, LETTERS, NOTHING = 6, 5, 4, 3, 2, 1, 0

_WORD = re.compile("[a-z]+")


def levels_of(local: str, people: Sequence[Mention]) -> dict[int, int]:
    """place → level, of those in a byline whom a local part fits at all; FULL, the highest, to LETTERS."""
    levels = {}
    words = letters_of(local)
    letters = "".join(words)
    long = len(letters) > 6  # for initials
    ends = letters[:1] + letters[-1:]  # where the family name's initial stands
    for place, author in enumerate(people):
        given, family, starts = _names(author.given, author.family)
        for start in starts:
            if start in letters:
                break
        else:  # no name in it, and no initials either: the usual case, decided cheaply
            if long or not starts or starts[0][0] not in ends:
                continue
        level = _level(words, letters, author, given, family)
        if level > NOTHING:
            levels[place] = level
    return levels


def letters_of(text: str) -> tuple[str, ...]:
    """The words of a name or local part, in plain small letters."""
    plain = (text if text.isascii() else unidecode(text)).lower()
    if plain.isalpha() and plain.isascii():
        return (plain,)
    return tuple(_WORD.findall(plain.replace("'", "")))


@lru_cache(maxsize=4096)
def _names(given: str, family: str) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    """The words of the given and of the family name, and the first four letters of each."""
    words, last = letters_of(given), letters_of(family)
    return words, last, [word[:4] for word in last + words]


def _level(
    words: tuple[str, ...], letters: str, author: Mention, given: tuple[str, ...], family: tuple[str, ...]
) -> int:
    """How well the words of a local part fit an author's name; NOTHING when they do not."""
    if author.collective or not author.valid or not family:
        return NOTHING
    initials = "".join(given) if author.given == author.initials else "".join([word[0] for word in given])
    level = _name_level(letters, given, initials, family)
    return max(level, FAMILY) if "".join(family) in words else level


def _name_level(local: str, given: tuple[str, ...], initials: str, family: tuple[str, ...]) -> int:
    whole = "".join(family)
    several = family if len(family) < 2 else dict.fromkeys((whole, *sorted(family, key=len, reverse=True)))
    for name in several:
        if len(name) > 1 and name in local:
            level = _rest_level(local.replace(name, "", 1), name, given, initials)
            if level:
                return level
    if _cut_short(local, whole, initials):
        return FAMILY
    if any(len(word) > 3 and word in local for word in given):
        return GIVEN
    return LETTERS if _are_letters_of(local, "".join(given), initials, whole[0]) else NOTHING


def _rest_level(rest: str, name: str, given: tuple[str, ...], initials: str) -> int:
    """The level of a local part that has the family name and, besides, `rest`."""
    if rest and (rest in given or rest == "".join(given)):
        return FULL if len(rest) > 1 else INITIAL
    if rest and (initials.startswith(rest) or any(word.startswith(rest) for word in given)):
        return INITIAL
    if _abbreviates(rest, "".join(given)):
        return INITIAL
    if len(name) < 4:  # "li" is in "delight"
        return NOTHING
    return ALONE if not rest else FAMILY


def _abbreviates(short: str, given: str) -> bool:
    """Two or three letters of a given name, in order from its first: "xt" of "Xiangtian"."""
    if not 2 <= len(short) <= 3 or short[0] != given[:1]:
        return False
    letters = iter(given)
    return all(letter in letters for letter in short)


def _are_letters_of(local: str, given: str, initials: str, first: str) -> bool:
    if local in {initials + first, first + initials, initials[:1] + first} and len(local) > 1:
        return True
    return (local[:1] == first and _abbreviates(local[1:], given)) or (
        local[-1:] == first and _abbreviates(local[:-1], given)
    )


def _cut_short(local: str, family: str, initials: str) -> bool:
    """Mail systems that allow eight letters or fewer: "jhernand", "hernandj", "hernan"."""
    for start in {"", initials[:1], initials}:
        for part in (local.removeprefix(start), local.removesuffix(start)):
            if (len(part) < len(local) or not start) and len(part) > 3 and family.startswith(part):
                return True
    return False
