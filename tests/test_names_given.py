"""Given names agree in levels a person can read: first name first, then the rest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.names.given import LINKS, carries_both, compare_given, reconcilable
from finder.names.levels import Given, Middle


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("john a", "john alan", (Given.SAME, Middle.INITIAL)),
    ("john a", "john b", (Given.SAME, Middle.CONFLICT)),
    ("john", "john b", (Given.SAME, Middle.MISSING)), ("john", "john", (Given.SAME, Middle.NONE)),
    ("john alan", "john alan", (Given.SAME, Middle.SAME)),
    ("j alan", "john alan", (Given.INITIAL, Middle.SAME)),
    ("john alan", "john allan", (Given.SAME, Middle.INITIAL)),
    ("john alan", "john arthur", (Given.SAME, Middle.CONFLICT)),
    ("j a", "john alan", (Given.INITIAL, Middle.INITIAL)), ("j", "j", (Given.INITIALS, Middle.NONE)),
    ("bob", "robert j", (Given.NICKNAME, Middle.MISSING)),
    ("bill", "billy", (Given.NICKNAME, Middle.NONE)), ("bob", "r", (Given.INITIAL, Middle.NONE)),
    ("bob", "b", (Given.INITIAL, Middle.NONE)), ("mohamed", "muhammad", (Given.VARIANT, Middle.NONE)),
    ("tim", "timon", (Given.VARIANT, Middle.NONE)),
    ("j robert", "robert", (Given.MIDDLE, Middle.MISSING)),
    ("j robert", "bob", (Given.MIDDLE, Middle.MISSING)),
    ("john robert", "robert", (Given.MIDDLE, Middle.MISSING)),
    ("j r", "robert", (Given.INITIAL_CONFLICT, Middle.MISSING)),
    ("xiao ming", "xiaoming", (Given.SAME, Middle.NONE)),
    ("muhammad r", "muhammad hassan bin", (Given.SAME, Middle.CONFLICT)),
    ("muhammad b", "muhammad hassan bin", (Given.SAME, Middle.CONFLICT)),
    ("muhammad h", "muhammad bin hassan", (Given.SAME, Middle.INITIAL)),
    ("muhammad bin", "muhammad hassan bin", (Given.SAME, Middle.CONFLICT)),
    ("xiao bin", "xiao yu", (Given.SAME, Middle.CONFLICT)),
    ("martin", "martina", (Given.CONFLICT, Middle.NONE)),
    ("mario", "maria", (Given.CONFLICT, Middle.NONE)), ("john", "james", (Given.CONFLICT, Middle.NONE)),
    ("k", "james", (Given.INITIAL_CONFLICT, Middle.NONE)),
    ("j", "kim j", (Given.INITIAL_CONFLICT, Middle.MISSING)),
    ("j a", "john a", (Given.INITIAL, Middle.INITIAL)),
    ("", "james", (Given.MISSING, Middle.MISSING)), ("", "", (Given.MISSING, Middle.MISSING)),
    ("w scott", "w thomas", (Given.CONFLICT, Middle.CONFLICT)),  # the names they go by
    ("w scott", "w bob", (Given.CONFLICT, Middle.CONFLICT)),
    ("w scott", "w s", (Given.INITIALS, Middle.INITIAL)),
    ("j de la", "j scott", (Given.INITIALS, Middle.CONFLICT)),
    ("j maria anna", "j anna", (Given.INITIALS, Middle.SAME)),
    ("k rao", "k venkata rao", (Given.INITIALS, Middle.SAME)),
    ("w scott", "w s thomas", (Given.INITIALS, Middle.INITIAL)),
    ("m teresa", "m t dolores", (Given.INITIALS, Middle.INITIAL)),
    ("j mc", "j robert", (Given.INITIALS, Middle.CONFLICT)),
    ("anna elizabeth", "anna liz", (Given.SAME, Middle.INITIAL)),
    ("j daniel", "j danny", (Given.INITIALS, Middle.INITIAL)),
    ("m al hassan", "m el hassan", (Given.INITIALS, Middle.SAME)),
])
def test_given_names_agree_in_levels(one: str, other: str, expected: tuple[Given, Middle]) -> None:
    a, b = tuple(one.split()), tuple(other.split())
    assert compare_given(a, b) == compare_given(b, a) == expected


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("kenneth s", "scott", True), ("k scott", "scott", True), ("john", "jane", False), ("john", "j", True),
    ("w scott", "thomas", False), ("w scott", "w thomas", False), ("rita", "margaret", True),
    ("", "john", True), ("john a", "jane a", False), ("mary jane", "jane", True), ("j r", "robert", True),
    ("k", "jane", True), ("m", "constantine", True), ("k s", "scott", True), ("kenneth", "scott", False),
])
def test_names_that_some_form_between_could_reconcile(one: str, other: str, expected: bool) -> None:
    a, b = tuple(one.split()), tuple(other.split())
    assert reconcilable(a, b) == reconcilable(b, a) == expected


@pytest.mark.parametrize(("between", "expected"), [
    ("kenneth s", True), ("k scott", True), ("kenneth scott", True), ("ken a scott", True), ("k s", False),
    ("kenneth", False), ("kenneth a", False), ("scott", False), ("", False),
])
def test_a_name_that_carries_two_first_names(between: str, expected: bool) -> None:
    words = tuple(between.split())
    assert carries_both(words, "kenneth", "scott") == carries_both(words, "scott", "kenneth") == expected


WORDS = ["john", "jon", "j", "jonathan", "bob", "robert", "r", "b", "martina", "martin", "mohamed",
         "muhammad", "m", *sorted(LINKS)[:3]]
words = st.lists(st.sampled_from(WORDS), max_size=3).map(tuple)


@settings(max_examples=300, deadline=None)
@given(words, words)
def test_agreement_is_the_same_either_way_round_and_nobody_conflicts_with_themself(
    one: tuple[str, ...], other: tuple[str, ...],
) -> None:
    assert compare_given(one, other) == compare_given(other, one)
    assert compare_given(one, one)[0] in (Given.SAME, Given.INITIALS, Given.MISSING)
    assert compare_given(one, one)[1] is not Middle.CONFLICT
