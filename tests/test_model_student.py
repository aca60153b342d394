"""The student's wishes are kept in the student's order."""

from __future__ import annotations

from dataclasses import replace

from finder.model import Interest
from tests.factories import SCHOOL, STUDENT

ACUTE, BREAST = Interest("acute-care", "Acute care surgery"), Interest("breast", "Breast surgery")


def test_the_areas_wanted_are_those_the_student_names_in_that_order() -> None:
    asked = replace(STUDENT, interests=("breast", "no-such-area", "acute-care"))
    assert asked.wanted((ACUTE, BREAST)) == (BREAST, ACUTE)
    assert replace(STUDENT, interests=("no-such-area",)).wanted((ACUTE, BREAST)) == (ACUTE, BREAST)


def test_the_school_goes_by_its_name_and_its_aliases() -> None:
    assert STUDENT.school_names == (SCHOOL, "SBUSOM")
    assert replace(STUDENT, school_aliases=()).school_names == (SCHOOL,)
