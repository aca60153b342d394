"""Reads how people ask to be reached, and whether they take students: their own words, to be respected."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sources.program_page.sentences import sentences

_WISH = re.compile(
    r"\b(?:please )?(?:do not|don't|no|not) (?:e-?mail|contact|write|send|call|reply)\w*\b"
    r"|\b(?:please |kindly )?(?:contact|e-?mail|call|write|reach out to|schedule (?:through|with)|"
    r"direct (?:all )?"
    r"(?:inquiries|questions|requests) to)\s+(?:me\b|my\b|our\b|(?:his|her|their) (?:assistant|"
    r"coordinator|office)|the (?:program )?(?:coordinator|assistant|office))"
    r"|\b(?:not )?(?:currently )?(?:accepting|recruiting|taking|looking for|seeking|welcom\w+|"
    r"mentoring)\b[^.]{0,40}\b"
    r"(?:students?|trainees?|mentees?|researchers?|fellows?|observers?|visitors|applicants)\b"
    r"|\bopen to (?:mentor\w+|students?|observers?|collaborat\w+)\b"
    r"|\b(?:prefers?|best reached|reach me) (?:by|to be contacted|at|via|through)\b",
    re.I,
)
MAX_WISH = 300  # characters of one sentence; longer ones are no wish
_PATIENTS = re.compile(r"\b(?:patients?|appointments?)\b", re.I)


def wishes_in(lines: Iterable[str]) -> tuple[str, ...]:
    """The sentences that say how to reach a person or whether students are welcome, verbatim, in order."""
    said = (s for line in lines for s in sentences(line))
    found = (s for s in said if len(s) <= MAX_WISH and _WISH.search(s) and not _PATIENTS.search(s))
    return tuple(dict.fromkeys(found))
