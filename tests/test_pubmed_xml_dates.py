"""Dates become ISO text, never more exact than printed."""

from __future__ import annotations

import pytest

from sources.pubmed_xml.dates import digits_date, iso_date, printed_date


@pytest.mark.parametrize(("parts", "expected"), [
    ({"Year": "2026"}, "2026"),
    ({"Year": "2026", "Month": "Nov"}, "2026-11"),
    ({"Year": "2026", "Month": "2", "Day": "3"}, "2026-02-03"),
    ({"Year": "2026", "Month": "13"}, "2026"),
    ({"Year": "2026", "Month": "Feb", "Day": "99"}, "2026-02"),
    ({"Year": "1999", "Season": "Summer"}, "1999"),
    ({"Year": "MMXX"}, ""), ({}, ""), ({"Year": "", "Month": "Feb"}, ""),
    ({"Year": "0000"}, ""), ({"Year": "0000", "Month": "01", "Day": "01"}, ""), ({"Year": "9999"}, ""),
    ({"Year": "1499", "Month": "Feb"}, ""), ({"Year": "1781", "Month": "Feb"}, "1781-02"),
    ({"Year": "2020", "Month": "02", "Day": "31"}, "2020-02"),
    ({"Year": "2026", "Month": "Nov", "Day": "31"}, "2026-11"),
    ({"Year": "2020", "Month": "Feb", "Day": "29"}, "2020-02-29"),
    ({"Year": "2021", "Month": "Feb", "Day": "29"}, "2021-02"),
])
def test_parts(parts: dict[str, str], expected: str) -> None:
    assert iso_date(parts) == expected


@pytest.mark.parametrize(("printed", "expected"), [
    ("2019 Sep-Oct", "2019-09"), ("1999-2000", "1999"), ("1999 Jul 15-Aug 15", "1999-07-15"),
    ("Summer 1999", "1999"), ("spring", ""), ("2015 September", "2015-09"),
    ("2018 Dec-2019 Jan", "2018-12"), ("2000 Spring", "2000"),
    ("1998 1st Quart", "1998"),
    ("2020 May/Jun", "2020-05"), ("2026 Sep 31-Oct 4", "2026-09"), ("0000 Jan", ""),
])
def test_free_dates_give_the_start_of_the_range(printed: str, expected: str) -> None:
    assert iso_date({"MedlineDate": printed}) == expected


@pytest.mark.parametrize(("digits", "expected"), [
    ("20260304", "2026-03-04"), ("2026/03/04", "2026-03-04"), ("20260231", "2026-02"), ("00000101", ""),
    ("0000/01/01", ""), ("20261399", "2026"), ("2026", ""), ("", ""), ("garbage!", ""),
])
def test_digits_only(digits: str, expected: str) -> None:
    assert digits_date(digits) == expected


def test_as_printed() -> None:
    assert printed_date({"Year": "2026", "Month": "Nov", "Day": "12"}) == "2026 Nov 12"
    assert printed_date({"Year": "1999", "Season": "Summer"}) == "1999 Summer"
    assert printed_date({"MedlineDate": "2019 Sep-Oct"}) == "2019 Sep-Oct"
    assert printed_date({"Year": "2026", "Month": "Month 3"}) == "2026 Month 3"


@pytest.mark.parametrize(("month", "day"), [("Oct", "01"), ("Oct", "1"), ("10", "01"), ("10", "1")])
def test_as_printed_whatever_digits_the_xml_has(month: str, day: str) -> None:
    assert printed_date({"Year": "2026", "Month": month, "Day": day}) == "2026 Oct 1"
