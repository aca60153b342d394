"""What the user decided about pairs of mentions, laid over every computed belief."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

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
    """Which locators must and must not be one person. A "same" against a "not same" gives way."""

    def __init__(self, verdicts: Iterable[Verdict], locators: Collection[str]) -> None:
        known = set(locators)
        held = sorted({(min(v.one, v.other), max(v.one, v.other), v.same)
                       for v in verdicts if v.one != v.other})
        self.apart = {(a, b) for a, b, same in held if not same and a in known and b in known}
        # a chain of verdicts may run over mentions that are not here: all of them join
        self.groups = Groups()
        every_apart = [(a, b) for a, b, same in held if not same]
        for one, other, same in held:
            if same and not self._forbidden(one, other, every_apart):
                self.groups.join(one, other)
        self.touched = {locator for a, b, _ in held for locator in (a, b)}

    def _forbidden(self, one: str, other: str, apart: Iterable[tuple[str, str]]) -> bool:
        ends = {self.groups.find(one), self.groups.find(other)}
        return any({self.groups.find(a), self.groups.find(b)} == ends for a, b in apart)

    def separates(self, one: str, other: str) -> bool:
        """True when a verdict says these two mentions are two people."""
        return (min(one, other), max(one, other)) in self.apart

    def group(self, locator: str) -> str:
        """The locator that stands for all that verdicts tie to this one."""
        return self.groups.find(locator)


def tied(decided: Decided, cluster_of: Mapping[str, int]) -> dict[int, list[int]]:
    """Clusters that a "same" verdict ties together across name blocks: root -> members, sorted."""
    groups = Groups()
    seen: dict[str, str] = {}
    for locator in sorted(decided.touched & cluster_of.keys()):
        own = f"{cluster_of[locator]:012d}"
        groups.join(seen.setdefault(decided.group(locator), own), own)
    together: dict[int, list[int]] = {}
    for number in sorted(set(cluster_of.values())):
        together.setdefault(int(groups.find(f"{number:012d}")), []).append(number)
    return together
