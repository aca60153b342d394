"""How sure an attribution is: sure, unsure or conflict, with the reasons a person can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from finder.identity.candidates import Pair
from finder.identity.clustering import possible
from finder.identity.counts import Counts
from finder.identity.evidence import levels
from finder.identity.resolution import Attribution
from finder.identity.traits import Traits
from finder.identity.weights import Weights
from finder.model import Reason

# A page entry or a row of a list says nothing of subjects, years and co-authors: with the rarest name and the
# very same institution it comes to 1.66 of the 1.8 asked of a byline. By that case; there is no gold for it.
LESS_SAID = 0.3
ALONE = Reason("the only mention of this person")


def attributions(block: Sequence[Traits], clusters: Sequence[Sequence[int]], scores: Mapping[Pair, float],
                 weights: Weights, counts: Counts) -> dict[int, Attribution]:
    """The attribution of every mention of a block. A person with a single mention is sure of itself."""
    found: dict[int, Attribution] = {}
    own: dict[int, list[tuple[float, int]]] = {}
    where = {i: n for n, members in enumerate(clusters) for i in members}
    for (i, j), score in scores.items():
        if where[i] == where[j]:
            own.setdefault(i, []).append((score, j))
            own.setdefault(j, []).append((score, i))
    for members in clusters:
        wrong = _conflict([block[i] for i in members])
        for i in members:
            found[i] = (Attribution("sure", 1.0, (ALONE,)) if len(members) == 1
                        else _attribution(i, block, own.get(i, []), wrong, weights, counts))
    return found


def _attribution(i: int, block: Sequence[Traits], others: Sequence[tuple[float, int]], wrong: Reason | None,
                 weights: Weights, counts: Counts) -> Attribution:
    if not others:  # tied by a verdict or an ORCID alone
        return Attribution("conflict" if wrong else "sure", 1.0, (wrong,) if wrong else ())
    mean = sum(score for score, _ in others) / len(others)
    _, best = max(others, key=lambda item: (item[0], -item[1]))
    because = weights.reasons(levels(block[i], block[best], counts))
    confidence = round(1 / (1 + exp(-mean)), 4)
    if wrong:
        return Attribution("conflict", confidence, (wrong, *because))
    bar = weights.sure if block[i].paper else weights.sure - LESS_SAID
    return Attribution("sure" if mean >= bar else "unsure", confidence, because)


def _conflict(members: Sequence[Traits]) -> Reason | None:
    orcids = {m.orcid for m in members if m.orcid}
    if len(orcids) > 1:
        return Reason(f"two ORCIDs in one person: {', '.join(sorted(orcids))}")
    distinct = sorted({m.name for m in members}, key=lambda n: (n.family, n.given, n.suffix))
    for n, one in enumerate(distinct):
        for other in distinct[n + 1:]:
            if not possible(one, other):
                return Reason(f"names conflict: {' '.join(one.given)} and {' '.join(other.given)}")
    return None
