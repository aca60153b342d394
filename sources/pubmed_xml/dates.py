"""PubMed's several ways of writing a date → ISO text, never more exact than the record is."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: f"{number:02}" for number, name in enumerate(_NAMES, start=1)}
_RANGE = re.compile(r"(\d{4})(?:\s+([A-Za-z]{3})[a-z]*)?(?:\s+(\d{1,2})(?!\d))?")
_YEARS = r"(?:1[5-9]|20)\d\d"  # from the first medical books in print on; 0000 and 9999 say “not known”
_YEAR = re.compile(rf"\b{_YEARS}\b")
_WHOLE_YEAR = re.compile(_YEARS, re.ASCII)
_DIGITS = re.compile(r"(\d{4})/?(\d\d)/?(\d\d)", re.ASCII)


def iso_date(parts: Mapping[str, str]) -> str:
    """ISO text of Year, Month, Day, Season or MedlineDate; empty when no year is to be had.

    Of a MedlineDate it is the start of the range, as NLM sorts by it: "2019 Sep-Oct" is 2019-09. A season
    is no month: it leaves the year.
    """
    if not parts.get("Year"):
        return _medline_date(parts.get("MedlineDate", ""))
    return ymd(parts["Year"], parts.get("Month", ""), parts.get("Day", ""))


def printed_date(parts: Mapping[str, str]) -> str:
    """The date as PubMed's text form prints it: "2026 Nov 1", "1999 Summer", "2019 Sep-Oct".

    XML has that of the same record also as Nov or 11, and as 1 or 01.
    """
    month, day = parts.get("Month", ""), parts.get("Day", "")
    if number := _within(month, 12):
        month = _NAMES[int(number) - 1].capitalize()
    named = (parts.get("MedlineDate"), parts.get("Year"), month, parts.get("Season"), day.lstrip("0"))
    return " ".join(filter(None, named))


def digits_date(printed: str) -> str:
    """ISO text of "20260304" or "2026/03/04", as MEDLINE text has them; empty for anything else."""
    found = _DIGITS.fullmatch(printed)
    return ymd(*found.groups()) if found else ""


def _medline_date(printed: str) -> str:
    found = _RANGE.match(printed)
    if found:
        return ymd(found[1], found[2] or "", found[3] or "")
    year = _YEAR.search(printed)
    return year[0] if year else ""


@lru_cache(maxsize=4096)  # the same days come again and again
def ymd(year: str, month: str, day: str) -> str:
    """ISO text of a date given in parts, as exact as they are; empty when the year is none.

    A day that its month does not have is no day: "2020 Feb 31" is 2020-02.
    """
    if not _WHOLE_YEAR.fullmatch(year):
        return ""
    number = _MONTHS.get(month[:3].lower(), "") or _within(month, 12)
    if not number:
        return year
    date = _within(day, monthrange(int(year), int(number))[1])
    return f"{year}-{number}-{date}" if date else f"{year}-{number}"


def _within(digits: str, most: int) -> str:
    if not (digits.isascii() and digits.isdigit() and len(digits) < 3 and 1 <= int(digits) <= most):
        return ""
    return f"{int(digits):02}"
