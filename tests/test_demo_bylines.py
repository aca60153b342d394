"""Bylines are printed as journals print them."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from finder.demo.bylines import Author, Bylines, orcid_of
from finder.demo.cast import load_cast
from finder.demo.world import config_dir

CAST = load_cast(config_dir())


def prints(slug, count=80, day=date(2026, 5, 4)):
    bylines = Bylines(CAST, Random(7))
    return [bylines.team([CAST.find(slug)], day)[0] for _ in range(count)]


def test_forename_loses_its_middle_initial_now_and_then():
    assert {author.fore for author in prints("daniel-r-hartwell")} == {"Daniel R", "Daniel"}


def test_initials_follow_the_forename():
    assert Author("Hartwell", "Daniel R").initials == "DR"


def test_the_address_stands_in_the_last_line_in_two_ways():
    lines = [author.affiliations[-1] for author in prints("calista-moorhouse")]
    ends = [line for line in lines if line.endswith("calista.moorhouse@lakeshore.example.")]
    assert any("Electronic address: " in line for line in ends)
    assert any("Electronic address" not in line for line in ends) and len(ends) < len(lines)


def test_some_have_two_affiliations():
    assert {len(author.affiliations) for author in prints("daniel-r-hartwell")} == {1, 2}


@pytest.mark.parametrize("year, name", [(2020, "Gulf Coast"), (2023, "Cascade Valley")])
def test_the_affiliation_is_that_of_the_year(year, name):
    authors = prints("saoirse-van-aalst", 5, date(year, 5, 4))
    assert all(name in author.affiliations[0] for author in authors)


def test_students_and_staff_sign_without_a_department():
    assert all("Department" not in author.affiliations[0] for author in prints("sylvie-halloran"))


def test_a_division_has_one_name_at_an_institution():
    names = {author.affiliations[0].split(",")[0] for author in prints("calista-moorhouse")}
    assert len({name for name in names if name.startswith(("Division", "Section"))}) == 1


def test_an_orcid_passes_the_check_of_iso_7064():
    for person in CAST.people:
        digits = orcid_of(person).replace("-", "")
        total = 0
        for digit in digits[:-1]:
            total = (total + int(digit)) * 2
        assert (total + (10 if digits[-1] == "X" else int(digits[-1]))) % 11 == 1 and len(digits) == 16
