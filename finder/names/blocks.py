"""Names the blocks of a mention: only within one are mentions compared, so no spelling may part a person."""

from __future__ import annotations

from functools import lru_cache

from finder.names.folding import fold
from finder.names.nicknames import formal_initial, formal_initials
from finder.names.parsing import family_words, untitled
from finder.names.sounds import spelled_initials
from finder.names.surname import surname, words


@lru_cache(maxsize=1 << 17)
def block(family: str, given: str) -> str:
    """The name block who-is-who works in: a word of the family name, a space, first initial; "" for nobody.

    Of the family name `surname` keeps one word, in one spelling: "van der Berg", "Vanderberg" and "Berg" are
    of one block, as are "Smith-Jones" and "Jones"; a pet name with another initial (Bob) sorts with the
    formal name (Robert). What no single key can hold stands in `further_blocks`, too.
    """
    said, name = _said(family, given)
    if not said:
        said, name = name, ""
    first = name.split(" ", 1)[0]
    return f"{surname(said)} {formal_initial(first)}".strip()


@lru_cache(maxsize=1 << 17)
def further_blocks(family: str, given: str) -> tuple[str, ...]:
    """The blocks where the same person may stand under another form of this name.

    A compound family name without its last words ("Smith-Jones" printed "Smith"), and its last word without
    the particle that is written together with it ("El Helou" printed "Helou"); the middle name that somebody
    goes by, where an initial stands before it ("J. Robert" printed "Robert"); the formal names of a pet name
    that is a name in its own right (Rita and Margaret, Jeff and Geoffrey); a spelling of the given name with
    another first letter (Omar and Umar); a name all in the family's place; a given name without the title
    before it ("Dr. Rupert").
    """
    bare = untitled(given)
    if bare != given:
        return tuple(dict.fromkeys((block(family, bare), *further_blocks(family, bare))))
    said, name = _said(family, given)
    if not name:
        return (f"{surname(said)} {formal_initial(said.split(' ')[0])}",) if " " in said else ()
    if not said:
        return ()
    home, own, first = block(family, given), surname(said), name.split(" ")
    letters = [formal_initial(first[0]), *formal_initials(first[0]), *spelled_initials(first[0])]
    if len(first) > 1 and len(first[0]) == 1 < len(first[1]):
        letters.append(formal_initial(first[1]))
    families = [own, *words(said)[-1:], *_shorter(said)]
    # one of the two parts differs: both at once is another name
    found = [f"{each} {letters[0]}" for each in families] + [f"{own} {letter}" for letter in letters]
    return tuple(key for key in dict.fromkeys(found) if key != home)


def _shorter(family: str) -> list[str]:
    """The names that a compound family name becomes when its last words are left out."""
    parts = family.split(" ")
    left = (" ".join(parts[:number]) for number in range(1, len(parts)))
    return [surname(part) for part in left if any(len(word) > 1 for word in words(part))]


def _said(family: str, given: str) -> tuple[str, str]:
    return family_words(family), fold(given)
