"""Finds what else a page says of each person: the card, row or run of lines that belongs to the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sources.program_page.candidates import Candidate
from sources.program_page.document import Document, Element, Line, text_of

FLAT_LINES = 40  # lines a person may take on a page without cards; a longer run is the page's own text
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary")
_TOP = frozenset(("html", "body", "main", "form"))


@dataclass(frozen=True, slots=True)
class Card:
    """The part of a page that is about one person."""

    candidate: Candidate
    lines: Sequence[Line]
    elements: Sequence[Element]
    section: str = ""  # the nearest heading above the name that names no person
    column: dict[str, str] = field(default_factory=dict)  # table header → text of this row's cell


@dataclass(frozen=True, slots=True)
class _Layout:
    """What finding one card needs to know of the whole page."""

    document: Document
    people: Sequence[Candidate]
    owners: dict[Element, set[str]]  # element → the people inside it: see `_owners`
    sections: list[str]
    crowded: frozenset[int]  # lines that name more than one person
    alone: bool
    longest: int  # lines of the longest entry that another one follows: the last may take no more


def cards_of(people: Sequence[Candidate], document: Document) -> list[Card]:
    """One card per candidate, in the same order."""
    alone = len({person.key for person in people}) == 1
    owners = _owners(people, alone)
    counts = Counter(person.line.index for person in people)
    crowded = frozenset(line for line, count in counts.items() if count > 1)
    places = sorted(counts)
    longest = max((b - a for a, b in pairwise(places)), default=FLAT_LINES)
    layout = _Layout(document, people, owners, sections_of(document, set(counts)), crowded, alone, longest)
    return [_card(person, at, layout) for at, person in enumerate(people)]


def _owners(people: Sequence[Candidate], alone: bool) -> dict[Element, set[str]]:
    """Who stands inside each element. A name that returns in the same shape owns a card of its own:
    namesakes are neighbours in an alphabetical list, and one row of it may hold nobody else."""
    owners: dict[Element, set[str]] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for person in people:
        place = person.key, person.shape
        owner = person.key if alone or not seen[place] else f"{person.key} {seen[place]}"
        seen[place] += 1
        for node in (person.element, *person.element.iterancestors()):
            owners.setdefault(node, set()).add(owner)
    return owners


def _card(person: Candidate, at: int, layout: _Layout) -> Card:
    top = _own(person.element, layout.owners)
    section = layout.sections[person.line.index]
    if person.line.index in layout.crowded:
        return Card(person, [_part(person)], list(top.iter()), section)
    first, last = layout.document.span[top]
    if len(layout.owners[top]) > 1:  # lines of one paragraph: each name owns the lines down to the next
        first, last = person.line.index, min(last, _before_next(at, layout))
        lines = layout.document.lines[first : last + 1]
        return Card(person, lines, [e for line in lines for e in line.elements], section)
    if _is_flat(person, first, last, layout.document):
        last = max(last, _flat_end(person, top, at, layout))
        first = min(first, person.line.index)
    if layout.alone:
        first = person.line.index
    lines = layout.document.lines[first : last + 1]
    elements = [element for line in lines for element in line.elements]
    if layout.document.span[top][0] == layout.document.span[top][1]:
        elements = [*top.iter(), *(e for line in lines[1:] for e in line.elements)]
    return Card(person, lines, elements, section, _columns(person))


def _before_next(at: int, layout: _Layout) -> int:
    """The line before the next person's; the last of a paragraph takes no more than the longest entry."""
    if at + 1 < len(layout.people):
        return layout.people[at + 1].line.index - 1
    return layout.people[at].line.index + layout.longest - 1


def _part(person: Candidate) -> Line:
    line = Line(person.line.index)
    line.runs.extend(person.runs)
    return line


def _own(element: Element, owners: dict[Element, set[str]]) -> Element:
    """The largest element around a name that holds no other person."""
    node = element
    while True:
        parent = node.getparent()
        if parent is None or parent.tag in _TOP or len(owners.get(parent, ())) > 1:
            return node
        node = parent


def _is_flat(person: Candidate, first: int, last: int, document: Document) -> bool:
    """True when the element around the name holds little but the name: the rest follows as siblings."""
    around = sum(len(line.text) for line in document.lines[first : last + 1])
    return around <= len(person.text) + len(person.rest) + 60


def _flat_end(person: Candidate, top: Element, at: int, layout: _Layout) -> int:
    """The last line of the siblings that follow a name and hold no other person."""
    span = layout.document.span
    last = span[top][1]
    limit = person.line.index + min(FLAT_LINES, layout.longest - 1 if not layout.alone else FLAT_LINES)
    if at + 1 < len(layout.people):
        limit = min(limit, layout.people[at + 1].line.index - 1)
    for sibling in top.itersiblings():
        if not isinstance(sibling.tag, str) or sibling not in span:
            continue
        if sibling in layout.owners or _closes(sibling, top):
            break
        last = span[sibling][1]
    has_text_after = bool(top.tail and top.tail.strip())
    return min(limit, max(last, span[top][1] + has_text_after))


def _closes(sibling: Element, top: Element) -> bool:
    """A heading as high as the name's own, or a rule, ends what is said of a person."""
    if sibling.tag == "hr":
        return True
    inner = top if top.tag in _HEADINGS else next((e for e in top.iter(*_HEADINGS)), None)
    return sibling.tag in _HEADINGS and (inner is None or sibling.tag <= inner.tag)


def sections_of(document: Document, named: set[int]) -> list[str]:
    """For every line the heading that stands over it; headings that are people's names do not count."""
    current, result = "", []
    for line in document.lines:
        if line.index not in named and len(line.text) < 100 and _is_heading(line):
            current = line.text
        result.append(current)
    return result


def _is_heading(line: Line) -> bool:
    node: Any = next((run.element for run in line.runs if not run.text.isspace()), None)
    depth = 0
    while node is not None and depth < 4:
        if node.tag in _HEADINGS:
            return True
        if node.tag in ("a", "nav", "li"):
            return False
        node, depth = node.getparent(), depth + 1
    return False


def _columns(person: Candidate) -> dict[str, str]:
    """A table row's cells by their header, lower case; empty without a header row."""
    row = next((e for e in person.element.iterancestors("tr")), None)
    table = next(row.iterancestors("table"), None) if row is not None else None
    if row is None or table is None:
        return {}
    header = next((r for r in table.iter("tr")), None)
    if header is None or header is row:
        return {}
    heads = [text_of(cell).lower() for cell in header.iterchildren("th", "td")]
    cells = [text_of(cell) for cell in row.iterchildren("th", "td")]
    if len(heads) != len(cells) or not any(
        re.search(r"name|faculty|member|e-?mail|phone|title|position", h) for h in heads
    ):
        return {}
    return dict(zip(heads, cells, strict=True))
