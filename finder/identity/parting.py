"""Parts a name block into people by what pairs of mentions show; entries and visitors come after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from finder.identity.candidates import Pair
from finder.identity.clustering import cluster
from finder.identity.likest import adopted, reunited
from finder.identity.pair_scores import PairScores
from finder.identity.rejoin import rejoined
from finder.identity.strands import unravelled
from finder.identity.traits import Traits
from finder.identity.weights import Weights


def parted(block: Sequence[Traits], linked: Mapping[Pair, float], scores: PairScores, weights: Weights,
           together: Collection[Collection[int]] = (), barred: Collection[Pair] = ()) -> list[list[int]]:
    """The people of a block, as sorted places; `linked` are the scores of the pairs worth comparing.

    `together` and `barred` as in `clustering`; `scores` answers for pairs that are looked at besides.
    """
    people = cluster(block, linked, together, barred, weights)
    people = rejoined(block, people, linked, barred, scores, weights)
    people = reunited(block, people, linked, barred, weights)
    people = unravelled(block, people, together, scores.counts)
    return adopted(block, people, linked, barred, weights)
