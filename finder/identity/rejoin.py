"""Compares the parts of a large block once more: of a long career, pairs that were never looked at part it.

In a large block a mention is compared with its NEIGHBOURS alone, and its other papers count as a little
unlike. Two parts that share a link are judged here by a sample of real pairs instead: 800 papers of one
address, on five subjects, are one person, not nine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from finder.identity.candidates import ALL_PAIRS, Pair
from finder.identity.clustering import Cluster, may_join, middles_cost, start, unite
from finder.identity.pair_scores import PairScores
from finder.identity.traits import Traits
from finder.identity.weights import Weights

CLEARLY = 1.0  # log-odds above the bar of `clustering`, which found the two apart; 0.5 lumps namesakes
SAMPLE = 24  # pairs looked at between two parts
MATES = 3  # of the parts that a part is linked to, the most linked ones are looked at
LEAST = 3  # mentions of a part; smaller ones were compared with much of what they may belong to
ROUNDS = 3  # two parts that joined may then fit a third


def rejoined(block: Sequence[Traits], people: Sequence[Sequence[int]], linked: Mapping[Pair, float],
             barred: Collection[Pair], scores: PairScores, weights: Weights) -> list[list[int]]:
    """The people of a block, parts of one person joined; a small block, whose pairs are all known, as it is.

    `linked` are the pairs that were scored. Hard conflicts hold as everywhere.
    """
    found = [list(members) for members in people]
    if len(block) <= ALL_PAIRS:
        return found
    for _ in range(ROUNDS):
        clusters, where = start(block, found, barred)
        joins = _joins(block, clusters, where, linked, scores, weights)
        joined = [_join(clusters, where, a, b) for _, a, b in sorted(joins)]
        if not any(joined):
            break
        found = [sorted(one.members) for one in clusters.values()]
    return sorted(found)


def _joins(block: Sequence[Traits], clusters: Mapping[int, Cluster], where: Sequence[int],
           linked: Mapping[Pair, float], scores: PairScores,
           weights: Weights) -> Iterator[tuple[float, int, int]]:
    """(minus the mean score, first, second) of the parts that are likelier one person than not."""
    for a, b in _linked_parts(clusters, where, linked):
        one, other = clusters[a], clusters[b]
        if not may_join(one, other):
            continue
        pairs = _sample(one.members, other.members)
        mean = sum(scores.of(block[i], block[j]) for i, j in pairs) / len(pairs)
        if mean + middles_cost(one, other, weights) > weights.join + CLEARLY:
            yield -mean, a, b


def _linked_parts(clusters: Mapping[int, Cluster], where: Sequence[int],
                  linked: Mapping[Pair, float]) -> list[Pair]:
    links = Counter((min(a, b), max(a, b)) for i, j in linked if (a := where[i]) != (b := where[j])
                    and len(clusters[a].members) >= LEAST <= len(clusters[b].members))
    mates: dict[int, list[Pair]] = {}
    for pair, _ in sorted(links.items(), key=lambda item: (-item[1], item[0])):
        for part in pair:
            mates.setdefault(part, []).append(pair)
    return sorted({pair for own in mates.values() for pair in own[:MATES]})


def _sample(one: Sequence[int], other: Sequence[int]) -> list[Pair]:
    """Pairs of the two, each side gone through evenly, at paces that differ."""
    left, right = sorted(one), sorted(other)
    number = min(SAMPLE, len(left) * len(right))
    return [(left[n * len(left) // number], right[(n * 7 + n // len(right)) % len(right)])
            for n in range(number)]


def _join(clusters: dict[int, Cluster], where: list[int], a: int, b: int) -> bool:
    a, b = where[a], where[b]  # they may have joined others since
    if a == b or not may_join(clusters[a], clusters[b]):
        return False
    unite(clusters, where, a, b)
    return True
