"""Decides which mentions are one person: evidence in labelled levels, weights in one table, three bins.

Pure: the same mentions, articles, people and verdicts always give the same answer, in whatever order they
come; mentions of another name block (`finder.names.block`) change nothing, so a caller passes only the
blocks that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from finder.identity import counts as counts_
from finder.identity import weights as weights_
from finder.identity.blocks import by_block, resolve_block
from finder.identity.careers import careers
from finder.identity.counts import Counts
from finder.identity.faculty import faculty_papers
from finder.identity.people import keys
from finder.identity.resolution import Attribution, Resolution
from finder.identity.traits import Reader
from finder.identity.verdicts import Decided, obeyed
from finder.identity.weights import Weights
from finder.model import Alumnus, Entry, KnownPerson, Reason, Verdict
from sources.records import Article, Mention


def resolve(
    mentions: Iterable[Mention], articles: Iterable[Article] = (), people: Iterable[KnownPerson] = (),
    verdicts: Iterable[Verdict] = (), *, alumni: Iterable[Alumnus] = (), entries: Iterable[Entry] = (),
    weights: Weights | None = None, counts: Counts | None = None,
) -> Resolution:
    """Clusters bylines, page entries and alumni rows into people; see `Resolution`.

    Without its article a byline is judged by what it prints itself. `people` are those whose keys to keep,
    `verdicts` hold whatever the evidence says; of a contradiction "not the same" wins. `alumni` and `entries`
    say of mentions among these when and where their person trained.
    """
    decided = Decided(verdicts)
    table = weights or weights_.shipped()
    reader = Reader(counts or counts_.shipped(), careers(alumni, entries))
    by_key = {article.key: article for article in articles}
    found: list[dict[str, Attribution]] = []
    for members in by_block(mentions).values():
        found.extend(resolve_block(members, by_key, decided, reader, table))
    return _answer(obeyed(found, decided), people, decided)


def _answer(found: Sequence[dict[str, Attribution]], people: Iterable[KnownPerson],
            decided: Decided) -> Resolution:
    held, merged = keys([tuple(person) for person in found], people, decided.touched)
    flat = [(locator, key, a) for key, person in zip(held, found, strict=True)
            for locator, a in person.items()]
    return Resolution(
        {locator: key for locator, key, _ in flat}, {locator: a.bin for locator, _, a in flat},
        {locator: _told(locator, a, decided) for locator, _, a in flat}, merged,
        {locator: a.confidence for locator, _, a in flat})


def _told(locator: str, attribution: Attribution, decided: Decided) -> tuple[Reason, ...]:
    if locator in decided.touched:
        return (Reason("your verdict"), *attribution.because)
    return attribution.because


__all__ = ["Resolution", "faculty_papers", "resolve"]
