"""Finds a faculty member's own papers among those that bear a fitting name.

Papers that carry the person's own institution or address are seeds; every candidate is judged by its own
words, by its likeness to the seeds and by its company, and what is then believed is a seed, too. Levels and
weights as in `evidence`, fitted apart: a page entry says other things than a byline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from finder import names
from finder.identity import counts as counts_
from finder.identity import evidence
from finder.identity import weights as weights_
from finder.identity.clustering import possible
from finder.identity.company import company_levels
from finder.identity.counts import Counts
from finder.identity.pair_scores import PairScores
from finder.identity.seeds import Candidate, Seeds
from finder.identity.traits import Reader, Traits, Vector
from finder.identity.weights import Weights
from sources.records import Article, Mention

SHARE = (0.01, 0.25, 0.5, 0.75, 0.95)  # grades of the share of the institution's words a line holds
LIKENESS = (0.005, 0.02, 0.04, 0.07, 0.12)  # grades of likeness to the research areas
BELIEVED = 0.8  # probability from which the first judgement makes a candidate a seed of the second
# a byline with the person's own institution, or address, is a seed
SEED = frozenset({
    "faculty institution, own: 4", "faculty institution, own: 5", "faculty e-mail: same address"})
_DEPARTMENT = re.compile(r"\b(?:departments?|dept|division|section|program|unit|service)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page entry made comparable: the name, and each institution it prints."""

    traits: Traits
    institutions: tuple[Vector, ...]


def faculty_papers(
    faculty: Mention | Sequence[Mention], articles: Iterable[Article], topics: str = "", *,
    weights: Weights | None = None, counts: Counts | None = None,
) -> dict[str, float]:
    """PMID -> probability that the paper is the faculty member's, for papers with a fitting name.

    `faculty` is the person's page entry, or several; `affiliations` hold the institution, `topics` research
    areas in the page's words. Papers none of whose authors can bear the name are left out. Accept from 0.5.
    """
    table = weights or weights_.shipped()
    case = Case(faculty, articles, topics, table, counts or counts_.shipped())
    scored: dict[str, float] = {}
    for pmid, told in case.levels(table.faculty):
        scored[pmid] = max(scored.get(pmid, 0.0), round(probability(told, table.faculty), 4))
    return scored


def probability(levels: Iterable[str], table: Mapping[str, float]) -> float:
    """The probability that a candidate with these levels is the faculty member's."""
    return 1 / (1 + exp(-sum(table.get(level, 0.0) for level in ("faculty: prior", *levels))))


class Case:
    """A faculty member's candidates; what does not depend on which of them are believed is found once."""

    def __init__(self, faculty: Mention | Sequence[Mention], articles: Iterable[Article], topics: str,
                 weights: Weights, counts: Counts) -> None:
        entries = (faculty,) if isinstance(faculty, Mention) else tuple(faculty)
        reader = Reader(counts)
        person = [_entry(entry, reader) for entry in entries]
        about = reader.vector("topic", _words(topics))
        ordered = sorted(articles, key=lambda article: article.key)  # ties between clusters fall by place
        self.candidates = [c for article in ordered for c in _candidates(person, article, reader, about)]
        self.scores = PairScores(weights, counts)
        self.company = company_levels([c.traits for c in self.candidates],
                                      [c.share for c in self.candidates], weights, self.scores)

    def levels(self, table: Mapping[str, float]) -> list[tuple[str, tuple[str, ...]]]:
        """PMID and levels of every candidate; the fit learns from the levels that `faculty_papers` sums.

        Judged twice: what the first judgement believes is a seed of the second, for a career has more
        than one institution. An empty table believes nothing but the seeds.
        """
        first = self._compared([c for c in self.candidates if c.seed])
        return self._compared([c for c, (_, told) in zip(self.candidates, first, strict=True)
                               if c.seed or probability(told, table) >= BELIEVED])

    def _compared(self, believed: Sequence[Candidate]) -> list[tuple[str, tuple[str, ...]]]:
        seeds = Seeds(believed, self.scores)
        return [(c.pmid, (*c.levels, *seeds.levels(c), *company))
                for c, company in zip(self.candidates, self.company, strict=True)]


def _words(text: str) -> list[str]:
    return [word for word in names.fold(text).split() if len(word) > 3]


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
