"""An ORCID iD is taken in any form, and only with the right check digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.pubmed_xml.orcid import normal_orcid

OWN = "0000-0002-1825-0097"  # the invented researcher of ORCID's own documentation


@pytest.mark.parametrize("text", [
    OWN, f"http://orcid.org/{OWN}", f"https://orcid.org/{OWN}/", "0000000218250097", f" ORCID: {OWN} ",
])
def test_forms(text: str) -> None:
    assert normal_orcid(text) == OWN


def test_x_as_check_digit() -> None:
    assert normal_orcid("0000-0002-9079-593x") == "0000-0002-9079-593X"


@pytest.mark.parametrize("text", [
    "", "none", "0000-0002-1825-0098", "0000-0002-1825-00971", "0000-0002-1825",
])
def test_what_is_none(text: str) -> None:
    assert normal_orcid(text) is None


@given(st.integers(0, 15), st.integers(0, 9))
def test_one_wrong_digit_is_always_noticed(place: int, digit: int) -> None:
    digits = list(OWN.replace("-", ""))
    changed = digits[place] != str(digit)
    digits[place] = str(digit)
    assert (normal_orcid("".join(digits)) is None) == changed
