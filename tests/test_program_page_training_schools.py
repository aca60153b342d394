"""A medical school without a label: beside a degree, below one, or bare under a resident's name."""

from __future__ import annotations

import pytest

from sources.program_page.training.schools import cv_school, school_line


@pytest.mark.parametrize(
    ("lines", "school"),
    [
        (["Education", "BA, Larkfield College", "MD, Isla Verde University"], "Isla Verde University"),
        (["Education", "M.D., 2011", "Isla Verde University"], "Isla Verde University"),
        (["Education", "M.D., 2011", "with honors", "Isla Verde University"], "Isla Verde University"),
        (["Education and Training", "Isla Verde School of Medicine\t2010"], "Isla Verde School of Medicine"),
        (["MD, Isla Verde University"], None),  # no heading says what follows
        (["Education", "M.D., 2011", "one", "two", "Larkfield College"], None),
    ],
)
def test_the_school_of_a_cv(lines, school):
    assert next((t.institution for t in cv_school(lines)), None) == school


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Isla Verde University School of Medicine", True),
        ("Larkfield College of Osteopathic Medicine, Port Elin", True),
        ("Larkfield Medical University", True),
        ("Saint Brannoc University of Medicine", True),
        ("Professor, Larkfield School of Medicine", False),
        ("Larkfield Hospital", False),
        ("She likes the Larkfield School of Medicine: it is large.", False),
    ],
)
def test_a_line_that_is_nothing_but_a_school(line, found):
    assert [t.institution for t in school_line(["Hobbies", line])] == [line] * found
