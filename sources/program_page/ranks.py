"""Knows the words of ranks, offices and trades: a text with one of them is said of a person."""

from __future__ import annotations

import re

_RANK = re.compile(
    r"\b(?:professor\w*|prof\.|lecturer|instructor|chair(?:man|woman|person)?|director|dean|provost|fellow|"
    r"resident|chief|surgeon|physician|scientist|researcher|investigator|coordinator|administrator|manager|"
    r"assistant|associate|specialist|secretary|registrar|president|head|reader|scholar|postdoc\w*|"
    r"post-doc\w*|nurse|"
    r"practitioner|librarian|technician|engineer|advis[eo]r|dozent\w*|student|intern|officer|analyst|"
    r"supervisor|counsell?or|teacher|tutor|executive|editor|emerit\w+|adjunct|faculty|staff|consultant|"
    r"ph\.?d\.? (?:student|candidate)|doctoral|developer|programmer|accountant|clerk|receptionist|"
    r"ricercator\w+|professeur|maître|profesor\w*|attending|hospitalist|psychologist|therapist|pharmacist|"
    r"mentor|liaison|leader|technologist|visitor|member|\w+ologist|representative|trainer|planner|"
    r"designer|writer|buyer|cashier|custodian|mechanic|recruiter|facilitator|trustee|chancellor|rector)\b",
    re.I,
)


def has_rank(text: str) -> bool:
    """True when a text names a rank, an office or a trade."""
    return _RANK.search(text) is not None
