"""Keeps the ids of people from run to run: a contact or a verdict must never lose its person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from finder.model import KnownPerson


def keys(clusters: Sequence[Collection[str]], people: Iterable[KnownPerson],
         touched: Collection[str]) -> tuple[list[str], dict[str, str]]:
    """A key for each cluster of locators, and for each known key that lost its own the one that took it in.

    A cluster keeps the id of the known person who holds most of its mentions; of two that merge, one the
    user touched survives; a split keeps the id with the side the user touched (`touched` locators), else
    the larger side. A new person's key is the first of its locators that is not taken.
    """
    known = {person.key: person for person in people}
    where = {locator: i for i, members in enumerate(clusters) for locator in members}
    given: dict[int, str] = {}
    placed: set[str] = set()
    held = {key: Counter(where[x] for x in p.locators if x in where) for key, p in known.items()}
    for key, i in _claims(known, held, where, touched):
        if key not in placed and i not in given:
            given[i] = key
            placed.add(key)
    merged = {key: given[_largest(held[key])] for key in sorted(known) if key not in placed and held[key]}
    taken = set(known)
    for i, members in enumerate(clusters):
        if i not in given:
            given[i] = _new(members, taken)
            taken.add(given[i])
    return [given[i] for i in range(len(clusters))], merged


def _claims(known: dict[str, KnownPerson], held: dict[str, Counter[int]], where: dict[str, int],
            touched: Collection[str]) -> list[tuple[str, int]]:
    hands = {(key, where[x]) for key, p in known.items() for x in p.locators if x in touched and x in where}
    claims = [(not known[key].touched, (key, i) not in hands, -n, key, i)
              for key, counted in held.items() for i, n in counted.items()]
    return [(key, i) for *_, key, i in sorted(claims)]


def _largest(counted: Counter[int]) -> int:
    return min(counted, key=lambda i: (-counted[i], i))


def _new(members: Collection[str], taken: Collection[str]) -> str:
    ordered = sorted(members)
    free = next((locator for locator in ordered if locator not in taken), "")
    number = 2
    while not free:
        free = f"{ordered[0]}~{number}" if f"{ordered[0]}~{number}" not in taken else ""
        number += 1
    return free
