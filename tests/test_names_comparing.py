"""Names agree part by part, whichever way a page prints them; what is impossible no other evidence mends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.names import Agreement, Family, Given, Middle, Name, Suffix, compare, may_meet, parse


def test_every_part_is_told() -> None:
    assert compare(parse("van Dyk", "Bob A", "Jr"), parse("Dyk", "Robert Alan", "II")) == Agreement(
        Family.PARTICLE, Given.NICKNAME, Middle.INITIAL, Suffix.SAME)


@pytest.mark.parametrize(("one", "other", "swapped"), [
    (("Zhang", "Wei"), ("Wei", "Zhang"), True), (("Zhang", "Xiao-Ming"), ("Xiaoming", "Zhang"), True),
    (("Zhang", "Wei"), ("Wei", "Zhao"), False), (("Zhang", "Wei"), ("Wei", ""), False),
    (("X", "Y"), ("Y", "X"), False),
])
def test_only_a_full_swap_is_a_name_printed_family_first(
    one: tuple[str, str], other: tuple[str, str], swapped: bool,
) -> None:
    agreement = compare(parse(*one), parse(*other))
    assert agreement == compare(parse(*other), parse(*one))
    assert agreement.family is (Family.SWAPPED if swapped else Family.DIFFERENT)
    assert agreement.possible == swapped


@pytest.mark.parametrize(("one", "other", "suffix", "possible"), [
    ("Jr.", "II", Suffix.SAME, True), ("Jr", "III", Suffix.CONFLICT, False), ("Jr", "", Suffix.NONE, True),
    ("", "", Suffix.NONE, True), ("Sr", "Jr", Suffix.CONFLICT, False),
])
def test_suffixes_tell_father_from_grandson(one: str, other: str, suffix: Suffix, possible: bool) -> None:
    agreement = compare(parse("Poe", "Ed", one), parse("Poe", "Ed", other))
    assert (agreement.suffix, agreement.possible) == (suffix, possible)


@pytest.mark.parametrize(("one", "other", "possible"), [
    (("Smith", "James"), ("Smith", "J"), True), (("Smith", "James"), ("Smith", "Jonathan"), False),
    (("Smith", "K"), ("Smith", "James"), False), (("Smith", "James A"), ("Smith", "James B"), True),
    (("Smith", ""), ("Smith", "James"), True), (("Smith", "James"), ("Jones", "James"), False),
])
def test_what_conflicts_in_family_or_first_name_cannot_be_one_person(
    one: tuple[str, str], other: tuple[str, str], possible: bool,
) -> None:
    assert compare(parse(*one), parse(*other)).possible == possible


texts = st.text(max_size=14)
printed = st.builds(parse, st.sampled_from(["Zhang", "Wei", "van Dyk", "Dyk", "Müller", "Mueller"]),
                    st.sampled_from(["Wei", "Zhang", "W", "Bob", "Robert T", "J Robert", ""]),
                    st.sampled_from(["", "Jr", "III"]))


@settings(max_examples=300, deadline=None)
@given(st.one_of(printed, st.builds(parse, texts, texts)), st.one_of(printed, st.builds(parse, texts, texts)))
def test_comparison_is_symmetric_and_a_name_is_possible_for_itself(one: Name, other: Name) -> None:
    assert compare(one, other) == compare(other, one)
    assert compare(one, one).possible


@pytest.mark.parametrize(("names", "others", "expected"), [
    (["Kenneth", "K. Scott"], ["Scott"], True), (["Kenneth"], ["Scott"], False),
    (["Kenneth"], ["Scott K"], True),
    (["J", "Jane"], ["John"], False), (["J"], ["John"], True), (["W. Scott"], ["Thomas"], False),
    ([], ["John"], True),
])
def test_people_whose_names_some_name_between_reconciles_may_meet(names, others, expected) -> None:
    sides = [{parse("Hartquill", given) for given in side} for side in (names, others)]
    assert may_meet(*sides) == may_meet(*reversed(sides)) == expected


def test_people_with_suffixes_that_conflict_never_meet() -> None:
    senior, junior, plain = (parse("Hartquill", "Ada", suffix) for suffix in ("Sr", "Jr", ""))
    assert not may_meet({senior, plain}, {junior}) and may_meet({senior}, {plain})


def test_people_of_one_family_name_of_two_never_meet() -> None:
    lopez, perez, plain = (parse(family, "Ana") for family in ("García López", "García Pérez", "García"))
    assert not may_meet({lopez, plain}, {perez}) and may_meet({lopez}, {plain})
