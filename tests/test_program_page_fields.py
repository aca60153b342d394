"""Fields of an entry: titles and roles, years of training, telephones, schools, wishes, likeness of names."""

from __future__ import annotations

import pytest

from sources.program_page.name_likeness import name_likeness
from sources.program_page.phones import phone_in
from sources.program_page.titles import ROLES, pgy_of, role_of, title_line, told_title
from sources.program_page.training import training_in
from sources.program_page.wishes import wishes_in


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


@pytest.mark.parametrize(
    ("text", "previous", "phone"),
    [
        ("Phone: (716) 555-0142 Fax: (716) 555-0143", "", "(716) 555-0142"),
        ("Fax: (716) 555-0143", "", ""),
        ("716.555.0150", "Fax:", ""),
        ("716.555.0150", "Phone:", "716.555.0150"),
        ("Larkfield, NY 14203-0917", "", ""),
        ("14203-0917", "Phone:", ""),
        ("555-0199", "Phone:", "555-0199"),
        ("2015-2019", "", ""),
        ("+44 20 7946 0101", "", "+44 20 7946 0101"),
        ("NPI: 1234567890", "", ""),
    ],
)
def test_a_telephone_is_no_fax_and_no_postal_code(text, previous, phone):
    assert phone_in(text, previous) == phone


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


def test_wishes_are_kept_word_for_word():
    text = "I like sailing. Please do not e-mail me. Open to mentoring students! We are accepting patients."
    assert wishes_in([text]) == ("Please do not e-mail me.", "Open to mentoring students!")


@pytest.mark.parametrize(
    "text",
    [
        "General Surgery",
        "Contact Us",
        "Portland",
        "Dr.",
        "Larkfield University",
        "PGY-1",
        "July 2024",
        "Roe J, Doe A",
        "Read More",
        "(716) 555-0142",
        "jroe@x.example",
        "Dr. Roe",
    ],
)
def test_what_no_name_looks_like(text):
    assert name_likeness(text) is None


def test_signs_of_a_name_add_up():
    plain, known, titled = (
        name_likeness(t) for t in ("Xiulan Brankel", "Maria Brankel", "Dr. Maria Brankel, MD")
    )
    assert plain is not None
    assert known is not None
    assert titled is not None
    assert plain.score < known.score < titled.score
