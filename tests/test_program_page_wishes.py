"""Wishes of people are kept word for word, each as a whole sentence."""

from __future__ import annotations

from sources.program_page.wishes import wishes_in


def test_wishes_are_kept_word_for_word():
    text = "I like sailing. Please do not e-mail me. Open to mentoring students! We are accepting patients."
    assert wishes_in([text]) == ("Please do not e-mail me.", "Open to mentoring students!")


def test_a_wish_is_kept_whole():
    assert wishes_in(["Please do not e-mail Dr. Reed about jobs; ask the office."]) == (
        "Please do not e-mail Dr. Reed about jobs; ask the office.",)
