"""What others would do, measured beside who-is-who: gradient boosting on the likeness of two bylines.

The features are those that published systems use (names, rarity, place, co-authors, text, journal, years), as
numbers, missing ones missing; blocks are joined by average linkage on the model's probabilities. Needs
scikit-learn.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.ensemble import HistGradientBoostingClassifier

from finder import names
from finder.identity.counts import Counts
from finder.identity.traits import Reader, Traits, Vector
from finder.names import Given, Middle
from sources.records import Article

GIVEN, MIDDLE = tuple(Given), tuple(Middle)


def features(one: Traits, other: Traits, counts: Counts) -> list[float]:
    """Two bylines as numbers."""
    given, middle = names.compare_given(one.name.given, other.name.given)
    initial = one.name.given[0][0] if one.name.given else ""
    a, b = one.paper, other.paper
    assert a and b
    shared = sum(w for block, w in one.others.items() if block in other.others)
    mail = float(one.email == other.email) if one.email and other.email else np.nan
    country = float(one.country == other.country) if one.country and other.country else np.nan
    return [
        GIVEN.index(given), MIDDLE.index(middle),
        counts.rarity(one.name.family.replace(" ", ""), max(one.name.given[:1] or ("",), key=len)
                      if given is Given.SAME else initial, middle in (Middle.SAME, Middle.INITIAL)),
        _like(one.place, other.place), _like(a.place, b.place), country, mail, shared,
        _like(a.topic, b.topic), _like(a.title, b.title), _like(a.mesh, b.mesh), _like(a.journal, b.journal),
        abs(a.year - b.year) if a.year and b.year else np.nan, float(a.language == b.language),
    ]


def _like(one: Vector, other: Vector) -> float:
    return one.likeness(other) if one and other else np.nan


@dataclass
class Boosting:
    """A fitted model, and the threshold of probability at which blocks are cut."""

    model: HistGradientBoostingClassifier
    counts: Counts

    def probabilities(self, pairs: Sequence[tuple[Traits, Traits]]) -> np.ndarray:  # type: ignore[type-arg]
        """Of each pair, that it is one person."""
        rows = [features(*pair, self.counts) for pair in pairs]
        return np.asarray(self.model.predict_proba(rows)[:, 1]) if rows else np.zeros(0)

    def people(self, block: Sequence[Traits]) -> dict[str, str]:
        """locator -> person, of the mentions of one block."""
        if len(block) < 2:
            return {traits.locator: traits.locator for traits in block}
        apart = 1 - self.probabilities(list(combinations(block, 2)))
        numbers = fcluster(linkage(apart, "average"), 0.5, "distance")
        return {traits.locator: f"{block[0].locator} {n}" for traits, n in zip(block, numbers, strict=True)}


def fit(pairs: Sequence[tuple[Traits, Traits]], same: Sequence[int], weight: Sequence[float],
        counts: Counts) -> Boosting:
    """A model of the pairs."""
    model = HistGradientBoostingClassifier(max_iter=300, learning_rate=0.06, l2_regularization=1.0,
                                           early_stopping=False, random_state=0)
    model.fit([features(*pair, counts) for pair in pairs], same, sample_weight=weight)
    return Boosting(model, counts)


def speed(model: Boosting, articles: Sequence[Article], locators: Mapping[str, Sequence[str]]) -> float:
    """Bylines a second, one core, of blocks of locators: traits, features, model and linkage."""
    started = time.process_time()
    reader = Reader(model.counts)
    held = {m.locator: (m, a) for a in articles for m in a.authors}
    number = 0
    for block in locators.values():
        model.people([reader.traits(*held[x]) for x in block])
        number += len(block)
    return number / (time.process_time() - started)
