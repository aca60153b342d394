"""A program is told with how open it has been and what you marked; a state with why it matters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.match import Circle
from finder.match.places import geography, program
from finder.model import Place, UsImg
from tests.factories import PROGRAM, STUDENT, TODAY, person

OTHER = replace(PROGRAM, acgme="4409900078", name="Northmoor", institution="", us_img=None)
SOMEONE = replace(person(), programs=(PROGRAM.acgme,))


def circle(*programs, marks=None):
    known = Circle.of(STUDENT, (), programs or (PROGRAM,), TODAY)
    return replace(known, marks=marks or {})


def told(someone, known):
    return [(e.strength, e.detail) for e in program(someone, known)]


def test_who_works_at_no_program_that_is_known_has_no_evidence():
    assert told(replace(SOMEONE, programs=()), circle()) == told(SOMEONE, circle(OTHER)) == []


@pytest.mark.parametrize(("share", "strength", "words"), [
    (None, 0.5, "(ACGME"),
    (UsImg(0, 2025, "a list"), 0.5, "none of its residents was a US citizen IMG in 2025 (a list)"),
    (UsImg(12.5, 2025, "a list"), 0.75, "12.5 % of its residents were US citizen IMGs in 2025 (a list)"),
    (UsImg(60, 2025, "a list"), 1.0, "60 % of its residents"),
])
def test_how_open_a_program_has_been(share, strength, words):
    (found,) = told(SOMEONE, circle(replace(PROGRAM, us_img=share)))
    assert found[0] == strength and words in found[1]


@pytest.mark.parametrize(("mark", "strength"), [("applying", 1.0), ("not interested", 0.0)])
def test_a_mark_decides_and_is_said(mark, strength):
    (found,) = told(SOMEONE, circle(marks={PROGRAM.acgme: (mark,)}))
    assert found[0] == strength and found[1].endswith(f"; you marked it: {mark}")


def test_of_two_programs_the_most_open_is_told_by_the_name_it_has():
    both = replace(SOMEONE, programs=(PROGRAM.acgme, OTHER.acgme))
    (found,) = told(both, circle(PROGRAM, replace(OTHER, us_img=UsImg(25, 2025, "a list"))))
    assert found[0] == 1.0 and "Works at Northmoor, home of" in found[1]


@pytest.mark.parametrize(("place", "where"), [
    (Place("x", city="Milwaukee", state=STUDENT.states[0]), "Milwaukee, "),
    (Place("x", state=STUDENT.states[0]), ""),
])
def test_a_state_with_ties_is_told_with_the_city_that_is_known(place, where):
    (found,) = geography(replace(SOMEONE, place=place), circle())
    assert found.detail == f"Works in {where}{STUDENT.states[0]}, a state you have ties to"


@pytest.mark.parametrize("state", ["", "AK"])
def test_another_state_is_no_tie(state):
    assert list(geography(replace(SOMEONE, place=Place("x", state=state)), circle())) == []
