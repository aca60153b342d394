"""How sure an attribution is: sure, unsure or conflict, with the reasons a person can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log2

from finder.identity.candidates import Pair
from finder.identity.clustering import possible
from finder.identity.counts import Counts
from finder.identity.evidence import levels
from finder.identity.resolution import Attribution, Claim
from finder.identity.rivals import torn
from finder.identity.traits import Traits
from finder.identity.verdicts import Decided
from finder.identity.weights import Weights
from finder.model import Reason
from finder.names import Middle, compare_given

# A page entry or a row of a list says nothing of subjects, years and co-authors: the bar is lower. By the
# case of a rare name at one institution; there is no gold for it.
LESS_SAID = 0.3
# log-odds that must come from elsewhere than the name: there are namesakes of the rarest names
BEYOND = 0.25
# asked more of, each time a person has twice as many mentions, up to MOST: two people lumped are like
# themselves. When it was chosen, sure pairs of the ORCID blocks rose from 98.5 to 99.0 %, second ORCIDs apart
MANY, MOST = 0.2, 16
OF_THE_NAME = ("name", "middle", "family", "suffix", "years", "language", "faculty name", "faculty middle")
ALONE = Reason("the only mention of this person")
ONLY = Attribution("sure", 1.0, (ALONE,))
BY_NATURE = Reason("the same entry again")
SAME_ORCID = Reason("the same ORCID")
# of the labelled bylines about one in a hundred prints an ORCID that looks like somebody else's, or a second
BY_ORCID = 0.99
TORN = Reason("the initial fits another person about as well")
OTHER_MIDDLE = Reason("most of this person's other mentions print another middle name")


@dataclass(frozen=True, slots=True)
class Judged:
    """A block, and all that was found out about it."""

    block: Sequence[Traits]
    clusters: Sequence[Sequence[int]]
    scores: Mapping[Pair, float]
    claims: Mapping[int, Claim]  # bylines that a page entry has
    decided: Decided
    weights: Weights
    counts: Counts


def attributions(judged: Judged) -> dict[int, Attribution]:
    """The attribution of every mention of a block. A person with a single mention is sure of itself."""
    links, between = _links(judged), torn(judged.block, judged.clusters, judged.scores)
    found: dict[int, Attribution] = {}
    for members in judged.clusters:
        if len(members) == 1:
            found[members[0]] = ONLY
            continue
        wrong, printed = _conflict(members, judged), _Printed.of(judged.block[i] for i in members)
        for i in members:
            doubt = OTHER_MIDDLE if printed.other_middle_name(judged.block[i]) else None
            doubt = TORN if i in between else doubt
            found[i] = _binned(i, members, links.get(i, []), wrong, doubt, judged)
            if not wrong and printed.ids[judged.block[i].orcid] > 1:
                found[i] = _by_orcid(found[i])
    return found


def _by_orcid(said: Attribution) -> Attribution:
    """Sure, whatever else was said: people move, and take up other subjects."""
    besides = (reason for reason in said.because if reason != BY_NATURE)
    return Attribution("sure", max(BY_ORCID, said.confidence), (SAME_ORCID, *besides))


@dataclass(frozen=True, slots=True)
class _Printed:
    """The middle names, addresses and ORCIDs that the mentions of a person print, how often."""

    middles: Counter[tuple[str, ...]]  # given names that hold a middle name or initial
    ids: Counter[str]

    @classmethod
    def of(cls, person: Iterable[Traits]) -> _Printed:
        people = list(person)
        return cls(Counter(t.name.given for t in people if len(t.name.given) > 1),
                   Counter(own for t in people for own in (t.email, t.orcid) if own))

    def other_middle_name(self, own: Traits) -> bool:
        """Whether most others with a middle name print another; one address or ORCID outweighs it."""
        given = own.name.given
        if len(given) < 2 or self.ids[own.email] > 1 or self.ids[own.orcid] > 1:
            return False
        apart = sum(n for other, n in self.middles.items()
                    if compare_given(given, other)[1] is Middle.CONFLICT)
        return 2 * apart > self.middles.total() - 1


def _links(judged: Judged) -> dict[int, list[tuple[float, int]]]:
    """For each mention, the scores with others of its person."""
    where = {i: n for n, members in enumerate(judged.clusters) for i in members}
    found: dict[int, list[tuple[float, int]]] = {}
    for (i, j), score in judged.scores.items():
        if where[i] == where[j]:
            found.setdefault(i, []).append((score, j))
            found.setdefault(j, []).append((score, i))
    return found


def _binned(i: int, members: Sequence[int], links: Sequence[tuple[float, int]], wrong: Reason | None,
            doubt: Reason | None, judged: Judged) -> Attribution:
    """The attribution of one mention: `wrong` puts it in conflict, `doubt` keeps it from being sure."""
    worth, told, asked = _strength(i, members, links, judged)
    if not told:  # tied by a verdict, which `resolve` tells, or by its nature
        touched = judged.block[i].locator in judged.decided.touched
        why = wrong or (None if touched else BY_NATURE)
        return Attribution("conflict" if wrong else "sure", 1.0, (why,) if why else ())
    because = judged.weights.reasons(told)
    confidence = round(1 / (1 + exp(-worth)), 4)
    if wrong:
        return Attribution("conflict", confidence, (wrong, *because))
    sure = worth >= asked and _beyond_the_name(told, judged.weights) >= BEYOND
    if sure and doubt:
        return Attribution("unsure", confidence, (doubt, *because))
    return Attribution("sure" if sure else "unsure", confidence, because)


def _strength(i: int, members: Sequence[int], links: Sequence[tuple[float, int]],
              judged: Judged) -> tuple[float, tuple[str, ...], float]:
    """(log-odds, the levels that speak for it, the log-odds asked for) of one mention among its person's."""
    bar = judged.weights.sure
    if i in judged.claims:
        return (*_claim_strength(i, links, judged), bar)
    if not judged.block[i].paper:
        bar -= LESS_SAID
        claimed = [j for j in members if j in judged.claims]
        others = [(score, j) for score, j in links if j not in judged.claims]
        # a page entry and its papers: as sure as the surest; a row of a list by what is no paper, if anything
        if claimed and not (others and _is_row(judged.block[i])):
            pairs = {j: [(score, i)] for score, j in links}
            worth, told = max(_claim_strength(j, pairs.get(j, []), judged) for j in claimed)
            return worth, told, bar
        links = others
    if not links:
        return 0.0, (), bar
    _, best_one = max(links, key=lambda link: (link[0], -link[1]))
    told = levels(judged.block[i], judged.block[best_one], judged.counts)
    asked = bar + MANY * log2(min(len(links), MOST))
    return sum(score for score, _ in links) / len(links), told, asked


def _is_row(traits: Traits) -> bool:
    return traits.source.startswith("alumni:")


def _claim_strength(i: int, links: Sequence[tuple[float, int]],
                    judged: Judged) -> tuple[float, tuple[str, ...]]:
    """Of a byline that an entry has: the claim, or the pair of the two, which tells more of a lone paper."""
    claim = judged.claims[i]
    score, entry = max(((score, -j) for score, j in links if not judged.block[j].paper), default=(0.0, 0))
    if score <= claim.odds:
        return claim.odds, claim.levels
    return score, levels(judged.block[i], judged.block[-entry], judged.counts)


def _beyond_the_name(told: Sequence[str], weights: Weights) -> float:
    """What speaks for the attribution and is not the name, nor what any two papers have in common."""
    return sum(max(0.0, weights.worth(level)) for level in told if not level.startswith(OF_THE_NAME))


def _conflict(members: Sequence[int], judged: Judged) -> Reason | None:
    """Two ORCIDs, or two names that cannot be one person's, unless the user's verdict ties the two."""
    people = [judged.block[i] for i in members]
    tied = [{m.locator for m in people if m.orcid == orcid} for orcid in {m.orcid for m in people if m.orcid}]
    if len(tied) > 1 and not _reconciled(tied, judged.decided):
        return Reason(f"two ORCIDs in one person: {', '.join(sorted({m.orcid for m in people if m.orcid}))}")
    distinct = sorted({m.name for m in people}, key=lambda n: (n.family, n.given, n.suffix))
    for n, one in enumerate(distinct):
        for other in distinct[n + 1:]:
            if possible(one, other):
                continue
            sides = [{m.locator for m in people if m.name == name} for name in (one, other)]
            if not _reconciled(sides, judged.decided):
                return Reason(f"names conflict: {' '.join(one.given)} and {' '.join(other.given)}")
    return None


def _reconciled(sides: Sequence[set[str]], decided: Decided) -> bool:
    """Whether one verdict, or a chain of them, reaches every side."""
    groups = [{decided.group(x) for x in side & decided.touched} for side in sides]
    return bool(set.intersection(*groups))
