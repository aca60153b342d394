"""Through whom: people of the student's school who stand near a target, to be written to first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from finder.match.circle import on_date, spoken_date
from finder.match.work import papers
from finder.model import Person, WarmPath

MOST = 2  # a card names two ways in, not a crowd


def warm_paths(
    person: Person, alumni: Sequence[Person], person_of: Mapping[str, int]
) -> tuple[WarmPath, ...]:
    """The alumni who wrote with this person or are listed at the same program; co-authors first."""
    by_id = {a.id: a for a in alumni if a.id != person.id}
    found = [*_coauthors(person, by_id, person_of), *_neighbours(person, by_id)]
    unique: dict[int, WarmPath] = {}
    for path in found:
        unique.setdefault(path.who, path)
    return tuple(unique.values())[:MOST]


def _coauthors(person: Person, alumni: Mapping[int, Person], person_of: Mapping[str, int]) -> list[WarmPath]:
    found: dict[int, WarmPath] = {}
    for byline in papers(person):
        for other in byline.article.authors:
            known = alumni.get(person_of.get(other.locator, -1))
            if known is not None and known.id not in found:
                found[known.id] = WarmPath(
                    known.id,
                    known.name,
                    f"Write to {known.name} first: of your school, and a co-author "
                    f"{on_date(byline.public)} (PMID {byline.article.pmid})",
                    byline.article.key,
                )
    return list(found.values())


def _neighbours(person: Person, alumni: Mapping[int, Person]) -> list[WarmPath]:
    paths = []
    for known in alumni.values():
        shared = set(known.programs) & set(person.programs)
        entry = next((e for e in known.entries if e.program in shared), None)
        if entry is not None:
            role = entry.listing.title or known.role or "listed"
            paths.append(
                WarmPath(
                    known.id,
                    known.name,
                    f"Write to {known.name} first: of your school, {role} at the same program "
                    f"(page seen {spoken_date(entry.seen)})",
                    entry.page_url,
                )
            )
    return paths
