"""Reads training that a label announces: "Residency" over the lines, or before them on the same line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sources.program_page.training.entry import MAX_LINE, SCHOOL, entry
from sources.records import Training

_LABELS = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            "medical school",
            r"(?:medical (?:school|education|degree|college)|doctor of (?:medicine|osteopathic medicine)|"
            r"m\.?d\.? degree)(?:s| training)?",
        ),
        (
            "residency",
            r"(?:(?:general )?surg(?:ery|ical) )?(?:residenc(?:y|ies)|resident)(?: training)?(?:\(s\))?",
        ),
        ("fellowship", r"(?:clinical |research |advanced )?fellow(?:ship)?(?:s|\(s\))?(?: training)?"),
        ("internship", r"internship(?:s|\(s\))?"),
        (
            "undergraduate",
            r"(?:undergraduate(?: (?:school|education|degree|college))?|college|bachelor'?s(?: degree)?)",
        ),
        (
            "graduate",
            r"(?:graduate (?:school|education|degree)|doctorate|ph\.?d\.?|master'?s(?: degree)?|graduate)",
        ),
        (
            "",
            r"(?:board certifications?|certifications?|licensure|honou?rs(?: (?:and|&) awards)?|"
            r"awards?|publications?|"
            r"interests?|specialt(?:y|ies)|memberships?|appointments?|positions?|professional "
            r"(?:experience|memberships?)|"
            r"research(?: interests?)?|experience|biography|languages?|hospital affiliations?|"
            r"contact|locations?|"
            r"education(?: (?:and|&) training)?|training|participating trials|clinical trials|"
            r"articles|patient reviews?|"
            r"grants?|comments|insights?)",
        ),
    )
)
_PLACE = re.compile(
    SCHOOL.pattern
    + r"|\b(?:health|medical|medicine|cent(?:er|re)|infirmary|foundation|memorial|kettering|mayo|"
    r"veterans|army|navy|air force)\b",
    re.I,
)


def labelled(lines: Sequence[str]) -> Iterator[Training]:
    """Entries under a heading ("Residency"), or after one on the same line ("Residency: …")."""
    kind, left = "", 0
    for line in lines:
        head, _, rest = line.partition(":")
        named = _label_kind(head.strip(" •·-–"))
        if named is not None and (not rest.strip() or len(head) < 45):
            kind, left = named, 6
            if (kind and SCHOOL.search(rest)) or (
                kind and rest.strip() and len(rest) < MAX_LINE and rest.strip()[0].isupper()
            ):
                yield entry(kind, rest, line)
            continue
        left -= 1
        if kind and left > 0 and len(line) <= MAX_LINE and _looks_like_entry(line):
            yield entry(kind, line, line)
        elif kind and (left <= 0 or len(line) > MAX_LINE):
            kind = ""


def _label_kind(text: str) -> str | None:
    """The kind a heading names, "" for another heading that ends a list, None for no heading."""
    if not text or len(text) > 45:
        return None
    return next((kind for kind, pattern in _LABELS if pattern.fullmatch(text)), None)


def _looks_like_entry(line: str) -> bool:
    """True for "Gullhaven Medical Center - General Surgery"; not for a city, a date or a task below it."""
    return line[:1].isalnum() and (bool(_PLACE.search(line)) or " - " in line) and not line.endswith("?")
