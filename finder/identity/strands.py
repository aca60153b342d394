"""Parts a person whose papers fall into strands that have nothing in common but a name and a subject.

Three namesakes of one field and one journal look alike pair by pair. Over several papers one person has a
co-author, an institution or an address that comes again; strands without one are taken for several people.
An invented block of 5,000 such namesakes gains so from 60 to 97 pair F1, and of the ORCID blocks none changes
(`bench_identity.py --without unravelled`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence

from finder.identity.groups import Groups
from finder.identity.traits import Traits

LEAST = 3  # mentions of a strand that say where: one odd paper may well have new co-authors at a new place
TELLING = 4.0  # natural logarithm of one over the share of lines with a word of the place: one of 55


def unravelled(block: Sequence[Traits], people: Sequence[Sequence[int]],
               together: Collection[Collection[int]]) -> list[list[int]]:
    """The people, those of several strands parted; what is short of a strand stays with the longest.

    So do papers that do not say where they were written: nothing is missed there. `together` are places in
    the block that belong to one person by their nature.
    """
    clues: dict[int, list[Hashable]] = defaultdict(list)
    for number, own in enumerate(together):
        for i in own:
            clues[i].append(number)
    found: list[list[int]] = []
    for members in people:
        found += _strands(block, members, clues) if len(members) >= 2 * LEAST else [list(members)]
    return sorted(found)


def _strands(block: Sequence[Traits], members: Sequence[int],
             clues: dict[int, list[Hashable]]) -> Iterator[list[int]]:
    groups = Groups[int]()
    first: dict[Hashable, int] = {}
    for i in members:
        for clue in (*clues.get(i, ()), *_telling(block[i])):
            groups.join(first.setdefault(clue, i), i)
    strands: dict[int, list[int]] = defaultdict(list)
    for i in members:
        strands[groups.find(i)].append(i)
    longest, *others = sorted(strands.values(), key=lambda strand: (-len(strand), strand))
    apart = [sum(bool(block[i].place) for i in strand) >= LEAST for strand in others]
    yield sorted(longest + [i for strand, own in zip(others, apart, strict=True) if not own for i in strand])
    yield from (strand for strand, own in zip(others, apart, strict=True) if own)


def _telling(traits: Traits) -> Iterator[Hashable]:
    """What a mention prints that few others do: co-authors, words of the place, an address, an ORCID."""
    yield from (("with", other) for other in traits.others)
    yield from (("at", word) for word, weight in traits.place.words.items() if weight >= TELLING)
    yield from (("id", own) for own in (traits.email, traits.orcid) if own)
