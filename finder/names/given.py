"""Compares given names, of which one source prints all, another initials and a third the one in use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from finder.names.levels import Given, Middle
from finder.names.nicknames import formal_initial, nickname
from finder.names.servants import served
from finder.names.spelling import variant
from finder.names.surname import PARTICLES

# printed behind a given name they belong to the family name, or to a name that follows: Hassan Bin
LINKS = frozenset({
    "al", "el", "ul", "bin", "ben", "bint", "ibn", "de", "del", "dos", "la", "las", "los", "van", "von",
    "der", "den",
})


@lru_cache(maxsize=1 << 18)
def compare_given(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Given, Middle]:
    """How two lists of given names (folded, initials as letters) agree: first name, then the rest."""
    if not one or not other:
        return Given.MISSING, Middle.MISSING
    if len(one[0]) > 1 and len(other[0]) > 1 and "".join(one) == "".join(other):
        return Given.SAME, Middle.SAME if len(one) > 1 and len(other) > 1 else Middle.NONE
    first = _first(one[0], other[0])
    names = served(one), served(other)
    if names[0] and names[1]:
        if not _fits(names[0][0], names[1][0]):
            return Given.CONFLICT, _middle(one[1:], other[1:])
        if first is Given.CONFLICT:
            return Given.VARIANT, _middle(names[0][1], names[1][1])
    if first is Given.INITIALS and _in_use_apart(one, other):
        return Given.CONFLICT, Middle.CONFLICT
    if first in (Given.CONFLICT, Given.INITIAL_CONFLICT) and _by_middle(one, other):
        return Given.MIDDLE, Middle.MISSING
    return first, _middle(one[1:], other[1:])


def _first(one: str, other: str) -> Given:
    if len(one) == 1 or len(other) == 1:
        if one[0] == other[0]:
            return Given.INITIALS if len(one) == len(other) == 1 else Given.INITIAL
        fits = {formal_initial(one), formal_initial(other)}
        return Given.INITIAL if len(fits) == 1 else Given.INITIAL_CONFLICT
    if one == other:
        return Given.SAME
    if nickname(one, other):
        return Given.NICKNAME
    return Given.VARIANT if variant(one, other) else Given.CONFLICT


def _in_use_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two people go by the names behind one initial: W. Scott and W. Thomas, not W. Scott Thomas."""
    names = [[word for word in words[1:] if word not in LINKS and word not in PARTICLES]
             for words in (one, other)]
    return all(_any_full(words) for words in names) and not any(_fits(a, b) for a in names[0]
                                                                for b in names[1])


def reconcilable(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """False when no form between can make two lists of given names one person's: John and Jane.

    Initials alone always can: of W and Scott the form between is W. Scott. Of names in full the first of one
    must fit some name of the other, as Scott fits Kenneth S.
    """
    if not one or not other:
        return True
    names = served(one), served(other)
    if names[0] and names[1]:
        return _fits(names[0][0], names[1][0])
    if _first(one[0], other[0]) is Given.INITIALS and _in_use_apart(one, other):
        return False
    return not (_any_full(one) and _any_full(other)) or any(
        _fits(a[0], word) for a, b in ((one, other), (other, one)) for word in b)


def carries_both(between: tuple[str, ...], one: str, other: str) -> bool:
    """Whether given names hold two first names, one at least in full: Kenneth S both Kenneth and Scott."""
    return any(_fits(a, one) and _fits(b, other) and max(len(a), len(b)) > 1
               for a, b in permutations(between, 2))


def _any_full(words: Sequence[str]) -> bool:
    return any(len(word) > 1 for word in words)


def _fits(one: str, other: str) -> bool:
    return _first(one, other) not in (Given.CONFLICT, Given.INITIAL_CONFLICT)


def _by_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(len(a[0]) > 1 and any(a[0] == word or nickname(a[0], word) for word in b[1:])
               for a, b in ((one, other), (other, one)))


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> Middle:
    one, other = _unlinked(one), _unlinked(other)
    if not one or not other:
        return Middle.MISSING if one or other else Middle.NONE
    if any(len(word) > 1 and word in other for word in one):
        return Middle.SAME
    if any(nickname(a, b) for a in one for b in other):
        return Middle.INITIAL
    full = all(len(word) > 1 for word in (*one, *other))
    if {word[0] for word in one}.isdisjoint(word[0] for word in other):
        return Middle.CONFLICT
    return Middle.CONFLICT if full and not any(variant(a, b) for a in one for b in other) else Middle.INITIAL


def _unlinked(words: tuple[str, ...]) -> tuple[str, ...]:
    # alone such a word may be a name itself: Xiao-Bin
    return tuple(word for word in words if word not in LINKS) or words
