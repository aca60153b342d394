"""A sentence of a biography is whole: a title, an initial or a school's "St." does not cut it."""

from __future__ import annotations

import pytest

from sources.program_page.sentences import sentence_around, sentences


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
