"""Names the block of a mention: only within one are mentions compared, so no spelling may part a person."""

from __future__ import annotations

from functools import lru_cache

from finder.names.folding import fold
from finder.names.nicknames import formal_initial
from finder.names.parsing import family_words
from finder.names.surname import surname


@lru_cache(maxsize=1 << 17)
def block(family: str, given: str) -> str:
    """The name block who-is-who works in: a word of the family name, a space, first initial; "" for nobody.

    Of the family name `surname` keeps one word, in one spelling: "van der Berg", "Vanderberg" and "Berg" are
    of one block, as are "Smith-Jones" and "Jones"; a pet name with another initial (Bob) sorts with the
    formal name (Robert). A name printed family first, "Smith-Jones" printed "Smith", and a Katherine printed
    Catherine are of two blocks: no single key holds both without parting more others.
    """
    words, name = family_words(family), fold(given)
    if not words:
        words, name = name, ""
    first = name.split(" ", 1)[0]
    return f"{surname(words)} {formal_initial(first)}".strip()
