"""Whether a row of an alumni list fits a page entry, a byline or another row: by class year and program.

No labelled data holds alumni rows, so what these levels are worth was set by hand: see `BY_HAND`.
"""

from __future__ import annotations

from finder.identity.careers import Career
from finder.identity.traits import Traits, Vector

SAME_PROGRAM = "alumnus: same program, in the years a residency after that class lasts"
TRAINED = "alumnus: trained at the same program"
SAME_YEAR = "alumnus: page says the same graduation year"
OTHER_YEAR = "alumnus: page says another graduation year"
OTHER_CLASS = "alumnus: two lists say two class years"
LONG_BEFORE = "alumnus: published long before graduating"

# Log-odds, each well below what counting would give. A namesake's year falls into the eight of a residency
# about once in five (log 5 = 1.6; the place itself is told apart), into the class year and its neighbours
# once in ten; few of a thousand surgeons trained at one program. The negative ones outweigh a rare name at
# one institution (4.4): people misprint years, but seldom by more than one.
BY_HAND = {SAME_PROGRAM: 1.5, TRAINED: 1.5, SAME_YEAR: 1.0, OTHER_YEAR: -6.0, OTHER_CLASS: -6.0,
           LONG_BEFORE: -6.0}
# the same where a row, or the page entry it is tied to, looks for its papers: that sum has no clip
FACULTY_BY_HAND = {f"faculty {SAME_PROGRAM}": 1.5, f"faculty {LONG_BEFORE}": -6.0}

RESIDENCY = 7  # years: five of general surgery, two of research
LATE = 4  # years by which a trainee may be behind their class: research, or another training first
STUDYING = 8  # years before graduating in which a college and medical student may publish
HELD = 0.75  # share of the program's words from which a line names it; as in `faculty.SHARE`


def alumnus_levels(one: Traits, other: Traits) -> list[str]:
    """The levels of what a row says of years and programs beside another mention; symmetric.

    A page entry that states the year of graduation speaks of papers, too. Empty when nothing can be compared:
    missing is not negative.
    """
    if long_before(one, other):
        return [LONG_BEFORE]
    for row, them in ((one, other), (other, one)):
        if row.career and row.career.listed:
            if them.career and them.career.listed:
                return _of_rows(row.career, them.career)
            return _of_paper(row, them) if them.paper else _of_entry(row, them)
    return []


def long_before(one: Traits, other: Traits) -> bool:
    """Whether one is a paper too old for the year in which the other says that its person graduated."""
    for said, them in ((one, other), (other, one)):
        if said.career and said.career.graduated and them.paper and them.paper.year:
            return them.paper.year < said.career.graduated - STUDYING
    return False


def _of_rows(one: Career, other: Career) -> list[str]:
    return [OTHER_CLASS] if _differ(one.graduated, other.graduated) else []


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) > 1


def _of_paper(row: Traits, them: Traits) -> list[str]:
    year = them.paper.year if them.paper else None
    graduated = row.career.graduated if row.career else None
    if year is None or graduated is None:
        return []
    return [SAME_PROGRAM] if _within(year, graduated) and _names(row, them.place) else []


def _of_entry(row: Traits, them: Traits) -> list[str]:
    career, graduated = them.career, row.career.graduated if row.career else None
    if career is None:
        return []
    if _differ(career.graduated, graduated) or _out_of_step(career.started, graduated):
        return [OTHER_YEAR]
    trained = [year for place, year in zip(them.programs, career.ended, strict=True) if _names(row, place)]
    here = career.trainee is not False and _within(career.seen, graduated) and _names(row, them.place)
    found = []
    if here or any(_within(year and year - 1, graduated) for year in trained):  # it ended in its last year
        found.append(SAME_PROGRAM)
    elif trained and (graduated is None or None in trained):
        found.append(TRAINED)
    return [*found, SAME_YEAR] if career.graduated and graduated else found


def _within(year: int | None, graduated: int | None) -> bool:
    """True for a year of the residency of somebody who graduated then."""
    return year is not None and graduated is not None and graduated <= year <= graduated + RESIDENCY


def _out_of_step(started: int | None, graduated: int | None) -> bool:
    return started is not None and graduated is not None and not -1 <= started - graduated <= LATE


def _names(row: Traits, place: Vector) -> bool:
    """True when a line names the program that the row names."""
    for program in row.programs:
        shared = sum(weight for word, weight in program.words.items() if word in place.words)
        if program and shared >= HELD * program.total:
            return True
    return False
