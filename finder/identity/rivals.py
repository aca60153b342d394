"""Finds the bare initials that two people fit: "P Rangawal" of a department with a Priya and a Pooja."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

from finder.identity.candidates import Pair
from finder.identity.clustering import possible
from finder.identity.traits import Traits

# log-odds by which a mention must be likelier its own person's than another's
NEARER = 1.0


def torn(block: Sequence[Traits], people: Sequence[Sequence[int]],
         scores: Mapping[Pair, float]) -> set[int]:
    """The mentions that print an initial alone and are about as like another person as like their own.

    Both people must print a full given name: of two that print initials nobody knows that they are two.
    """
    where = {i: n for n, members in enumerate(people) for i in members}
    named = {n for n, members in enumerate(people) if any(_in_full(block[i]) for i in members)}
    likeness: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for (i, j), score in scores.items():
        for a, b in ((i, j), (j, i)):
            if where[b] in named and not _in_full(block[a]):
                likeness[a][where[b]].append(score)
    return {i for i, found in likeness.items() if _torn(i, found, where[i], block, people)}


def _torn(i: int, found: Mapping[int, list[float]], own: int, block: Sequence[Traits],
          people: Sequence[Sequence[int]]) -> bool:
    if own not in found:
        return False
    bar = max(0.0, fmean(found[own]) - NEARER)
    return any(n != own and fmean(scores) > bar
               and all(possible(block[i].name, block[j].name) for j in people[n])
               for n, scores in found.items())


def _in_full(traits: Traits) -> bool:
    return bool(traits.name.given) and len(traits.name.given[0]) > 1
