"""Interests stand behind their label or below it, and end at the next label."""

from __future__ import annotations

import pytest

from sources.program_page.interests import interests_in


@pytest.mark.parametrize(
    ("lines", "interests"),
    [
        (["Research Interests: trauma, burns, and shock"], ("trauma", "burns, and shock")),
        (["Clinical and Research Interests:", "Trauma; burns", "Shock"], ("Trauma", "burns", "Shock")),
        (["Specialties", "Trauma", "Trauma", "Education", "Larkfield"], ("Trauma",)),
        (["Areas of Expertise", "Trauma", "Office:", "Larkfield"], ("Trauma",)),
        (["Interests", "Trauma • burns"], ("Trauma", "burns")),
        (["Her interests are trauma and burns."], ()),
        (["Interests:"], ()),
        (["Interests: " + "x" * 601], ()),
        ([], ()),
    ],
)
def test_interests(lines, interests):
    assert interests_in(lines) == interests
