"""Tells which stored names somebody means who types one, because nobody types a name as it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from finder.names.comparing import compare
from finder.names.family import compare_family
from finder.names.folding import fold
from finder.names.levels import Family, Given, Middle
from finder.names.parsing import Name, parse
from sources.printed_name import take_apart

_WHOLE = (Family.SAME, Family.TRANSLITERATED)  # printed the other way round is a reading of its own
_PART = (Family.PARTICLE, Family.COMPOUND)
_MEANT = (Given.SAME, Given.NICKNAME, Given.MIDDLE, Given.INITIAL, Given.INITIALS)


class Fit(IntEnum):
    """How well a typed name fits a stored one; who fits best is meant."""

    NO = 0
    POSSIBLE = 1  # an initial, a pet name, a part of the family name
    SAME = 2  # but for a middle name, or the family name alone; or so printed by a source
    EXACT = 3  # but for case, accents, order, honorifics and degrees


def fit(text: str, name: str, family: str, given: str, printed: Iterable[str] = ()) -> Fit:
    """How a typed name fits a stored one, given whole and in parts; `printed` are its other forms.

    A misspelled name does not fit: who is meant then is a guess, to be asked back (`likeness`).
    """
    typed, _ = _typed(text)
    if not typed:
        return Fit.NO
    if typed == fold(name):
        return Fit.EXACT
    if typed in {fold(form) for form in printed}:
        return Fit.SAME
    stored = parse(family, given, fold(name).split(" ")[-1])
    fits = [_fit(reading, stored) for reading in _readings(text)] if stored.family else []
    return max(fits, default=Fit.NO)


def likeness(text: str, name: str) -> float:
    """How alike a typed name and a stored one look, 0 to 100: all the words, or the family name alone."""
    typed, family = _typed(text)
    near = max((fuzz.ratio(family, word) for word in fold(name).split()), default=0.0)
    return max(float(fuzz.token_set_ratio(typed, fold(name))), 0.95 * near)


@lru_cache(maxsize=16)
def _typed(text: str) -> tuple[str, str]:
    """All of a typed name without honorific and degrees, and its family name."""
    typed = take_apart(text)
    return fold(typed.full), fold(typed.family)


@lru_cache(maxsize=16)
def _readings(text: str) -> tuple[Name, ...]:
    """What the parts of a typed name may be.

    Where no comma says which is the family name: the last word, the first ("Moorhouse C"), or all of them.
    """
    typed = take_apart(text)
    found = [parse(typed.family, typed.given, typed.suffix)]
    if typed.given and not typed.inverted:
        found += [parse(typed.given, typed.family, typed.suffix), parse(typed.full)]
    return tuple(name for name in found if name.family)


def _fit(asked: Name, stored: Name) -> Fit:
    family = compare_family(asked.family, stored.family)
    # several words without a given name are no part of one: "Ann Harbor" is not every Harbor
    if family not in _WHOLE and (family not in _PART or (not asked.given and " " in asked.family)):
        return Fit.NO
    found = compare(asked, stored)
    if not found.possible or found.middle is Middle.CONFLICT or (asked.given and found.given not in _MEANT):
        return Fit.NO
    same = family in _WHOLE and (not asked.given or found.given is Given.SAME)
    return Fit.SAME if same else Fit.POSSIBLE
