"""Of "servant of" the name behind it counts, however the two are joined."""

from __future__ import annotations

from itertools import combinations

import pytest

from finder.names.given import compare_given, reconcilable
from finder.names.levels import Given
from finder.names.servants import served

RAHMAN = ["abdulrahman", "abdel rahman", "abdelrahman", "abd el rahman", "abdul rahman", "abd ur rahman",
          "abdurrahman", "abderrahmane", "abd elrahman", "abdul rehman", "abdal rahman"]
ALLAH = ["abdullah", "abdallah", "abdulla", "abdellah", "abd allah", "abdul lah", "abd ullah"]


def words(given: str) -> tuple[str, ...]:
    return tuple(given.split())


@pytest.mark.parametrize(("given", "name"), [
    ("abdulrahman", ("rahman", ())), ("abd el rahman k", ("rahman", ("k",))), ("abdul aziz", ("aziz", ())),
    ("abdullah", ("allah", ())), ("abdul", None), ("abdul r", None), ("abdou", None), ("john", None),
    ("", None), ("abdul el", None), ("abdirahman", ("rahman", ())), ("abdel ali", ("ali", ())),
])
def test_the_name_behind(given: str, name: tuple[str, tuple[str, ...]] | None) -> None:
    assert served(words(given)) == name


@pytest.mark.parametrize("family", [RAHMAN, ALLAH])
def test_one_name_however_it_is_joined(family: list[str]) -> None:
    for one, other in combinations(map(words, family), 2):
        assert compare_given(one, other)[0] in (Given.SAME, Given.VARIANT), (one, other)
        assert compare_given(one, other) == compare_given(other, one) and reconcilable(one, other)


@pytest.mark.parametrize("other", ["abdul rahim", "abdulrahim", "abdul karim", "abdullah", "abd el aziz"])
def test_another_name_behind_is_another_person(other: str) -> None:
    for one in map(words, RAHMAN):
        assert compare_given(one, words(other))[0] is compare_given(words(other), one)[0] is Given.CONFLICT
        assert not reconcilable(one, words(other))


def test_half_a_name_fits_every_whole() -> None:
    for one in map(words, RAHMAN):
        for half in ("abdul", "abdul r", "a", "a r"):
            first, _ = compare_given(one, words(half))
            assert first not in (Given.CONFLICT, Given.INITIAL_CONFLICT), (one, half)
