"""Names agree in levels a person can read, whichever way a page prints them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.names import Family, Given, Middle, Suffix, block, compare, fold, nickname, parse


@pytest.mark.parametrize(("text", "folded"), [
    ("García-López", "garcia lopez"), ("O'Brien", "obrien"), ("MÃ¼ller", "muller"), ("SØRENSEN", "sorensen"),
    ("  van   der Berg ", "van der berg"), ("", ""), ("Strauß", "strauss"), ("Žižek", "zizek"),
])
def test_folds_to_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("family", "forenames", "expected"), [
    ("Müller", "Hans", "muller h"), ("Mueller", "H", "muller h"), ("van der Berg", "Ada", "vanderberg a"),
    ("Vanderberg", "A", "vanderberg a"), ("Smith", "Bob", "smith r"), ("Smith Jr", "Robert", "smith r"),
    ("Xu", "Y", "xu y"), ("Xue", "Y", "xue y"), ("", "", ""), ("Suharto", "", "suharto"),
    ("", "Suharto", "suharto"), ("X", "Y", "x y"), ("...", "!", ""),
])
def test_blocks_by_family_and_initial(family: str, forenames: str, expected: str) -> None:
    assert block(family, forenames) == expected


@pytest.mark.parametrize(("one", "other", "expected"), [
    (("Smith", "John A"), ("Smith", "John Alan"), (Given.SAME, Middle.INITIAL)),
    (("Smith", "John A"), ("Smith", "John B"), (Given.SAME, Middle.CONFLICT)),
    (("Smith", "John"), ("Smith", "John B"), (Given.SAME, Middle.MISSING)),
    (("Smith", "JA"), ("Smith", "John Alan"), (Given.INITIAL, Middle.INITIAL)),
    (("Smith", "J"), ("Smith", "J"), (Given.INITIALS, Middle.NONE)),
    (("Smith", "Bob"), ("Smith", "Robert J"), (Given.NICKNAME, Middle.MISSING)),
    (("Smith", "Bill"), ("Smith", "Billy"), (Given.NICKNAME, Middle.NONE)),
    (("Ali", "Mohamed"), ("Ali", "Muhammad"), (Given.VARIANT, Middle.NONE)),
    (("Ali", "Tim"), ("Ali", "Timon"), (Given.VARIANT, Middle.NONE)),
    (("Smith", "J Robert"), ("Smith", "Robert"), (Given.MIDDLE, Middle.MISSING)),
    (("Li", "Xiao-Ming"), ("Li", "Xiaoming"), (Given.SAME, Middle.NONE)),
    (("Sandhar", "Muhammad R"), ("Sandhar", "Muhammad Hassan Bin"), (Given.SAME, Middle.CONFLICT)),
    (("Sandhar", "Muhammad B"), ("Sandhar", "Muhammad Hassan Bin"), (Given.SAME, Middle.CONFLICT)),
    (("Sandhar", "Muhammad H"), ("Sandhar", "Muhammad bin Hassan"), (Given.SAME, Middle.INITIAL)),
    (("Sandhar", "Muhammad Bin"), ("Sandhar", "Muhammad Hassan Bin"), (Given.SAME, Middle.CONFLICT)),
    (("Li", "Xiao-Bin"), ("Li", "Xiao-Yu"), (Given.SAME, Middle.CONFLICT)),
    (("Smith", "Martin"), ("Smith", "Martina"), (Given.CONFLICT, Middle.NONE)),
    (("Smith", "Mario"), ("Smith", "Maria"), (Given.CONFLICT, Middle.NONE)),
    (("Smith", "John"), ("Smith", "James"), (Given.CONFLICT, Middle.NONE)),
    (("Smith", "K"), ("Smith", "James"), (Given.INITIAL_CONFLICT, Middle.NONE)),
    (("Smith", ""), ("Smith", "James"), (Given.MISSING, Middle.MISSING)),
])
def test_given_names_agree_in_levels(one: tuple[str, str], other: tuple[str, str],
                                     expected: tuple[Given, Middle]) -> None:
    agreement = compare(parse(*one), parse(*other))
    assert (agreement.given, agreement.middle) == expected


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("Müller", "Mueller", Family.TRANSLITERATED), ("van Dyk", "Dyk", Family.PARTICLE),
    ("García", "García López", Family.COMPOUND), ("García-López", "García López", Family.SAME),
    ("Johannsen", "Johansen", Family.TYPO), ("Smith", "Jones", Family.DIFFERENT),
    ("Xu", "Xue", Family.DIFFERENT),
])
def test_family_names_agree_in_levels(one: str, other: str, expected: Family) -> None:
    assert compare(parse(one, "Ada"), parse(other, "Ada")).family is expected


def test_a_name_printed_family_first_is_found() -> None:
    assert compare(parse("Zhang", "Wei"), parse("Wei", "Zhang")).family is Family.SWAPPED


def test_suffixes_tell_father_from_grandson() -> None:
    assert compare(parse("Poe", "Ed", "Jr."), parse("Poe", "Ed", "II")).suffix is Suffix.SAME
    assert not compare(parse("Poe", "Ed", "Jr"), parse("Poe", "Ed", "III")).possible
    assert parse("Poe Jr", "Ed") == parse("Poe", "Ed", "Jr") == parse("Poe", "Ed Jr")


def test_capitals_are_a_name_where_the_family_name_is_in_capitals_too() -> None:
    assert parse("SMITH", "ANN").given == ("ann",)
    assert parse("Smith", "AN", initials="AN").given == ("a", "n")


def test_nicknames_need_one_formal_name() -> None:
    assert nickname("bob", "robert") and nickname("peggy", "margaret")
    assert not nickname("bob", "william") and not nickname("zzz", "zzy")


texts = st.text(max_size=14)


@settings(max_examples=150, deadline=None)
@given(texts, texts, texts, texts)
def test_comparison_is_symmetric_and_never_fails(a: str, b: str, c: str, d: str) -> None:
    assert compare(parse(a, b), parse(c, d)) == compare(parse(c, d), parse(a, b))


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_a_name_is_possible_for_itself_and_folding_is_final(a: str, b: str) -> None:
    assert compare(parse(a, b), parse(a, b)).possible
    assert fold(fold(a)) == fold(a)
