"""Resolves one name block: the mentions that are compared with each other, at home there or visiting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from finder.identity.alumni import long_before
from finder.identity.bins import ONLY, Judged, attributions
from finder.identity.candidates import ALL_PAIRS, Pair, pairs
from finder.identity.clustering import Cluster, possible, start, unite
from finder.identity.counts import Counts
from finder.identity.entries import Parted, claimed
from finder.identity.evidence import levels
from finder.identity.faculty import entry_of
from finder.identity.namesakes import Namesakes
from finder.identity.pair_scores import PairScores
from finder.identity.parting import parted
from finder.identity.resolution import Attribution
from finder.identity.silences import parted_by_silence
from finder.identity.traits import Reader, Traits, block_of
from finder.identity.verdicts import Decided
from finder.identity.weights import Weights
from sources.records import Article, Mention

Clue = tuple[int, Hashable]  # which comes first, and what is shared
BY_VERDICT, BY_ORCID, REPRINTED, SAME_CONTACT = 0, 1, 2, 3


def by_block(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions that name somebody, by name block, each block sorted by locator and without repeats."""
    found: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        if key := block_of(mention):
            held = found[key].setdefault(mention.locator, mention)
            if held != mention:  # two versions of one place: the order of input must not decide
                found[key][mention.locator] = min(held, mention, key=repr)
    return {key: [held[x] for x in sorted(held)] for key, held in sorted(found.items())}


def resolve_block(members: Sequence[Mention], articles: Mapping[str, Article], decided: Decided,
                  reader: Reader, weights: Weights,
                  topics: Mapping[str, str]) -> list[dict[str, Attribution]]:
    """The people of one block: for each their mentions' attributions by locator. `members` in any order."""
    members = sorted(members, key=lambda m: m.locator)
    if len(members) == 1:
        return [{members[0].locator: ONLY}]
    block = [reader.traits(m, articles.get(m.locator.partition("#")[0])) for m in members]
    block = _corrected(block, decided)
    barred = _barred(block, decided)
    together = _together(block, members, barred, decided, Namesakes(articles, reader.counts))
    scores = dict(_scores(block, reader.counts, weights))
    entries = {i: replace(entry_of(m, topics.get(m.locator, ""), reader), traits=block[i])
               for i, m in enumerate(members) if not _is_byline(block[i])}
    again = entries or len(block) > ALL_PAIRS  # who asks about pairs once more
    known = PairScores(weights, reader.counts, _by_locator(block, scores) if again else {})
    people = parted(block, scores, known, weights, together, barred)
    people, claims = claimed(Parted(block, people, entries, known), together, barred, weights)
    people = parted_by_silence(block, people, together)
    # a byline that a silence parted from its entry is the entry's no more
    with_entry = {i for person in people if not entries.keys().isdisjoint(person) for i in person}
    claims = {i: claim for i, claim in claims.items() if i in with_entry}
    told = attributions(Judged(block, people, scores, claims, decided, weights, reader.counts))
    return [{block[i].locator: told[i] for i in person} for person in people]


def _scores(block: Sequence[Traits], counts: Counts, weights: Weights) -> Iterable[tuple[Pair, float]]:
    for i, j in pairs(block):
        yield (i, j), weights.score(levels(block[i], block[j], counts))


def _by_locator(block: Sequence[Traits], scores: Mapping[Pair, float]) -> dict[tuple[str, str], float]:
    # a block is sorted by locator
    return {(block[i].locator, block[j].locator): score for (i, j), score in scores.items()}


def _together(block: Sequence[Traits], members: Sequence[Mention], barred: Sequence[Pair],
              decided: Decided, alike: Namesakes) -> list[list[int]]:
    """Mentions that are one person by their nature: by verdict, by ORCID, or printed twice by one source."""
    clusters, where = start(block, (), barred)
    held: dict[Clue, list[int]] = defaultdict(list)
    for i, traits in enumerate(block):
        for clue in _clues(traits, members[i], decided):
            held[clue].append(i)
    for clue in sorted(held, key=lambda clue: (clue[0], held[clue])):  # verdicts first
        first, *rest = held[clue]
        if rest and clue[0] == REPRINTED and alike.may_be_two(block[first], [members[i] for i in held[clue]]):
            continue
        for i in rest:
            a, b = where[first], where[i]
            if a != b and _may_unite(clusters[a], clusters[b], clue[0]):
                unite(clusters, where, a, b)
    return [sorted(one.members) for one in clusters.values() if len(one.members) > 1]


def _clues(traits: Traits, mention: Mention, decided: Decided) -> list[Clue]:
    found: list[Clue] = []
    if traits.locator in decided.touched:
        found.append((BY_VERDICT, decided.group(traits.locator)))
    if traits.orcid:
        found.append((BY_ORCID, traits.orcid))
    own = () if _is_byline(traits) else (traits.email, _own_page(mention))
    if traits.name.given and len(traits.name.given[0]) > 1:
        # a page prints the same institution beside all its people: there the whole text must be the same
        text = (*own, mention.role, mention.degrees, _graduated(traits)) if own else ()
        found.append((REPRINTED, (traits.source, traits.name, mention.affiliations, *text)))
    found.extend((SAME_CONTACT, (traits.source, contact)) for contact in own if contact)
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


def _may_unite(one: Cluster, other: Cluster, rank: int) -> bool:
    if not one.barred.isdisjoint(other.members):
        return False
    if rank == BY_VERDICT:
        return True
    if rank != BY_ORCID and len(one.orcids | other.orcids) > 1:
        return False
    if rank == REPRINTED:  # two addresses prove that it is no reprint
        return len(one.emails | other.emails) < 2
    # a record can print one ORCID beside two of its authors
    if rank == BY_ORCID and not one.sources.isdisjoint(other.sources):
        return False
    return all(possible(a, b) for a in one.names for b in other.names)


def _corrected(block: Sequence[Traits], decided: Decided) -> list[Traits]:
    """The block, without the graduation years that a verdict belies: the user knows who wrote before them."""
    touched = [traits for traits in block if traits.locator in decided.touched]
    belied = {one.locator for one in touched for other in touched
              if long_before(one, other) and decided.group(one.locator) == decided.group(other.locator)}
    return [replace(traits, career=replace(traits.career, graduated=None))
            if traits.locator in belied and traits.career else traits for traits in block]


def _barred(block: Sequence[Traits], decided: Decided) -> list[Pair]:
    """Pairs that must not meet: by verdict, and a paper from long before the graduation that an entry states.

    Nobody's later papers make up for the earlier ones: who has both did not graduate between.
    """
    touched = [i for i, traits in enumerate(block) if traits.locator in decided.touched]
    dated = [i for i, traits in enumerate(block) if traits.career and traits.career.graduated]
    return [*((i, j) for i, j in combinations(touched, 2)
              if decided.separates(block[i].locator, block[j].locator)),
            *((i, j) for i in dated for j, other in enumerate(block) if long_before(block[i], other))]
