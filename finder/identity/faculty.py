"""Finds a faculty member's own papers among those that bear a fitting name.

Papers that carry the person's own institution or address are seeds; every candidate is judged by its own
words, by its likeness to the seeds and by its company, and what is then believed is a seed, too. Levels and
weights as in `evidence`, fitted apart: a page entry says other things than a byline.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from finder import names
from finder.identity import counts as counts_
from finder.identity import evidence
from finder.identity import weights as weights_
from finder.identity.alumni import alumnus_levels
from finder.identity.candidates import pairs
from finder.identity.clustering import possible
from finder.identity.company import company_levels
from finder.identity.counts import Counts
from finder.identity.pair_scores import PairScores
from finder.identity.parting import parted
from finder.identity.seeds import Candidate, Seeds
from finder.identity.traits import Reader, Traits, Vector, name_of
from finder.identity.weights import Weights
from finder.names import Name
from sources.records import Article, Mention

SHARE = (0.01, 0.25, 0.5, 0.75, 0.95)  # grades of the share of the institution's words a line holds
LIKENESS = (0.005, 0.02, 0.04, 0.07, 0.12)  # grades of likeness to the research areas
BELIEVED = 0.8  # probability from which the first judgement makes a candidate a seed of the second
# a byline with the person's own institution, or address, is a seed
SEED = frozenset({
    "faculty institution, own: 4", "faculty institution, own: 5", "faculty e-mail: same address"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A page entry made comparable: what it prints of the person, and the research areas."""

    traits: Traits
    about: Vector


def entry_of(mention: Mention, topics: str, reader: Reader) -> Entry:
    """A page entry, or a row of a list, made comparable; `topics` are research areas in the page's words."""
    about = reader.vector("topic", [word for word in names.fold(topics).split() if len(word) > 3])
    return Entry(reader.traits(mention), about)


def faculty_papers(
    faculty: Mention | Sequence[Mention], articles: Iterable[Article], topics: str = "", *,
    weights: Weights | None = None, counts: Counts | None = None,
) -> dict[str, float]:
    """PMID -> probability that the paper is the faculty member's, for papers with a fitting name.

    `faculty` is the person's page entry, or several; `affiliations` hold the institution, `topics` research
    areas in the page's words. Papers none of whose authors can bear the name are left out. Accept from 0.5.
    """
    table = weights or weights_.shipped()
    case = case_of(faculty, articles, topics, table, counts or counts_.shipped())
    scored: dict[str, float] = {}
    for pmid, told in case.levels(table.faculty):
        scored[pmid] = max(scored.get(pmid, 0.0), round(probability(told, table.faculty), 4))
    return scored


def case_of(faculty: Mention | Sequence[Mention], articles: Iterable[Article], topics: str,
            weights: Weights, counts: Counts) -> Case:
    """The case of a faculty member among all authors of these articles."""
    reader = Reader(counts)
    entries = (faculty,) if isinstance(faculty, Mention) else tuple(faculty)
    person = [entry_of(entry, topics, reader) for entry in entries]
    ordered = sorted(articles, key=lambda article: article.key)  # ties between clusters fall by place
    bylines = [reader.traits(m, article) for article in ordered for m in article.authors
               if m.valid and not m.collective and fits(person, name_of(m))]
    scores = PairScores(weights, counts)
    linked = {(i, j): scores.of(bylines[i], bylines[j]) for i, j in pairs(bylines)}
    return Case(person, bylines, parted(bylines, linked, scores, weights), scores)


def fits(person: Iterable[Entry], name: Name) -> bool:
    """Whether a byline's name can be the one that an entry prints."""
    return any(possible(entry.traits.name, name) for entry in person)


def log_odds(levels: Iterable[str], table: Mapping[str, float]) -> float:
    """The log-odds that a candidate with these levels is the faculty member's."""
    return sum(table.get(level, 0.0) for level in ("faculty: prior", *levels))


def probability(levels: Iterable[str], table: Mapping[str, float]) -> float:
    """The same as a probability."""
    return 1 / (1 + exp(-log_odds(levels, table)))


class Case:
    """A faculty member's candidates; what does not depend on which of them are believed is found once.

    `bylines` are papers' bylines whose names fit an entry of the person; `companies` part them, by their
    places, into what seems one person's each.
    """

    def __init__(self, person: Sequence[Entry], bylines: Sequence[Traits],
                 companies: Iterable[Sequence[int]], scores: PairScores) -> None:
        self.candidates = [_candidate(person, traits, scores.counts) for traits in bylines]
        self.scores = scores
        self.company = company_levels([c.traits for c in self.candidates],
                                      [c.share for c in self.candidates], companies)

    def levels(self, table: Mapping[str, float]) -> list[tuple[str, tuple[str, ...]]]:
        """PMID and levels of every candidate, in the order of the bylines.

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


def _candidate(person: Sequence[Entry], traits: Traits, counts: Counts) -> Candidate:
    fitting = [entry for entry in person if possible(entry.traits.name, traits.name)]
    nearest = max(fitting, key=lambda entry: (bool(traits.email) and entry.traits.email == traits.email,
                                              _best_share(entry, traits.place)))  # the first of equals
    levels = (*_own_levels(nearest, traits, counts), *_listed(fitting, traits))
    share = _best_share(nearest, traits.place) if traits.place else None
    return Candidate(traits.source.removeprefix("pmid:"), traits, levels, not SEED.isdisjoint(levels), share)


def _own_levels(entry: Entry, traits: Traits, counts: Counts) -> tuple[str, ...]:
    # middle initials are left out: of this person's own papers many print another, or none
    pair = evidence.levels(entry.traits, traits, counts)
    found = [f"faculty {level}" for level in pair if level.startswith(("name", "e-mail"))]
    place = traits.place or (traits.paper.place if traits.paper else None)
    kind = "own" if traits.place else "of the paper"
    if place and entry.traits.houses:
        found.append(f"faculty institution, {kind}: {bisect_right(SHARE, _best_share(entry, place))}")
    if entry.about and traits.paper and traits.paper.topic:
        found.append(f"faculty topic: {bisect_right(LIKENESS, entry.about.likeness(traits.paper.topic))}")
    return tuple(found)


def _listed(person: Sequence[Entry], traits: Traits) -> list[str]:
    """What rows of alumni lists among the entries say of a byline's year."""
    told = (level for entry in person for level in alumnus_levels(entry.traits, traits))
    return [f"faculty {level}" for level in dict.fromkeys(told)]


def _best_share(entry: Entry, place: Vector) -> float:
    return max((house.share_in(place) for house in entry.traits.houses), default=0.0)
