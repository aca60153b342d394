"""One line of a list of training: the institution without its degree and its years."""

from __future__ import annotations

import pytest

from sources.program_page.training.entry import entry


@pytest.mark.parametrize(
    ("text", "institution", "degree", "year"),
    [
        ("Isla Verde University", "Isla Verde University", "", None),
        ("Isla Verde University - MD", "Isla Verde University", "MD", None),
        ("Isla Verde University, M.D., Ph.D.", "Isla Verde University", "M.D., Ph.D.", None),
        ("Isla Verde University (Doctor of Medicine)", "Isla Verde University", "Doctor of Medicine", None),
        ("Isla Verde University, 2010", "Isla Verde University", "", 2010),
        ("2006 - 2010: Isla Verde University", "Isla Verde University", "", 2010),
        ("Isla Verde University (2006–2010)", "Isla Verde University", "", 2010),
        ("Isla Verde University, 2019 - present", "Isla Verde University", "", 2019),
        ("Class of 1875 Hospital", "Class of 1875 Hospital", "", None),
    ],
)
def test_a_line_comes_apart(text, institution, degree, year):
    found = entry("medical school", text, "as printed")
    assert (found.institution, found.degree, found.year) == (institution, degree, year)
    assert (found.kind, found.quote) == ("medical school", "as printed")
