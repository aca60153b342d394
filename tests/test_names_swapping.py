"""Of two orders of a name each finds the other, and nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.names import block, parse
from finder.names.swapping import ordered, swapped, swapped_block


@pytest.mark.parametrize(("one", "other", "expected"), [
    (("Zhang", "Wei"), ("Wei", "Zhang"), True), (("Zhang", "Xiao-Ming"), ("Xiaoming", "Zhang"), True),
    (("van Dyk", "Jan"), ("Jan", "van Dyk"), True), (("Zhang", "Wei"), ("Wei", "Zhao"), False),
    (("Zhang", "Wei"), ("Wei", ""), False), (("X", "Y"), ("Y", "X"), False),
    (("Zhang", "Wei"), ("Zhang", "Wei"), False), (("Zhang", "Wei J"), ("Wei", "Zhang"), False),
])
def test_only_a_full_exchange_is_a_swap(one: tuple[str, str], other: tuple[str, str], expected: bool) -> None:
    assert swapped(parse(*one), parse(*other)) == swapped(parse(*other), parse(*one)) == expected


@pytest.mark.parametrize(("family", "forenames", "expected"), [
    ("Zhang", "Wei", "wei z"), ("Thomas", "James", "james t"), ("Nagy", "Éva", "eva n"),
    ("Zhang", "W", ""), ("Zhang", "Wei J", ""), ("Zhang", "", ""), ("", "Wei", ""),
])
def test_the_block_of_the_other_order(family: str, forenames: str, expected: str) -> None:
    assert swapped_block(family, forenames) == expected


WORDS = st.sampled_from(["Wei", "Zhang", "James", "Thomas", "Müller", "ÉVA", "Nagy"])


@given(WORDS, WORDS)
def test_it_is_where_the_same_words_in_the_other_order_are_at_home(one: str, other: str) -> None:
    assert swapped_block(one, other) == block(other, one)
    assert ordered(parse(one, other)) == ordered(parse(other, one))[::-1]
