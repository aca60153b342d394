"""Joins what average linkage parted where the likest mentions speak for it: a career has many subjects.

Average linkage asks that a paper be like all of a person's papers, and leaves a great name's odd paper alone
and an early field apart from a later one. Here the BEST likest of the other side speak, as in `seeds`. On
blocks of namesakes made of the ORCID blocks parts of a person joined so raise pair F1 from 84 to 88, and from
81 to 84 where all print initials (`bench_identity.py --without reunited`); on the ORCID blocks themselves
nothing changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nlargest

from finder.identity.candidates import Pair
from finder.identity.clustering import Cluster, may_join, middles_cost, start
from finder.identity.seeds import BEST
from finder.identity.traits import Traits
from finder.identity.weights import Weights

UNSEEN = -0.75  # log-odds of a pair that shared too little to be compared; one likeness alone must not do
# above the bar of `clustering`, which found the two apart; at 0.25 the ORCID blocks lose half a point of pair
# F1, at 0.5 made namesakes with full given names two points of precision
CLEARLY = 0.75

People = list[list[int]]
Close = dict[int, list[float]]  # mention of one side -> its scores with the other side


def reunited(block: Sequence[Traits], people: Sequence[Sequence[int]], scores: Mapping[Pair, float],
             barred: Collection[Pair], weights: Weights) -> People:
    """The people, those joined of whom each mention of the smaller has its like in the larger.

    People of a single mention are left to `adopted`. Hard conflicts hold as everywhere.
    """
    found = [list(members) for members in people]
    while True:
        clusters, where = start(block, found, barred)
        grown: set[int] = set()
        joins = sorted(_joins(clusters, where, scores, weights))
        for _, few, many in joins:
            # a part that grew in this round, or went elsewhere, is judged anew in the next
            if few in clusters and many in clusters and few not in grown and may_join(
                    clusters[few], clusters[many]):
                clusters[many].absorb(clusters.pop(few))
                grown.add(many)
        found = sorted(sorted(one.members) for one in clusters.values())
        if not grown:
            return found


def _joins(clusters: Mapping[int, Cluster], where: Sequence[int], scores: Mapping[Pair, float],
           weights: Weights) -> Iterator[tuple[float, int, int]]:
    """(minus what speaks for it, the smaller, the larger) of parts to join."""
    for (a, b), close in _close(where, scores).items():
        few, many = clusters[a], clusters[b]
        if len(few.members) > 1 and (len(few.members), a) < (len(many.members), b):
            worth = sum(_likest(close.get(i, ()), many) for i in few.members) / len(few.members)
            if worth + middles_cost(few, many, weights) > weights.join + CLEARLY:
                yield -worth, a, b


def adopted(block: Sequence[Traits], people: Sequence[Sequence[int]], scores: Mapping[Pair, float],
            barred: Collection[Pair], weights: Weights) -> People:
    """The people, those of a single byline joined to the one whose likest papers are like it.

    All are judged before one moves, the likest goes first, and hard conflicts hold as everywhere. Over all
    papers a mean as theirs stays below what `bins` asks: nearly always they are unsure.
    """
    clusters, where = start(block, people, barred)
    found = []
    for (a, b), close in _close(where, scores).items():
        alone, many = clusters[a], clusters[b]
        if len(alone.members) == 1 < len(many.members) and block[a].paper:
            worth = _likest(close[a], many) + middles_cost(alone, many, weights)
            if worth > weights.join:
                found.append((-worth, a, b))
    for _, a, b in sorted(found):
        if a in clusters and may_join(clusters[a], clusters[b]):
            clusters[b].absorb(clusters.pop(a))
    return sorted(sorted(one.members) for one in clusters.values())


def _close(where: Sequence[int], scores: Mapping[Pair, float]) -> dict[tuple[int, int], Close]:
    """(one person, another) -> scores between the two, by the mentions of the one."""
    found: dict[tuple[int, int], Close] = defaultdict(lambda: defaultdict(list))
    for (i, j), score in scores.items():
        a, b = where[i], where[j]
        if a != b:
            found[a, b][i].append(score)
            found[b, a][j].append(score)
    return found


def _likest(close: Sequence[float], many: Cluster) -> float:
    """The mean score of a mention with the BEST likest of a person; a pair not scored shares too little."""
    looked = min(BEST, len(many.members))
    return sum(nlargest(looked, [*close, *[UNSEEN] * (looked - len(close))])) / looked
