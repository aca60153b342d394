"""Tells a page about one person from a list: what opens such a page is the only person of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from sources.program_page.candidates import Candidate
from sources.program_page.document import Document, text_of
from sources.program_page.name_likeness import name_likeness
from sources.program_page.namesakes import name_key

_HEADED = 0.8  # a name that a first heading or the title prints
_LIFE = re.compile(r"\W*education\b.{0,30}", re.I)
_LIST_LEAST = 4  # people of one shape that make a list; fewer on a profile page are colleagues or authors


def opening_names(document: Document) -> dict[str, float]:
    """Names in the page's title or first headings: what a page about one person opens with."""
    keys: dict[str, float] = {}
    for element in document.root.iter("title", "h1", "h2"):
        text = text_of(element)
        for piece in (text, *re.split(r"\s+[|–—-]\s+|\s*[|:]\s*", text)):
            likeness = name_likeness(piece)
            if likeness is not None and likeness.score >= 0:
                key = name_key(likeness.name)
                keys[key] = keys.get(key, 0.0) + {"title": 0.9, "h1": 0.8, "h2": 0.3}[element.tag]
                break
    return {key: min(1.6, bonus) for key, bonus in keys.items()}


def without_others(
    people: list[Candidate], opening: Mapping[str, float], document: Document
) -> list[Candidate]:
    """On a page about one person, only that person: colleagues and cited authors on it are not its list."""
    main = max(people, key=lambda c: (opening.get(c.key, 0.0), -c.line.index), default=None)
    strength = opening.get(main.key, 0.0) if main else 0.0
    shapes = Counter(shape for shape, _ in {(c.shape, c.key) for c in people})
    listed = max(shapes.values(), default=0)
    if main is not None and strength < _HEADED and listed < 2 * _LIST_LEAST:
        main = people[0] if _opens_a_life(people, document) else None
        strength = _HEADED
    if main is None or strength < _HEADED or (strength < 1.6 and listed >= _LIST_LEAST):
        return people
    return [c for c in people if c.key == main.key]


def _opens_a_life(people: Sequence[Candidate], document: Document) -> bool:
    """True for a CV: a name with degrees, one heading on education after it, and only then other names."""
    first = people[0]
    start = first.line.index
    end = next((c.line.index for c in people if c.key != first.key), len(document.lines))
    headings = [line.index for line in document.lines[start:] if _LIFE.fullmatch(line.text)]
    return bool(first.name.degrees) and len(headings) == 1 and headings[0] < end
