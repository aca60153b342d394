"""Joins people over two name blocks: "M. Constantine Hart" of the papers is "Constantine Hart" of the page.

A mention whose name may be printed in another form visits the blocks of those forms
(`names.further_blocks`) and is compared there with who is at home. Whoever it joins there is its person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from finder import names
from finder.identity.resolution import Attribution
from finder.identity.verdicts import Decided, Person, clash
from finder.model import Bin
from finder.names import Family, Given, Name
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

    The surest ties first. A tie gives way to names that no form between can reconcile, to two ORCIDs, to one
    paper with both, and to a verdict. Unless a verdict says that its sides are one, the smaller is no surer
    than the tie, and no single mention is.
    """
    mentions = {m.locator: m for members in blocks.values() for m in members}
    people: list[Person] = []
    ties: list[_Tie] = []
    for members, parts in zip(blocks.values(), found, strict=True):
        home = {m.locator for m in members}
        for part in parts:
            own = {x: a for x, a in part.items() if x in home}
            hosts = {_name(mentions[x]) for x in own}
            people += [own] if own else []
            ties += [_Tie(_at_most(a, _name(mentions[x]), hosts), x, min(own))
                     for x, a in part.items() if own and x not in home]
    return _joined(people, ties, mentions, decided)


def _at_most(said: Attribution, visitor: Name, hosts: Collection[Name]) -> Attribution:
    """What is said of a visitor; unsure where half a family name and an initial are all that the names share.

    J. Hartquill may be the husband of Jane Hartquill-Oakton.
    """
    agree = [names.compare(visitor, host) for host in hosts]
    half = all(a.family is Family.COMPOUND and a.given in (Given.INITIAL, Given.INITIALS) for a in agree)
    return replace(said, bin="unsure") if half and said.bin == "sure" else said


def _name(mention: Mention) -> Name:
    return names.parse(mention.family, mention.given, mention.suffix, mention.initials)


def _joined(people: Iterable[Person], ties: Iterable[_Tie], mentions: Mapping[str, Mention],
            decided: Decided) -> list[Person]:
    person_of = {x: person for person in people for x in person}
    refused: set[tuple[int, int, int, int]] = set()  # many a visitor may ask about the same two
    for tie in sorted(ties, key=lambda tie: (*_certainty(tie.said), tie.visitor, tie.host), reverse=True):
        few, many = sorted((person_of[tie.host], person_of[tie.visitor]), key=len)
        asked = (id(few), len(few), id(many), len(many))
        if few is many or asked in refused:
            continue
        if not _may_meet(few, many, mentions, decided):
            refused.add(asked)
            continue
        if _groups(few, decided).isdisjoint(_groups(many, decided)):
            for side in (few, many) if len(many) == 1 else (few,):
                side.update({x: min(a, tie.said, key=_certainty) for x, a in side.items()})
        many.update(few)
        person_of.update(dict.fromkeys(few, many))
    return list({id(person): person for person in person_of.values()}.values())


def _groups(person: Person, decided: Decided) -> set[str]:
    """What verdicts tie to somebody of this person."""
    return {decided.group(x) for x in person.keys() & decided.touched}


def _certainty(said: Attribution) -> tuple[int, float]:
    return LEAST_FIRST.index(said.bin), said.confidence


def _may_meet(one: Person, other: Person, mentions: Mapping[str, Mention], decided: Decided) -> bool:
    if clash(one, other, {x: mentions[x].orcid or "" for x in (*one, *other)}):
        return False
    printed = [{_name(mentions[x]) for x in side} for side in (one, other)]
    return names.may_meet(*printed) and not decided.separates_any(
        _groups(one, decided), _groups(other, decided))
