"""Prints how well and how fast people are told apart on the development gold, beside the goals.

    python tests/bench/bench_identity.py [--without reunited|unravelled|adopted|rejoined ...]

`--without` leaves steps of `finder.identity.parting` out, to see what each is worth.
A, C and D are cross-validated in five folds (pairs, blocks, faculty): weights for a fold are fitted on the
other four; gradient boosting is fitted and scored in the same folds. Intervals are 95 % bootstrap over
pairs, blocks or faculty. Seconds are of one core (OMP_NUM_THREADS=1). Needs ../shared, scipy and
scikit-learn.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import ModuleType

import boosting_reference as reference
import fit_identity as fit
import identity_gold as gold
import made_namesakes as namesakes
from boosting_reference import Boosting

from finder.identity import Resolution, parting, resolve
from finder.identity.faculty import probability
from finder.identity.weights import Weights, shipped
from finder.names import fold
from sources.records import Article, Mention

TIMES = 200  # bootstrap samples


def scorer(name: str) -> ModuleType:
    """The independent scorer beside the gold."""
    spec = importlib.util.spec_from_file_location(name, gold.SHARED / "identity" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


IDENTITY, FACULTY = scorer("score_identity"), scorer("score_faculty")


def interval(units: Sequence[object], measure: Callable[[list[object]], float]) -> str:
    """The measure on all units and its 95 % bootstrap interval, in percent."""
    draw = random.Random(7)
    drawn = sorted(measure(draw.choices(units, k=len(units))) for _ in range(TIMES))
    low, high = drawn[int(0.025 * TIMES)], drawn[int(0.975 * TIMES)]
    return f"{100 * measure(list(units)):6.2f}  [{100 * low:.1f}, {100 * high:.1f}]"


def line(what: str, value: str, goal: str) -> None:
    """One line of the table."""
    print(f"{what:48s} {value:26s} goal {goal}", flush=True)


def crossed(articles: list[Article], groups: dict[str, list[str]], fold: dict[str, int], part: str,
            weights: Sequence[Weights]) -> tuple[dict[str, str], dict[str, str]]:
    """Person and bin of each labelled mention, resolved with the weights of its group's fold."""
    held = {m.locator: m for a in articles for m in a.authors}
    person: dict[str, str] = {}
    bins: dict[str, str] = {}
    for number, table in enumerate(weights):
        keys = dict.fromkeys(x for g, members in groups.items() if fold[part + g] == number for x in members)
        found = resolve([held[x] for x in keys], articles, weights=table)
        person.update((x, f"{number} {found.person_of[x]}") for x in keys)
        bins.update((x, found.bin_of[x]) for x in keys)
    return person, bins


def of_blocks(labels: Mapping[str, Mapping[str, str]], person: Mapping[str, str], key: str) -> str:
    """A figure of the independent scorer over labelled blocks, with its interval."""
    return interval(list(labels), lambda units: float(IDENTITY.score(
        person, {"blocks": {i: labels[str(u)] for i, u in enumerate(units)}})[key]))


def sure(pairs: Sequence[tuple[str, str, int]], person: dict[str, str], bins: dict[str, str]) -> list[object]:
    """(label, joined and both sure) of each pair."""
    return [(same, person[a] == person[b] and bins[a] == bins[b] == "sure") for a, b, same in pairs]


def precision(rows: list[object]) -> float:
    taken = [same for same, joined in rows if joined]  # type: ignore[misc]
    return sum(taken) / max(1, len(taken))


def cover(rows: list[object]) -> float:
    return sum(bool(joined) for same, joined in rows if same) / max(1, sum(s for s, _ in rows))  # type: ignore[misc]


def pairs_part(data: gold.Gold, fold: dict[str, int], weights: Sequence[Weights]) -> None:
    """A: labelled pairs."""
    groups: dict[str, list[str]] = {}
    for a, b, _ in data.pairs:
        groups.setdefault(a, []).extend((a, b))
    person, bins = crossed(data.a_articles, groups, fold, "A", weights)
    line("A pair F1 (S2AND 71)", interval(
        data.pairs, lambda rows: IDENTITY.score(person, {"pairs": rows})["pair_f1"]), "93")
    rows = sure(data.pairs, person, bins)
    line("A sure pairs, precision", interval(rows, precision), "98.5")
    line("A sure pairs, cover", interval(rows, cover), "75")


def blocks_part(data: gold.Gold, fold: dict[str, int], weights: Sequence[Weights]) -> None:
    """C: blocks labelled by ORCID."""
    groups = {name: list(members) for name, members in data.blocks.items()}
    person, bins = crossed(data.c_articles, groups, fold, "C", weights)
    line("C pair F1 (anchors 96, 96.3)", of_blocks(data.blocks, person, "pair_f1"), "96.5")
    line("C B3 F1 (anchors 96, 96.8)", of_blocks(data.blocks, person, "b3_f1"), "97")
    written = {m.locator: (m, a) for a in data.c_articles for m in a.authors}
    twins = {name: gold.second_ids(m, written) for name, m in data.blocks.items()}

    def rows_of(apart: bool) -> dict[str, list[object]]:
        """Per block the rows of `sure`; `apart`: without what looks like one person's two ORCIDs."""
        return {name: sure([(a, b, int(m[a] == m[b])) for a, b in combinations(m, 2)
                            if not (apart and frozenset((m[a], m[b])) in twins[name])], person, bins)
                for name, m in data.blocks.items()}

    names, rows, rows_apart = list(data.blocks), rows_of(False), rows_of(True)

    def over(measure: Callable[[list[object]], float],
                  held: dict[str, list[object]]) -> Callable[[list[object]], float]:
        return lambda units: measure([row for name in units for row in held[str(name)]])

    line("C sure pairs, precision", interval(names, over(precision, rows)), "98.5")
    line("C sure pairs, cover", interval(names, over(cover, rows)), "75")
    line(f"C sure precision, {sum(map(len, twins.values()))} second ORCIDs apart",
         interval(names, over(precision, rows_apart)), "98.5")


def boosting_part(data: gold.Gold, fold: dict[str, int]) -> list[Boosting]:
    """The reference: gradient boosting on the same pairs, in the same folds, scored and timed alike."""
    every = fit.chosen(data)
    models: list[Boosting] = []
    person: dict[str, str] = {}
    right: list[object] = []
    for number in range(5):
        train = [c for c in every if fold[c[0] + c[1]] != number]
        models.append(reference.fit(
            [(a, b) for _, _, a, b, _ in train], [same for *_, same in train],
            fit.sample_weights([(part, group) for part, group, *_ in train]), fit.shipped()))
        held = [c for c in every if c[0] == "A" and fold[c[0] + c[1]] == number]
        found = models[-1].probabilities([(a, b) for _, _, a, b, _ in held])
        right += [(same, p >= 0.5) for (*_, same), p in zip(held, found, strict=True)]
        blocks = {n: m for n, m in data.blocks.items() if fold[f"C{n}"] == number}
        traits = fit.traits_of(data.c_articles, {x for m in blocks.values() for x in m})
        for members in blocks.values():
            person |= models[-1].people([traits[x] for x in members])
    line("boosting: A pair F1", interval(right, f1), "-")
    line("boosting: C pair F1", of_blocks(data.blocks, person, "pair_f1"), "-")
    line("boosting: C B3 F1", of_blocks(data.blocks, person, "b3_f1"), "-")
    line("boosting: bylines per second", f"{reference.speed(models[-1], data.c_articles, data.blocks):,.0f}",
         "-")
    started = time.process_time()
    written = {m.locator: m for a in data.c_articles for m in a.authors}
    wanted = [written[x] for m in data.blocks.values() for x in m]
    resolve(wanted, data.c_articles)
    line("the same bylines, ours", f"{len(wanted) / (time.process_time() - started):,.0f}", "2,000")
    return models


def namesakes_part(data: gold.Gold, fold: dict[str, int], weights: Sequence[Weights],
                   models: Sequence[Boosting]) -> None:
    """Stands in for B: made blocks of namesakes, half of whose papers print initials, or all."""
    made = namesakes.blocks(data.blocks, {name: fold[f"C{name}"] for name in data.blocks}, 5)
    labels = {name: block.label for name, block in made.items()}
    for share in (0.5, 1.0):
        articles = namesakes.printed(data.c_articles, made, share, 5)
        ours, theirs = people_of(made, articles, weights, models)
        for key, what in (("pair_f1", "pair F1"), ("b3_f1", "B3 F1"), ("pair_precision", "pair precision")):
            line(f"made namesakes, {share:.0%} initials: {what}", of_blocks(labels, ours, key), "-")
            line(f"  boosting: {what}", of_blocks(labels, theirs, key), "-")


def people_of(made: dict[str, namesakes.Made], articles: Sequence[Article], weights: Sequence[Weights],
              models: Sequence[Boosting]) -> tuple[dict[str, str], dict[str, str]]:
    """Person of each mention of the made blocks, by the weights and by the model of the block's fold."""
    by_key = {a.key: a for a in articles}
    traits = fit.traits_of(articles, {x for block in made.values() for x in block.label})
    ours: dict[str, str] = {}
    theirs: dict[str, str] = {}
    for name, block in made.items():
        papers = [by_key[x.partition("#")[0]] for x in block.label]
        mentions = [m for a in papers for m in a.authors if m.locator in block.label]
        found = resolve(mentions, papers, weights=weights[block.fold])
        ours.update((x, f"{name} {found.person_of[x]}") for x in block.label)
        theirs |= models[block.fold].people([traits[x] for x in block.label])
    return ours, theirs


def f1(rows: list[object]) -> float:
    hits = sum(1 for same, joined in rows if same and joined)  # type: ignore[misc]
    return 2 * hits / max(1, sum(s for s, _ in rows) + sum(bool(j) for _, j in rows))  # type: ignore[misc]


def faculty_part(data: gold.Gold, weights: Weights) -> None:
    """D: faculty and their papers, by `faculty_papers` and as `resolve` gives them."""
    asked = fit.cases(data, weights)
    fold = fit.folds(a.key for a in asked)
    found: dict[str, dict[str, float]] = {a.key: {} for a in asked}
    resolved: dict[str, list[str]] = {}
    for number in range(5):
        table = fit.fit_twice([a for a in asked if fold[a.key] != number])
        for key, pmid, told, _ in fit.faculty_rows([a for a in asked if fold[a.key] == number], table):
            found[key][pmid] = max(found[key].get(pmid, 0.0), probability(told, table))
        own = [row for row in data.faculty if fold[row["faculty_id"]] == number]
        resolved |= {row["faculty_id"]: papers_by_resolve(data, row, replace(weights, faculty=table))
                     for row in own}
    for key, what, goal in (("micro_f1", "D micro F1", "96.5"), ("macro_f1", "D macro F1", "92"),
                            ("micro_namesake_rejection", "D namesakes refused", "80"),
                            ("hard_f1", "D micro F1, hard faculty", "-")):
        line(what, interval(data.faculty, lambda some, key=key: FACULTY.score(found, some)[key]), goal)
        if goal != "-":
            line(f"{what}, as `resolve` gives it", interval(
                data.faculty, lambda some, key=key: FACULTY.score(resolved, some)[key]), goal)


def papers_by_resolve(data: gold.Gold, row: dict, weights: Weights) -> list[str]:  # type: ignore[type-arg]
    """The PMIDs of the entry's person when the entry and all bylines of its family name are resolved."""
    entry, f = gold.entry(row), row["faculty"]
    wanted = {c["pmid"] for c in row["candidates"]}
    papers = [a for a in data.d_articles if a.pmid in wanted]
    own = words(f["last_name"])
    bylines = [m for a in papers for m in a.authors if m.valid and own & words(m.family)]
    found = resolve([entry, *bylines], papers, topics={entry.locator: f["research_areas"]}, weights=weights)
    mine = found.person_of[entry.locator]
    return [x.partition("#")[0][5:] for x, key in found.person_of.items() if key == mine and x[:5] == "pmid:"]


def words(family: str) -> set[str]:
    """The words of a family name, but for initials."""
    return {word for word in fold(family).split() if len(word) > 1}


def speed(articles: list[Article], what: str, goal: str) -> None:
    """Bylines per second of one core's time, tables loaded."""
    mentions = [m for a in articles for m in a.authors]
    started = time.process_time()
    resolve(mentions, articles)
    line(f"bylines per second, {what} ({len(mentions):,})",
         f"{len(mentions) / (time.process_time() - started):,.0f}", goal)


def crowd(size: int = 5000) -> tuple[Resolution, dict[str, str], float]:
    """One invented block of `size` bylines of 400 people named Zhang Y…: the answer, the truth, the seconds.

    Every three or so share the given name, the subject and the journal, but no co-author and no hospital.
    """
    draw = random.Random(3)
    papers, whose = [], {}
    for n in range(size):
        p = draw.randrange(400)
        whose[f"pmid:{99200000 + n}#1"] = str(p)
        given = ("Yan", "Yi", "Yu", "Ying", "Yong", "Y")[p % 6]
        title = " ".join(f"organ{p % 50}topic{draw.randrange(40)}" for _ in range(8))
        key = f"pmid:{99200000 + n}"
        authors = (Mention(f"{key}#1", f"{given} Zhang", "Zhang", given, affiliations=(
            f"Department of Surgery, Hospital {p % 130}place, Town{p % 130}, China",), position=1),
            Mention(f"{key}#2", "", f"Friend{p}of{draw.randrange(6)}", "Ada", position=2))
        papers.append(Article(key, key[5:], title, "", authors, f"Journal {p % 30}",
                              published=str(2000 + draw.randrange(25))))
    started = time.process_time()
    found = resolve([a.authors[0] for a in papers], papers)
    return found, whose, time.process_time() - started


def without(steps: Sequence[str]) -> None:
    """Leaves these steps of parting out: the people stay as the step before found them."""
    for step in steps:
        setattr(parting, step, lambda block, people, *_: [list(members) for members in people])


def main() -> None:
    """All of it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--without", nargs="+", default=[],
                       choices=("rejoined", "reunited", "adopted", "unravelled"))
    without(asked.parse_args().without)
    data = gold.load()
    labelled = fit.pairs(data)
    fold = fit.folds([*(p.part + p.group for p in labelled), *(f"C{name}" for name in data.blocks)])
    weights = [fit.fit_pairs([p for p in labelled if fold[p.part + p.group] != n]) for n in range(5)]
    pairs_part(data, fold, weights)
    blocks_part(data, fold, weights)
    gc.collect()
    gc.freeze()  # the gold is no one's garbage: a full collection of it would fall on whom it happens to
    namesakes_part(data, fold, weights, boosting_part(data, fold))
    faculty_part(data, fit.fit_pairs(labelled))
    shipped()
    speed(data.a_articles, "all authors of A", "2,000")
    speed(data.c_articles, "all authors of C", "2,000")
    found, whose, seconds = crowd()
    people = len(set(found.person_of.values()))
    line("block of 5,000 bylines, seconds", f"{seconds:.1f} ({people} people of 400)", "10")
    scored = IDENTITY.score(dict(found.person_of), {"blocks": {"zhang y": whose}})
    for key, what in (("pair_f1", "pair F1"), ("pair_precision", "pair precision")):
        line(f"  its {what}", f"{100 * scored[key]:6.2f}", "-")


if __name__ == "__main__":
    sys.exit(main())
