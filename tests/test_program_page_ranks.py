"""Words of rank are said of people; other words of a page are not ranks."""

from __future__ import annotations

import pytest

from sources.program_page.ranks import has_rank


@pytest.mark.parametrize(
    "text",
    [
        "Associate Professor of Surgery",
        "Vice Chairwoman",
        "CHIEF RESIDENT",
        "Professors Emeritae",
        "PhD Candidate",
        "Hepatologist",
        "Program coordinator, Larkfield",
    ],
)
def test_a_rank_an_office_or_a_trade(text):
    assert has_rank(text)


@pytest.mark.parametrize("text", ["Jane Doe, MD", "Larkfield Hospital", "Residency", "Chairs and tables", ""])
def test_what_is_no_rank(text):
    assert not has_rank(text)
