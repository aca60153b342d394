"""Finds a faculty member's own papers among those that bear a fitting name.

Papers that carry the person's own institution or address are seeds; every other candidate is judged by
its own words, by its likeness to the seeds and by its company. Levels and weights as in `evidence`, fitted
apart: a page entry says other things than a byline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp

from finder import names
from finder.identity import counts as counts_
from finder.identity import evidence
from finder.identity import weights as weights_
from finder.identity.clustering import possible
from finder.identity.company import company_levels
from finder.identity.counts import Counts
from finder.identity.traits import Reader, Traits, Vector
from finder.identity.weights import Weights
from sources.records import Article, Mention

NEAR = 12  # seeds a candidate is compared with: as many near in time, as many that share co-authors
MOST = 200  # newest seeds looked up for one co-author
BEST = 3  # of these, the likest that are averaged
SHARE = (0.01, 0.25, 0.5, 0.75, 0.95)  # grades of the share of the institution's words a line holds
LIKE = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0)  # grades of log-odds to the seeds
LIKENESS = (0.005, 0.02, 0.04, 0.07, 0.12)  # grades of likeness to the research areas
# a byline with the person's own institution, or address, is a seed
SEED = frozenset({
    "faculty institution, own: 4", "faculty institution, own: 5", "faculty e-mail: same address"})
_DEPARTMENT = re.compile(r"\b(?:departments?|dept|division|section|program|unit|service)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page entry made comparable: the name, and each institution it prints."""

    traits: Traits
    institutions: tuple[Vector, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A byline that may be the faculty member's, and what speaks for it."""

    pmid: str
    traits: Traits
    levels: tuple[str, ...]
    seed: bool
    share: float | None  # of the institution's words, in the byline's own affiliation


def faculty_papers(
    faculty: Mention | Sequence[Mention], articles: Iterable[Article], topics: str = "", *,
    weights: Weights | None = None, counts: Counts | None = None,
) -> dict[str, float]:
    """PMID -> probability that the paper is the faculty member's, for papers with a fitting name.

    `faculty` is the person's page entry, or several; `affiliations` hold the institution, `topics` research
    areas in the page's words. Papers none of whose authors can bear the name are left out. Accept from 0.5.
    """
    table = weights or weights_.shipped()
    found = levels_of(faculty, articles, topics, table, counts or counts_.shipped())
    scored: dict[str, float] = {}
    for pmid, told in found:
        total = sum(table.faculty.get(level, 0.0) for level in ("faculty: prior", *told))
        scored[pmid] = max(scored.get(pmid, 0.0), round(1 / (1 + exp(-total)), 4))
    return scored


def levels_of(faculty: Mention | Sequence[Mention], articles: Iterable[Article], topics: str,
              weights: Weights, counts: Counts) -> list[tuple[str, tuple[str, ...]]]:
    """PMID and levels of every candidate; the fit learns from the same levels that `faculty_papers` sums."""
    entries = (faculty,) if isinstance(faculty, Mention) else tuple(faculty)
    reader = Reader(counts)
    person = [_entry(entry, reader) for entry in entries]
    about = reader.vector("topic", _words(topics))
    ordered = sorted(articles, key=lambda article: article.key)  # ties between clusters fall by place
    candidates = [c for article in ordered for c in _candidates(person, article, reader, about)]
    ground = Seeds([c for c in candidates if c.seed])
    company = company_levels([c.traits for c in candidates], [c.share for c in candidates], weights, counts)
    return [(c.pmid, (*c.levels, *_seed_levels(c, ground, weights, counts), *more))
            for c, more in zip(candidates, company, strict=True)]


def _words(text: str) -> set[str]:
    return {word for word in names.fold(text).split() if len(word) > 3}


def _entry(mention: Mention, reader: Reader) -> Entry:
    # the department's words say little: many a hospital has the same
    parts = [part.strip() for line in mention.affiliations for part in line.split(",")]
    vectors = [reader.place((part,)) for part in parts if not _DEPARTMENT.search(part)]
    return Entry(reader.traits(mention), tuple(vector for vector in vectors if vector))


def _candidates(person: Sequence[Entry], article: Article, reader: Reader, about: Vector) -> list[Candidate]:
    found = []
    for mention in article.authors:
        name = names.parse(mention.family, mention.given, mention.suffix, mention.initials)
        fitting = [] if mention.collective or not mention.valid else [
            entry for entry in person if possible(entry.traits.name, name)]
        if fitting:
            traits = reader.traits(mention, article)
            levels = _own_levels(fitting[0], traits, reader.counts, about)
            share = _best_share(fitting[0], traits.place) if traits.place else None
            found.append(Candidate(article.pmid, traits, levels, not SEED.isdisjoint(levels), share))
    return found


def _own_levels(entry: Entry, traits: Traits, counts: Counts, about: Vector) -> tuple[str, ...]:
    # middle initials are left out: of this person's own papers many print another, or none
    pair = evidence.levels(entry.traits, traits, counts)
    found = [f"faculty {level}" for level in pair if level.startswith(("name", "e-mail"))]
    place = traits.place or (traits.paper.place if traits.paper else None)
    kind = "own" if traits.place else "of the paper"
    if place and entry.institutions:
        found.append(f"faculty institution, {kind}: {bisect_right(SHARE, _best_share(entry, place))}")
    if about and traits.paper and traits.paper.topic:
        found.append(f"faculty topic: {bisect_right(LIKENESS, about.likeness(traits.paper.topic))}")
    return tuple(found)


def _best_share(entry: Entry, place: Vector) -> float:
    return max((_share(vector, place) for vector in entry.institutions), default=0.0)


def _share(part: Vector, whole: Vector) -> float:
    return sum(weight for word, weight in part.words.items() if word in whole.words) / part.total


def _year(traits: Traits) -> int | None:
    return traits.paper.year if traits.paper else None


class Seeds:
    """The seeds, and which of them a candidate is compared with: near in time, or sharing co-authors."""

    def __init__(self, seeds: Sequence[Candidate]) -> None:
        self.seeds = sorted(seeds, key=lambda c: (_year(c.traits) or 0, c.traits.locator))
        self.years = [_year(seed.traits) or 0 for seed in self.seeds]
        self.writers: dict[str, list[int]] = defaultdict(list)
        for i, seed in enumerate(self.seeds):
            for block in seed.traits.others:
                self.writers[block].append(i)

    def near(self, candidate: Candidate) -> list[Candidate]:
        """At most 2 * NEAR seeds, never the candidate's own paper."""
        place = bisect_right(self.years, _year(candidate.traits) or 0)
        low = max(0, min(place - NEAR // 2, len(self.seeds) - NEAR))
        shared: dict[int, float] = defaultdict(float)
        for block, weight in candidate.traits.others.items():
            for i in self.writers.get(block, ())[-MOST:]:
                shared[i] += weight
        known = nlargest(NEAR, shared, key=lambda i: (shared[i], -i))
        chosen = dict.fromkeys([*known, *range(low, min(low + NEAR, len(self.seeds)))])
        own = candidate.traits.source
        return [self.seeds[i] for i in chosen if self.seeds[i].traits.source != own]


def _seed_levels(candidate: Candidate, seeds: Seeds, weights: Weights, counts: Counts) -> list[str]:
    told = [evidence.levels(candidate.traits, seed.traits, counts) for seed in seeds.near(candidate)]
    if not told:
        return ["faculty seeds: none"]
    scores = sorted(map(weights.score, told), reverse=True)
    best = scores[:BEST]
    return [f"faculty best seeds: {bisect_right(LIKE, sum(best) / len(best))}",
            f"faculty all seeds: {bisect_right(LIKE, sum(scores) / len(scores))}"]
