"""What a run came to, by number, and what it would cost: for the log, the digest and `--dry-run`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Gathered:
    """A run's report. `found` = `stored` + `gone` + `deleted` + `missing`, in PMIDs.

    found: PMIDs that the searches listed, or that an earlier run left to fetch; stored: those the store
    holds now; gone: those NCBI no longer serves; missing: those the next run will fetch.
    """

    searches: int = 0  # answered in full
    found: int = 0
    stored: int = 0
    gone: int = 0
    deleted: int = 0
    missing: int = 0
    new: int = 0  # articles stored for the first time
    changed: int = 0  # articles stored again in a newer version
    pages: int = 0  # people pages and lists read, or unchanged
    people: int = 0  # entries on them
    requests: int = 0
    retries: int = 0
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    translations: Mapping[str, str] = field(default_factory=dict)  # queries as PubMed understood them
    key_refused: str = ""  # the sentence that says so; it is one of the failures

    def as_json(self) -> dict[str, Any]:
        """The report as one JSON object, without the translations, which are kept with the searches."""
        told = asdict(replace(self, translations={}))
        del told["translations"], told["key_refused"]
        return {**told, "failures": list(self.failures), "notes": list(self.notes)}

    def sentence(self) -> str:
        """The report as a sentence or two."""
        papers = (
            f"{self.searches} searches found {self.found} papers: {self.stored} stored "
            f"({self.new} new, {self.changed} changed), {self.gone + self.deleted} no longer served, "
            f"{self.missing} still to fetch."
        )
        return f"{papers} {self.pages} pages list {self.people} people. {self.requests} requests."


@dataclass(frozen=True, slots=True)
class PlannedSearch:
    """One search a run would make; `count` is None when PubMed did not say.

    `translation` is how PubMed understands it.
    """

    name: str
    term: str
    since: str
    until: str
    count: int | None = None
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would ask and cost, by estimate. Seconds are those of E-utilities' pace.

    Not foreseen: records that changed, and what has to be asked for again.
    """

    queries: tuple[PlannedSearch, ...]
    pages: int
    files: int
    requests: int
    seconds: float
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The plan as one JSON object."""
        rows: list[Mapping[str, Any]] = [asdict(search) for search in self.queries]
        return {**asdict(self), "queries": rows, "failures": list(self.failures), "notes": list(self.notes)}
