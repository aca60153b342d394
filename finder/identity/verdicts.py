"""What the user decided about pairs of mentions: which must and must not be one person."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from finder.identity.groups import Groups
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

    def groups_of(self, locators: Iterable[str]) -> set[str]:
        """What verdicts tie to some of these."""
        return {self.group(x) for x in locators if x in self.touched}
