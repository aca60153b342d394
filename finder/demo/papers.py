"""Composes the world's papers from its cast: who wrote what with whom, where and when, always the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from finder.demo.bylines import Author, Bylines
from finder.demo.cast import Cast, Figure, Topic
from finder.demo.designs import DESIGNS, Design
from finder.demo.teams import Teams

LAST_DAY = date(2026, 11, 20)  # the newest record: the Friday before the demo's Monday
FIRST_PMID = 99_000_001


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper before it is XML. `corrections` are (RefType, key of another paper)."""

    key: str
    title: str
    sections: tuple[tuple[str, str], ...]  # (label, text); one with no label: an unstructured abstract
    authors: tuple[Author, ...]
    journal: str  # MedlineTA
    day: date  # entered in PubMed
    types: tuple[str, ...] = ("Journal Article",)
    mesh: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    complete: bool = True
    pmid: str = ""


def compose(cast: Cast, seed: int = 2026) -> tuple[Paper, ...]:
    """All papers of the world, oldest first, with PMIDs from 99,000,001 in that order."""
    papers = [*_leads(cast), *_Desk(cast, Random(seed)).papers()]  # noqa: S311 - a world, not a secret
    papers.sort(key=lambda paper: (paper.day, paper.key))
    return tuple(replace(paper, pmid=str(FIRST_PMID + n)) for n, paper in enumerate(papers))


def _leads(cast: Cast) -> Iterator[Paper]:
    """The papers written out in papers.toml."""
    for row in cast.leads:
        bylines = Bylines(cast, Random(row["key"]))  # noqa: S311 - each its own, so one can be edited alone
        known = bylines.team([cast.find(slug) for slug in row["authors"]], row["day"])
        group = (Author(collective=row["group"]),) if "group" in row else ()
        yield Paper(
            row["key"], row["title"], tuple((label, text) for label, text in row["abstract"]),
            (*_strangers(row), *known, *group), row["journal"], row["day"], tuple(row["types"]),
            tuple(row.get("mesh", ())), tuple(row.get("keywords", ())),
            tuple((kind, key) for kind, key in row.get("corrections", ())),
            row.get("complete", True),
        )


def _strangers(row: Mapping[str, Any]) -> Iterator[Author]:
    """Authors printed with so little that whose they are is a matter of doubt."""
    for family, fore, address in row.get("strangers", ()):
        yield Author(family, fore, (address,))


class _Desk:
    """Hands every senior author their studies, so that no finding is overused and no journal is left out."""

    def __init__(self, cast: Cast, random: Random) -> None:
        self._cast, self._random = cast, random
        self._used: Counter[tuple[str, int]] = Counter()
        self._printed: Counter[str] = Counter()
        self._teams, self._bylines = Teams(cast, random), Bylines(cast, random)

    def papers(self) -> Iterator[Paper]:
        for senior in self._cast.faculty:
            for number, day in enumerate(self._days(senior)):
                yield self._paper(senior, f"{senior.slug}-{number:02}", day)

    def _days(self, senior: Figure) -> list[date]:
        # two thirds of the papers in the last four years: digests look at what is new
        last = date(int(senior.fields.get("last", LAST_DAY.year)), LAST_DAY.month, LAST_DAY.day)
        spans = [1400 if self._random.random() < 0.67 else 3200 for _ in range(int(senior.fields["papers"]))]
        return sorted(last - timedelta(days=self._random.randrange(span)) for span in spans)

    def _paper(self, senior: Figure, key: str, day: date) -> Paper:
        topic, number, use = self._finding(senior)
        title, result, *conclusions = topic.findings[number]
        design = DESIGNS[topic.designs[use % len(topic.designs)]]
        count = design.count(self._random)
        closing = conclusions[use % 2] if use < 2 else design.frame(conclusions[use % 2])
        sections = (
            ("BACKGROUND", self._random.choice(topic.background)),
            ("METHODS", design.method(self._random, topic.population, day.year, count)),
            ("RESULTS", f"{design.included(count)} {self._numbers(result)}"),
            ("CONCLUSIONS", closing),
        )
        return Paper(
            key, self._title(title, design, senior, use), self._shape(sections),
            self._bylines.team(self._teams.of(senior, topic, day), day), self._journal(topic), day,
            design.types, (*topic.mesh, *design.mesh), self._keywords(topic),
        )

    def _title(self, stem: str, design: Design, senior: Figure, use: int) -> str:
        """The stem alone at first, then with the design, then with the place: never the same twice."""
        place = self._cast.institutions[senior.at]
        where = f"{design.label} from {place.state_name or place.city}"
        choices = (stem, f"{stem}: {design.label}", f"{stem}: {where}", f"{stem}: {where}, part {use}")
        title = next(choice for choice in choices if not self._printed[choice])
        self._printed[title] += 1
        return f"{title}."

    def _finding(self, senior: Figure) -> tuple[Topic, int, int]:
        """The least used finding of the senior author's topics, and how often it was used before."""
        choices = [(key, n) for key in senior.topics for n in range(len(self._cast.topics[key].findings))]
        least = min(self._used[choice] for choice in choices)
        key, number = self._random.choice([choice for choice in choices if self._used[choice] == least])
        self._used[key, number] += 1
        return self._cast.topics[key], number, self._used[key, number] - 1

    def _journal(self, topic: Topic) -> str:
        own = topic.journals or self._cast.journals[topic.interest]
        pool = own if topic.journals or self._random.random() < 0.7 else self._cast.journals[""]
        journal = min(pool, key=lambda name: (self._printed[name], name))
        self._printed[journal] += 1
        return journal

    def _keywords(self, topic: Topic) -> tuple[str, ...]:
        size = min(4, len(topic.keywords))
        chosen = sorted(topic.keywords, key=lambda word: (self._printed[f"keyword {word}"], word))[:size]
        self._printed.update(f"keyword {word}" for word in chosen)
        return tuple(chosen)

    def _numbers(self, text: str) -> str:
        return re.sub(r"\{([\d.]+)\.\.([\d.]+)\}", lambda match: self._number(match[1], match[2]), text)

    def _number(self, low: str, high: str) -> str:
        if "." in low:
            return f"{self._random.uniform(float(low), float(high)):.{len(low.partition('.')[2])}f}"
        return str(self._random.randint(int(low), int(high)))

    def _shape(self, sections: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        # one abstract in six is a single paragraph, as journals print them
        if self._random.random() < 1 / 6:
            return (("", " ".join(text for _, text in sections)),)
        return tuple(sections)


__all__ = ["FIRST_PMID", "LAST_DAY", "Design", "Paper", "compose"]
