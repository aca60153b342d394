"""What printing puts around a name comes off, and a nickname in brackets is kept."""

from __future__ import annotations

import timeit

import pytest

from sources.printed_name.tidying import tidy, without_brackets


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("4. Jane Doe", "Jane Doe"),
        ("• 12) Jane  Doe", "Jane Doe"),
        ("Jane Doe, PGY-3", "Jane Doe"),
        ("Jane Doe (PGY IV)", "Jane Doe"),
        ("Jane Doe, Ph. D.", "Jane Doe, PhD"),
        ("Jane Doe, M. D.", "Jane Doe, MD"),
        ("Dr.Jane Doe", "Dr. Jane Doe"),
        ("A/Prof Jane Doe", "AProf Jane Doe"),
        ("Jane O’Doe†", "Jane O'Doe"),
        ("Ja\xadne Doe –", "Jane Doe"),
    ],
)
def test_what_stands_around_a_name_comes_off(text, plain):
    assert tidy(text) == plain


@pytest.mark.parametrize(
    ("text", "bare", "nickname"),
    [
        ('Joseph "Joe" Doe', "Joseph Doe", "Joe"),
        ("Jane (Janie) Doe", "Jane Doe", "Janie"),
        ("Jane 'Janie' Doe", "Jane Doe", "Janie"),
        ("Jane [Janie Ann] Doe", "Jane Doe", "Janie Ann"),
        ("Jane (she/her) Doe", "Jane Doe", ""),
        ("Jane Doe (MD)", "Jane Doe", ""),
        ("Jane (Janie) (Jo) Doe", "Jane Doe", "Janie"),
    ],
)
def test_brackets_come_out_and_only_a_name_in_them_is_a_nickname(text, bare, nickname):
    assert without_brackets(text) == (bare, nickname)


@pytest.mark.parametrize("piece", [", ", " -", "("])
def test_a_run_of_marks_is_walked_once(piece):
    def seconds(count):
        return min(timeit.repeat(lambda: tidy("a" + piece * count), number=1, repeat=5))

    assert seconds(8000) < 8 * seconds(2000)
