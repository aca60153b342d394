"""Reads a line that lists several names: a page may print its whole faculty in one paragraph."""

from __future__ import annotations

import re

from sources.program_page.name_likeness import Likeness, name_likeness

_LONGEST_LIST = 1500  # characters of a line of names; a longer one is prose
_LEAST_LISTED = 3  # names between semicolons; two may be one person's two names
_AFTER_DEGREES = re.compile(  # the comma behind one person's credentials, before the next person's name
    r"(?:(?<=[MP]D)|(?<=hD)|(?<=DO)|(?<=MPH)|(?<=\.[DO]\.)|(?<=ACS)|(?<=MBA)|(?<=BBS)),\s+"
    r"(?=[^\W\d_a-z][^\W\d_A-Z]+\s+[^\W\d_a-z])"
)


def enumerated(text: str) -> list[tuple[str, Likeness]]:
    """The names of "A. Doe; B. Poe; C. Roe" or "Ann Doe, MD, Bo Poe, DO"; none when one piece is no name."""
    if len(text) > _LONGEST_LIST or not any(mark in text for mark in ",;•|"):
        return []
    pieces = [p.strip() for p in re.split(r"[;•|]", text) if p.strip()]
    if len(pieces) < _LEAST_LISTED:
        pieces = _AFTER_DEGREES.split(text) if _AFTER_DEGREES.search(text) else []
    read = [(piece, likeness) for piece in pieces if (likeness := name_likeness(piece))]
    return read if 1 < len(pieces) == len(read) else []
