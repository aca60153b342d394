"""Keeps the ids of people from run to run: a contact or a verdict must never lose its person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from finder.model import KnownPerson

Claim = tuple[bool, int, bool, bool, int, int, bool, int, tuple[int, str], int]


def keys(clusters: Sequence[Collection[str]], people: Iterable[KnownPerson],
         touched: Collection[str]) -> tuple[list[str], dict[str, str]]:
    """A key for each cluster of locators, and for each known key that lost its own the one that took it in.

    A known person goes where most of the mentions are that a decision was about, else the side the user
    touched (`touched` locators), else where most are that the id means, else most of those held. Of two
    that merge, one the user touched survives, else the person a part was split off before that part.
    Who was merged comes back when the part that the id means is parted again. A new person's key is the
    first of its locators that is not taken.
    """
    known = {person.key: person for person in people}
    where = {locator: i for i, members in enumerate(clusters) for locator in members}
    claims = {key: _Claims.of(person, where, touched) for key, person in known.items()}
    given = _given(claims.values())
    placed = set(given.values())
    merged = {key: given[claims[key].largest] for key in sorted(known)
              if key not in placed and claims[key].places}
    taken = set(known)
    for i, members in enumerate(clusters):
        if i not in given:
            given[i] = _new(members, taken)
            taken.add(given[i])
    return [given[i] for i in range(len(clusters))], merged


@dataclass(frozen=True, slots=True)
class _Claims:
    """How much of a known person lies in which cluster, by what speaks for it."""

    person: KnownPerson
    held: Counter[int]
    home: Counter[int]
    first: Counter[int]
    kept: Counter[int]
    hands: frozenset[int]

    @classmethod
    def of(cls, person: KnownPerson, where: Mapping[str, int], touched: Collection[str]) -> _Claims:
        held, home, first, kept = (
            Counter(where[x] for x in locators if x in where)
            for locators in (person.locators, person.home, person.first, person.kept))
        own = person.home or person.locators
        return cls(person, held, home, first, kept,
                   frozenset(where[x] for x in own if x in touched and x in where))

    @property
    def places(self) -> set[int]:
        """The clusters this person may claim; who lost all it first was, those where this has gone."""
        lost = not self.person.home & self.person.first
        return {*self.held, *self.home, *(self.first if lost else ())}

    @property
    def largest(self) -> int:
        """Where most of the person went."""
        return min(self.places, key=lambda i: (-self.home[i], -self.held[i], -self.first[i], i))

    def __iter__(self) -> Iterator[Claim]:
        key = self.person.key
        for i in self.places:
            # only of equals it matters who has the number now: a second look changes nothing
            touched = self.person.touched and bool(self.kept[i] or not self.person.kept)
            yield (not touched, -self.kept[i], not self.first[i], i not in self.hands,
                   -self.home[i], -self.first[i], self.person.merged, -self.held[i],
                   (len(key), key), i)


def _given(people: Iterable[_Claims]) -> dict[int, str]:
    """Who takes which cluster: the strongest claim first, each person once."""
    given: dict[int, str] = {}
    placed: set[str] = set()
    for *_, (_, key), i in sorted(claim for each in people for claim in each):
        if key not in placed and i not in given:
            given[i] = key
            placed.add(key)
    return given


def _new(members: Collection[str], taken: Collection[str]) -> str:
    ordered = sorted(members)
    free = next((locator for locator in ordered if locator not in taken), "")
    number = 2
    while not free:
        free = f"{ordered[0]}~{number}" if f"{ordered[0]}~{number}" not in taken else ""
        number += 1
    return free
