"""A byline left alone joins a person only when that person's likest papers are like it."""

from __future__ import annotations

import pytest

from finder.identity import counts, weights
from finder.identity.lone import adopted
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
