"""Compares a candidate paper with the papers believed to be the faculty member's: pair by pair, and as one.

A pair shares little by chance; the topics, journals and middle names of all together say what is usual.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from finder import names
from finder.identity.pair_scores import PairScores
from finder.identity.traits import Traits, Vector
from finder.names import Middle

NEAR = 12  # seeds a candidate is compared with: as many near in time, as many that share co-authors
MOST = 200  # newest seeds looked up for one co-author
BEST = 3  # the likest of those compared, which are averaged
LIKE = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)  # grades of log-odds to the seeds
# grades of how usual a paper's words are among the seeds; set on quantiles of the development data
TOPICS = (0.07, 0.12, 0.16, 0.19, 0.22, 0.25)
JOURNALS = (0.02, 0.09, 0.16, 0.24, 0.38)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A byline that may be the faculty member's, and what speaks for it."""

    pmid: str
    traits: Traits
    levels: tuple[str, ...]
    seed: bool
    share: float | None  # of the institution's words, in the byline's own affiliation


class Usual:
    """How usual words are among papers."""

    def __init__(self, papers: Iterable[Vector]) -> None:
        held = [paper.words for paper in papers if paper]
        self.number = len(held)
        self.seen = Counter(word for words in held for word in words)

    def share(self, paper: Vector, among: bool) -> float | None:
        """0 (no word is in any paper) to 1 (every word in all); None without a paper to compare with.

        `among`: the paper itself was counted, and is left out. The root of a word's share: a topic that
        a tenth of the papers has is the person's, too.
        """
        others = self.number - among
        if not paper or others < 1:
            return None
        seen = self.seen
        return float(sum([weight * ((seen[word] - among) / others) ** 0.5
                          for word, weight in paper.words.items() if word in seen]) / paper.total)


class Seeds:
    """The papers believed to be the person's, and how like them a candidate is."""

    def __init__(self, seeds: Sequence[Candidate], scores: PairScores) -> None:
        self.seeds = sorted(seeds, key=lambda c: (_year(c.traits), c.traits.locator))
        self.scores = scores
        self.own = {seed.traits.locator for seed in seeds}
        self.years = [_year(seed.traits) for seed in self.seeds]
        self.writers: dict[str, list[int]] = defaultdict(list)
        for i, seed in enumerate(self.seeds):
            for block in seed.traits.others:
                self.writers[block].append(i)
        papers = [seed.traits.paper for seed in self.seeds if seed.traits.paper]
        self.topics = Usual(paper.topic for paper in papers)
        self.journals = Usual(paper.journal for paper in papers)
        self.middles = Counter(c.traits.name.given for c in seeds if len(c.traits.name.given) > 1)

    def near(self, candidate: Candidate) -> list[Candidate]:
        """At most 2 * NEAR seeds, near in time or sharing co-authors; never the candidate's own paper."""
        place = bisect_right(self.years, _year(candidate.traits))
        low = max(0, min(place - NEAR // 2, len(self.seeds) - NEAR))
        shared: dict[int, float] = defaultdict(float)
        for block, weight in candidate.traits.others.items():
            for i in self.writers.get(block, ())[-MOST:]:
                shared[i] += weight
        known = nlargest(NEAR, shared, key=lambda i: (shared[i], -i))
        chosen = dict.fromkeys([*known, *range(low, min(low + NEAR, len(self.seeds)))])
        own = candidate.traits.source
        return [self.seeds[i] for i in chosen if self.seeds[i].traits.source != own]

    def levels(self, candidate: Candidate) -> tuple[str, ...]:
        """The levels of a candidate's likeness to the seeds, itself left out."""
        return (*self._pairs(candidate), *self._papers(candidate), *self._middle(candidate))

    def _pairs(self, candidate: Candidate) -> list[str]:
        found = [self.scores.of(candidate.traits, seed.traits) for seed in self.near(candidate)]
        if not found:
            return ["faculty seeds: none"]
        best = nlargest(BEST, found)
        return [f"faculty best seeds: {bisect_right(LIKE, sum(best) / len(best))}",
                f"faculty all seeds: {bisect_right(LIKE, sum(found) / len(found))}"]

    def _papers(self, candidate: Candidate) -> list[str]:
        paper = candidate.traits.paper
        if paper is None:
            return []
        among = candidate.traits.locator in self.own
        shares = (("topics", TOPICS, self.topics.share(paper.topic, among)),
                  ("journals", JOURNALS, self.journals.share(paper.journal, among)))
        return [f"faculty {what} of the seeds: {bisect_right(grades, share)}"
                for what, grades, share in shares if share is not None]

    def _middle(self, candidate: Candidate) -> list[str]:
        given = candidate.traits.name.given
        others = self.middles.total() - (candidate.traits.locator in self.own)
        if len(given) < 2 or not others:
            return []
        conflicts = sum(n for other, n in self.middles.items()
                        if names.compare_given(given, other)[1] is Middle.CONFLICT)
        return [f"faculty middle name of the seeds: {'other' if 2 * conflicts > others else 'fits'}"]


def _year(traits: Traits) -> int:
    return (traits.paper.year or 0) if traits.paper else 0
