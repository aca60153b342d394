"""Reads where a person trained: from labelled lists, CV lines and prose, always in the page's own words."""

from __future__ import annotations

from collections.abc import Sequence

from sources.program_page.training.labelled import labelled
from sources.program_page.training.prose import told
from sources.program_page.training.schools import cv_school, school_line
from sources.records import Training

__all__ = ["school_line", "training_in"]
_ORDER = ("medical school", "residency", "fellowship", "internship", "undergraduate", "graduate")


def training_in(lines: Sequence[str]) -> tuple[Training, ...]:
    """What the lines of one person say, labelled lists and CV lines first, then prose. Empty when nothing."""
    found = list(labelled(lines))
    listed = {training.kind for training in found}
    found += [training for line in lines for training in told(line) if training.kind not in listed]
    if not any(t.kind == "medical school" for t in found):
        found.extend(cv_school(lines))
    unique: dict[tuple[str, str], Training] = {}
    for training in (t for t in found if t.institution):
        unique.setdefault((training.kind, training.institution), training)
    return tuple(sorted(unique.values(), key=lambda t: _ORDER.index(t.kind)))
