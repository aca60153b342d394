"""Parts a person whose papers fall into strands that have nothing in common but a name and a subject.

Three namesakes of one field and one journal look alike pair by pair. Over several papers one person has a
co-author, an institution or an address that comes again; strands without one are taken for several people.
An invented block of 5,000 such namesakes gains so from 60 to 97 pair F1, and of the ORCID blocks none changes
(`bench_identity.py --without unravelled`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from functools import lru_cache

from finder.affiliations.institutions import institutions
from finder.identity.counts import Counts
from finder.identity.groups import Groups
from finder.identity.traits import Traits, words_of

LEAST = 3  # mentions of a strand that say where: one odd paper may well have new co-authors at a new place
TELLING = 4.0  # natural logarithm of one over the share of lines with a word of the place: one of 55
# decimal logarithm of the expected bearers of a name, as `evidence.RARITY`: who bears a rarer one has no
# namesake in the same field to be parted from, but may well have moved
SHARED = -1.75
# words of a thousand hospitals' names
_NO_HOUSE = frozenset({"first", "second", "third", "fourth", "affiliated", "email"})


def unravelled(block: Sequence[Traits], people: Sequence[Sequence[int]],
               together: Collection[Collection[int]], counts: Counts) -> list[list[int]]:
    """The people, those of a common name and of several strands parted.

    What is short of a strand is then nobody's: `likest.adopted` gives single papers to whom they are like.
    Papers that do not say where they were written stay with the longest strand: nothing is missed there.
    `together` are places in the block that belong to one person by their nature.
    """
    clues: dict[int, list[Hashable]] = defaultdict(list)
    for number, own in enumerate(together):
        for i in own:
            clues[i].append(number)
    found: list[list[int]] = []
    for members in people:
        parted = len(members) >= 2 * LEAST and _shared([block[i] for i in members], counts)
        found += _strands(block, members, clues, counts) if parted else [list(members)]
    return sorted(found)


def _shared(person: Sequence[Traits], counts: Counts) -> bool:
    """Whether others bear the fullest name that the person prints."""
    family, given = person[0].name.family.replace(" ", ""), [t.name.given for t in person if t.name.given]
    first = max((words[0] for words in given), key=len, default="")
    return counts.rarity(family, first, any(len(words) > 1 for words in given)) > SHARED


def _strands(block: Sequence[Traits], members: Sequence[int], clues: dict[int, list[Hashable]],
             counts: Counts) -> list[list[int]]:
    groups = Groups[int]()
    first: dict[Hashable, int] = {}
    for i in members:
        for clue in (*clues.get(i, ()), *_telling(block[i], counts)):
            groups.join(first.setdefault(clue, i), i)
    strands: dict[int, list[int]] = defaultdict(list)
    for i in members:
        strands[groups.find(i)].append(i)
    longest, *others = sorted(strands.values(), key=lambda strand: (-len(strand), strand))
    where = [sum(bool(block[i].place) for i in strand) for strand in others]
    if max(where, default=0) < LEAST:
        return [list(members)]
    silent = [i for strand, number in zip(others, where, strict=True) if not number for i in strand]
    told = [strand for strand, number in zip(others, where, strict=True) if number]
    return [sorted([*longest, *silent]), *told]


def _telling(traits: Traits, counts: Counts) -> Iterator[Hashable]:
    """What a mention prints that few others do: co-authors, words of its house, an address, an ORCID."""
    yield from (("with", other) for other in traits.others)
    yield from (("at", word) for word in _house(traits.affiliations)
                if counts.weight("place", word) >= TELLING)
    yield from (("id", own) for own in (traits.email, traits.orcid) if own)


@lru_cache(maxsize=1 << 14)
def _house(affiliations: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the institutions that lines name, or of the lines where they name none."""
    pieces = [piece for line in affiliations for piece in institutions(line)] or affiliations
    return tuple(word for word in words_of(" ".join(pieces)) if word not in _NO_HOUSE)
