"""Joins the mentions of one name block into people: the likeliest first, as long as nothing forbids it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heapify, heappop, heappush

from finder import names
from finder.identity.candidates import NEIGHBOURS, Pair
from finder.identity.traits import Traits
from finder.identity.weights import Weights
from finder.names import Middle, Name

MIDDLES = "two groups: middle initials conflict"  # the level of `middles_apart` in the table of weights


@dataclass(slots=True)
class Cluster:
    """A person in the making, and what it may not be joined with."""

    members: list[int]
    names: set[Name]
    sources: set[str]
    orcids: set[str]
    barred: set[int]  # members of other clusters that a verdict keeps apart from this one
    emails: set[str]
    middles: Counter[tuple[str, ...]]  # given names that hold a middle name or initial, how often
    links: dict[int, tuple[float, int]] = field(default_factory=dict)  # cluster -> sum of scores, how many

    def absorb(self, other: Cluster) -> None:
        """Takes in all that the other cluster is."""
        self.members += other.members
        self.names |= other.names
        self.sources |= other.sources
        self.orcids |= other.orcids
        self.barred |= other.barred
        self.emails |= other.emails
        self.middles += other.middles


@lru_cache(maxsize=1 << 16)
def possible(one: Name, other: Name) -> bool:
    """False when the names can belong to one person under no evidence at all."""
    return names.compare(one, other).possible


def may_join(one: Cluster, other: Cluster) -> bool:
    """False when a hard conflict stands between two clusters, whatever the sum of the rest."""
    if not one.barred.isdisjoint(other.members) or not one.sources.isdisjoint(other.sources):
        return False
    if one.orcids and other.orcids and one.orcids != other.orcids:
        return False
    return all(possible(a, b) for a in one.names for b in other.names if a != b)


def middles_apart(one: Cluster, other: Cluster) -> float:
    """The share (0 to 1) of pairs over two clusters, both with a middle name, whose middle names conflict.

    Bylines without one would otherwise bridge "Daniel R" and "Daniel K": each looks like both. An e-mail
    address that the two clusters share outweighs initials, and the share is 0.
    """
    if not one.middles or not other.middles or not one.emails.isdisjoint(other.emails):
        return 0.0
    conflicts = sum(n * m for a, n in one.middles.items() for b, m in other.middles.items()
                    if names.compare_given(a, b)[1] is Middle.CONFLICT)
    return conflicts / (one.middles.total() * other.middles.total())


def middles_cost(one: Cluster, other: Cluster, weights: Weights) -> float:
    """What middle names that conflict take off the mean score of two clusters; 0 or below."""
    return weights.levels.get(MIDDLES, 0.0) * middles_apart(one, other)


def cluster(
    block: Sequence[Traits], scores: Mapping[Pair, float], together: Collection[Collection[int]],
    barred: Collection[Pair], weights: Weights,
) -> list[list[int]]:
    """Average linkage over the scored pairs; index lists, sorted.

    `together` starts as one cluster each, whatever conflicts; `barred` pairs never meet. A pair that was
    not scored counts as `weights.apart`, but never more than NEIGHBOURS such pairs for each member of the
    smaller side: a large cluster is not compared with all of itself. Clusters meet while the mean, lowered
    by the weight of middle initials that conflict (`middles_apart`), exceeds `weights.join`.
    """
    clusters, where = start(block, together, barred)
    for (i, j), score in scores.items():
        a, b = where[i], where[j]
        if a != b:
            for here, there in ((a, b), (b, a)):
                total, number = clusters[here].links.get(there, (0.0, 0))
                clusters[here].links[there] = (total + score, number + 1)
    _agglomerate(clusters, weights)
    return sorted(sorted(c.members) for c in clusters.values())


def start(block: Sequence[Traits], together: Collection[Collection[int]],
          barred: Collection[Pair]) -> tuple[dict[int, Cluster], list[int]]:
    """The clusters that stand from the beginning, by their first member, and the cluster of every mention."""
    where = list(range(len(block)))
    for group in together:
        first = min(group)
        for i in group:
            where[i] = first
    clusters: dict[int, Cluster] = {}
    for i, traits in enumerate(block):
        new = Cluster([i], {traits.name}, {traits.source} - {""}, {traits.orcid} - {""}, set(),
                      {traits.email} - {""}, Counter([traits.name.given] * (len(traits.name.given) > 1)))
        if where[i] in clusters:
            clusters[where[i]].absorb(new)
        else:
            clusters[where[i]] = new
    for i, j in barred:
        clusters[where[i]].barred.add(j)
        clusters[where[j]].barred.add(i)
    return clusters, where


def unite(clusters: dict[int, Cluster], where: list[int], a: int, b: int) -> None:
    """Makes the second of two clusters part of the first."""
    moved = clusters.pop(b)
    clusters[a].absorb(moved)
    for i in moved.members:
        where[i] = a


def _agglomerate(clusters: dict[int, Cluster], weights: Weights) -> None:
    heap = [(-_mean(clusters[a], clusters[b], link, weights), a, b, link[1])
            for a in clusters for b, link in clusters[a].links.items() if a < b]
    heap = [entry for entry in heap if -entry[0] > weights.join]
    heapify(heap)
    while heap:
        worth, a, b, number = heappop(heap)
        one, other = clusters.get(a), clusters.get(b)
        if one is None or other is None or b not in one.links or (
                one.links[b][1] != number or -worth != _mean(one, other, one.links[b], weights)):
            continue  # one of the two has changed since: a newer entry stands for them
        if may_join(one, other):
            _merge(clusters, a, b)
            for c, link in one.links.items():
                mean = _mean(one, clusters[c], link, weights)
                if mean > weights.join:
                    heappush(heap, (-mean, min(a, c), max(a, c), link[1]))
        else:
            del one.links[b], other.links[a]


def _merge(clusters: dict[int, Cluster], a: int, b: int) -> None:
    one, other = clusters[a], clusters.pop(b)
    del one.links[b]
    for c, (total, number) in other.links.items():
        if c == a:
            continue
        here = one.links.get(c, (0.0, 0))
        link = (here[0] + total, here[1] + number)
        one.links[c] = clusters[c].links[a] = link
        del clusters[c].links[b]
    one.absorb(other)


def _mean(one: Cluster, other: Cluster, link: tuple[float, int], weights: Weights) -> float:
    small, large = sorted((len(one.members), len(other.members)))
    looked = max(link[1], min(small * large, small * NEIGHBOURS))
    mean = (link[0] + weights.apart * (looked - link[1])) / looked
    return mean + middles_cost(one, other, weights)
