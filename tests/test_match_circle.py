"""What a day is to the student's side: how long ago it was, and how it is said."""

from __future__ import annotations

from datetime import date

import pytest

from finder.match.circle import on_date, spoken_date, years_since

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(("text", "years"), [
    ("2026-11-23", 0.0), ("2025-11-23", 1.0), ("2027", 0.0), ("", 99.0),
    ("0000", 99.0), ("0000-01-01", 99.0), ("2026-02-31", 0.74),
])
def test_years_since(text: str, years: float) -> None:
    # a store of before may hold a year 0000 or a 31 February: they must not end every run
    assert years_since(text, TODAY) == pytest.approx(years, abs=0.01)


def test_as_a_reader_says_it() -> None:
    assert [spoken_date(t) for t in ("2026-11-12", "2026-11", "2026", "")] == [
        "12 November 2026", "November 2026", "2026", "undated"]
    assert [on_date(t) for t in ("2026-11-12", "2026")] == ["on 12 November 2026", "in 2026"]
