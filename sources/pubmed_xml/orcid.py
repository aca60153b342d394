"""Reads an ORCID iD in any of the forms publishers send, and checks that it can be one."""

from __future__ import annotations

import re

_FORM = re.compile(r"(?<![0-9A-Za-z])(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?![0-9A-Za-z])")


def normal_orcid(text: str) -> str | None:
    """ "0000-0002-1825-0097" from "https://orcid.org/0000-0002-1825-0097", "0000000218250097" and the like.

    None when there is no iD in the text or its check digit is wrong.
    """
    found = _FORM.search(text)
    if not found or not text.isascii():
        return None
    digits = "".join(found.groups()).upper()
    return "-".join(re.findall("....", digits)) if check_digit(digits[:15]) == digits[15] else None


def check_digit(digits: str) -> str:
    """The last of an iD's 16 digits by ISO 7064 MOD 11-2, as ORCID's structure page prescribes."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
