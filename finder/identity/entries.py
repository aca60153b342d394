"""Gives page entries their papers: a page says what a byline cannot, and a career outgrows what pairs show.

`clustering` compares two mentions at a time. A page entry that prints an institution or an address is better
served by `faculty.Case`, which learns from the papers it is sure of; on the faculty of the development data
that finds 98 of 100 papers, pairs alone 89.

What pairs show to be one person's (a company) is not torn for an entry's sake. A company none of whose papers
carries the entry's institution or address goes to it whole or not at all: of one career the papers on the
page's subjects alone are likely the entry's one by one. Where few carry it, those few are judged one by one
and the rest as a whole; where many do, each by itself, for a company of papers is not always of one person.
With another institution on the pages of the development faculty 75 of 495 sure people were torn, now one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from finder.identity.alumni import long_before
from finder.identity.candidates import Pair
from finder.identity.clustering import Cluster, may_join, middles_cost, start
from finder.identity.faculty import SEED, Case, Entry, fits, log_odds
from finder.identity.groups import Groups
from finder.identity.pair_scores import PairScores
from finder.identity.resolution import Claim
from finder.identity.traits import Traits
from finder.identity.weights import Weights

# share of a company's papers with the entry's institution up to which the rest is judged as a whole; chosen
# on the development faculty: with a half 0.3 points fewer namesakes are refused, with any share 0.5
FEW = 0.25

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
    """Bylines that belong together, offered to an entry: the log-odds that decide, and each one's claim."""

    worth: float
    anchor: int  # the first mention of the entry's person
    unit: Sequence[int]
    claims: Mapping[int, Claim]
    again: bool = False  # offered apart, should the company as a whole be refused


def claimed(parted: Parted, together: Sequence[Sequence[int]], barred: Collection[Pair],
            weights: Weights) -> tuple[People, dict[int, Claim]]:
    """The people after each page entry took the bylines that are likelier its own than not, and why.

    Mentions that verdicts, an ORCID or an address hold together move as one, and so do companies (see above);
    what two entries could have goes to the likelier; hard conflicts hold as everywhere, and middle initials
    that conflict with those of the papers taken before weigh as in `clustering`.
    """
    block, anchors = parted.block, _anchors(parted)
    if not anchors or not any(traits.paper for traits in block):
        return [list(members) for members in parted.people], {}
    held = [sorted(group) for group in _joined([*together, *_of_one_address(parted)])]
    clusters, where = start(block, _joined([*anchors, *held]), barred)
    home = {i: where[own[0]] for own in anchors for i in clusters[where[own[0]]].members}
    claims: dict[int, Claim] = {}
    for offer in _offers(parted, anchors, held, weights):
        root, own = where[offer.anchor], _whole(offer.unit, clusters, where)
        fits_in = offer.worth + middles_cost(clusters[root], own, weights) > 0
        if fits_in and home.keys().isdisjoint(own.members) and may_join(clusters[root], own):
            clusters[root].absorb(own)
            home.update(dict.fromkeys(own.members, root))
            claims.update(offer.claims)
    return _people(parted, clusters, where, home), claims


def _whole(unit: Sequence[int], clusters: Mapping[int, Cluster], where: Sequence[int]) -> Cluster:
    """The clusters of a unit as one, themselves unchanged."""
    found = Cluster([], set(), set(), set(), set(), set(), Counter())
    for root in dict.fromkeys(where[i] for i in unit):
        found.absorb(clusters[root])
    return found


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
    units = {i: unit for unit in held for i in unit}
    offers: list[_Offer] = []
    for own in anchors:
        claims = _claims(parted, own, weights)
        free = claims.keys() - {i for unit in held if not set(unit).isdisjoint(own) for i in unit}
        for members in parted.people:
            company = [i for i in members if i in free]
            if company and not _of_an_elder(parted, own, company):
                offers += _of_company(parted, own, members, {i: claims[i] for i in company}, units)
    return sorted((offer for offer in offers if offer.worth > 0),
                  key=lambda offer: (offer.again, -offer.worth, offer.unit[0], offer.anchor))


def _of_an_elder(parted: Parted, own: Sequence[int], company: Sequence[int]) -> bool:
    """Whether a company was published in long before an entry graduated; a single paper may have strayed."""
    old = (i for i in company if any(long_before(parted.block[j], parted.block[i]) for j in own))
    return len(list(old)) > 1


def _of_company(parted: Parted, own: Sequence[int], members: Sequence[int], claims: Mapping[int, Claim],
                units: Mapping[int, Sequence[int]]) -> Iterator[_Offer]:
    """All of a company, or the papers with the institution and the rest, or each; see above."""
    told = [i for i, claim in claims.items() if not SEED.isdisjoint(claim.levels)]
    seeds = {j for i in told for j in units.get(i, (i,))}
    rest = [i for i in claims if i not in seeds]
    if not rest or len(claims) - len(rest) > FEW * len(claims):
        yield from _apart(own, claims, claims, units)
        return
    yield from _apart(own, [i for i in claims if i in seeds], claims, units)
    worth = mean = _mean(claims, rest)
    if not seeds and set(own) <= set(members):  # pairs show the entry to be theirs, too
        worth = max(worth, sum(parted.scores.of(parted.block[i], parted.block[j])
                               for i in own for j in rest) / (len(own) * len(rest)))
    yield _Offer(worth, own[0], rest, {i: replace(claims[i], odds=mean) for i in rest})
    if seeds and worth > 0:  # one byline in conflict with the entry must not keep all others from it
        yield from (replace(offer, again=True) for offer in _apart(own, rest, claims, units))


def _apart(own: Sequence[int], some: Collection[int], claims: Mapping[int, Claim],
           units: Mapping[int, Sequence[int]]) -> Iterator[_Offer]:
    """Each of some bylines by itself, or with those that are held together with it."""
    for unit in dict.fromkeys(tuple(units.get(i, (i,))) for i in some):
        if all(i in claims for i in unit):
            yield _Offer(_mean(claims, unit), own[0], unit, {i: claims[i] for i in unit})


def _mean(claims: Mapping[int, Claim], unit: Sequence[int]) -> float:
    return sum(claims[i].odds for i in unit) / len(unit)


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
