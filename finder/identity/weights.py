"""What each level of evidence is worth: one visible table, learned, never computed at run time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from finder.identity.wording import in_words
from finder.model import Reason

CLIP = 6.0  # log-odds beyond this say no more: one pair must not outvote a whole cluster
TOLD = 0.05  # a reason that moved the sum by less would be printed as nought


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds by level; a level that is not in the table counts 0."""

    prior: float
    join: float  # mean log-odds above which two clusters are one person
    apart: float  # log-odds of a pair of a large block that shares too little to be compared
    sure: float  # mean log-odds from which an attribution is sure
    levels: Mapping[str, float]
    faculty: Mapping[str, float]

    def score(self, levels: Iterable[str]) -> float:
        """Log-odds that two mentions with these levels are one person."""
        worth = self.levels
        total = self.prior + sum([worth.get(level, 0.0) for level in levels])
        return max(-CLIP, min(CLIP, total))

    def worth(self, level: str) -> float:
        """What a level of either table is worth; their names differ, and an unknown one is worth nothing."""
        return self.levels.get(level, self.faculty.get(level, 0.0))

    def reasons(self, levels: Iterable[str], most: int = 8) -> tuple[Reason, ...]:
        """The levels that moved the sum most, in words, heaviest first."""
        told = [Reason(in_words(level), round(self.worth(level), 2)) for level in levels]
        told = [reason for reason in told if abs(reason.weight) >= TOLD]
        return tuple(sorted(told, key=lambda reason: (-abs(reason.weight), reason.label))[:most])


@cache
def shipped() -> Weights:
    """The table that comes with the package; its `data` and `fitted` say where it is from."""
    table = json.loads(files("finder.identity").joinpath("weights.json").read_text("utf-8"))
    return Weights(**{key: table[key] for key in ("prior", "join", "apart", "sure", "levels", "faculty")})
