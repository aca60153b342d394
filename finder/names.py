"""Compares people's names, because a byline, a faculty page and an alumni list rarely print one name alike.

Agreement is told in labelled levels, never as a bare number: what a level is worth is decided in
`finder.identity`. Nothing here knows a particular person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from unidecode import unidecode

PARTICLES = frozenset({
    "al", "el", "ben", "bin", "ibn", "abu", "abd", "da", "das", "de", "del", "della", "dello", "den", "der",
    "des", "di", "do", "dos", "du", "e", "la", "las", "le", "los", "mac", "mc", "o", "san", "santa", "st",
    "saint", "ter", "ten", "van", "vander", "vanden", "vom", "von", "y", "zu", "zur", "af", "av",
})
# printed behind a given name they belong to the family name, or to a name that follows: Hassan Bin
LINKS = frozenset({"al", "el", "ul", "bin", "ben", "bint", "ibn", "de", "del", "dos", "van", "von"})
SUFFIXES = {"jr": "ii", "junior": "ii", "ii": "ii", "2nd": "ii", "sr": "i", "senior": "i", "iii": "iii",
            "3rd": "iii", "iv": "iv", "4th": "iv"}
# pet names printed instead of a name with another initial: they sort with the formal name's block
BLOCK_INITIALS = {"bob": "r", "bobby": "r", "bill": "w", "billy": "w", "dick": "r", "peggy": "m", "peg": "m"}
_WORD = re.compile(r"[^a-z0-9]+")
_MOJIBAKE = re.compile("[ÃÂÄÅ][\x80-\xbf\u2018-\u203a\u20ac\u0152-\u0178\u02c6\u02dc]")
_UMLAUT = re.compile("([aou])e")
_VOWELS = "aeiouy"
_SOUNDS = str.maketrans("czqj", "ksky")


class Family(StrEnum):
    """How two family names agree."""

    SAME = "family name same"
    TRANSLITERATED = "family name transliterated"  # Müller, Mueller
    PARTICLE = "family name with and without particle"  # van Dyk, Dyk
    COMPOUND = "part of a compound family name"  # García, García López
    TYPO = "family name one letter apart"
    SWAPPED = "given and family name swapped"  # Wei Zhang, Zhang Wei
    DIFFERENT = "family names differ"


class Given(StrEnum):
    """How two first given names agree."""

    SAME = "full given name same"
    NICKNAME = "nickname"
    VARIANT = "given name spelled otherwise"  # Mohamed, Muhammad; Alex, Alexander; a typing error
    MIDDLE = "goes by the middle name"  # J. Robert, Robert
    INITIAL = "initial fits the given name"
    INITIALS = "only initials, the same"
    MISSING = "no given name to compare"
    CONFLICT = "given names conflict"
    INITIAL_CONFLICT = "initial conflicts with the given name"


class Middle(StrEnum):
    """How two middle names agree."""

    SAME = "middle name same"
    INITIAL = "middle initial same"
    NONE = "no middle name on either"
    MISSING = "middle name on one side only"
    CONFLICT = "middle initials conflict"


class Suffix(StrEnum):
    """How two generational suffixes agree."""

    SAME = "suffix same"
    NONE = "no suffix to compare"
    CONFLICT = "suffixes conflict"  # Jr, III


@dataclass(frozen=True, slots=True)
class Name:
    """A name made comparable: folded, in parts. Initials are one-letter tokens of `given`."""

    family: str  # folded, words parted by a space, without suffix
    given: tuple[str, ...] = ()
    suffix: str = ""  # "i" (senior), "ii" (junior), "iii", "iv"


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


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """Lower-case ASCII words parted by one space: accents, case, hyphens and apostrophes are gone.

    UTF-8 once read as Latin-1 ("MÃ¼ller") is put right first.
    """
    if not text.isascii():
        text = unidecode(_repaired(text))
    text = text.lower().replace("'", "").replace("`", "")
    return _WORD.sub(" ", text).strip()


def _repaired(text: str) -> str:
    if not _MOJIBAKE.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


@lru_cache(maxsize=1 << 17)
def block(family: str, given: str) -> str:
    """The name block who-is-who works in: folded family name, a space, first initial; "" for nobody.

    Spaces, particles' spelling and German e-umlauts do not part blocks ("van der Berg", "Vanderberg";
    "Mueller", "Müller"); a pet name with another initial (Bob) sorts with the formal name (Robert).
    """
    words, name = _family(family), fold(given)
    if not words:
        words, name = name, ""
    compact = words.replace(" ", "")
    if len(compact) >= 5:  # shorter ones are other names: Xu and Xue
        compact = _UMLAUT.sub(r"\1", compact)
    first = name.split(" ", 1)[0]
    return f"{compact} {BLOCK_INITIALS.get(first, first[:1])}".strip()


def _family(family: str) -> str:
    words = fold(family).split(" ")
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)


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
    return Name(_family(family), tuple(words), tail)


def _is_initials(given: str, initials: str, family: str) -> bool:
    return len(given) <= 4 and given.isupper() and given.isalpha() and not family.isupper() and (
        given == initials or not set(given) & set("AEIOUY") or len(given) == 2)


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    lines: dict[str, set[str]] = {}
    for line in files("finder").joinpath("nicknames.txt").read_text("utf-8").splitlines():
        formal, colon, short = line.partition(":")
        if colon and not line.startswith("#"):
            for name in (formal, *short.split()):
                lines.setdefault(name, set()).add(formal)
    return {name: frozenset(formals) for name, formals in lines.items()}


def nickname(one: str, other: str) -> bool:
    """True when two folded given names can be one name and its pet form, or two pet forms of one."""
    table = _nicknames()
    return not table.get(one, frozenset()).isdisjoint(table.get(other, frozenset()))


def _skeleton(name: str) -> str:
    # what is left of a name when vowels and their spelling are taken out: Mohamed, Muhammad
    bones = re.sub("[aeiouyhw]", "", name[1:].replace("ph", "f").replace("ck", "k"))
    return re.sub(r"(.)\1+", r"\1", (name[0] + bones).translate(_SOUNDS))


@lru_cache(maxsize=1 << 16)
def _variant(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if _ends_apart(short, long):
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


@lru_cache(maxsize=1 << 18)
def compare_given(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Given, Middle]:
    """How two lists of given names (folded, initials as letters) agree: first name, then the rest."""
    if not one or not other:
        return Given.MISSING, Middle.MISSING
    if len(one[0]) > 1 and len(other[0]) > 1 and "".join(one) == "".join(other):
        return Given.SAME, Middle.SAME if len(one) > 1 and len(other) > 1 else Middle.NONE
    first = _first(one[0], other[0])
    if first in (Given.CONFLICT, Given.INITIAL_CONFLICT) and _by_middle(one, other):
        return Given.MIDDLE, Middle.MISSING
    return first, _middle(one[1:], other[1:])


def _first(one: str, other: str) -> Given:
    if len(one) == 1 or len(other) == 1:
        if one[0] == other[0]:
            return Given.INITIALS if len(one) == len(other) == 1 else Given.INITIAL
        fits = {BLOCK_INITIALS.get(one, one[0]), BLOCK_INITIALS.get(other, other[0])}
        return Given.INITIAL if len(fits) == 1 else Given.INITIAL_CONFLICT
    if one == other:
        return Given.SAME
    if nickname(one, other):
        return Given.NICKNAME
    return Given.VARIANT if _variant(one, other) else Given.CONFLICT


def _by_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(len(a[0]) > 1 and any(a[0] == word or nickname(a[0], word) for word in b[1:])
               for a, b in ((one, other), (other, one)))


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> Middle:
    one, other = _unlinked(one), _unlinked(other)
    if not one or not other:
        return Middle.MISSING if one or other else Middle.NONE
    if any(len(word) > 1 and word in other for word in one):
        return Middle.SAME
    full = all(len(word) > 1 for word in (*one, *other))
    if {word[0] for word in one}.isdisjoint(word[0] for word in other):
        return Middle.CONFLICT
    return Middle.CONFLICT if full and not any(_variant(a, b) for a in one for b in other) else Middle.INITIAL


def _unlinked(words: tuple[str, ...]) -> tuple[str, ...]:
    # alone such a word may be a name itself: Xiao-Bin
    return tuple(word for word in words if word not in LINKS) or words


@lru_cache(maxsize=1 << 16)
def compare_family(one: str, other: str) -> Family:
    """How two folded family names agree."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return Family.SAME
    if _UMLAUT.sub(r"\1", one) == _UMLAUT.sub(r"\1", other) and min(len(one), len(other)) >= 5:
        return Family.TRANSLITERATED
    bare = [[word for word in name.split() if word not in PARTICLES] for name in (one, other)]
    if bare[0] and bare[0] == bare[1]:
        return Family.PARTICLE
    if set(bare[0]) & set(bare[1]):
        return Family.COMPOUND
    near = min(len(one), len(other)) >= 6 and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
    return Family.TYPO if near else Family.DIFFERENT


def compare(one: Name, other: Name) -> Agreement:
    """How two names agree, in labelled levels; symmetric.

    A name printed family first is tried both ways: only a full swap ("Wei Zhang", "Zhang Wei") counts.
    """
    family = compare_family(one.family, other.family)
    if family is Family.DIFFERENT and _swapped(one, other):
        return Agreement(Family.SWAPPED, Given.SAME, Middle.NONE, Suffix.NONE)
    given, middle = compare_given(one.given, other.given)
    suffix = Suffix.NONE
    if one.suffix and other.suffix:
        suffix = Suffix.SAME if one.suffix == other.suffix else Suffix.CONFLICT
    return Agreement(family, given, middle, suffix)


def _swapped(one: Name, other: Name) -> bool:
    return bool(one.given and other.given) and min(len(one.family), len(other.family)) > 1 and (
        one.family.replace(" ", "") == "".join(other.given)
        and other.family.replace(" ", "") == "".join(one.given))
