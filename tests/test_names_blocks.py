"""A name block holds whoever may be one person: spellings do not part it, other names do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.names.blocks import block, further_blocks


@pytest.mark.parametrize(("family", "forenames", "expected"), [
    ("Müller", "Hans", "muller h"), ("Mueller", "H", "muller h"), ("van der Berg", "Ada", "berg a"),
    ("Vanderberg", "A", "berg a"), ("Smith", "Bob", "smith r"), ("Smith Jr", "Robert", "smith r"),
    ("Smith", "Bob T", "smith r"), ("Smith", "Bobo", "smith b"), ("Xu", "Y", "xu y"), ("Xue", "Y", "xue y"),
    ("", "", ""), ("Suharto", "", "suharto"), ("", "Suharto", "suharto"), ("X", "Y", "x y"), ("...", "!", ""),
])
def test_blocks_by_family_and_initial(family: str, forenames: str, expected: str) -> None:
    assert block(family, forenames) == expected


@pytest.mark.parametrize(("one", "other"), [
    (("van der Berg", "Ada"), ("Berg", "Ada")), (("Hartquill-Oakton", "Ada"), ("Oakton", "Ada H")),
    (("St. Hartquill", "Ada"), ("Saint Hartquill", "A")), (("Đorđević", "Ana"), ("Djordjevic", "Anna")),
    (("Röck", "Karl"), ("Roeck", "K")), (("Hartquill", "Liz"), ("Hartquill", "Elizabeth")),
    (("Hartquill", "Tony"), ("Hartquill", "Antonio")), (("Hartquill", "Gene"), ("Hartquill", "E")),
])
def test_forms_of_one_name_are_of_one_block(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert block(*one) == block(*other)


@pytest.mark.parametrize(("one", "other"), [
    (("Hartquill-Oakton", "Ada"), ("Hartquill", "Ada")),  # of two words the last is printed alone more often
    (("Wei", "Zhang"), ("Zhang", "Wei")),  # a symmetric key would part "Zhang W" from both
    (("Hartquill", "Jeff"), ("Hartquill", "Geoffrey")),  # "J Hartquill" is Jeff or Jeffrey
    (("Hartquill", "J Robert"), ("Hartquill", "Robert")),  # "J R Hartquill" is printed twice as often
    (("Hartquill", "Rita"), ("Hartquill", "Margaret")),
])
def test_what_one_key_cannot_hold_is_of_two_blocks(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert block(*one) != block(*other)


@pytest.mark.parametrize(("family", "forenames", "expected"), [
    ("Hartquill-Oakton", "Ada", ["hartquill a"]), ("Hartquill Fenn Oakton", "Ada", ["hartquill a", "fenn a"]),
    ("Saint-Pierre Oakton", "Ada", ["stpierre a"]),
    ("El Hartquill", "Ada", ["hartquill a"]), ("van der Hartquill", "Ada", []), ("Hartquill", "Ada", []),
    ("Hartquill", "J Robert", ["hartquill r"]), ("Hartquill", "J. Bob", ["hartquill r"]),
    ("Hartquill", "Robert J", []), ("Hartquill", "J R", []), ("Hartquill", "John Robert", []),
    ("Hartquill", "Jeff", ["hartquill g"]), ("Hartquill", "Rita", ["hartquill m"]),
    ("Hartquill", "Omar", ["hartquill u"]), ("Hartquill", "Umar A", ["hartquill o"]),
    ("Hartquill", "Catherine", ["hartquill k"]), ("Hartquill", "O", []),
    ("Hartquill", "Ted", ["hartquill e"]), ("Hartquill", "Bob", []),
    ("Hartquill-Oakton", "J Robert", ["hartquill j", "oakton r"]),
    ("Robert Hartquill", "", ["hartquill r"]), ("Hartquill", "", []), ("", "Robert", []), ("", "", []),
])
def test_another_form_of_the_name_stands_in_a_further_block(family, forenames, expected) -> None:
    assert list(further_blocks(family, forenames)) == expected


@given(st.text(max_size=12), st.text(max_size=12))
def test_further_blocks_are_blocks_and_never_the_own(family: str, forenames: str) -> None:
    keys = further_blocks(family, forenames)
    assert len(set(keys)) == len(keys) and block(family, forenames) not in keys
    assert all(len(key.split(" ")) == 2 and key == key.strip() for key in keys)


@given(st.text(max_size=12), st.text(max_size=12))
def test_case_and_space_never_part_a_block(family: str, forenames: str) -> None:
    key = block(family, forenames)
    assert block(f" {family} ", f" {forenames} ") == key
    assert key == key.strip() and len(key.split(" ")) <= 2


@pytest.mark.parametrize("family", ["Smith", "García-López", "van der Berg", "O'Brien"])
@pytest.mark.parametrize("forenames", ["Ada", "bob", "É"])
def test_capitals_and_suffixes_never_part_a_block(family: str, forenames: str) -> None:
    key = block(family, forenames)
    assert block(family.upper(), forenames.upper()) == block(f"{family} Jr.", forenames) == key


def test_a_title_is_looked_behind_and_the_home_of_what_is_stored_stays() -> None:
    assert block("Bexworth", "Dr. Rupert") == "bexworth d"
    assert further_blocks("Bexworth", "Dr. Rupert") == ("bexworth r",)
    assert further_blocks("Bexworth-Oakton", "Prof J. Robert") == tuple(dict.fromkeys(
        (block("Bexworth-Oakton", "J. Robert"), *further_blocks("Bexworth-Oakton", "J. Robert"))))
    assert further_blocks("Bexworth", "Drew") == ()
