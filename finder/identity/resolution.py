"""What who-is-who answers: for each mention a person, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from finder.model import Bin, Reason


@dataclass(frozen=True, slots=True)
class Resolution:
    """Attributions by locator. A mention that names nobody (a group, a corrected name) has no entry."""

    person_of: Mapping[str, str]  # locator -> person key
    bin_of: Mapping[str, Bin]
    because: Mapping[str, tuple[Reason, ...]]  # locator -> reasons, heaviest first
    merged: Mapping[str, str]  # known key -> the key that holds its mentions now
    confidence: Mapping[str, float]  # locator -> 0..1, the attribution's probability


@dataclass(frozen=True, slots=True)
class Attribution:
    """One mention's place among the mentions of its person."""

    bin: Bin
    confidence: float
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Why a page entry has a byline: the log-odds that it is the entry's, and the levels that make them."""

    odds: float
    levels: tuple[str, ...]
