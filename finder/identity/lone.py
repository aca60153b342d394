"""Gives a byline that was left alone to the person it is likest to: a career has more than one subject.

Average linkage asks that a paper be like all of a person's papers, and leaves a great name's odd paper alone.
Here its BEST likest speak, as in `seeds`. Measured on the development blocks: 80 of 185 missed pairs found,
5 false ones more. Over all papers its mean stays below what `bins` asks: nearly always it is unsure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from heapq import nlargest

from finder.identity.candidates import Pair
from finder.identity.clustering import Cluster, may_join, middles_cost, start
from finder.identity.seeds import BEST
from finder.identity.traits import Traits
from finder.identity.weights import Weights

UNSEEN = -0.75  # log-odds of a pair that shared too little to be compared; one likeness alone must not do


def adopted(block: Sequence[Traits], people: Sequence[Sequence[int]], scores: Mapping[Pair, float],
            barred: Collection[Pair], weights: Weights) -> list[list[int]]:
    """The people that `clustering.cluster` found, those of a single byline joined to others where they fit.

    All are judged before one moves, the likest goes first, and hard conflicts hold as everywhere.
    """
    clusters, where = start(block, people, barred)
    found = []
    for (a, b), close in _close(block, clusters, where, scores).items():
        mean = _mean(clusters[a], clusters[b], close, weights)
        if mean > weights.join:
            found.append((-mean, a, b))
    for _, a, b in sorted(found):
        if a in clusters and may_join(clusters[a], clusters[b]):
            clusters[b].absorb(clusters.pop(a))
    return sorted(sorted(one.members) for one in clusters.values())


def _close(block: Sequence[Traits], clusters: Mapping[int, Cluster], where: Sequence[int],
           scores: Mapping[Pair, float]) -> dict[tuple[int, int], list[float]]:
    """(byline left alone, person of several mentions) -> scores between the two."""
    alone = {key for key, one in clusters.items() if len(one.members) == 1 and block[key].paper}
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (i, j), score in scores.items():
        for a, b in ((where[i], where[j]), (where[j], where[i])):
            if a in alone and len(clusters[b].members) > 1:
                found[a, b].append(score)
    return found


def _mean(one: Cluster, other: Cluster, close: Sequence[float], weights: Weights) -> float:
    looked = min(BEST, len(other.members))  # a pair not scored shares too little to be compared
    best = nlargest(looked, [*close, *[UNSEEN] * (looked - len(close))])
    return sum(best) / looked + middles_cost(one, other, weights)
