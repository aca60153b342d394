"""Reads one line of a list of training: the institution, the degree and the year it names."""

from __future__ import annotations

import re

from sources.records import Training

SCHOOL = re.compile(
    r"\b(?:universi\w+|college|school|institute|faculty of medicine|academy|politecnico|"
    r"medical center|hospital|clinic|UC[LS][AF]|NYU|MIT)\b",
    re.I,
)
YEAR = re.compile(r"\b(19[4-9]\d|20[0-4]\d)\b")
_DEGREE_TAIL = re.compile(
    r"\s*(?:[-–—,:(]\s*)?\b(M\.?D\.?(?:[,/ ]+Ph\.?D\.?)?|D\.?O\.?|MB ?BS|MB ?BCh|MBChB|M\.?B\.?B\.?S\.?|"
    r"Ph\.?D\.?|Doctor of (?:Osteopathic )?Medicine|Medical Degree|Doctorate)\)?\s*$",
    re.I,
)
MAX_LINE = 220  # characters; a longer line is prose, not an entry of a list


def entry(kind: str, text: str, quote: str) -> Training:
    """What a line says of one stay; the quote is the line as printed, with its label."""
    text = " ".join(text.split()).strip(" ,;:-–—•·")
    years = YEAR.findall(text)
    degree = _DEGREE_TAIL.search(text)
    plain = _DEGREE_TAIL.sub("", text) if degree else text
    plain = re.sub(r"^(?:19|20)\d\d\s*(?:[-–—to]+\s*(?:(?:19|20)\d\d|present))?\s*[:,-]?\s*", "", plain)
    plain = re.sub(r"[\s,;(–-]*\b(?:19|20)\d\d\b\s*(?:[-–—]\s*(?:(?:19|20)\d\d|present))?\)?\s*$", "", plain)
    return Training(
        kind,
        plain.strip(" ,;:-–—"),
        degree.group(1) if degree else "",
        int(years[-1]) if years else None,
        quote,
    )
