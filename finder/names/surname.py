"""Brings the printed forms of one family name together: sources drop particles, second names and dots.

Measured on people of 21,855 PubMed records who share two co-authors, an ORCID or an address: of a name of
two words the last is printed alone three times as often as the first (694 people and 248: "Yepes-Nuñez, J J"
is "Nuñez, J J Yepes", too); "de", "da", "dos", "del" and "van" are left out more often (57) than written
together with the next word (9), "di", "al" and "O" are not.
"""

from __future__ import annotations

import re
from functools import lru_cache

# left out of a block's key
DROPPED = frozenset({
    "da", "das", "de", "del", "della", "dello", "dela", "den", "der", "des", "do", "dos", "e", "van", "vande",
    "vander", "vanden", "vom", "von", "y", "zu", "zur", "af", "av",
})
ARTICLES = frozenset({"la", "las", "le", "lo", "los"})  # after a dropped "de" dropped with it: de la Cruz
# written together with the next word as often as apart: Al Ghamdi and Alghamdi
JOINED = ARTICLES | {
    "al", "au", "ben", "bin", "d", "di", "du", "el", "l", "mac", "mc", "o", "ou", "saint", "san", "santa",
    "sen", "st", "ten", "ter", "ud",
}
PARTICLES = DROPPED | JOINED - {"au", "d", "l", "ou", "sen", "ud"} | {"ibn", "abu", "abd"}

_PRINTED_AS_ONE = re.compile(
    r"^(?:van(?:de[nr]?)?(?=[bcdfhjklmprstvwz]\w{2})|dela(?=[bcdfghjklmnprstvz]\w{3})|delos(?=\w{4})"
    # after "de" by list, found in those records: Delgado is no "de Lgado"
    r"|de(?=(?:beer|boer|bono|bruyn|caestecker|campo|carlo|carvalho|ceukelaire|felice|filippis|groote?|haan"
    r"|jong|luca|marchi|maria|martino|palma|rosa|santis|simone|sousa|souza|vivo|vos|vriese?|vuyst|wit)$)"
    r"|del(?=(?:buono|monte|vecchio)$)|da(?=(?:costa|silva)$)|dos(?=santos$))")
# the e for two dots; not after a vowel (Bauer), in Rodriguez and Marquez, or of three letters: Xu and Xue
_UMLAUT = re.compile(r"(?<![aeou])([ao])e|(?<![aeougq])(u)e|^(gu)e(?=[lnst])")
_LETTERS = (  # other letters that one alphabet has and the next spells out
    (re.compile(r"dj(?=\w*ic$)"), "d"),  # Đorđević, Djordjevic
    (re.compile(r"sk(?:y|yi|yj|ii|ij|iy)$"), "ski"),
    (re.compile(r"^saint(?=\w{4})"), "st"),
    (re.compile(r"^aa(?=\w{4})"), "a"),  # Åkesson, Aakesson
    (re.compile(r"gaard$"), "gard"),
)
UMLAUT_FROM = 5  # letters, spelled out: Boehm is Böhm, Xue is not Xu


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> str:
    """One spelling for the transliterations of a folded word: Boehm and Böhm, Djordjevic and Đorđević."""
    if len(word) < UMLAUT_FROM:
        return word
    word = _UMLAUT.sub(r"\1\2\3", word)
    for pattern, letters in _LETTERS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=1 << 16)
def words(family: str) -> tuple[str, ...]:
    """The words of a folded family name that are no particles, each in one spelling."""
    return tuple(spelled(_PRINTED_AS_ONE.sub("", word)) for word in family.split() if word not in PARTICLES)


@lru_cache(maxsize=1 << 16)
def surname(family: str) -> str:
    """The one word of a folded family name that most of its printed forms share, in one spelling.

    The last that is no particle: García Márquez sorts with Márquez, not with García.
    """
    parts = family.split()
    said = [i for i, part in enumerate(parts) if part not in DROPPED and len(part) > 1]
    if not said:  # nothing but particles and letters: they are the name
        return spelled("".join(parts))
    first = last = said[-1]
    while first and parts[first - 1] in JOINED and not _with_de(parts, first - 1):
        first -= 1
    return spelled(_PRINTED_AS_ONE.sub("", "".join(parts[first:last + 1])))


def _with_de(parts: list[str], place: int) -> bool:
    return place > 0 and parts[place] in ARTICLES and parts[place - 1] == "de"
