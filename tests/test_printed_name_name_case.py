"""Names in capitals are put in name case; initials and mixed names stay as they are printed."""

from __future__ import annotations

import pytest

from sources.printed_name.name_case import name_case


@pytest.mark.parametrize(
    ("text", "least", "cased"),
    [
        ("MCADDER", 2, "McAdder"),
        ("MCA", 2, "Mca"),
        ("DOE-ROE", 2, "Doe-Roe"),
        ("O'ROE", 2, "O'Roe"),
        ("ÇELİK", 2, "Çelik"),
        ("JR", 3, "JR"),
        ("JR", 2, "Jr"),
        ("J.R.", 2, "J.R."),
        ("LaDoe", 2, "LaDoe"),
        ("JANE Doe", 2, "Jane Doe"),
    ],
)
def test_name_case(text, least, cased):
    assert name_case(text, least) == cased
