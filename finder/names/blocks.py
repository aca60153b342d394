"""Names the block of a mention: only within one are mentions compared, so no spelling may part a person."""

from __future__ import annotations

from functools import lru_cache

from finder.names.folding import fold, plain_umlauts
from finder.names.nicknames import formal_initial
from finder.names.parsing import family_words


@lru_cache(maxsize=1 << 17)
def block(family: str, given: str) -> str:
    """The name block who-is-who works in: folded family name, a space, first initial; "" for nobody.

    Spaces, particles' spelling and German e-umlauts do not part blocks ("van der Berg", "Vanderberg";
    "Mueller", "Müller"); a pet name with another initial (Bob) sorts with the formal name (Robert).
    """
    words, name = family_words(family), fold(given)
    if not words:
        words, name = name, ""
    compact = words.replace(" ", "")
    if len(compact) >= 5:  # shorter ones are other names: Xu and Xue
        compact = plain_umlauts(compact)
    first = name.split(" ", 1)[0]
    return f"{compact} {formal_initial(first)}".strip()
