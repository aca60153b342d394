"""Printed names become plain words, the same from every source."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.names.folding import fold


@pytest.mark.parametrize(("text", "folded"), [
    ("García-López", "garcia lopez"), ("O'Brien", "obrien"), ("O`Brien", "obrien"), ("MÃ¼ller", "muller"),
    ("SØRENSEN", "sorensen"), ("  van   der Berg ", "van der berg"), ("", ""), ("Strauß", "strauss"),
    ("Žižek", "zizek"), ("Smith, 3rd.", "smith 3rd"), ("...", ""), ("Garc\u00c3\u00ada", "garcia"),
])
def test_folds_to_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Ãlvar", "Åse Älv", "Âme"])
def test_letters_that_only_look_damaged_are_letters(text: str) -> None:
    plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().lower()
    assert fold(text) == plain


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=14))
def test_folding_is_final_and_leaves_words_alone(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", fold(text))
