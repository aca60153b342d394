"""The table of weights is sane, and every level in it is one that the code can say."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.identity import alumni, clustering, company, evidence, faculty, seeds
from finder.identity.traits import Traits
from finder.identity.weights import CLIP, Weights, shipped
from finder.model import Reason
from sources.records import Article
from tests.invented_bylines import BREMEN, COLON, COUNTS, MOSS, YALTA, article, byline, entry, first_of, paper

LEVELS = {"name: same": 1.5, "place: far": -2.0, "topic: some": 1.5, "years apart: 0": 0.004, "age: any": 0.0}
TABLE = Weights(prior=-0.5, join=0.0, apart=-1.0, sure=1.8, levels=LEVELS, faculty={})


def test_a_score_is_the_prior_and_the_sum_of_the_levels() -> None:
    assert TABLE.score(["name: same", "place: far"]) == -1.0
    assert TABLE.score(["name: never heard of"]) == TABLE.score([]) == -0.5


@given(st.lists(st.sampled_from([*LEVELS, "unknown"]), max_size=40))
def test_no_pair_says_more_than_the_clip_and_more_for_it_never_says_less(levels: list[str]) -> None:
    assert -CLIP <= TABLE.score(levels) <= CLIP
    assert TABLE.score([*levels, "name: same"]) >= TABLE.score(levels) >= TABLE.score([*levels, "place: far"])


def test_reasons_are_the_heaviest_first_and_what_moved_nothing_is_left_out() -> None:
    assert TABLE.reasons([*LEVELS, "unknown"]) == (
        Reason("place: far", -2.0), Reason("name: same", 1.5), Reason("topic: some", 1.5))
    assert TABLE.reasons([*LEVELS], most=1) == (Reason("place: far", -2.0),)


def test_the_shipped_table_is_sane() -> None:
    table = shipped()
    assert table is shipped(), "read once"
    assert table.apart < table.join < table.sure < CLIP
    assert all(-CLIP <= worth <= CLIP for worth in (*table.levels.values(), *table.faculty.values()))
    assert table.levels[clustering.MIDDLES] < 0


@pytest.mark.parametrize("rising", [
    [f"name rarity: {n}" for n in range(7, -1, -1)], [f"years apart: {n}" for n in range(7, -1, -1)],
    *[[f"{kind}: {grade}" for grade in evidence.GRADES] for kind in evidence.SCALES if kind != "place"],
    [f"faculty best seeds: {n}" for n in range(9)], [f"faculty all seeds: {n}" for n in range(9)],
    [f"faculty topic: {n}" for n in range(6)], ["country: other", "country: same"],
], ids=lambda levels: levels[0].partition(":")[0])
def test_more_of_the_same_kind_never_counts_less(rising: list[str]) -> None:
    table = {**shipped().levels, **shipped().faculty}
    worth = [table[level] for level in rising if level in table]
    assert len(worth) > 1 and worth == sorted(worth)


def crowd() -> list[Traits]:
    """Bylines that agree and differ in every kind of way."""
    names = [("Jane A", "Quillfeather"), ("Jane Ada", "Quillfeather"), ("J", "Quillfeather"),
             ("James B", "Quillfeather"), ("", "Quillfeather"), ("Bob", "Müllerin"), ("Robert", "Muellerin"),
             ("Muhammad", "Abernackle"), ("Mohamed", "Abernackle Zimtstern"), ("K", "Abernackles"),
             ("J Robert", "Quillfeather"), ("Wei", "Zhang"), ("Zhang", "Wei"), ("Ed", "Quillfeather")]
    mail = ["jq@yalta.example", "jq@lake.example", "x@lake.example", None]
    elsewhere = tuple(line.replace("Surgery", "Psychiatry") for line in YALTA)
    return [*(first_of(signed(n, *name, mail[n % 4])) for n, name in enumerate(names)),
            first_of(paper(99000099, "Jane", where=elsewhere))]


def signed(n: int, forenames: str, family: str, email: str | None) -> Article:
    """The nth paper: its first author prints a suffix and an affiliation or not, its second the latter."""
    number = 99000001 + n
    author = byline(number, 1, family, forenames, affiliations=(YALTA, BREMEN, ())[n % 3], email=email,
                    suffix="Jr" if n % 2 else "")
    second = byline(number, 2, "Tambura", "Jo", affiliations=YALTA)
    found = article(number, (COLON, MOSS)[n % 2], [author, second], language=("eng", "fre")[n // 2 % 2],
                    published=str(1990 + n * n))
    return replace(found, mesh=("Colectomy",))


def pair_levels() -> set[str]:
    """Every level of `evidence`: graded kinds by their scales, the others as a crowd says them."""
    block = crowd()
    found = {level for a, b in product(block, block) for level in evidence.levels(a, b, COUNTS)}
    kinds = {level.partition(":")[0] for level in found}
    found |= {evidence._grade(kind, value) for kind, scale in evidence.SCALES.items() if kind in kinds
              for value in (0.0, *scale)}
    found |= {f"name rarity: {n}" for n in range(len(evidence.RARITY) + 1)}
    found |= {f"years apart: {n}" for n in range(len(evidence.YEARS) + 1)}
    for rare, kind, grade in product(range(len(evidence.RARITY) + 1), evidence.BY_RARITY, evidence.GRADES):
        found |= set(evidence._by_rarity([f"name rarity: {rare}", f"{kind}: {grade}"]))
    return found | {clustering.MIDDLES} | set(alumni.BY_HAND)


FACULTY_SCALES = {
    "faculty best seeds": seeds.LIKE, "faculty all seeds": seeds.LIKE,
    "faculty topics of the seeds": seeds.TOPICS, "faculty journals of the seeds": seeds.JOURNALS,
    "faculty company, institution": company.GRADES,
    "faculty institution, own": faculty.SHARE, "faculty institution, of the paper": faculty.SHARE,
    "faculty topic": faculty.LIKENESS, "faculty name rarity": evidence.RARITY}


def faculty_levels() -> set[str]:
    """Every level of `faculty`, `seeds` and `company`: graded ones by their scales, the others as said."""
    page = replace(entry("Jin K", "Wang", ("Yalta Valley University",)), email="jw@yalta.example")
    mail = ["jw@yalta.example", "jw@lake.example", "x@lake.example", "x@yalta.example", None, None]
    names = [("Jin K", "Wang"), ("Jin P", "Wang"), ("J", "Wang"), ("", "Wang"), ("K Jin", "Wang"),
             ("Wang", "Jin K")]
    papers = [signed(n, *name, mail[n % len(mail)])
              for n, name in enumerate([*names, *names[3:], *names[:3]])]
    swapped = replace(page, family="Jin K", given="Wang")
    told: set[str] = set()
    for held, person in product((papers, papers[1:2], papers[2:5]), (page, swapped)):
        case = faculty.case_of(person, held, COLON, shipped(), COUNTS)
        told.update(level for _, levels in case.levels({}) for level in levels)
    kinds = {level.partition(":")[0] for level in told}
    return told | {f"{kind}: {n}" for kind, scale in FACULTY_SCALES.items() if kind in kinds
                   for n in range(len(scale) + 1)} | {"faculty: prior", *alumni.FACULTY_BY_HAND}


def test_every_level_of_a_pair_in_the_table_can_be_said() -> None:
    assert set(shipped().levels) - pair_levels() == set()


def test_every_level_of_a_faculty_paper_in_the_table_can_be_said() -> None:
    assert set(shipped().faculty) - faculty_levels() == set()


def test_a_byline_that_says_what_two_papers_of_one_surgeon_say_is_joined() -> None:
    table, one, other = shipped(), first_of(paper(99000001, "Jane A")), first_of(paper(99000002, "Jane A"))
    far = first_of(paper(99000003, "Jane", where=BREMEN, title=MOSS, friend="Zimtstern"))
    assert table.score(evidence.levels(one, other, COUNTS)) > table.sure
    assert table.score(evidence.levels(one, far, COUNTS)) < table.join
