"""What the user decided about pairs of mentions, laid over every computed belief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from finder.identity.resolution import Attribution
from finder.model import Verdict


class Groups:
    """A union-find over names of things; the smallest name of a group stands for it."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        """The name that stands for the group of `item`."""
        root = item
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while item != root:
            self._parent[item], item = root, self._parent.get(item, item)
        return root

    def join(self, one: str, other: str) -> None:
        """Puts two groups together."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first


class Decided:
    """Which mentions must and must not be one person. A "same" against a "not same" gives way."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        held = sorted({(min(v.one, v.other), max(v.one, v.other), v.same)
                       for v in verdicts if v.one != v.other})
        self.groups = Groups()
        self.touched = {locator for a, b, _ in held for locator in (a, b)}
        apart = [(a, b) for a, b, same in held if not same]
        for one, other, same in held:
            if same and not self._forbidden(one, other, apart):
                self.groups.join(one, other)
        # what holds for a mention holds for all that verdicts tie to it
        self._apart = {frozenset((self.group(a), self.group(b))) for a, b in apart}

    def _forbidden(self, one: str, other: str, apart: Iterable[tuple[str, str]]) -> bool:
        ends = {self.groups.find(one), self.groups.find(other)}
        return any({self.groups.find(a), self.groups.find(b)} == ends for a, b in apart)

    def separates(self, one: str, other: str) -> bool:
        """True when verdicts say, directly or through others, that two mentions are two people."""
        if not self._apart or one not in self.touched or other not in self.touched:
            return False
        return frozenset((self.group(one), self.group(other))) in self._apart

    def group(self, locator: str) -> str:
        """The locator that stands for all that verdicts tie to this one."""
        return self.groups.find(locator)


Person = dict[str, Attribution]


def obeyed(found: Sequence[Person], decided: Decided) -> list[Person]:
    """People after the verdicts that reach over name blocks: tied ones joined, separated ones parted."""
    cluster_of = {locator: i for i, person in enumerate(found) for locator in person}
    groups = Groups()
    first: dict[str, str] = {}
    for locator in sorted(decided.touched & cluster_of.keys()):
        own = f"{cluster_of[locator]:012d}"
        groups.join(first.setdefault(decided.group(locator), own), own)
    whole: dict[str, Person] = {}
    for i, person in enumerate(found):
        whole.setdefault(groups.find(f"{i:012d}"), {}).update(person)
    return [part for person in whole.values() for part in _parted(person, decided)]


def _parted(person: Person, decided: Decided) -> list[Person]:
    """One person, or several when ties over blocks brought together what a verdict keeps apart."""
    touched = sorted(person.keys() & decided.touched)
    for one, other in combinations(touched, 2):
        if decided.separates(one, other):
            out = decided.group(other)
            leaving = {x: a for x, a in person.items() if x in decided.touched and decided.group(x) == out}
            staying = {x: a for x, a in person.items() if x not in leaving}
            return [*_parted(staying, decided), leaving]
    return [person]
