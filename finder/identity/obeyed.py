"""Lays verdicts that reach over name blocks on the people found: tied ones join, separated ones part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from finder.identity.bins import ONLY
from finder.identity.known import Known, Person, without
from finder.identity.verdicts import Decided
from sources.records import Mention


def obeyed(found: Sequence[Person], decided: Decided, mentions: Mapping[str, Mention]) -> list[Person]:
    """People after the verdicts; `found` in an order that the order of input does not decide.

    Where the rest of two tied people clashes, only what was tied moves: to the larger of the two, or, where
    it clashes with that one's rest, too, it is a person of its own.
    """
    people = [dict(person) for person in found]
    place = {locator: i for i, person in enumerate(people) for locator in person}
    tied: dict[str, set[str]] = {}
    for locator in sorted(decided.touched & place.keys()):
        tied.setdefault(decided.group(locator), set()).add(locator)
    for group in tied.values():
        _unite(people, place, group, decided, mentions)
    return [_alone(part) for person in people if person for part in _parted(person, decided)]


def _unite(people: list[Person], place: dict[str, int], group: set[str], decided: Decided,
           mentions: Mapping[str, Mention]) -> None:
    """Makes one person of all that hold a mention of the group, as far as their rest lets them."""
    first, *rest = sorted({place[x] for x in group}, key=lambda i: (-len(people[i]), i))
    for i in rest:
        one, other = (Known(people[n], mentions, decided) for n in (first, i))
        if one.clashes(other):
            people[i], moved = without(people[i], group)
            others, held = without(people[first], group)
            if Known(others, mentions, decided).clashes(Known(moved, mentions, decided)):
                people[first] = others
                people.append(held)
                first = len(people) - 1
            people[first] = people[first] | moved
        else:
            people[first], people[i] = people[first] | people[i], {}
        place.update(dict.fromkeys(people[first], first))


def _parted(person: Person, decided: Decided) -> list[Person]:
    """One person, or several when ties over blocks brought together what a verdict keeps apart."""
    first = {decided.group(x): x for x in sorted(person.keys() & decided.touched, reverse=True)}
    apart = [sorted(pair, key=first.__getitem__) for pair in decided.apart if pair <= first.keys()]
    if not apart:
        return [person]
    _, out = min(apart, key=lambda pair: [first[group] for group in pair])
    staying, leaving = without(person, {x for x in person if x in decided.touched
                                        and decided.group(x) == out})
    return [*_parted(staying, decided), leaving]


def _alone(told: Person) -> Person:
    """A person of one mention is sure of it, whoever was compared with it."""
    return told if len(told) > 1 else dict.fromkeys(told, ONLY)
