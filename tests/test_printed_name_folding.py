"""Names are compared by their bare letters: marks, dots and case make no difference, letters do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.printed_name.folding import letters


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("O'Ndú-Roe, J.", "onduroej"),
        ("Łøß", "loss"),
        ("ÇELIĞ", "celig"),
        ("Ærø", "aero"),
        ("Ǣ", "ae"),
        ("ǽǿ", "aeo"),
        ("Đặng", "dang"),
        ("WEIẞ", "weiss"),
        ("12 / 3", ""),
        ("Doe2", "doe"),
    ],
)
def test_letters(text, folded):
    assert letters(text) == folded


@given(st.text(st.characters(max_codepoint=0xFF), max_size=40))
def test_folding_twice_is_folding_once_and_case_makes_no_difference(text):
    assert letters(letters(text)) == letters(text)
    assert letters(text.upper()) == letters(text)
