"""The configuration as the rest of the program sees it: checked, absolute, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from finder.affiliations import Hospital
from finder.config.shape import Digest, Fetch, Outbox, PubMed, Schedule
from finder.model import Interest, Kind, Program, Student
from sources.alumni_list import read_file
from sources.records import Alumnus


@dataclass(frozen=True)
class Config:
    """Everything the user can set. Paths are absolute; every kind of evidence has a weight."""

    directory: Path
    student: Student
    data: Path
    interests: tuple[Interest, ...]
    programs: tuple[Program, ...]
    hospitals: tuple[Hospital, ...]
    hooks: tuple[Mapping[str, str], ...]
    alumni: Path | None
    pubmed: PubMed
    fetch: Fetch
    schedule: Schedule
    digest: Digest
    outbox: Outbox
    weights: Mapping[Kind, float]

    def at(self, data: Path, eutils_base: str) -> Config:
        """The same configuration with another data folder and another E-utilities server (the demo's)."""
        return replace(self, data=data, pubmed=self.pubmed.model_copy(update={"base_url": eutils_base}))

    def alumni_rows(self) -> tuple[Alumnus, ...]:
        """The rows of the alumni list; none without one. Raises ReadError when it cannot be read."""
        return read_file(self.alumni) if self.alumni else ()
