"""A sentence of a biography is whole: a title, an initial or a school's "St." does not cut it."""

from __future__ import annotations

import pytest

from sources.program_page.sentences import sentence_around, sentences
from sources.program_page.training import training_in
from sources.program_page.wishes import wishes_in


@pytest.mark.parametrize(("text", "expected"), [
    ("Dr. Reed came in 2012. She stayed.", ["Dr. Reed came in 2012.", "She stayed."]),
    ("J. R. Reed, Ph.D. taught at St. Brannoc. Ask!", ["J. R. Reed, Ph.D. taught at St. Brannoc.", "Ask!"]),
    ("No stop at the end", ["No stop at the end"]),
    ("", []),
])
def test_sentences(text, expected):
    assert sentences(text) == expected


def test_the_sentence_around_a_word_is_verbatim():
    text = "First. Please do not e-mail Dr. Reed about jobs. Last."
    at = text.index("Reed")
    assert sentence_around(text, at, at + 4) == "Please do not e-mail Dr. Reed about jobs."


def test_a_wish_is_kept_whole():
    assert wishes_in(["Please do not e-mail Dr. Reed about jobs; ask the office."]) == (
        "Please do not e-mail Dr. Reed about jobs; ask the office.",)


@pytest.mark.parametrize(("line", "year"), [
    ("A graduate of Lakeshore University School of Medicine (class of 2012), Dr. Reed joined us.", 2012),
    ("Reed earned a medical degree from Lakeshore University School of Medicine in 2008 and stayed.", 2008),
    ("Reed received the MD degree from Lakeshore University School of Medicine (2011) and left.", 2011),
    ("Reed earned her medical degree from Lakeshore University School of Medicine.", None),
])
def test_the_year_beside_a_school_is_its_year_not_its_name(line, year):
    school = training_in([line])[0]
    assert (school.institution, school.year) == ("Lakeshore University School of Medicine", year)
    assert school.quote in line


def test_training_in_surgery_is_a_residency():
    found = training_in(["Reed trained in general surgery at Hudson Heights Medical Center for six years."])
    assert [(t.kind, t.institution) for t in found] == [("residency", "Hudson Heights Medical Center")]
