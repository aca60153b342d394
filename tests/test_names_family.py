"""Family names agree in levels: a particle, a second name or a letter more does not make two people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.names.family import compare_family, two_families
from finder.names.levels import Family


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("smith", "smith", Family.SAME), ("van derberg", "vander berg", Family.SAME),
    ("muller", "mueller", Family.TRANSLITERATED), ("van dyk", "dyk", Family.PARTICLE),
    ("van den berg", "berg", Family.PARTICLE), ("garcia", "garcia lopez", Family.COMPOUND),
    ("garcia lopez", "lopez", Family.COMPOUND), ("garcia l", "garcia lopez", Family.COMPOUND),
    ("garcia lopez", "garcia perez", Family.DIFFERENT), ("garcia lopez", "lopez perez", Family.DIFFERENT),
    ("bohm", "boehm", Family.TRANSLITERATED), ("rock", "roeck", Family.TRANSLITERATED),
    ("bar", "baer", Family.DIFFERENT), ("bauer", "baur", Family.DIFFERENT),
    ("dordevic", "djordjevic", Family.TRANSLITERATED), ("st john", "saintjohn", Family.TRANSLITERATED),
    ("mueller oakton", "muller oakton", Family.TRANSLITERATED),
    ("mueller oakton", "muller", Family.COMPOUND),
    ("st john", "john", Family.PARTICLE), ("vanderberg", "berg", Family.PARTICLE),
    ("johannsen", "johansen", Family.TYPO),
    ("smith", "smyth", Family.DIFFERENT), ("smith", "jones", Family.DIFFERENT),
    ("xu", "xue", Family.DIFFERENT),
    ("de la", "del", Family.DIFFERENT), ("al said", "al amin", Family.DIFFERENT),
])
def test_family_names_agree_in_levels(one: str, other: str, expected: Family) -> None:
    assert compare_family(one, other) is compare_family(other, one) is expected


WORDS = ["van", "de", "garcia", "garzia", "lopez", "mueller", "muller", "xu", "xue"]
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(names, names)
def test_agreement_is_the_same_either_way_round_and_a_name_is_itself(one: str, other: str) -> None:
    assert compare_family(one, other) is compare_family(other, one)
    assert compare_family(one, one) is Family.SAME


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("garcia lopez", "garcia perez", True), ("garcia lopez", "lopez perez", True),
    ("garcia lopez", "garcia", False), ("garcia lopez", "garcia l", False), ("smith", "jones", False),
    ("garcia lopez", "lopez garcia", False), ("van der berg thorn", "berg thorn", False), ("", "x", False),
])
def test_one_family_name_of_two_in_common(one: str, other: str, expected: bool) -> None:
    assert two_families(one, other) == two_families(other, one) == expected
