"""Ciphers of site software: what they hid comes back, and what was never hidden gives nothing."""

from __future__ import annotations

import pytest

from sources.program_page.ciphers import from_cloudflare, from_typo3


@pytest.mark.parametrize("key", [0, 1, 0x5A, 255])
def test_cloudflare_with_any_key(key):
    token = bytes([key, *(byte ^ key for byte in b"jroe@quarrymed.example?subject=Hi")]).hex()
    assert from_cloudflare(token) == "jroe@quarrymed.example"


@pytest.mark.parametrize("token", ["", "zz", "5a5", "5aa5ff"])
def test_a_token_that_does_not_decode_gives_nothing(token):
    assert from_cloudflare(token) == ""


@pytest.mark.parametrize(
    "hidden",
    [
        "nbjmup+kspfAmbcfk/fev",  # turned by one
        "jxfiql7golbXixybg+bar",  # turned back by three
        "mailto:jroe@labej.edu",  # not turned at all
    ],
)
def test_typo3_by_whatever_number_it_turned(hidden):
    assert from_typo3(hidden) == "jroe@labej.edu"


def test_typo3_drops_what_follows_the_address():
    assert from_typo3("mailto:jroe@quarrymed.edu?subject=Hi") == "jroe@quarrymed.edu"


def test_a_text_that_no_turn_makes_a_link_gives_nothing():
    assert from_typo3("jroe@quarrymed.edu") == ""
