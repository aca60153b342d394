"""Finds every place on a page that could be a person's name, with the shape of that place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.printed_name import PrintedName, degree
from sources.program_page.document import Document, Element, Line, Run
from sources.program_page.enumerated import enumerated
from sources.program_page.name_likeness import Likeness, name_likeness
from sources.program_page.namesakes import name_key
from sources.program_page.ranks import has_rank
from sources.program_page.shapes import Shape, lines_above, list_place, shape_of

_SPLIT = re.compile(r"\s+[-–—|•·]\s+|\s*[:;|•\t(]\s*|\s*,\s+|\s{2,}|\s*（")
_TOLD = re.compile(  # a bio in prose: "Jane Doe, MD, is an associate professor …"
    r"((?:(?:Dr|Prof|Professor)\.?\s+)?[^\W\d_a-z][\w.'’-]*"
    r"(?:\s+(?:[^\W\d_a-z][\w.'’-]*|van|von|de|der|la|del)){1,4}"
    r"(?:,\s*(?:[A-Z][A-Za-z]{0,3}\.?(?:[A-Z][A-Za-z]?\.?){0,5}))*),?\s+"
    r"(?:is|was|has|received|earned|completed|graduated|joined|holds|works|serves|specializes|attended|grew|"
    r"currently|leads|directs|obtained|came|studied|practices|focuses|did)\b"
)
_NAMED_FOR_ANOTHER = re.compile(
    r"\b(?:advis[eo]r|mentor|supervisor|investigator|author|speaker|presenter|assistant|editor|student|with|by)s?\b",
    re.I,
)
_FIRST = re.compile(r"[\s,]+")
_OFFICE = re.compile(r"(.{4,60}?)\s*(?::|\s[–—-])\s+(.{4,90})$")
_OPENERS = re.compile(r"\b(?:by|with|from|to|of|and|for|contact|the|in|at)\s*:?\s*$", re.I)


@dataclass(slots=True, eq=False)
class Candidate:
    """A place that may print a name: its runs, how it reads, and what else its line says."""

    likeness: Likeness | None
    text: str
    line: Line
    runs: tuple[Run, ...]
    rest: str = ""  # what follows the name in the same text
    shape: str = ""
    coarse: str = ""
    penalty: float = 0.0
    score: float = 0.0
    told: bool = False  # the line is a sentence that opens with the name
    local: object = None  # the very list, and the place in it
    placed: str = ""  # the shape, and how far down its card the line stands

    @property
    def element(self) -> Element:
        """The element that directly holds the name."""
        return self.runs[0].element

    @property
    def name(self) -> PrintedName:
        """The name as it reads; only a text with a likeness has one."""
        assert self.likeness is not None
        return self.likeness.name

    @property
    def key(self) -> str:
        """The name folded."""
        return name_key(self.name)


def candidates(document: Document) -> Iterator[Candidate]:
    """Every text of the page that a name could be, also those that do not read as one (likeness None)."""
    shapes: dict[Element, Shape] = {}
    for line in document.lines:
        for found in _of_line(line):
            shape, coarse, furniture = shape_of(found.element, shapes, document)
            kind = "" if not found.rest or found.told else "+"
            found.shape, found.coarse = shape + kind, coarse
            found.local = list_place(found.element)
            found.placed = f"{shape}#{lines_above(found.element, line.index, document)}"
            found.penalty += 1.6 if furniture else 0.0
            yield found


def _of_line(line: Line) -> list[Candidate]:
    runs = [run for run in line.runs if run.text.strip(" \t\r\n\xa0,;:|")]
    if not runs:
        return []
    if several := enumerated(line.text):
        return [Candidate(likeness, piece, line, (runs[0],)) for piece, likeness in several]
    one = _of_one(line, runs)
    return [one] if one else _of_runs(line, runs)


def _of_one(line: Line, runs: list[Run]) -> Candidate | None:
    """A line of one person: nothing but the name, or the name and what is said of them."""
    whole = name_likeness(line.text)
    named = Candidate(whole, line.text, line, tuple(runs)) if whole else None
    if named and not has_rank(line.text):
        return named
    return _told(line, runs) or _prefix(line, runs) or named or _labelled(line, runs)


def _of_runs(line: Line, runs: list[Run]) -> list[Candidate]:
    """The runs of a line that read as names; when none does, the line itself, for what it says of others."""
    names = [name_likeness(run.text) for run in runs] if len(runs) > 1 else []
    if not any(names):
        return [Candidate(None, line.text, line, tuple(runs[:1]))]
    return [
        Candidate(
            likeness,
            run.text,
            line,
            (run,),
            rest=_after(runs, at) if likeness else "",
            penalty=_out_of_place(line, runs, at),
        )
        for at, (run, likeness) in enumerate(zip(runs, names, strict=True))
    ]


def _after(runs: list[Run], at: int) -> str:
    return " ".join(" ".join(run.text for run in runs[at + 1 :]).split()).strip(" ,;:–-|")


def _out_of_place(line: Line, runs: list[Run], at: int) -> float:
    """What a run loses for standing inside a sentence instead of opening a line."""
    before = "".join(run.text for run in runs[:at]).strip()
    if not before:
        return 0.0 if len(line.text) < 250 else 0.4
    if _OPENERS.search(before):
        return 3.0
    linked = runs[at].element.tag == "a"
    words = len(before.split())
    return 0.3 if words < 3 else (0.9 if linked and len(line.text) < 200 else 2.0)


def _told(line: Line, runs: list[Run]) -> Candidate | None:
    """A sentence that opens with a name: "Jane Doe, MD, is an associate professor …"."""
    told = _TOLD.match(line.text)
    likeness = name_likeness(told.group(1)) if told else None
    if told is None or likeness is None:
        return None
    rest = line.text[told.end(1) :].lstrip(" ,")
    return Candidate(likeness, told.group(1), line, (runs[0],), rest=rest, penalty=0.4, told=True)


def _prefix(line: Line, runs: list[Run]) -> Candidate | None:
    """A line that opens with a name and goes on with a title, degrees or an address."""
    best: Candidate | None = None
    for match in _SPLIT.finditer(line.text[:160]):
        head, rest = line.text[: match.start()], line.text[match.end() :]
        if len(head) > 70 or not rest:
            break
        if re.match(r"(?:Jr|Sr)\b", rest):  # "Ann B. Donor, Jr. Professor of …" is a chair, not its holder
            continue
        likeness = name_likeness(head)
        if likeness and (
            best is None or "," not in match.group() or likeness.name.degrees or likeness.name.inverted
        ):
            if len(runs) > 1 and (own := _own_run(line, runs, len(head))):
                return own
            penalty = 0.2 if has_rank(rest[:80]) or "@" in rest or match.group().strip() in "(（" else 0.9
            best = Candidate(likeness, head, line, (runs[0],), rest=rest, penalty=penalty)
        if best and has_rank(rest[:40]) and not degree(_FIRST.split(rest)[0], True):
            break
    if best and len(line.text) > 300:
        best.penalty += 1.0
    return best


def _own_run(line: Line, runs: list[Run], length: int) -> Candidate | None:
    """The name where it fills the first run: a link or bold type shows where it ends better than a comma."""
    text = runs[0].text
    likeness = name_likeness(text) if len(text.strip()) >= length - 2 else None
    return Candidate(likeness, text, line, (runs[0],), rest=_after(runs, 0)) if likeness else None


def _labelled(line: Line, runs: list[Run]) -> Candidate | None:
    """A line that names an office and then its holder: "Program Director: Jane Doe, MD"."""
    match = _OFFICE.match(line.text)
    if match is None or not has_rank(match.group(1)) or name_likeness(match.group(1)):
        return None
    if _NAMED_FOR_ANOTHER.search(match.group(1)):
        return None
    likeness = name_likeness(match.group(2)) or name_likeness(_SPLIT.split(match.group(2))[0])
    return Candidate(likeness, match.group(2), line, (runs[-1],), rest=match.group(1)) if likeness else None
