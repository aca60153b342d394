"""A table of words is read word by word, over all its lines."""

from __future__ import annotations

from sources.printed_name.word_table import word_set


def test_every_word_of_every_line_is_in_the_table_once():
    assert word_set("\none two\nthree one\n") == {"one", "two", "three"}
    assert word_set("\n") == frozenset()
