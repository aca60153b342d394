"""How much a text looks like a name: what never is one, and what makes one more convincing."""

from __future__ import annotations

import pytest

from sources.program_page.name_likeness import name_likeness


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


@pytest.mark.parametrize("text", ["Maria Clement", "Frances Roe", "Terrance Blankenship"])
def test_a_name_may_end_like_a_word_of_the_trade(text):
    assert name_likeness(text) is not None


def test_signs_of_a_name_add_up():
    plain, known, titled = (
        name_likeness(t) for t in ("Xiulan Brankel", "Maria Brankel", "Dr. Maria Brankel, MD")
    )
    assert plain is not None
    assert known is not None
    assert titled is not None
    assert plain.score < known.score < titled.score
