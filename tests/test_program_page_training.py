"""Training of one person: the best reading of the lines wins, and every kind comes once per institution."""

from __future__ import annotations

import pytest

from sources.program_page.training import training_in


@pytest.mark.parametrize(
    ("lines", "school"),
    [
        (
            ["Medical School: Isla Verde University School of Medicine"],
            "Isla Verde University School of Medicine",
        ),
        (["Medical School", "Isla Verde University - MD"], "Isla Verde University"),
        (["Education", "M.D., 2011", "Isla Verde University", "Port Elin"], "Isla Verde University"),
        (
            [
                "Education",
                "BA, Larkfield College, 2005",
                "MD, Isla Verde University School of Medicine, 2010",
            ],
            "Isla Verde University School of Medicine",
        ),
        (
            [
                "She received her medical degree from the Isla Verde University, and then moved to "
                "Port Elin for more."
            ],
            "Isla Verde University",
        ),
        (
            ["He attended medical school at Saint Brannoc College in Dover and is now an attending surgeon."],
            "Saint Brannoc College",
        ),
        (
            [
                "She teaches at the Isla Verde University School of Medicine and sees patients "
                "there every week."
            ],
            "",
        ),
        (
            [
                "He is a member of the medical school admissions committee and of many other "
                "committees besides."
            ],
            "",
        ),
    ],
)
def test_the_medical_school_is_where_the_person_learned(lines, school):
    found = next((t.institution for t in training_in(lines) if t.kind == "medical school"), "")
    assert found == school


def test_what_a_list_says_is_not_said_again_in_prose():
    prose = "She completed her residency at Larkfield Medical Center and a fellowship at Trident Clinic."
    lines = ["Residency: Hudson Heights Medical Center", "Biography", prose]
    assert [(t.kind, t.institution) for t in training_in(lines)] == [
        ("residency", "Hudson Heights Medical Center"),
        ("fellowship", "Trident Clinic"),
    ]


def test_training_comes_in_the_order_of_a_life_and_once():
    lines = ["Fellowship: Trident Clinic", "Residency: Larkfield Hospital", "Fellowship: Trident Clinic",
             "Medical School: Isla Verde University"]  # fmt: skip
    assert [t.kind for t in training_in(lines)] == ["medical school", "residency", "fellowship"]


def test_no_lines_say_nothing():
    assert training_in([]) == ()
