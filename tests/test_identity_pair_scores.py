"""A pair has one score, whichever way round, and is compared once."""

from __future__ import annotations

import pytest

from finder.identity import counts, evidence, weights
from finder.identity.pair_scores import PairScores
from finder.identity.traits import Reader
from sources.records import Mention

READER = Reader(counts.shipped())
ONE, OTHER = (READER.traits(Mention(f"pmid:{n}#1", "Jin Wang", "Wang", "Jin", position=1))
              for n in (99000001, 99000002))


def test_the_score_is_that_of_the_levels_and_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = weights.shipped().score(evidence.levels(ONE, OTHER, counts.shipped()))
    scores = PairScores(weights.shipped(), counts.shipped())
    assert scores.of(ONE, OTHER) == expected
    monkeypatch.delattr(evidence, "levels")
    assert scores.of(OTHER, ONE) == expected
