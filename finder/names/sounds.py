"""Folds a given name to how it sounds: Sergey is Sergei, Alexander Aleksandr, and Philip Phillip.

Rules only where two spellings are seldom two names; what would need wider ones stands in `spellings.txt`.
The vowel of an ending is kept: it tells Mario from Maria, and Eric from Erica.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_DOUBLED = (re.compile(r"([bcdfgklmnprstvz])\1"), r"\1")  # Phillip, Anna
_CONSONANTS = tuple((re.compile(pattern), sound) for pattern, sound in (
    (r"ph", "f"), (r"ck|c(?![heiy])|ch(?=[rl])", "k"),  # Sophia; Frederick, Eric, Christa
    (r"(?<!^)x|ksh", "ks"), (r"([tdk])h", r"\1"), (r"gu(?=[ei])", "g"),  # Lakshmi, Theresa, Serguei
    (r"([td])er$", r"\1r"), (r"(?<=[ae])h$", ""),  # Aleksandr, Sarah
))
_VOWELS = tuple((re.compile(pattern), sound) for pattern, sound in (
    (r"i[iy](?=a?$)", "i"), (r"y", "i"), (r"ee(?!$)", "i"), (r"oo(?!$)|uu", "u"), (r"aa", "a"),
))  # Dmitrii and Mariya, Yury, Deepak, Haroon and Yuuki, Aaron
# one Chinese syllable or two: in "Youhua" and "Yuhua" each letter counts
_PINYIN = re.compile(
    r"(?:[bpmfw]o|(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:i?ang?|iong|uang|[ei]ng?|ong|i?ao|uai|uan|ai|ei|ou|un|"
    r"i?a|i?e|iu|u[aoei]?|i)|ang?|a[io]|en?|er|ou){1,2}")
_CHINESE = re.compile(r"ng|\b(?:zh|[xq])")


@lru_cache(maxsize=1 << 16)
def sounds_alike(one: str, other: str) -> bool:
    """True when two folded given names are spellings of one by table or rule; symmetric, not transitive."""
    if other in _apart().get(one, ()):
        return False
    if not _spellings().get(one, frozenset()).isdisjoint(_spellings().get(other, frozenset())):
        return True
    if min(len(one), len(other)) < 4:  # Ana and Anna; of so short names each other letter counts
        return len(one) > 2 < len(other) and _folded(one, (_DOUBLED,)) == _folded(other, (_DOUBLED,))
    first, second = (_folded(name, (_DOUBLED, *_CONSONANTS)) for name in (one, other))
    if first == second or (_PINYIN.fullmatch(one) and _PINYIN.fullmatch(other)):
        return first == second
    return not _vowels(first).isdisjoint(_vowels(second))


@lru_cache(maxsize=1 << 14)
def spelled_initials(given: str) -> tuple[str, ...]:
    """The other first letters of a folded given name's spellings in the table, sorted: Omar may be Umar."""
    lines = (names for apart, names in _lines() if not apart and given in names)
    return tuple(sorted({name[0] for names in lines for name in names} - {given[:1]}))


def kept_apart(one: str, other: str) -> bool:
    """True when the table says that two folded given names are two names, however alike."""
    return other in _apart().get(one, ())


def two_in_pinyin(one: str, other: str) -> bool:
    """True when two given names in Chinese letters differ by more than a syllable that was left out.

    Ying is not Yong and Jin not Jing, Xiao may be Xiaoming. Susan and Suzan could be read so, too: only what
    no other language prints decides.
    """
    short, long = sorted((one, other), key=len)
    if not (_PINYIN.fullmatch(one) and _PINYIN.fullmatch(other) and _CHINESE.search(f"{one} {other}")):
        return False
    return short != long and not (long.startswith(short) and bool(_PINYIN.fullmatch(long[len(short):])))


def _folded(name: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, sound in rules:
        name = pattern.sub(sound, name)
    return name


@lru_cache(maxsize=1 << 14)
def _vowels(name: str) -> frozenset[str]:
    # "ou" is u in Mahmoud and a long o in Kouji
    name = _folded(name, _VOWELS)
    return frozenset({name.replace("ou", "u"), name.replace("ou", "o")})


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[bool, frozenset[str]], ...]:
    text = files("finder.names").joinpath("spellings.txt").read_text("utf-8")
    return tuple((line.startswith("!"), frozenset(line.strip("! ").split()))
                 for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _spellings() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (apart, names) in enumerate(_lines()):
        for name in names if not apart else ():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@lru_cache(maxsize=1)
def _apart() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for apart, names in _lines():
        for name in names if apart else ():
            found[name] = found.get(name, frozenset()) | names - {name}
    return found
