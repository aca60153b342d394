"""Finds what else a page says of each person: the card, row or run of lines that belongs to the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sources.program_page.candidates import Candidate
from sources.program_page.document import Document, Element, Line

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


def cards_of(people: Sequence[Candidate], document: Document) -> list[Card]:
    """One card per candidate, in the same order."""
    owners: dict[Element, set[str]] = {}
    for person in people:
        node = person.element
        while node is not None:
            owners.setdefault(node, set()).add(person.key)
            node = node.getparent()
    sections = _sections(document, {person.line.index for person in people})
    return [_card(person, people, at, owners, document, sections) for at, person in enumerate(people)]


def _card(
    person: Candidate,
    people: Sequence[Candidate],
    at: int,
    owners: dict[Element, set[str]],
    document: Document,
    sections: list[str],
) -> Card:
    top = _own(person.element, owners)
    first, last = document.span[top]
    same_line = any(other is not person and other.line is person.line for other in people)
    if same_line:
        elements = list(top.iter())
        return Card(person, [_part(person)], elements, sections[person.line.index], {})
    if _is_flat(person, first, last, document):
        last = max(last, _flat_end(person, top, people, at, owners, document))
        first = min(first, person.line.index)
    if len({other.key for other in people}) == 1:
        first = person.line.index
    lines = document.lines[first : last + 1]
    elements = [element for line in lines for element in line.elements]
    if first == last or document.span[top][0] == document.span[top][1]:
        elements = list(top.iter()) + [e for line in lines[1:] for e in line.elements]
    return Card(person, lines, elements, sections[person.line.index], _columns(person))


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


def _flat_end(
    person: Candidate,
    top: Element,
    people: Sequence[Candidate],
    at: int,
    owners: dict[Element, set[str]],
    document: Document,
) -> int:
    """The last line of the siblings that follow a name and hold no other person."""
    last = document.span[top][1]
    limit = person.line.index + FLAT_LINES
    if at + 1 < len(people):
        limit = min(limit, people[at + 1].line.index - 1)
    for sibling in top.itersiblings():
        if not isinstance(sibling.tag, str) or sibling not in document.span:
            continue
        if sibling in owners or _closes(sibling, top):
            break
        last = document.span[sibling][1]
    following = top.tail if top.tail and top.tail.strip() else ""
    return min(limit, max(last, document.span[top][1] + bool(following)))


def _closes(sibling: Element, top: Element) -> bool:
    """A heading as high as the name's own, or a rule, ends what is said of a person."""
    if sibling.tag == "hr":
        return True
    inner = top if top.tag in _HEADINGS else next((e for e in top.iter(*_HEADINGS)), None)
    return sibling.tag in _HEADINGS and (inner is None or sibling.tag <= inner.tag)


def _sections(document: Document, named: set[int]) -> list[str]:
    """For every line the heading that stands over it; headings that are people's names do not count."""
    current, result = "", []
    for line in document.lines:
        if line.index not in named and len(line.text) < 100 and _is_heading(line):
            current = line.text
        result.append(current)
    return result


def _is_heading(line: Line) -> bool:
    node: Any = line.runs[0].element if line.runs else None
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
    heads = [_text(cell).lower() for cell in header.iterchildren("th", "td")]
    cells = [_text(cell) for cell in row.iterchildren("th", "td")]
    if len(heads) != len(cells) or not any(
        re.search(r"name|faculty|member|e-?mail|phone|title|position", h) for h in heads
    ):
        return {}
    return dict(zip(heads, cells, strict=True))


def _text(element: Element) -> str:
    return " ".join(element.text_content().split())
