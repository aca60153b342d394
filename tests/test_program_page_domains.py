"""The last part of a domain exists or does not; that is how a turned address gives itself away."""

from __future__ import annotations

import codecs

import pytest

from sources.program_page.domains import is_top_level


@pytest.mark.parametrize("text", ["edu", "EDU", "org", "us", "de", "hospital"])
def test_domains_that_exist(text):
    assert is_top_level(text)


@pytest.mark.parametrize("text", ["", "ude", "xx", "pdf", "example", "edu.us"])
def test_domains_that_do_not(text):
    assert not is_top_level(text)


@pytest.mark.parametrize("text", ["edu", "com", "org", "gov", "net"])
def test_a_domain_turned_by_13_letters_is_none(text):
    assert not is_top_level(codecs.decode(text, "rot13"))
