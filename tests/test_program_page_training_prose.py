"""Training told in sentences: the place, its year, and the words of the page."""

from __future__ import annotations

import pytest

from sources.program_page.training.prose import told


@pytest.mark.parametrize(("line", "year"), [
    ("A graduate of Lakeshore University School of Medicine (class of 2012), Dr. Reed joined us.", 2012),
    ("Reed earned a medical degree from Lakeshore University School of Medicine in 2008 and stayed.", 2008),
    ("Reed received the MD degree from Lakeshore University School of Medicine (2011) and left.", 2011),
    ("Reed earned her medical degree from Lakeshore University School of Medicine.", None),
])
def test_the_year_beside_a_school_is_its_year_not_its_name(line, year):
    school = next(told(line))
    assert (school.institution, school.year) == ("Lakeshore University School of Medicine", year)
    assert school.quote in line


def test_training_in_surgery_is_a_residency():
    found = told("Reed trained in general surgery at Hudson Heights Medical Center for six years.")
    assert [(t.kind, t.institution) for t in found] == [("residency", "Hudson Heights Medical Center")]


@pytest.mark.parametrize(
    ("line", "kind", "place"),
    [
        ("He earned his M.D. degree at Isla Verde University and then moved on.", "medical school",
         "Isla Verde University"),
        ("Reed attended medical school at Saint Brannoc College, followed by more.", "medical school",
         "Saint Brannoc College"),
        ("Reed graduated with honors from the Larkfield School of Medicine in May.", "medical school",
         "Larkfield School of Medicine"),
        ("Reed did a fellowship in trauma at Trident Clinic in Port Elin.", "fellowship", "Trident Clinic"),
        ("Her undergraduate years were spent at Larkfield College, she says.", "undergraduate",
         "Larkfield College"),
        ("Reed did a residency at St. Brannoc Hospital. She likes to sail.", "residency",
         "St. Brannoc Hospital"),
    ],
)  # fmt: skip
def test_what_a_sentence_tells(line, kind, place):
    assert (kind, place) in [(t.kind, t.institution) for t in told(line)]


@pytest.mark.parametrize(
    "line",
    [
        "Residency at Larkfield Hospital.",  # a label, not a sentence
        "She teaches at the Isla Verde University School of Medicine every week.",
        "He directs the residency, which is the largest of the whole region.",
    ],
)
def test_what_tells_of_no_training(line):
    assert list(told(line)) == []
