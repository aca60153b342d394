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
        ("University of Medicine and Health Sciences", True),
        ("University of Health Sciences, Antigua", True),
        ("Medical University of the Americas", True),
        ("Medical College of Larkfield", True),
        ("Medical School", False),  # a label
        ("School of Medicine", False),
        ("University of Larkfield", False),  # a college as likely
        ("Professor, Larkfield School of Medicine", False),
        ("Larkfield Hospital", False),
        ("She likes the Larkfield School of Medicine: it is large.", False),
    ],
)
def test_a_line_that_is_nothing_but_a_school(line, found):
    assert [t.institution for t in school_line(["Hobbies", line])] == [line] * found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("St. George's University", True),
        ("Saint George’s University", True),
        ("St Georges University, Grenada", True),
        ("St. George's University School of Medicine", True),
        ("St. George's University Hospital", False),
        ("Ross University School of Medicine", True),
        ("Ross University (Barbados)", True),
        ("American University of Antigua", True),
        ("American University of Antigua – College of Medicine", True),
        ("American University", False),
        ("Saba University", True),
        ("Saba University Alumni Association", False),
        ("Xavier University, Aruba", True),
        ("Xavier University", False),  # a college in Ohio as likely
    ],
)
def test_a_school_whose_name_says_no_medicine_is_known(line, found):
    assert [t.institution for t in school_line(["Hobbies", line])] == [line] * found


def test_the_year_and_the_degree_behind_a_known_school_are_kept_apart():
    (school,) = school_line(["Saba University - MD"])
    assert (school.institution, school.degree) == ("Saba University", "MD")
    (school,) = school_line(["St. George's University 2019"])
    assert (school.institution, school.year) == ("St. George's University", 2019)
