"""Groups the candidates of a page by their place, and says how far those of one place are people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sources.program_page.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one shape: how many there are, how many read as names, how convincing these are."""

    size: int
    named: int
    mean: float

    @property
    def share(self) -> float:
        """The share that reads as names; a small group is pulled to the middle."""
        return (self.named + 0.7) / (self.size + 1.4)

    @property
    def convinces(self) -> bool:
        """True for a place where nearly everything is a name: only then may it overrule the shape."""
        return self.named >= 3 and self.share >= 0.7 and self.mean >= 0

    @property
    def bonus(self) -> float:
        """What a shape gives its members: up to 2 for a long list of convincing names, down to −1."""
        if self.named < 2:
            return 0.0
        weight = min(1.0, self.named / 4)
        return weight * (2.4 * (self.share - 0.5) + 0.9 * min(self.mean, 1.0))


def groups_by(attribute: str, found: Sequence[Candidate]) -> dict[object, Group]:
    """The groups of the candidates that agree in one attribute, by its value."""
    members: dict[object, list[Candidate]] = defaultdict(list)
    for candidate in found:
        members[getattr(candidate, attribute)].append(candidate)
    return {shape: _group(group) for shape, group in members.items()}


def _group(members: list[Candidate]) -> Group:
    named = [c for c in members if c.likeness is not None]
    total = sum(c.likeness.score - 0.5 * c.penalty for c in named if c.likeness)
    return Group(len(members), len({c.key for c in named}), total / len(named) if named else 0.0)
