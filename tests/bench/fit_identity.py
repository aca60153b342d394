"""Learns the two tables of `finder.identity` from development data; nothing else may write them.

    python tests/bench/fit_identity.py counts    # finder/identity/counts.tsv: how common names and words are
    python tests/bench/fit_identity.py weights   # finder/identity/weights.json: what each level is worth

Needs scipy (fitting only). Reads ../shared/identity and ../shared/pubmed; never a hidden part.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import identity_gold as gold
import numpy as np
from scipy.optimize import minimize

from finder.identity import alumni, clustering
from finder.identity.counts import shipped
from finder.identity.evidence import BEARERS, BY_RARITY, DEPARTMENTS, GRADES, SCALES, levels
from finder.identity.faculty import Case, case_of
from finder.identity.traits import Reader, Traits, words_of
from finder.identity.weights import Weights
from finder.names import fold, parse
from sources.records import Article

PACKAGE = Path(__file__).parents[2] / "finder" / "identity"
# rarer ones are left out: a table of counts, not a list of people
LEAST = {"family": 3, "given": 3, "initial": 1, "place": 8, "topic": 8, "mesh": 5, "journal": 5}

# chosen on cross-validated development scores (bench_identity.py): where pair F1 and B3 peak
JOIN, APART, SURE = 0.0, -0.3, 1.75
STRENGTH = 0.2  # inverse of the ridge penalty on the parts of pair levels
# set by hand: what is seen only on whole groups, never on a pair (from -4 on nothing changes any more); what
# the data does not hold; and one address, to which the fit gives 0.2, the rest of the credit to what such
# pairs have in common besides. Of 363 pairs of the surgery records with one address, names that fit and two
# ORCIDs, all 363 have the same: at least 99.2 %, log-odds 4.8. Of labelled pairs that print a surgical
# department and another 74 are one person's and 460 are not, of two that are not surgical 9,143 and 8,442:
# log-odds -1.9, of which topics and places tell a part
BY_HAND = {clustering.MIDDLES: -4.0, "years apart: 8": -6.0, "e-mail: same address": 5.0,
           DEPARTMENTS: -1.0}
FACULTY_STRENGTH, FACULTY_LEAN = 0.2, 0.5  # the lean: accepted from 0.38 of the fitted probability


def count(articles: Iterable[Article], focal: set[str]) -> dict[str, Counter[str]]:
    """Distinct names, affiliation lines and papers that hold a word; `focal` mentions are left out.

    The focal ones are why a record is in the data: to count them would make their names look common.
    """
    tables: dict[str, Counter[str]] = {kind: Counter() for kind in (*LEAST, "totals")}
    people: set[tuple[str, str]] = set()
    places: set[str] = set()
    for article in articles:
        text = f"{article.title} {article.abstract[:3000]} {' '.join(article.keywords)}"
        tables["topic"].update(words_of(text))
        tables["mesh"].update(set(article.mesh))
        tables["journal"].update(words_of(article.journal_abbreviation or article.journal))
        tables["totals"].update(("topic", "mesh", "journal"))
        for mention in article.authors:
            places.update(mention.affiliations)
            name = parse(mention.family, mention.given, mention.suffix, mention.initials)
            if mention.locator not in focal and name.family and name.given:
                people.add((name.family.replace(" ", ""), name.given[0]))
    for line in places:
        tables["place"].update(words_of(" ".join(w for w in line.split() if "@" not in w)))
    tables["totals"]["place"] = len(places)
    for family, given in people:
        tables["family"][family] += 1
        tables["initial"][given[0]] += 1
        tables["totals"].update(("family", "initial"))
        if len(given) > 1:
            tables["given"][given] += 1
            tables["totals"]["given"] += 1
    return tables


def write_counts() -> None:
    """Counts over all development records and the surgery sample, each record once."""
    data = gold.load()
    articles = {a.key: a for part in (data.a_articles, data.c_articles, data.d_articles, gold.surgery())
                for a in part}
    tables = count(articles.values(), gold.focal(data))
    lines = [f"# How common names and words are: {len(articles):,} PubMed records (identity development sets"
             " A, C, D and a surgery sample), labelled people left out;"
             f" fitted {gold.TODAY} by tests/bench/fit_identity.py"]
    for kind, least in LEAST.items():
        lines.append(f"{kind}\t*\t{tables['totals'][kind]}")
        lines.extend(f"{kind}\t{word}\t{n}" for word, n in sorted(tables[kind].items())
                     if n >= least and fold(word))
    (PACKAGE / "counts.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines):,} lines")



@dataclass
class Pair:
    """A labelled pair of development data, in levels."""

    part: str  # A or C
    group: str  # what cross-validation keeps together: the pair, or the name block
    levels: tuple[str, ...]
    same: int


def traits_of(articles: Iterable[Article], locators: set[str]) -> dict[str, Traits]:
    reader = Reader(shipped())
    return {m.locator: reader.traits(m, a) for a in articles for m in a.authors if m.locator in locators}


Chosen = tuple[str, str, Traits, Traits, int]  # part, group, the two, label; see `Pair`


def chosen(data: gold.Gold) -> list[Chosen]:
    """All pairs of A; of C at most 400 a block, drawn with a fixed seed: no block outvotes the rest.

    What looks like one person's two ORCIDs is left out: called two people, such pairs teach that a shared
    address, institution or circle of co-authors is no evidence.
    """
    found: list[Chosen] = []
    held = traits_of(data.a_articles, {key for p in data.pairs for key in p[:2]})
    for one, other, same in data.pairs:
        found.append(("A", one, held[one], held[other], same))
    held = traits_of(data.c_articles, {key for block in data.blocks.values() for key in block})
    written = {m.locator: (m, a) for a in data.c_articles for m in a.authors}
    draw = random.Random(0)
    for name, members in data.blocks.items():
        twins = gold.second_ids(members, written)
        every = [two for two in combinations(members, 2) if frozenset(members[x] for x in two) not in twins]
        for one, other in draw.sample(every, min(400, len(every))):
            found.append(("C", name, held[one], held[other], int(members[one] == members[other])))
    return found


def pairs(data: gold.Gold) -> list[Pair]:
    """The chosen pairs, in levels."""
    return [Pair(part, group, levels(one, other, shipped()), same)
            for part, group, one, other, same in chosen(data)]


# levels that must rise (or fall) in order; the first is never above 0, the last never below (or the reverse)
RISING = [*SCALES, "faculty institution, own", "faculty institution, of the paper", "faculty topic",
          "faculty best seeds", "faculty all seeds", "faculty topics of the seeds",
          "faculty journals of the seeds", "faculty company, institution",
          *(f"{bearers}, {kind}" for bearers in BEARERS for kind in BY_RARITY)]
FALLING = ["name rarity", "years apart", "faculty name rarity"]
POSITIVE = ["country: same", "e-mail: same address", "e-mail: same mailbox name, other host",
            "suffix: suffix same", "language: same, not English", "faculty e-mail: same address",
            "faculty country: same",
            "middle: middle name same", "middle: middle initial same"]
NEGATIVE = ["country: other", "e-mail: other address, other host", "language: other",
            "family: family names differ", "middle: middle initials conflict", "name: given names conflict",
            "name: initial conflicts with the given name", "faculty e-mail: other address, other host",
            "faculty country: other"]


def grade(level: str) -> int:
    """The place of a level within its kind."""
    word = level.partition(": ")[2]
    return int(word) if word.isdigit() else GRADES.index(word)


def parts(names: list[str]) -> tuple[np.ndarray, list[tuple[float | None, float | None]]]:  # type: ignore[type-arg]
    """Level weights as sums of parts: matrix (levels x parts) and the bounds of each part."""
    columns: list[np.ndarray] = []  # type: ignore[type-arg]
    bounds: list[tuple[float | None, float | None]] = []
    for kind in dict.fromkeys(name.partition(": ")[0] for name in names):
        own = [i for i, name in enumerate(names) if name.partition(": ")[0] == kind]
        if kind in RISING or kind in FALLING:
            order = sorted({grade(names[i]) for i in own}, reverse=kind in FALLING)
            for step in range(1, len(order)):  # what is gained from this grade on; what is lost below it
                up = np.zeros(len(names))
                up[[i for i in own if order.index(grade(names[i])) >= step]] = 1
                down = np.zeros(len(names))
                down[[i for i in own if order.index(grade(names[i])) < step]] = -1
                columns += [up, down]
                bounds += [(0, None), (0, None)]
        else:
            for i in own:
                columns.append(np.eye(len(names))[i])
                bounds.append((0 if names[i] in POSITIVE else None, 0 if names[i] in NEGATIVE else None))
    return np.array(columns).T, bounds


def solve(rows: list[tuple[tuple[str, ...], int, float]], strength: float) -> tuple[float, dict[str, float]]:
    """Logistic regression on levels, ordered ones monotone: intercept and log-odds by level.

    `strength` is the inverse of the ridge penalty on the parts; the intercept is free.
    """
    names = sorted({x for told, _, _ in rows for x in told})
    index = {level: i for i, level in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for i, (told, _, _) in enumerate(rows):
        matrix[i, [index[level] for level in told]] = 1
    made, bounds = parts(names)
    design = np.hstack([matrix @ made, np.ones((len(rows), 1))])
    sign = np.array([2.0 * y - 1 for _, y, _ in rows])
    weight = np.array([w for _, _, w in rows])

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:  # type: ignore[type-arg]
        margin = sign * (design @ theta)
        slope = -sign * weight / (1 + np.exp(np.clip(margin, -30, 30)))
        ridge = theta.copy()
        ridge[-1] = 0
        total = (weight * np.logaddexp(0, -margin)).sum() + (ridge @ ridge) / (2 * strength)
        return float(total), design.T @ slope + ridge / strength

    best = minimize(loss, np.zeros(design.shape[1]), jac=True, bounds=[*bounds, (None, None)],
                    method="L-BFGS-B", options={"maxiter": 400}).x
    worth = made @ best[:-1]
    return float(best[-1]), {x: round(float(worth[i]), 3) for x, i in index.items()}


def sample_weights(groups: Sequence[tuple[str, str]]) -> list[float]:
    """What each pair counts: A and C alike (1,500 each); within C a block by its root."""
    sizes = Counter(groups)
    raw = [1 / sizes[group] ** 0.5 for group in groups]
    totals = Counter[str]()
    for (part, _), w in zip(groups, raw, strict=True):
        totals[part] += w  # type: ignore[assignment]
    return [1500 * w / totals[part] for (part, _), w in zip(groups, raw, strict=True)]


def fit_pairs(data: list[Pair]) -> Weights:
    """Weights from labelled pairs."""
    worths = sample_weights([(p.part, p.group) for p in data])
    rows = [(p.levels, p.same, w) for p, w in zip(data, worths, strict=True)]
    prior, worth = solve(rows, STRENGTH)
    return Weights(prior, JOIN, APART, SURE, {**worth, **BY_HAND, **alumni.BY_HAND}, {})


@dataclass
class Asked:
    """A faculty member of D: the candidates, and the label of each PMID."""

    key: str
    case: Case
    label: dict[str, int]


Row = tuple[str, str, tuple[str, ...], int]  # faculty id, PMID, levels and label of a candidate


def cases(data: gold.Gold, weights: Weights) -> list[Asked]:
    """The faculty of D."""
    held = {a.pmid: a for a in data.d_articles}
    found = []
    for row in data.faculty:
        label = {c["pmid"]: c["label"] for c in row["candidates"]}
        articles = [held[pmid] for pmid in label if pmid in held]
        case = case_of(gold.entry(row), articles, row["faculty"]["research_areas"], weights, shipped())
        found.append(Asked(row["faculty_id"], case, label))
    return found


def faculty_rows(asked: Iterable[Asked], table: Mapping[str, float]) -> list[Row]:
    """All candidates, those believed under the table among the seeds."""
    return [(a.key, pmid, told, a.label[pmid]) for a in asked for pmid, told in a.case.levels(table)]


def fit_twice(asked: Sequence[Asked]) -> dict[str, float]:
    """Log-odds of faculty levels; the second fit learns with the seeds that the first believes."""
    return fit_faculty(faculty_rows(asked, fit_faculty(faculty_rows(asked, {}))))


def fit_faculty(rows: list[Row]) -> dict[str, float]:
    """Log-odds of faculty levels; a faculty member weighs by the root of the candidates."""
    sizes = Counter(row[0] for row in rows)
    weight = {key: n ** -0.5 for key, n in sizes.items()}
    mean = sum(weight[row[0]] for row in rows) / len(rows)
    prior, worth = solve([(told, y, weight[key] / mean) for key, _, told, y in rows], FACULTY_STRENGTH)
    return {"faculty: prior": round(prior + FACULTY_LEAN, 3), **worth}


def folds(groups: Iterable[str], number: int = 5) -> dict[str, int]:
    """Group -> fold, by a fixed shuffle."""
    ordered = sorted(set(groups))
    random.Random(1).shuffle(ordered)
    return {group: i % number for i, group in enumerate(ordered)}


def write_weights() -> None:
    """Fits pairs on A and C, then faculty levels on D with those, and writes both in one table."""
    data = gold.load()
    weights = fit_pairs(pairs(data))
    faculty = fit_twice(cases(data, weights))
    table = {
        "data": "pairs: A_train (Vishnyakova 2019) and C_dev (ORCID blocks); faculty: D_dev (FacultyFinder); "
                "alumni by hand: finder/identity/alumni.py",
        "fitted": gold.TODAY, "by": "tests/bench/fit_identity.py weights", "prior": round(weights.prior, 3),
        "join": JOIN, "apart": APART, "sure": SURE, "levels": weights.levels,
        "faculty": {**faculty, **alumni.FACULTY_BY_HAND},
    }
    (PACKAGE / "weights.json").write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    {"counts": write_counts, "weights": write_weights}[sys.argv[1]]()
