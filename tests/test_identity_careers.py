"""What a row and an entry say of years and places, taken as they say it and no further."""

from __future__ import annotations

import pytest

from finder.identity.careers import Career, careers
from finder.model import Alumnus, Entry
from sources.records import Listing, Mention, Training

PAGE = "https://surgery.example/people"


def person(at: str, role: str = "") -> Mention:
    return Mention(at, "Jane Quillfeather", "Quillfeather", "Jane", role=role)


def entry(role: str = "", pgy: int | None = None, seen: str = "2026-11-24", *training: Training) -> Entry:
    return Entry(Listing(person(f"{PAGE}#jane", role), pgy=pgy, training=training), PAGE, seen)


def of(said: Entry | Alumnus) -> Career | None:
    found = careers([said], []) if isinstance(said, Alumnus) else careers([], [said])
    return next(iter(found.values()), None)


def test_a_row_says_when_its_person_graduated_and_where_they_went() -> None:
    row = Alumnus(person("alumni:match.csv#1"), 2021, institution="Yalta Valley University")
    assert of(row) == Career(True, 2021, ("Yalta Valley University",), (None,))


def test_what_says_nothing_is_left_out() -> None:
    assert of(Alumnus(person("alumni:match.csv#1"))) is None and of(entry(seen="")) is None


@pytest.mark.parametrize(("pgy", "seen", "started"), [
    (1, "2026-11-24", 2026), (1, "2026-06-30", 2025), (5, "2026-07-01", 2022), (None, "2026-11-24", None)])
def test_a_resident_in_their_nth_year_started_so_long_ago(pgy: int | None, seen: str,
                                                          started: int | None) -> None:
    career = of(entry("resident", pgy, seen))
    assert career is not None and (career.started, career.seen) == (started, 2026)


def test_training_gives_years_and_programs() -> None:
    career = of(entry("faculty", None, "2026-11-24", Training("medical school", "Lakeside", year=2012),
                      Training("residency", "Yalta Valley University", year=2018),
                      Training("residency", "Gulfside"), Training("fellowship", "Harbor", year=2019)))
    assert career is not None and career.graduated == 2012
    assert (career.programs, career.ended) == (("Yalta Valley University", "Gulfside"), (2018, None))


@pytest.mark.parametrize(("role", "trainee"), [
    ("resident", True), ("fellow", True), ("faculty", False), ("", None)])
def test_a_role_says_whether_its_person_is_in_training(role: str, trainee: bool | None) -> None:
    career = of(entry(role))
    assert career is not None and career.trainee is trainee
