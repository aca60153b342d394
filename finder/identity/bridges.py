"""Joins people over two name blocks: "M. Constantine Hart" of the papers is "Constantine Hart" of the page.

A mention whose name may be printed in another form visits the blocks of those forms
(`names.further_blocks`) and is compared there with who is at home. Whoever it joins there is its person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from finder import names
from finder.identity.resolution import Attribution
from finder.identity.traits import source_of
from finder.identity.verdicts import Decided, Person
from finder.model import Bin
from sources.records import Mention

LEAST_FIRST: tuple[Bin, ...] = ("conflict", "unsure", "sure")


def visitors(blocks: Mapping[str, Sequence[Mention]]) -> dict[str, list[Mention]]:
    """For each of these blocks the mentions at home in others that may stand there, too."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for members in blocks.values():
        for mention in members:
            for key in names.further_blocks(mention.family, mention.given or mention.initials):
                if key in blocks:
                    found[key].append(mention)
    return found


@dataclass(frozen=True, slots=True)
class _Tie:
    """A visitor joined a person who is at home in the visited block."""

    said: Attribution  # of the visitor, in the visited block
    visitor: str
    host: str  # one of the mentions that it joined


def bridged(found: Iterable[Sequence[Person]], blocks: Mapping[str, Sequence[Mention]],
            decided: Decided) -> list[Person]:
    """The people of all blocks, `found` in the order of `blocks`; those whom a visitor ties are one.

    The surest ties first. A tie gives way to two ORCIDs, to one paper with both, and to a verdict; of its two
    sides the smaller is no surer than the tie, unless a verdict says that the two are one.
    """
    people: list[Person] = []
    ties: list[_Tie] = []
    for members, parts in zip(blocks.values(), found, strict=True):
        home = {m.locator for m in members}
        for part in parts:
            own = {x: a for x, a in part.items() if x in home}
            ties += [_Tie(a, x, min(own)) for x, a in part.items() if own and x not in home]
            people += [own] if own else []
    return _joined(people, ties, {m.locator: m.orcid or "" for own in blocks.values() for m in own}, decided)


def _joined(people: Iterable[Person], ties: Iterable[_Tie], orcids: Mapping[str, str],
            decided: Decided) -> list[Person]:
    person_of = {x: person for person in people for x in person}
    for tie in sorted(ties, key=lambda tie: (*_certainty(tie.said), tie.visitor, tie.host), reverse=True):
        few, many = sorted((person_of[tie.host], person_of[tie.visitor]), key=len)
        if few is not many and _may_meet(few, many, orcids, decided):
            decided_so = not _groups(few, decided).isdisjoint(_groups(many, decided))
            many.update(few if decided_so else {x: min(a, tie.said, key=_certainty) for x, a in few.items()})
            person_of.update(dict.fromkeys(few, many))
    return list({id(person): person for person in person_of.values()}.values())


def _groups(person: Person, decided: Decided) -> set[str]:
    """What verdicts tie to somebody of this person."""
    return {decided.group(x) for x in person.keys() & decided.touched}


def _certainty(said: Attribution) -> tuple[int, float]:
    return LEAST_FIRST.index(said.bin), said.confidence


def _may_meet(one: Person, other: Person, orcids: Mapping[str, str], decided: Decided) -> bool:
    sources = [{source_of(x) for x in side} for side in (one, other)]
    ids = [{orcids[x] for x in side} - {""} for side in (one, other)]
    return sources[0].isdisjoint(sources[1]) and (not all(ids) or ids[0] == ids[1]) and not any(
        decided.separates(a, b) for a in one.keys() & decided.touched for b in other.keys() & decided.touched)
