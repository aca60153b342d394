"""What a mention and its paper say about a person, made comparable once, so that comparing pairs is cheap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from finder import names
from finder.affiliations.institutions import institutions
from finder.identity.careers import Career
from finder.identity.countries import country
from finder.identity.counts import Counts
from finder.names import Name, fold
from sources.records import Article, Mention

NEAREST = 60  # co-authors of a byline that are looked at: a 3,000-author paper says little by each
ABSTRACT = 3000  # characters of an abstract that are read; longer ones only repeat themselves
_ADDRESS = re.compile(r"\S+@")
_STOP = frozenset({
    "the", "and", "of", "for", "with", "from", "that", "this", "were", "was", "are", "not", "but", "have",
    "has", "had", "been", "which", "their", "these", "than", "then", "also", "may", "can", "our", "its",
    "into", "usa",
})

Bag = dict[str, float]  # word -> how much it tells


@dataclass(frozen=True, slots=True)
class Vector:
    """Weighted words and the sum of their weights."""

    words: Bag
    total: float

    def __bool__(self) -> bool:
        return self.total > 0

    def likeness(self, other: Vector) -> float:
        """0 (nothing shared) to 1 (the same words)."""
        small, large = (self.words, other.words) if len(self.words) < len(other.words) else (
            other.words, self.words)
        shared = sum([weight for word, weight in small.items() if word in large])
        return float(shared / (self.total * other.total) ** 0.5) if shared else 0.0

    def share_in(self, other: Vector) -> float:
        """0 to 1: how much of these words' weight the other has, too; for what has words."""
        return sum(weight for word, weight in self.words.items() if word in other.words) / self.total


NOTHING = Vector({}, 0.0)


@dataclass(frozen=True, slots=True)
class Shared:
    """What is read of an article for each of its authors, as printed: while it stays, so does the `Paper`."""

    year: str
    language: str
    place: tuple[str, ...]  # of the first author who has an affiliation: all that older records print
    text: str
    mesh: tuple[str, ...]
    journal: str
    title: str
    blocks: tuple[str, ...]

    @classmethod
    def of(cls, article: Article) -> Shared:
        """The same of an article, whenever it is served; a month that is added to the year says nothing."""
        return cls(
            article.published[:4], article.language,
            next((a.affiliations for a in article.authors if a.affiliations), ()),
            f"{article.title} {article.abstract[:ABSTRACT]} {' '.join(article.keywords)}",
            article.mesh, article.journal_abbreviation or article.journal, article.title,
            tuple(names.block(a.family, a.given or a.initials) for a in article.authors))


@dataclass(frozen=True, slots=True)
class Paper:
    """What all authors of a paper share, made comparable."""

    key: str
    year: int | None
    language: str
    place: Vector
    topic: Vector
    mesh: Vector
    journal: Vector
    title: Vector
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """What one mention says: everything that may tell its person from a namesake."""

    locator: str
    name: Name
    place: Vector
    country: str
    email: str
    orcid: str
    others: Bag  # co-authors' name blocks -> how much each tells
    paper: Paper | None
    affiliations: tuple[str, ...] = ()  # the lines that `place` holds the words of
    career: Career | None = None
    programs: tuple[Vector, ...] = ()  # the words of `career.programs`
    houses: tuple[Vector, ...] = ()  # each institution that a page entry or a row of a list prints

    @property
    def source(self) -> str:
        """What printed the mention: no person stands twice in one byline, on one page, in one list."""
        return self.paper.key if self.paper else source_of(self.locator)


def source_of(locator: str) -> str:
    """What printed the mention at this place: the paper, the page or the list."""
    # a page's address ends with the first "#", a file's name may hold one
    file = locator.startswith("alumni:")
    return locator.rpartition("#")[0] if file else locator.partition("#")[0]


def name_of(mention: Mention) -> Name:
    """The comparable form of the name that a mention prints."""
    return names.parse(mention.family, mention.given, mention.suffix, mention.initials)


def block_of(mention: Mention) -> str:
    """The name block where a mention is at home; a group, or a name that was corrected since, has none."""
    person = mention.valid and not mention.collective
    return names.block(mention.family, mention.given or mention.initials) if person else ""


class Reader:
    """Turns mentions into traits against one table of counts; keeps what papers share."""

    def __init__(self, counts: Counts, careers: Mapping[str, Career] | None = None) -> None:
        self.counts = counts
        self._careers = careers or {}
        self._papers: dict[str, Paper] = {}
        self._places: dict[tuple[str, ...], Vector] = {}

    def traits(self, mention: Mention, article: Article | None = None) -> Traits:
        """The traits of a mention; without its article only what the mention itself prints."""
        paper = self.paper(article) if article else None
        career = self._careers.get(mention.locator)
        return Traits(
            mention.locator, name_of(mention),
            self.place(mention.affiliations), country(mention.affiliations), (mention.email or "").lower(),
            mention.orcid or "", self._others(mention, paper), paper, mention.affiliations, career,
            tuple(self.place((program,)) for program in career.programs) if career else (),
            () if mention.locator.startswith("pmid:") else self._houses(mention.affiliations))

    def _houses(self, affiliations: tuple[str, ...]) -> tuple[Vector, ...]:
        # the words of a department or a city say little: many a hospital has the same
        found = (self.place((part,)) for line in affiliations for part in institutions(line))
        return tuple(house for house in found if house)

    def paper(self, article: Article) -> Paper:
        """What all authors of the article share; read once."""
        known = self._papers.get(article.key)
        if known is None:
            known = self._papers[article.key] = self._read(article)
        return known

    def _read(self, article: Article) -> Paper:
        shared = Shared.of(article)
        return Paper(
            article.key, int(shared.year) if shared.year.isdecimal() else None, shared.language,
            self.place(shared.place), self.vector("topic", words_of(shared.text)),
            self.vector("mesh", shared.mesh), self.vector("journal", words_of(shared.journal)),
            self.vector("topic", words_of(shared.title)), shared.blocks)

    def place(self, affiliations: tuple[str, ...]) -> Vector:
        """The words of affiliation lines; e-mail local parts are no place."""
        known = self._places.get(affiliations)
        if known is None:
            text = _ADDRESS.sub(" ", " ".join(affiliations))
            known = self._places[affiliations] = self.vector("place", words_of(text))
        return known

    def vector(self, kind: str, words: Iterable[str]) -> Vector:
        """Words weighted by how rare they are."""
        bag = {word: self.counts.weight(kind, word) for word in words}
        return Vector(bag, sum(bag.values())) if bag else NOTHING

    def _others(self, mention: Mention, paper: Paper | None) -> Bag:
        if paper is None:
            return {}
        here = min(max(mention.position - 1, 0), max(len(paper.blocks) - 1, 0))
        own = paper.blocks[here] if paper.blocks else ""
        low = max(0, min(here - NEAREST // 2, len(paper.blocks) - NEAREST))
        near = paper.blocks[low:low + NEAREST]
        return {block: self._name_weight(block) for block in near if block and block != own}

    @lru_cache(maxsize=1 << 16)  # noqa: B019 - a reader lives as long as one resolution
    def _name_weight(self, block: str) -> float:
        family, _, initial = block.partition(" ")
        return self.counts.weight_of(self.counts.bearers(family, initial))


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def words_of(text: str) -> list[str]:
    """Each word once, in the text's order: a set's changes with every start, and with it how sums round."""
    return list(dict.fromkeys([_stem(w) for w in fold(text).split() if len(w) > 2 and w not in _STOP]))
