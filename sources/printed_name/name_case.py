"""Puts a name that is printed all in capitals in name case, because no reader wants to be shouted at."""

from __future__ import annotations

import re

from sources.printed_name.folding import letters


def name_case(text: str, least: int) -> str:
    """Words of capitals in name case: "MCDONALD" → "McDonald"; shorter ones than `least` are initials."""

    def word(match: re.Match[str]) -> str:
        found = match.group().capitalize().replace("i\u0307", "i")  # the dotted capital İ
        return "Mc" + found[2:].capitalize() if found.startswith("Mc") and len(found) > 4 else found

    shouted = [t for t in text.split() if len(letters(t)) >= least and t.isupper() and "." not in t]
    return " ".join(re.sub(r"[^\W\d_]+", word, t) if t in shouted else t for t in text.split())
