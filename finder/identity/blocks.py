"""Resolves one name block: the unit that is recomputed when, and only when, one of its mentions changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from finder import names
from finder.identity.bins import attributions
from finder.identity.candidates import Pair, pairs
from finder.identity.clustering import cluster, possible
from finder.identity.counts import Counts
from finder.identity.evidence import levels
from finder.identity.lone import adopted
from finder.identity.resolution import Attribution
from finder.identity.traits import Reader, Traits
from finder.identity.verdicts import Decided
from finder.identity.weights import Weights
from finder.model import Reason
from sources.records import Article, Mention

Clue = tuple[int, Hashable]  # which comes first, and what is shared
ALONE = Reason("the only mention of this name")


def by_block(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions that name somebody, by name block, each block sorted by locator and without repeats."""
    found: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        key = "" if mention.collective or not mention.valid else names.block(
            mention.family, mention.given or mention.initials)
        if key:
            found[key].setdefault(mention.locator, mention)
    return {key: [held[x] for x in sorted(held)] for key, held in sorted(found.items())}


def resolve_block(members: Sequence[Mention], articles: Mapping[str, Article], decided: Decided,
                  reader: Reader, weights: Weights) -> list[dict[str, Attribution]]:
    """The people of one block: for each their mentions' attributions by locator."""
    if len(members) == 1:
        return [{members[0].locator: Attribution("sure", 1.0, (ALONE,))}]
    block = [reader.traits(m, articles.get(m.locator.partition("#")[0])) for m in members]
    together, barred = _together(block, decided, members), _barred(block, decided)
    scores = dict(_scores(block, reader.counts, weights))
    people = adopted(block, cluster(block, scores, together, barred, weights), scores, barred, weights)
    told = attributions(block, people, scores, weights, reader.counts)
    return [{block[i].locator: told[i] for i in person} for person in people]


def _scores(block: Sequence[Traits], counts: Counts, weights: Weights) -> Iterable[tuple[Pair, float]]:
    for i, j in pairs(block):
        yield (i, j), weights.score(levels(block[i], block[j], counts))


def _together(block: Sequence[Traits], decided: Decided, members: Sequence[Mention]) -> list[list[int]]:
    """Mentions that are one person by their nature: by verdict, by ORCID, or printed twice by one source."""
    group = {i: i for i in range(len(block))}
    held: dict[Clue, list[int]] = defaultdict(list)
    for i, traits in enumerate(block):
        for clue in _clues(traits, members[i], decided):
            held[clue].append(i)
    for clue in sorted(held, key=lambda clue: (clue[0], held[clue])):  # verdicts first
        first, *rest = held[clue]
        for i in rest:
            _unite(group, first, i, block, decided, clue[0])
    together: dict[int, list[int]] = defaultdict(list)
    for i in range(len(block)):
        together[group[i]].append(i)
    return [found for found in together.values() if len(found) > 1]


def _clues(traits: Traits, mention: Mention, decided: Decided) -> list[Clue]:
    found: list[Clue] = []
    if traits.locator in decided.touched:
        found.append((0, decided.group(traits.locator)))
    if traits.orcid:
        found.append((1, traits.orcid))
    own = () if _is_byline(traits) else (traits.email, _own_page(mention))
    if traits.name.given and len(traits.name.given[0]) > 1:
        # a page prints the same institution beside all its people: there the whole text must be the same
        text = (*own, mention.role, mention.degrees, _graduated(traits)) if own else ()
        found.append((2, (traits.source, traits.name, mention.affiliations, *text)))
    found.extend((3, (traits.source, contact)) for contact in own if contact)
    return found


def _is_byline(traits: Traits) -> bool:
    return traits.source.startswith("pmid:")


def _graduated(traits: Traits) -> int | None:
    return traits.career.graduated if traits.career else None


def _own_page(mention: Mention) -> str:
    """The person's own page, not the page or file that holds the entry; empty when none is printed."""
    page = mention.locator.partition("#")[0]
    link = mention.url or ""
    return "" if page.startswith("alumni:") or link.partition("#")[0] == page else link


def _unite(group: dict[int, int], one: int, other: int, block: Sequence[Traits], decided: Decided,
           rank: int) -> None:
    a, b = group[one], group[other]
    left, right = ([i for i in group if group[i] == g] for g in (a, b))
    if a == b or any(decided.separates(block[i].locator, block[j].locator) for i in left for j in right):
        return
    if rank == 1 and not all(_one_orcid(block[i], block[j]) for i in left for j in right):
        return
    if rank == 3 and not all(possible(block[i].name, block[j].name) for i in left for j in right):
        return
    for i in right:
        group[i] = a


def _one_orcid(one: Traits, other: Traits) -> bool:
    # a record can print one ORCID beside two of its authors
    return possible(one.name, other.name) and (not one.source or one.source != other.source)


def _barred(block: Sequence[Traits], decided: Decided) -> list[Pair]:
    touched = [i for i, traits in enumerate(block) if traits.locator in decided.touched]
    return [(i, j) for i, j in combinations(touched, 2)
            if decided.separates(block[i].locator, block[j].locator)]
