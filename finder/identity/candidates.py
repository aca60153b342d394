"""Which pairs of a name block are worth comparing: "Zhang Y" has more pairs than a week has seconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import combinations

from finder import names
from finder.identity.traits import Traits

ALL_PAIRS = 100  # a block up to this size is compared in full: 4,950 pairs
NEIGHBOURS = 24  # a mention of a larger block is compared with this many that share most with it
WINDOW = 12  # of all who share one clue, those this near in time are looked at
CLUES = 8  # rarest words taken of each kind

Pair = tuple[int, int]


def pairs(block: Sequence[Traits]) -> Iterator[Pair]:
    """Index pairs (i < j) to compare: all of a small block; of a large one at most NEIGHBOURS each.

    Work and memory are linear in the size of the block beyond ALL_PAIRS.
    """
    if len(block) <= ALL_PAIRS:
        yield from combinations(range(len(block)), 2)
        return
    found: set[Pair] = set()
    for i, shared in enumerate(_shared(block)):
        fitting = ((weight, -j) for j, weight in shared.items() if _fit(block[i], block[j]))
        found.update((min(i, -j), max(i, -j)) for _, j in nlargest(NEIGHBOURS, fitting))
    yield from sorted(found)


def _fit(one: Traits, other: Traits) -> bool:
    given, _ = names.compare_given(one.name.given, other.name.given)
    return given not in (names.Given.CONFLICT, names.Given.INITIAL_CONFLICT)


def _shared(block: Sequence[Traits]) -> list[dict[int, float]]:
    clues: dict[str, list[int]] = defaultdict(list)
    worth: dict[str, float] = {}
    for i in sorted(range(len(block)), key=lambda i: (_year(block[i]), i)):
        for clue, weight in _clues(block[i]):
            clues[clue].append(i)
            worth[clue] = weight
    shared: list[dict[int, float]] = [defaultdict(float) for _ in block]
    for clue, holders in clues.items():
        for place, i in enumerate(holders):
            for j in holders[place + 1:place + 1 + WINDOW]:
                shared[i][j] += worth[clue]
                shared[j][i] += worth[clue]
    return shared


def _year(traits: Traits) -> int:
    return (traits.paper.year or 0) if traits.paper else 0


def _clues(traits: Traits) -> Iterator[tuple[str, float]]:
    if traits.email:
        yield f"@{traits.email}", 20.0
    for kind, words in (("p", traits.place.words), ("c", traits.others)):
        for word, weight in nlargest(CLUES, words.items(), key=lambda item: (item[1], item[0])):
            yield f"{kind} {word}", weight
    if traits.paper:
        for kind, words in (("t", traits.paper.title.words), ("m", traits.paper.mesh.words)):
            for word, weight in nlargest(CLUES, words.items(), key=lambda item: (item[1], item[0])):
                yield f"{kind} {word}", weight / 2
        yield f"j {' '.join(sorted(traits.paper.journal.words))}", 3.0
        yield f"g {' '.join(traits.name.given)}", 1.0
