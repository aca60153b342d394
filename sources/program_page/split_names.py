"""Joins names that a table splits over two columns, by its header row or by what the columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sources.printed_name import letters
from sources.program_page.candidates import Candidate
from sources.program_page.document import Document, Element, Line, text_of
from sources.program_page.given_names import is_given_name
from sources.program_page.name_likeness import name_likeness
from sources.program_page.vocabulary import is_common_word

_GIVEN_HEAD = re.compile(
    r"\W*(?:first|given|fore)[\s_-]*(?:name)?s?\W*|pr[ée]nom|vorname|nombres?|forename\W*", re.I
)
_FAMILY_HEAD = re.compile(
    r"\W*(?:last|family|sur)[\s_-]*(?:name)?s?\W*|nom|nachname|apellidos?|surname\W*", re.I
)
_WORD = re.compile(r"[^\W\d_][\w.'’ -]{0,28}$")
_LEAST_ROWS = 4  # without a header, fewer rows prove nothing
_KNOWN_SHARE = 0.4  # share of known forenames that makes a column one of forenames


def split_names(document: Document) -> Iterator[Candidate]:
    """One candidate per table row whose name stands in two neighbouring cells."""
    lines = {run.element: line for line in document.lines for run in line.runs}
    for table in document.root.iter("table"):
        rows = [
            list(row.iterchildren("td", "th"))
            for row in table.iter("tr")
            if next(row.iterancestors("table"), None) is table
        ]
        columns = _headed(rows) or _guessed(rows)
        if columns is None:
            continue
        for cells in rows:
            if len(cells) > max(columns) and (joined := _joined(cells, columns, lines)):
                yield joined


def _headed(rows: list[list[Element]]) -> tuple[int, int] | None:
    """(given, family) columns that a header row names."""
    for cells in rows[:3]:
        texts = [text_of(cell) for cell in cells]
        given = next((i for i, t in enumerate(texts) if _GIVEN_HEAD.fullmatch(t)), None)
        family = next((i for i, t in enumerate(texts) if _FAMILY_HEAD.fullmatch(t)), None)
        if given is not None and family is not None:
            return given, family
    return None


def _guessed(rows: list[list[Element]]) -> tuple[int, int] | None:
    """Two neighbouring columns of single words, one of them mostly known forenames."""
    body = [[text_of(cell) for cell in cells] for cells in rows if len(cells) > 1]
    if len(body) < _LEAST_ROWS:
        return None
    for left in range(min(len(cells) for cells in body) - 1):
        pairs = [(cells[left], cells[left + 1]) for cells in body]
        if sum(_is_word(a) and _is_word(b) for a, b in pairs) < 0.75 * len(pairs):
            continue
        shares = [
            sum(is_given_name(pair[side].split()[0]) for pair in pairs if pair[side].split()) / len(pairs)
            for side in (0, 1)
        ]
        if max(shares) >= _KNOWN_SHARE and max(shares) > 2 * min(shares):
            return (left, left + 1) if shares[0] > shares[1] else (left + 1, left)
    return None


def _is_word(text: str) -> bool:
    words = text.split()
    return (
        bool(_WORD.match(text))
        and len(words) <= 2
        and text[0].isupper()
        and not any(is_common_word(w) for w in words)
    )


def _joined(
    cells: list[Element], columns: tuple[int, int], lines: dict[Element, Line]
) -> Candidate | None:
    given, family = (text_of(cells[column]) for column in columns)
    if not (_WORD.match(given) and _WORD.match(family)) or not letters(given) or not letters(family):
        return None
    likeness = name_likeness(f"{family}, {given}")
    holder = next((e for e in cells[columns[1]].iter() if e in lines), None)
    first = next((e for e in cells[columns[0]].iter() if e in lines), None)
    if likeness is None or holder is None or first is None:
        return None
    line = lines[holder]
    runs = tuple(run for element in (first, holder) for run in lines[element].runs if run.text.strip())
    return Candidate(
        likeness,
        f"{given} {family}",
        line,
        runs[::-1],
        shape="split columns",
        coarse="split columns",
        local=cells[0].getparent().getparent(),
    )
