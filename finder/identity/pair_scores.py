"""Scores a pair of bylines once, however many steps ask: clustering and seeds ask about the same pairs."""

from __future__ import annotations

from finder.identity import evidence
from finder.identity.counts import Counts
from finder.identity.traits import Traits
from finder.identity.weights import Weights


class PairScores:
    """Log-odds that two bylines are one person."""

    def __init__(self, weights: Weights, counts: Counts) -> None:
        self._weights, self._counts = weights, counts
        self._known: dict[tuple[str, str], float] = {}

    def of(self, one: Traits, other: Traits) -> float:
        """The score of the pair, either way round."""
        pair = min(one.locator, other.locator), max(one.locator, other.locator)
        if pair not in self._known:
            self._known[pair] = self._weights.score(evidence.levels(one, other, self._counts))
        return self._known[pair]
