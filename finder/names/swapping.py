"""Names printed family first: "Wei Zhang" and "Zhang Wei" may be one person, and neither says which it is."""

from __future__ import annotations

from functools import lru_cache

from finder.names.blocks import block
from finder.names.folding import fold
from finder.names.parsing import Name, family_words


def swapped(one: Name, other: Name) -> bool:
    """Whether one name is the other with its two parts exchanged, both in full."""
    return ordered(one) == ordered(other)[::-1] and min(map(len, ordered(one))) > 1


def ordered(name: Name) -> tuple[str, str]:
    """Family name and given names, each without its spaces."""
    return name.family.replace(" ", ""), "".join(name.given)


@lru_cache(maxsize=1 << 17)
def swapped_block(family: str, given: str) -> str:
    """The name block of this name printed the other way round; "" when a part of it is no full word.

    Every "Zhang W" would visit a block of given names, and so tie all names of one initial together: only who
    is printed there in exactly the other order counts (`swapped`).
    """
    first, last = family_words(family), fold(given)
    if any(len(word) < 2 for word in (*first.split(" "), *last.split(" "))):
        return ""
    return block(last, first)
