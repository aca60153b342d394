"""Scores a pair of bylines once, however many steps ask: clustering and seeds ask about the same pairs."""

from __future__ import annotations

from collections.abc import Mapping

from finder.identity import evidence
from finder.identity.counts import Counts
from finder.identity.traits import Traits
from finder.identity.weights import Weights


class PairScores:
    """Log-odds that two bylines are one person; `known` ones by their locators, the smaller first."""

    def __init__(self, weights: Weights, counts: Counts,
                 known: Mapping[tuple[str, str], float] | None = None) -> None:
        self.counts = counts
        self._weights = weights
        self._known = dict(known or {})

    def of(self, one: Traits, other: Traits) -> float:
        """The score of the pair, either way round."""
        pair = min(one.locator, other.locator), max(one.locator, other.locator)
        if pair not in self._known:
            self._known[pair] = self._weights.score(evidence.levels(one, other, self.counts))
        return self._known[pair]
