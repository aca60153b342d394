"""Decides which candidates are people: a list repeats its shape, and what repeats with names is people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from sources.printed_name import letters
from sources.program_page.candidates import Candidate
from sources.program_page.cards import sections_of
from sources.program_page.document import Document
from sources.program_page.groups import Group, groups_by
from sources.program_page.one_person import opening_names, without_others
from sources.program_page.surroundings import linked, said_around

THRESHOLD = 1.0
_ODD_SPELLING = 1.3  # how far under the threshold a name may be in a list whose other names are accepted
_STATED = 1.2  # what the page's own markup for machines gives a name
_IN_MENU = 1.5  # the penalty of a menu or footer: what stands around a name there says less
_UNDER_PEOPLE = 0.5  # what a heading that announces people gives the names listed on one line
_PEOPLE = re.compile(
    r"\b(?:residents|fellows|faculty|alumni|graduates|interns|PGY[\s-]*[1-7]|surgeons|physicians|"
    r"our team|people|"
    r"class of (?:19|20)\d\d|staff|members|leadership|professors?|emeriti|coordinators?|providers)\b",
    re.I,
)
_ENTRY_LINES = 12  # lines of one entry in which the same family name is the same person
_PLACES = ("shape", "coarse", "local", "placed")  # attributes of a candidate that say where it stands


def people_among(
    found: list[Candidate], document: Document, stated: frozenset[str] = frozenset()
) -> list[Candidate]:
    """The candidates that are people, in reading order; the score of every candidate is set.

    `stated` are the keys of people that the page's own markup states: a strong sign.
    """
    groups = {place: groups_by(place, found) for place in _PLACES}
    opening = opening_names(document)
    for candidate, sign in zip(found, _signs(found, document), strict=True):
        if candidate.likeness is not None:
            told = opening.get(candidate.key, 0.0) + (_STATED if candidate.key in stated else 0.0)
            candidate.score = _score(candidate, groups) + (sign + told)
    accepted = Counter(c.shape for c in found if c.likeness is not None and c.score >= THRESHOLD)
    named = (c for c in found if c.likeness is not None)
    people = [
        c for c in named if c.score >= THRESHOLD or _follows(c, accepted[c.shape], groups["shape"][c.shape])
    ]
    return without_others(_without_echoes(people), opening, document)


def _signs(found: list[Candidate], document: Document) -> Iterator[float]:
    """What the page around each candidate speaks for it: its neighbours, and the heading over its line."""
    sections = sections_of(document, set())
    enumerated = Counter(c.line.index for c in found if c.likeness is not None)
    for at, candidate in enumerate(found):
        if candidate.likeness is None:
            yield 0.0
            continue
        sign = said_around(candidate, found[max(0, at - 1) : at], found[at + 1 : at + 5])
        sign *= 0.5 if candidate.penalty >= _IN_MENU else 1.0
        line = candidate.line.index
        yield sign + (_UNDER_PEOPLE if enumerated[line] > 1 and _PEOPLE.search(sections[line]) else 0.0)


def _score(candidate: Candidate, groups: Mapping[str, Mapping[object, Group]]) -> float:
    """What the name itself and its places say; a very list may overrule the shape, never weaken it."""
    assert candidate.likeness is not None
    own = candidate.likeness.score - candidate.penalty
    fine, coarse, *others = (groups[place][getattr(candidate, place)] for place in _PLACES)
    best = max([fine.bonus, *(group.bonus for group in others if group.convinces)])
    return own + 0.75 * best + 0.25 * coarse.bonus + linked(candidate)


def _follows(candidate: Candidate, accepted: int, group: Group) -> bool:
    """True in a list most of whose names were accepted: the odd spelling in it is a person as well."""
    return (
        candidate.score >= THRESHOLD - _ODD_SPELLING
        and accepted >= max(4, 0.7 * group.named)
        and group.share > 0.6
        and candidate.penalty < 1.0
    )


def _without_echoes(people: list[Candidate]) -> list[Candidate]:
    """Without short forms inside a person's own entry: "Jeff Doe's website" under "Jeffrey B. Doe"."""
    kept: list[Candidate] = []
    for candidate in people:
        last = kept[-1] if kept else None
        if last is None or not _echoes(candidate, last):
            kept.append(candidate)
    return kept


def _echoes(candidate: Candidate, last: Candidate) -> bool:
    one, two = candidate.name, last.name
    return (
        candidate.key != last.key
        and candidate.shape != last.shape
        and letters(one.family) == letters(two.family)
        and letters(one.given)[:1] == letters(two.given)[:1]
        and candidate.line.index - last.line.index <= _ENTRY_LINES
    )
