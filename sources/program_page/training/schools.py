"""Finds the medical school that no label announces: beside the degree in a CV, or bare under a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sources.printed_name import letters
from sources.program_page.ranks import has_rank
from sources.program_page.training.entry import MAX_LINE, SCHOOL, entry
from sources.records import Training

_CV_SCHOOL = re.compile(
    r"\b(?:medical (?:school|college)|school of medicine|college of medicine|m\.?d\.?|doctor of "
    r"medicine|d\.o\.|"
    r"college of osteopathic medicine|m\.?b\.?b\.?s\.?)(?![a-z])",
    re.I,
)
_EDUCATION = re.compile(r"\W*education(?: (?:and|&) training)?\W*", re.I)
_BARE_SCHOOL = re.compile(
    r"(?:[A-Z][\w.'’&, -]*?(?:(?:school|college|faculty) of (?:osteopathic )?medicine\b|medical "
    r"(?:school|college|university)\b|"
    r"university of (?:the )?(?:caribbean|health sciences|medical sciences)\b|university of "
    r"medicine\b)|"
    # what a name may open with; the bare "School of Medicine" and "Medical School" are labels
    r"university of (?:medicine|health sciences|medical sciences)\b|medical (?:university|college) of\b)"
    r"[\w.'’&, ()-]{0,50}",
    re.I,
)
# Medical schools of the Caribbean whose names do not say so. Xavier needs its island, because universities
# in Ohio and Louisiana, which teach undergraduates, have the name as well.
_NAMED_SCHOOLS = frozenset(
    letters(name)
    for name in (
        "All Saints University",
        "American University of Antigua",
        "American University of Barbados",
        "American University of St. Vincent",
        "Avalon University",
        "Ross University",
        "Saba University",
        "Spartan Health Sciences University",
        "St. George's University",
        "St. Martinus University",
        "St. Matthew's University",
        "Xavier University, Aruba",
    )
)
_BEHIND_NAME = re.compile(r"\s*[,(–—]|\s-|\s+(?=(?:19|20)\d\d\b)")


def cv_school(lines: Sequence[str]) -> Iterator[Training]:
    """CV lines under "Education": a school beside "M.D.", else one whose neighbour line says only that."""
    start = next((at for at, line in enumerate(lines) if _EDUCATION.fullmatch(line)), len(lines))
    under = [line for line in lines[start + 1 :] if len(line) <= MAX_LINE]
    for at, line in enumerate(under):
        if SCHOOL.search(line) and _CV_SCHOOL.search(line):
            yield entry("medical school", _school_part(line), line)
            return
        before = under[max(0, at - 2) : at]
        if SCHOOL.search(line) and any(_is_degree_line(text) for text in before):
            yield entry("medical school", _school_part(line), line)
            return


def school_line(lines: Sequence[str]) -> tuple[Training, ...]:
    """The first line that is nothing but a medical school: what lists of residents print under a name."""
    found = next((line for line in lines if len(line) < 100 and _is_medical_school(line)), "")
    return (entry("medical school", found, found),) if found and not has_rank(found) else ()


def _is_medical_school(line: str) -> bool:
    """True for a line whose name says what it teaches, or is known, with or without the place behind it."""
    names = (letters(text.replace("Saint ", "St. ")) for text in (line, _BEHIND_NAME.split(line)[0]))
    return bool(_BARE_SCHOOL.fullmatch(line)) or not _NAMED_SCHOOLS.isdisjoint(names)


def _is_degree_line(text: str) -> bool:
    return (
        len(text) < 80
        and not SCHOOL.search(text)
        and bool(
            re.search(r"\bM\.? ?D\.?(?![a-z])|doctor of medicine|medical school|medical degree", text, re.I)
        )
    )


def _school_part(line: str) -> str:
    """The part of a CV line that names the school: between tabs, dashes and commas."""
    parts = [part.strip() for part in re.split(r"\t|\s[-–—]\s|;|,(?=\s)|:", line) if SCHOOL.search(part)]
    return parts[0] if parts else line
