"""Gives page entries their papers: a page says what a byline cannot, and a career outgrows what pairs show.

`clustering` compares two mentions at a time. A page entry that prints an institution or an address is better
served by `faculty.Case`, which learns from the papers it is sure of; on the faculty of the development data
that finds 98 of 100 papers, pairs alone 89.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from finder.identity.candidates import Pair
from finder.identity.clustering import Cluster, may_join, middles_cost, start
from finder.identity.faculty import Case, Entry, fits, log_odds
from finder.identity.groups import Groups
from finder.identity.pair_scores import PairScores
from finder.identity.resolution import Claim
from finder.identity.traits import Traits
from finder.identity.weights import Weights

People = list[list[int]]


@dataclass(frozen=True, slots=True)
class Parted:
    """A name block parted into people by pairs, and the page entries in it by their places."""

    block: Sequence[Traits]
    people: Sequence[Sequence[int]]
    entries: Mapping[int, Entry]
    scores: PairScores


@dataclass(frozen=True, slots=True)
class _Offer:
    """Bylines that belong together, offered to an entry: mean log-odds, and each one's claim."""

    worth: float
    anchor: int  # the first mention of the entry's person
    unit: Sequence[int]
    claims: Mapping[int, Claim]


def claimed(parted: Parted, together: Sequence[Sequence[int]], barred: Collection[Pair],
            weights: Weights) -> tuple[People, dict[int, Claim]]:
    """The people after each page entry took the bylines that are likelier its own than not, and why.

    Mentions that verdicts, an ORCID or an address hold together move as one; what two entries could have goes
    to the likelier; hard conflicts hold as everywhere, and middle initials that conflict with those of the
    papers taken before weigh as in `clustering`.
    """
    block, anchors = parted.block, _anchors(parted)
    if not anchors or not any(traits.paper for traits in block):
        return [list(members) for members in parted.people], {}
    held = [sorted(group) for group in _joined([*together, *_of_one_address(parted)])]
    clusters, where = start(block, _joined([*anchors, *held]), barred)
    home = {i: where[own[0]] for own in anchors for i in clusters[where[own[0]]].members}
    claims: dict[int, Claim] = {}
    for offer in _offers(parted, anchors, held, weights):
        root, own = where[offer.anchor], clusters[where[offer.unit[0]]]
        fits_in = offer.worth + middles_cost(clusters[root], own, weights) > 0
        if fits_in and offer.unit[0] not in home and may_join(clusters[root], own):
            clusters[root].absorb(own)
            home.update(dict.fromkeys(offer.unit, root))
            claims.update(offer.claims)
    return _people(parted, clusters, where, home), claims


def _of_one_address(parted: Parted) -> list[list[int]]:
    """Bylines of one person and one e-mail address: an entry takes all of them or none."""
    found: dict[tuple[int, str], list[int]] = {}
    for n, members in enumerate(parted.people):
        for i in members:
            if parted.block[i].email and parted.block[i].paper:
                found.setdefault((n, parted.block[i].email), []).append(i)
    return [group for group in found.values() if len(group) > 1]


def _anchors(parted: Parted) -> list[list[int]]:
    """Of every person with entries that say where or how to write, the places of the entries."""
    own = (sorted(parted.entries.keys() & set(members)) for members in parted.people)
    return [found for found in own
            if any(parted.block[i].houses or parted.block[i].email for i in found)]


def _offers(parted: Parted, anchors: Sequence[Sequence[int]], held: Sequence[Sequence[int]],
            weights: Weights) -> list[_Offer]:
    """What is likelier an entry's than not, the likeliest first."""
    tied = {i for unit in held for i in unit}
    units = [*held, *([i] for i in range(len(parted.block)) if i not in tied)]
    offers = []
    for own in anchors:
        claims = _claims(parted, own, weights)
        for unit in units:
            if all(i in claims for i in unit):
                worth = sum(claims[i].odds for i in unit) / len(unit)
                offers.append(_Offer(worth, own[0], unit, {i: claims[i] for i in unit}))
    return sorted((offer for offer in offers if offer.worth > 0),
                  key=lambda offer: (-offer.worth, offer.unit[0], offer.anchor))


def _claims(parted: Parted, own: Sequence[int], weights: Weights) -> dict[int, Claim]:
    """For every byline that an entry's name fits, how likely it is the entry's."""
    person = [parted.entries[i] for i in own]
    fitting = [i for i, traits in enumerate(parted.block) if traits.paper and fits(person, traits.name)]
    place = {i: n for n, i in enumerate(fitting)}
    companies = [[place[i] for i in members if i in place] for members in parted.people]
    case = Case(person, [parted.block[i] for i in fitting], companies, parted.scores)
    return {i: Claim(log_odds(levels, weights.faculty), levels)
            for i, (_, levels) in zip(fitting, case.levels(weights.faculty), strict=True)}


def _joined(groups: Sequence[Collection[int]]) -> list[set[int]]:
    """Groups that share a member, as one."""
    united = Groups[int]()
    for first, *rest in groups:
        for i in rest:
            united.join(first, i)
    found: dict[int, set[int]] = defaultdict(set)
    for group in groups:
        for i in group:
            found[united.find(i)].add(i)
    return list(found.values())


def _people(parted: Parted, clusters: Mapping[int, Cluster], where: Sequence[int],
            home: dict[int, int]) -> People:
    """Who took papers, and what is left of everybody else; a listing goes where its papers went."""
    rest: People = []
    for members in parted.people:
        left = [i for i in members if i not in home]
        gone = Counter(home[i] for i in members if i in home)
        if gone and not any(parted.block[i].paper for i in left):
            root = min(gone, key=lambda key: (-gone[key], key))
            for i in left:
                if may_join(clusters[root], clusters[where[i]]):
                    clusters[root].absorb(clusters[where[i]])
                    home[i] = root
            left = [i for i in left if i not in home]
        rest += [left] if left else []
    return sorted([*(sorted(set(clusters[root].members)) for root in set(home.values())), *rest])
