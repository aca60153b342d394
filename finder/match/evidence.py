"""Everything that connects a person with the student: one function a kind, each fact with its proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from finder.match import places, reach, ties, work
from finder.match.circle import Circle
from finder.model import Evidence, Person

# Warm before cold: the order in which evidence is looked for, and shown when contributions are equal.
FINDERS: tuple[Callable[[Person, Circle], Iterator[Evidence]], ...] = (
    ties.alumni,
    ties.coauthor,
    work.interest,
    work.authorship,
    work.activity,
    work.remote,
    places.program,
    places.geography,
    reach.reachable,
)


def evidence(person: Person, circle: Circle) -> tuple[Evidence, ...]:
    """Every checkable fact that connects this person with the student; strength is 0..1."""
    return tuple(found for finder in FINDERS for found in finder(person, circle))
