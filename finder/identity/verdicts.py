"""What the user decided about pairs of mentions, laid over every computed belief."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from finder.identity.groups import Groups
from finder.identity.resolution import Attribution
from finder.identity.traits import source_of
from finder.model import Verdict


class Decided:
    """Which mentions must and must not be one person. A "same" against a "not same" gives way."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        held = sorted({(min(v.one, v.other), max(v.one, v.other), v.same)
                       for v in verdicts if v.one != v.other})
        self.groups = Groups[str]()
        self.touched = {locator for a, b, _ in held for locator in (a, b)}
        apart = [(a, b) for a, b, same in held if not same]
        for one, other, same in held:
            if same and not self._forbidden(one, other, apart):
                self.groups.join(one, other)
        # pairs of groups: what holds for a mention holds for all that verdicts tie to it
        self.apart = {frozenset((self.group(a), self.group(b))) for a, b in apart}

    def _forbidden(self, one: str, other: str, apart: Iterable[tuple[str, str]]) -> bool:
        ends = {self.groups.find(one), self.groups.find(other)}
        return any({self.groups.find(a), self.groups.find(b)} == ends for a, b in apart)

    def separates(self, one: str, other: str) -> bool:
        """True when verdicts say, directly or through others, that two mentions are two people."""
        if not self.apart or one not in self.touched or other not in self.touched:
            return False
        return frozenset((self.group(one), self.group(other))) in self.apart

    def separates_any(self, groups: Collection[str], others: Collection[str]) -> bool:
        """True when verdicts say that one of these groups and one of the others are two people."""
        return any((a in groups and b in others) or (b in groups and a in others)
                   for a, b in (tuple(pair) for pair in self.apart))

    def group(self, locator: str) -> str:
        """The locator that stands for all that verdicts tie to this one."""
        return self.groups.find(locator)


Person = dict[str, Attribution]


def obeyed(found: Sequence[Person], decided: Decided, orcids: Mapping[str, str]) -> list[Person]:
    """People after the verdicts that reach over name blocks: tied ones joined, separated ones parted.

    Where the rest of two tied people clashes, only what was tied moves, to the larger of the two.
    """
    people = [dict(person) for person in found]
    place = {locator: i for i, person in enumerate(people) for locator in person}
    tied: dict[str, list[str]] = {}
    for locator in sorted(decided.touched & place.keys()):
        tied.setdefault(decided.group(locator), []).append(locator)
    for group in tied.values():
        first, *rest = sorted({place[x] for x in group}, key=lambda i: (-len(people[i]), i))
        for i in rest:
            alone = clash(people[first], people[i], orcids)
            moved = [x for x in people[i] if x in group] if alone else list(people[i])
            people[first].update((x, people[i].pop(x)) for x in moved)
            place.update(dict.fromkeys(moved, first))
    return [part for person in people if person for part in _parted(person, decided)]


def clash(one: Iterable[str], other: Iterable[str], orcids: Mapping[str, str]) -> bool:
    """Whether two sets of locators cannot be one person's: two ORCIDs, or a source that prints both."""
    ids, others = ({orcids[x] for x in side if orcids.get(x)} for side in (one, other))
    return (bool(ids and others) and ids != others) or not {source_of(x) for x in one}.isdisjoint(
        source_of(x) for x in other)


def _parted(person: Person, decided: Decided) -> list[Person]:
    """One person, or several when ties over blocks brought together what a verdict keeps apart."""
    first = {decided.group(x): x for x in sorted(person.keys() & decided.touched, reverse=True)}
    apart = [sorted(pair, key=first.__getitem__) for pair in decided.apart if pair <= first.keys()]
    if not apart:
        return [person]
    _, out = min(apart, key=lambda pair: [first[group] for group in pair])
    leaving = {x: a for x, a in person.items() if x in decided.touched and decided.group(x) == out}
    staying = {x: a for x, a in person.items() if x not in leaving}
    return [*_parted(staying, decided), leaving]
