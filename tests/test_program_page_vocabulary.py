"""Words that no person is called, and the few of them that are surnames too."""

from __future__ import annotations

import pytest

from sources.program_page.vocabulary import is_common_word, may_be_surname


@pytest.mark.parametrize(
    "word",
    ["Department", "DIRECTORY:", "(Surgery)", "Kontakt", "équipe", "web-site", "Gastroenterology", "Page"],
)
def test_words_of_menus_and_headings(word):
    assert is_common_word(word)


@pytest.mark.parametrize("word", ["Maren", "Tolliver", "Clemens", "Brankel-Peng", "O'Roe", "Garcia"])
def test_words_that_people_are_called(word):
    assert not is_common_word(word)


@pytest.mark.parametrize(
    "word",
    ["Clement", "CLÉMENT", "Roe-Clement", "Blankenship", "Keating", "Frances", "Constance", "Terrance"],
)
def test_a_name_that_ends_like_a_word_of_the_trade_stays_a_name(word):
    assert not is_common_word(word)


@pytest.mark.parametrize("word", ["Consignment", "Roe-Consignment", "Refinance", "Fellowship"])
def test_the_ending_still_tells_a_word_of_the_trade(word):
    assert is_common_word(word)


def test_a_part_of_a_double_name_may_be_a_surname_that_is_a_word():
    assert is_common_word("Surgery-Roe")
    assert not is_common_word("Roe-Page")


def test_some_words_are_surnames_too():
    assert may_be_surname("Page,")
    assert may_be_surname("DEAN")
    assert not may_be_surname("Department")
