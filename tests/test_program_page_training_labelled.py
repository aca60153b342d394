"""Training under a label: on its line, or on the lines below until another label or too many lines."""

from __future__ import annotations

import pytest

from sources.program_page.training.labelled import labelled


def places(lines: list[str]) -> list[tuple[str, str]]:
    return [(t.kind, t.institution) for t in labelled(lines)]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Medical School", "medical school"),
        ("M.D. Degree", "medical school"),
        ("General Surgery Residency", "residency"),
        ("Residencies", "residency"),
        ("Fellowship(s)", "fellowship"),
        ("Internship", "internship"),
        ("College", "undergraduate"),
        ("Ph.D.", "graduate"),
    ],
)
def test_a_label_says_the_kind_of_its_line_and_of_the_next(label, kind):
    assert places([f"{label}: Larkfield University"]) == [(kind, "Larkfield University")]
    assert places([label, "Larkfield University"]) == [(kind, "Larkfield University")]


def test_another_label_ends_a_list():
    lines = ["Residency", "Larkfield Hospital", "Publications", "Trident Hospital and its people"]
    assert places(lines) == [("residency", "Larkfield Hospital")]


def test_a_list_of_training_is_short():
    lines = ["Residency", *["Chief for a year"] * 5, "Larkfield Hospital"]
    assert places(lines) == []
    assert places(lines[:-2] + lines[-1:]) == [("residency", "Larkfield Hospital")]


def test_prose_ends_a_list():
    lines = ["Residency", "Larkfield Hospital is " + "very " * 50 + "large", "Trident Hospital"]
    assert places(lines) == []


@pytest.mark.parametrize("line", ["Port Elin, NY", "2004-2009", "Where did you train at a hospital?", "• x"])
def test_what_is_no_entry_of_a_list(line):
    assert places(["Residency", line]) == []


def test_the_quote_is_the_line_as_printed():
    assert [t.quote for t in labelled(["Residency:  Larkfield Hospital (2004)"])] == [
        "Residency:  Larkfield Hospital (2004)"
    ]
