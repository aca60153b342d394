"""The words of offices are such as a local part is split into, and no letters that a person may have."""

from __future__ import annotations

from sources.office_words import OFFICE_WORDS
from sources.pubmed_xml.local_part import letters_of


def test_each_is_one_word_in_plain_small_letters():
    assert [word for word in OFFICE_WORDS if letters_of(word) != (word,)] == []


def test_pages_and_journals_share_the_words_of_both():
    assert {"residency", "gme", "hr"} | {"editorial", "reprints"} <= OFFICE_WORDS


def test_letters_that_a_group_or_a_person_may_have_are_no_office():
    assert not {"it", "pd", "md"} & OFFICE_WORDS
