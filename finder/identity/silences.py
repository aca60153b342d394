"""Parts a person whose papers fall silent for a working life: father and son may share name and hospital.

Pair by pair no silence shows, for each paper of the one has a like paper of the other. Where a co-author, an
address or an ORCID comes again behind the silence, both lives are one person's; a hospital that does tells
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import pairwise

from finder.identity.groups import Groups
from finder.identity.traits import Traits

# years without a paper. Of 86 faculty whose papers are all labelled (D) the longest silence is 16 years, of
# 1,092 people of the ORCID blocks 7. At 15 one of those faculty is parted, at 20 none
SILENT = 20
LEAST = 3  # papers on one side of it: of who is seldom found, those of the years between may be missing

Life = list[int]  # the places of one person's mentions between two silences


def parted_by_silence(block: Sequence[Traits], people: Sequence[Sequence[int]],
                      together: Collection[Collection[int]]) -> list[Life]:
    """The people, those of several lives parted.

    A paper without a year goes to the life with which it shares a co-author, else to the longest; a page
    entry or a row of a list likewise, else to the life nearest to the year it prints. `together` are places
    in the block that belong to one person by their nature.
    """
    own = {i: number for number, group in enumerate(together) for i in group}
    return sorted(life for members in people for life in _lives(block, members, own))


def _lives(block: Sequence[Traits], members: Sequence[int], own: dict[int, int]) -> list[Life]:
    spells = _spells(block, members)
    if len(spells) < 2:
        return [list(members)]
    home = {i: spell[0] for spell in spells for i in spell}  # an undated mention is at home with itself
    groups, first = Groups[int](), dict[Hashable, int]()
    for i in members:
        for clue in _telling(block[i], own.get(i)):
            groups.join(first.setdefault(clue, home.get(i, i)), home.get(i, i))
    for i in members:
        if groups.find(home.get(i, i)) not in {groups.find(spell[0]) for spell in spells}:
            groups.join(i, _nearest(block, i, spells))
    lives: dict[int, Life] = defaultdict(list)
    for i in members:
        lives[groups.find(home.get(i, i))].append(i)
    return list(lives.values())


def _spells(block: Sequence[Traits], members: Sequence[int]) -> list[Life]:
    """The dated papers in the order of their years, a new list after each silence."""
    dated = sorted((year, i) for i in members if (year := _published(block[i])))
    cuts = [n for n, (one, other) in enumerate(pairwise(dated), 1)
            if other[0] - one[0] >= SILENT and max(n, len(dated) - n) >= LEAST]
    return [[i for _, i in dated[low:high]]
            for low, high in zip([0, *cuts], [*cuts, len(dated)], strict=True)]


def _nearest(block: Sequence[Traits], i: int, spells: Sequence[Life]) -> int:
    """The first of the spell that an undated mention goes with."""
    career = block[i].career
    year = (career.graduated or career.seen) if career else None
    if year is None:
        return max(spells, key=len)[0]
    return min(spells, key=lambda spell: min(abs(year - (_published(block[j]) or 0)) for j in spell))[0]


def _published(traits: Traits) -> int | None:
    return traits.paper.year if traits.paper else None


def _telling(traits: Traits, own: int | None) -> Iterator[Hashable]:
    """What a mention prints that ties it to its person over any silence."""
    yield from (("with", other) for other in traits.others)
    yield from (("id", printed) for printed in (traits.email, traits.orcid) if printed)
    if own is not None:
        yield "own", own
