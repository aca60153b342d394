"""Reads the identity gold that lies beside the repository: for the bench and the fit only."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from finder import names
from sources.records import Article, Mention

SHARED = Path(__file__).parents[3] / "shared"
TODAY = "2026-11-26"


@dataclass
class Gold:
    """The development sets: labelled pairs, labelled blocks, faculty with candidates; and their records."""

    pairs: list[tuple[str, str, int]]
    blocks: dict[str, dict[str, str]]
    faculty: list[dict]  # type: ignore[type-arg]
    a_articles: list[Article]
    c_articles: list[Article]
    d_articles: list[Article]


def articles(path: Path) -> list[Article]:
    from sources.pubmed_xml import read_articles
    with gzip.open(path) as stream:
        return list(read_articles(stream))


def surgery() -> list[Article]:
    return articles(SHARED / "pubmed" / "surgery.xml.gz")


def load() -> Gold:
    here = SHARED / "identity"
    return Gold(
        [tuple(p) for p in json.loads((here / "A_train.json").read_text())["pairs"]],
        json.loads((here / "C_dev.json").read_text())["blocks"],
        json.loads((here / "D_dev.json").read_text()),
        articles(here / "A_train_records.xml.gz"), articles(here / "C_records_dev.xml.gz"),
        articles(here / "D_records_dev.xml.gz"))


def same_block(article: Article, family: str, given: str) -> list[Mention]:
    block = names.block(family, given)
    return [m for m in article.authors if names.block(m.family, m.given or m.initials) == block]


def focal(gold: Gold) -> set[str]:
    """Locators of the mentions for whose sake a record is in the data."""
    found = {key for one, other, _ in gold.pairs for key in (one, other)}
    found.update(key for members in gold.blocks.values() for key in members)
    by_pmid = {a.pmid: a for a in gold.d_articles}
    for row in gold.faculty:
        f = row["faculty"]
        for candidate in row["candidates"]:
            if candidate["pmid"] in by_pmid:
                article = by_pmid[candidate["pmid"]]
                found.update(m.locator for m in same_block(article, f["last_name"], f["first_name"]))
    return found


def entry(row: dict) -> Mention:  # type: ignore[type-arg]
    """The page entry of a faculty member of D."""
    f = row["faculty"]
    lines = tuple(line for line in (f["department"], f["other_departments"], f["institution"]) if line)
    given = f"{f['first_name']} {f['middle_names']}".strip()
    return Mention(f"https://faculty.example#{row['faculty_id']}", f["name"], f["last_name"], given,
                   affiliations=lines, email=f["email"] or None)


_ADDRESS = re.compile(r"\S+@\S+")
Labels = frozenset[str]


def second_ids(members: Mapping[str, str], written: Mapping[str, tuple[Mention, Article]]) -> set[Labels]:
    """Pairs of labels of a block that look like two ORCIDs of one person, by what their records print.

    A full given name in common, and besides an e-mail address, or two co-authors by full name and an
    affiliation line with half of its words. The rule shares no word list, weight or table with the package.
    """
    groups: dict[str, list[tuple[Mention, Article]]] = defaultdict(list)
    for key, label in members.items():
        groups[label].append(written[key])
    return {frozenset(two) for two in combinations(groups, 2) if _one_person(*(groups[x] for x in two))}


def _one_person(one: list[tuple[Mention, Article]], other: list[tuple[Mention, Article]]) -> bool:
    if not _given(one) & _given(other):
        return False
    if {m.email for m, _ in one if m.email} & {m.email for m, _ in other}:
        return True
    alike = (len(a & b) / len(a | b) for a in _lines(one) for b in _lines(other) if a | b)
    return len(_company(one) & _company(other)) >= 2 and max(alike, default=0.0) >= 0.5


def _given(bylines: Iterable[tuple[Mention, Article]]) -> set[str]:
    first = (names.fold(m.given).partition(" ")[0] for m, _ in bylines)
    return {name for name in first if len(name) > 1}


def _company(bylines: Iterable[tuple[Mention, Article]]) -> set[str]:
    return {names.fold(f"{a.family} {a.given}") for m, article in bylines for a in article.authors
            if a is not m and len(a.given) > 2}


def _lines(bylines: Iterable[tuple[Mention, Article]]) -> list[frozenset[str]]:
    plain = [names.fold(_ADDRESS.sub(" ", line)) for m, _ in bylines for line in m.affiliations]
    return [frozenset(word for word in line.split() if len(word) > 2) for line in plain]
