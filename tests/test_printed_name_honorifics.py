"""Honorifics of many countries come off the beginning of a name; initials and short names do not."""

from __future__ import annotations

import pytest

from sources.printed_name.honorifics import without_honorifics


@pytest.mark.parametrize(
    ("part", "left", "titles"),
    [
        ("Dr. Jane Doe", "Jane Doe", ["Dr."]),
        ("Prof. Dr. med. Jane Doe", "Jane Doe", ["Prof.", "Dr.", "med."]),
        ("Lect.dr. Jane Doe", "Jane Doe", ["Lect.dr."]),
        ("Dipl.-Inf. Jane Doe", "Jane Doe", ["Dipl.-Inf."]),
        ("Msc Jane Doe", "Jane Doe", ["Msc"]),
        ("Dr.Jane Doe", "Jane Doe", ["Dr."]),
        ("Visiting Professor Jane Doe", "Jane Doe", ["Visiting", "Professor"]),
        ("Senior Lecturer Jane Doe", "Jane Doe", ["Senior", "Lecturer"]),
        ("Lord Doe", "Lord Doe", []),
        ("J. R. Doe", "J. R. Doe", []),
        ("Phil Doe", "Phil Doe", []),
        ("Brother Doe", "Brother Doe", []),
        ("Jane Prof Doe", "Jane Prof Doe", []),
    ],
)
def test_titles_come_off_the_front(part, left, titles):
    assert without_honorifics(part, after_comma=False) == (left, titles)


def test_the_only_word_of_the_first_part_may_be_a_name():
    assert without_honorifics("Professor", after_comma=False) == ("Professor", [])
    assert without_honorifics("Professor", after_comma=True) == ("", ["Professor"])
    assert without_honorifics("Prof.", after_comma=False) == ("", ["Prof."])
