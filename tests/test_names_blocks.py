"""A name block holds whoever may be one person: spellings do not part it, other names do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.names.blocks import block


@pytest.mark.parametrize(("family", "forenames", "expected"), [
    ("Müller", "Hans", "muller h"), ("Mueller", "H", "muller h"), ("van der Berg", "Ada", "vanderberg a"),
    ("Vanderberg", "A", "vanderberg a"), ("Smith", "Bob", "smith r"), ("Smith Jr", "Robert", "smith r"),
    ("Smith", "Bob T", "smith r"), ("Smith", "Bobo", "smith b"), ("Xu", "Y", "xu y"), ("Xue", "Y", "xue y"),
    ("", "", ""), ("Suharto", "", "suharto"), ("", "Suharto", "suharto"), ("X", "Y", "x y"), ("...", "!", ""),
])
def test_blocks_by_family_and_initial(family: str, forenames: str, expected: str) -> None:
    assert block(family, forenames) == expected


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
