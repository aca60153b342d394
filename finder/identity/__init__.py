"""Decides which mentions are one person: evidence in labelled levels, weights in one table, three bins.

Pure: the same mentions, articles, people and verdicts always give the same answer, in whatever order they
come; mentions of another name block (`finder.names.block`) change nothing, unless a mention may stand in both
(`finder.names.further_blocks`), so a caller passes only the blocks that changed and those tied to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from finder.identity import counts as counts_
from finder.identity import weights as weights_
from finder.identity.blocks import by_block, resolve_block
from finder.identity.bridges import bridged, visitors
from finder.identity.careers import careers
from finder.identity.counts import Counts
from finder.identity.faculty import faculty_papers
from finder.identity.obeyed import obeyed
from finder.identity.people import keys
from finder.identity.resolution import Attribution, Resolution
from finder.identity.traits import Reader
from finder.identity.verdicts import Decided
from finder.identity.weights import Weights
from finder.model import Alumnus, Entry, KnownPerson, Reason, Verdict
from sources.records import Article, Mention

YOURS = Reason("your verdict")


def resolve(
    mentions: Iterable[Mention], articles: Iterable[Article] = (), people: Iterable[KnownPerson] = (),
    verdicts: Iterable[Verdict] = (), *, topics: Mapping[str, str] | None = None,
    alumni: Iterable[Alumnus] = (), entries: Iterable[Entry] = (),
    weights: Weights | None = None, counts: Counts | None = None,
) -> Resolution:
    """Clusters bylines, page entries and alumni rows into people; see `Resolution`.

    Without its article a byline is judged by what it prints itself. `people` are those whose keys to keep,
    `verdicts` hold whatever the evidence says; of a contradiction "not the same" wins. `topics` are the
    research areas that page entries state, in the page's words, by locator; `alumni` and `entries` say of
    mentions among these when and where their person trained.
    """
    decided = Decided(verdicts)
    table = weights or weights_.shipped()
    reader = Reader(counts or counts_.shipped(), careers(alumni, entries))
    by_key = _newest(articles)
    blocks = by_block(mentions)
    visiting = visitors(blocks)
    found = [resolve_block([*members, *visiting.get(key, ())], by_key, decided, reader, table, topics or {})
             for key, members in blocks.items()]
    held = {m.locator: m for members in blocks.values() for m in members}
    return _answer(obeyed(bridged(found, blocks, held, decided), decided, held), people, decided)


def _newest(articles: Iterable[Article]) -> dict[str, Article]:
    """Articles by key; of two versions of one record the order of input must not decide."""
    found: dict[str, Article] = {}
    for article in articles:
        held = found.setdefault(article.key, article)
        if held is not article:
            found[article.key] = max(held, article, key=lambda a: (a.revised, repr(a)))
    return found


def _answer(found: Sequence[dict[str, Attribution]], people: Iterable[KnownPerson],
            decided: Decided) -> Resolution:
    held, merged = keys([tuple(person) for person in found], people, decided.touched)
    flat = [(locator, key, a) for key, person in zip(held, found, strict=True)
            for locator, a in _told(person, decided).items()]
    return Resolution(
        {locator: key for locator, key, _ in flat}, {locator: a.bin for locator, _, a in flat},
        {locator: a.because for locator, _, a in flat}, merged,
        {locator: a.confidence for locator, _, a in flat})


def _told(person: dict[str, Attribution], decided: Decided) -> dict[str, Attribution]:
    """The attributions, those that the user decided said to be so: what "same" ties is sure."""
    groups = Counter(decided.group(locator) for locator in person.keys() & decided.touched)
    told = {}
    for locator, a in person.items():
        if locator in decided.touched:
            a = replace(a, because=(YOURS, *a.because))
            if groups[decided.group(locator)] > 1:
                a = replace(a, bin="sure", confidence=1.0)
        told[locator] = a
    return told


__all__ = ["Resolution", "faculty_papers", "resolve"]
