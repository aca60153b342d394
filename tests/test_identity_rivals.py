"""An initial is torn between two people who are like it, and between no others."""

from __future__ import annotations

import pytest

from finder.identity.rivals import NEARER, torn
from tests.invented_bylines import first_of, paper

TWO = [[0, 1], [2]]


def asked(*forenames: str, own: float, other: float, people: list[list[int]] = TWO) -> set[int]:
    """Who is torn of three bylines: the second, an initial as a rule, is so like the first and the third."""
    block = [first_of(paper(99000001 + n, given)) for n, given in enumerate(forenames)]
    return torn(block, people, {(0, 1): own, (1, 2): other})


@pytest.mark.parametrize(("own", "other", "expected"), [
    (3.0, 3.0 - NEARER, set()), (3.0, 3.01 - NEARER, {1}), (3.0, 5.0, {1}), (0.5, -0.1, set()),
    (0.5, 0.1, {1}),
])
def test_it_is_torn_where_another_person_is_about_as_like_it(own: float, other: float,
                                                             expected: set[int]) -> None:
    assert asked("Priya", "P", "Pooja", own=own, other=other) == expected


@pytest.mark.parametrize("forenames", [
    ("Priya", "Priya", "Priya"),  # a full name: the evidence parted them
    ("P", "P", "P"), ("Priya", "P", "P"),  # nothing says that there are two
    ("Priya", "P R", "Pooja S"),  # a middle initial conflicts, and is weighed elsewhere
])
def test_where_names_say_nothing_of_two_it_is_not(forenames: tuple[str, str, str]) -> None:
    assert asked(*forenames, own=3.0, other=3.0) == (set() if forenames[1] != "P R" else {1})


def test_who_is_alone_is_torn_from_nobody() -> None:
    assert asked("Priya", "P", "Pooja", own=3.0, other=3.0, people=[[0, 1, 2]]) == set()
    assert torn([], [], {}) == set()
