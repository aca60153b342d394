"""Titles and what they say: the role, the year of training, and which lines are none."""

from __future__ import annotations

import pytest

from sources.program_page.titles import ROLES, pgy_of, role_of, title_line, told_title


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Program Director, General Surgery Residency", "program director"),
        ("Associate Program Director", "associate program director"),
        ("Assistant Residency Program Director", "associate program director"),
        ("Professor and Chair", "chair"),
        ("Vice Chair for Education", "faculty"),
        ("Chief, Division of Trauma", "chief"),
        ("Associate Professor of Surgery", "faculty"),
        ("PGY-3", "resident"),
        ("Chief Resident", "resident"),
        ("Surgical Critical Care Fellow", "fellow"),
        ("Residency Program Coordinator", "coordinator"),
        ("Research Assistant", "research staff"),
        ("Professor Emeritus of Surgery", "emeritus"),
        ("Alumni, Class of 2019", "alumnus"),
        ("Administrative Assistant to the Chair", "staff"),
        ("Nurse Practitioner", "staff"),
        ("Parking", ""),
    ],
)
def test_a_title_says_its_role(title, role):
    assert role_of(title) == role
    assert role in ROLES


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("PGY-3", 3),
        ("PGY 2 Resident", 2),
        ("PGY IV", 4),
        ("Postgraduate Year Two", 2),
        ("Class of 2019", None),
    ],
)
def test_the_year_of_residency(text, year):
    assert pgy_of(text) == year


@pytest.mark.parametrize(
    "text",
    [
        "Dr.",
        "Phone: 716-555-0101",
        "maren@larkfield.example",
        "Education:",
        "She is an associate professor who received her degree in Larkfield.",
        "Larkfield",
    ],
)
def test_what_is_no_title(text):
    assert title_line(text) == ""


def test_a_title_told_in_a_sentence():
    assert (
        told_title("is an assistant professor of surgery. She lives here.")
        == "assistant professor of surgery"
    )
    assert told_title("is a keen sailor.") == ""
