"""A byline left alone, and parts of a person, join where the likest of the other side are like them."""

from __future__ import annotations

import pytest

from finder.identity import counts, weights
from finder.identity.likest import CLEARLY, adopted, reunited
from finder.identity.traits import Reader, Traits
from sources.records import Article, Mention

READER = Reader(counts.shipped())
WEIGHTS = weights.shipped()


def byline(number: int, given: str = "Jin") -> Traits:
    key = f"pmid:{number}"
    one = Mention(f"{key}#1", f"{given} Wang", "Wang", given, position=1)
    article = Article(key, str(number), "Colectomy leak outcomes", "", (one,), "J Surg Res", published="2019")
    return READER.traits(one, article)


BLOCK = [byline(99000001 + n) for n in range(6)]
PERSON = [0, 1, 2, 3, 4]


def scores(*close: float) -> dict[tuple[int, int], float]:
    """Those of the last byline to the first ones."""
    return {(i, 5): score for i, score in enumerate(close)}


@pytest.mark.parametrize(("close", "joined"), [
    ((-4.0, -4.0, 1.0, 1.0, 1.0), True),  # like three of five; the mean over all is below nought
    ((-4.0, -4.0, -4.0, 1.0, 1.0), False),
    ((-4.0, -4.0, -1.0, 1.0, 1.0), True),
    ((1.0,), False),  # the rest were not even worth comparing
])
def test_the_three_likest_papers_decide(close: tuple[float, ...], joined: bool) -> None:
    found = adopted(BLOCK, [PERSON, [5]], scores(*close), (), WEIGHTS)
    assert found == ([[0, 1, 2, 3, 4, 5]] if joined else [PERSON, [5]])


def test_of_two_people_the_likest_takes_it() -> None:
    found = adopted(BLOCK, [[0, 1], [2, 3, 4], [5]], scores(1.0, 1.0, 2.0, 2.0, 2.0), (), WEIGHTS)
    assert found == [[0, 1], [2, 3, 4, 5]]


def test_two_bylines_left_alone_stay_so() -> None:
    lone = [[n] for n in range(6)]
    assert adopted(BLOCK, lone, scores(3.0, 3.0), (), WEIGHTS) == lone


def test_a_verdict_and_a_conflict_of_names_hold() -> None:
    close = scores(3.0, 3.0, 3.0)
    assert adopted(BLOCK, [PERSON, [5]], close, [(0, 5)], WEIGHTS) == [PERSON, [5]]
    other = [*BLOCK[:5], byline(99000006, "Juan")]
    assert adopted(other, [PERSON, [5]], close, (), WEIGHTS) == [PERSON, [5]]


def test_other_middle_initials_weigh_against_it() -> None:
    block = [*[byline(99000001 + n, "Jin K") for n in range(5)], byline(99000006, "Jin P")]
    assert adopted(block, [PERSON, [5]], scores(3.0, 3.0, 3.0), (), WEIGHTS) == [PERSON, [5]]


def test_an_entry_without_a_paper_is_left_as_it_is() -> None:
    page = READER.traits(Mention("https://surgery.example/people#wang", "Jin Wang", "Wang", "Jin"), None)
    assert adopted([*BLOCK[:5], page], [PERSON, [5]], scores(3.0, 3.0, 3.0), (), WEIGHTS) == [PERSON, [5]]


PARTS = [[0, 1, 2, 3], [4, 5]]


def between(four: float, five: float, number: int = 3) -> dict[tuple[int, int], float]:
    """Scores of the smaller part's two with so many of the larger's, all others far below."""
    return {(i, j): close if i < number else -9.0 for j, close in ((4, four), (5, five)) for i in range(4)}


@pytest.mark.parametrize(("close", "joined"), [
    ((1.0, 1.0), True), ((2.0, 0.0), True),  # the mean of the two decides
    ((CLEARLY, CLEARLY), False), ((3.0, -2.0), False),
])
def test_a_part_joins_where_each_of_its_mentions_has_its_like(close: tuple[float, float],
                                                              joined: bool) -> None:
    found = reunited(BLOCK, PARTS, between(*close), (), WEIGHTS)
    assert found == ([[0, 1, 2, 3, 4, 5]] if joined else PARTS)


def test_one_likeness_alone_joins_no_parts() -> None:
    assert reunited(BLOCK, PARTS, between(3.0, 3.0, number=1), (), WEIGHTS) == PARTS
    assert reunited(BLOCK, PARTS, {(0, 4): 3.0, (0, 5): 3.0}, (), WEIGHTS) == PARTS, "the rest is unseen"


def test_a_part_that_grew_is_judged_anew() -> None:
    scores = {(i, j): 2.0 for i in (0, 1) for j in (2, 3)} | {(i, j): 2.0 for i in (2, 3) for j in (4, 5)} | {
        (i, j): -9.0 for i in (0, 1) for j in (4, 5)}
    found = reunited(BLOCK, [[0, 1], [2, 3], [4, 5]], scores, (), WEIGHTS)
    assert len(found) == 2, "two of the four are like the third part, three must be"


def test_a_single_byline_is_no_part() -> None:
    assert reunited(BLOCK, [PERSON, [5]], scores(3.0, 3.0, 3.0), (), WEIGHTS) == [PERSON, [5]]


def test_parts_do_not_join_against_a_verdict_a_name_or_middle_initials() -> None:
    close = between(3.0, 3.0)
    assert reunited(BLOCK, PARTS, close, [(0, 5)], WEIGHTS) == PARTS
    other = [*BLOCK[:4], byline(99000005, "Juan"), byline(99000006, "Juan")]
    assert reunited(other, PARTS, close, (), WEIGHTS) == PARTS
    middles = [*(byline(99000001 + n, "Jin K") for n in range(4)), *(byline(99000005 + n, "Jin P")
                                                                      for n in range(2))]
    assert reunited(middles, PARTS, close, (), WEIGHTS) == PARTS
