"""Joins people over two name blocks: "M. Constantine Hart" of the papers is "Constantine Hart" of the page.

A mention whose name may be printed in another form visits the blocks of those forms
(`names.further_blocks`), and one that is printed family first elsewhere the block of that order. It is
compared there with who is at home. Whoever it joins there is its person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from finder import names
from finder.identity.bins import SAME_ORCID
from finder.identity.known import Known, Person
from finder.identity.resolution import Attribution
from finder.identity.traits import name_of
from finder.identity.verdicts import Decided
from finder.model import Bin, Reason
from finder.names import Family, Given, Name
from sources.records import Mention

HALF = Reason("the names share half a family name and an initial alone")
TURNED = Reason("one prints the family name first")
# fifty to one: for most names in two orders the orders are of two people, as James Thomas and Thomas James
TURNED_FROM = 0.98
LEAST_FIRST: tuple[Bin, ...] = ("conflict", "unsure", "sure")


def visitors(blocks: Mapping[str, Sequence[Mention]]) -> dict[str, list[Mention]]:
    """For each of these blocks the mentions at home in others that may stand there, too.

    One whose name is turned is given as it would be printed there; of two orders the later block's visits.
    """
    found: dict[str, list[Mention]] = defaultdict(list)
    orders = _orders(blocks)
    for home, members in blocks.items():
        for mention in members:
            for key in names.further_blocks(mention.family, mention.given or mention.initials):
                if key in blocks:
                    found[key].append(mention)
            key = names.swapped_block(mention.family, mention.given)
            if key in orders and key < home and names.ordered(name_of(mention))[::-1] in orders[key]:
                found[key].append(replace(mention, family=mention.given, given=mention.family, initials=""))
    return found


def _orders(blocks: Mapping[str, Sequence[Mention]]) -> dict[str, set[tuple[str, str]]]:
    """The full names of blocks that others may visit by the other order of their name."""
    wanted = {names.swapped_block(m.family, m.given) for members in blocks.values() for m in members}
    return {key: {names.ordered(name_of(m)) for m in blocks[key]} for key in wanted & blocks.keys()}


@dataclass(frozen=True, slots=True)
class _Tie:
    """A visitor joined a person who is at home in the visited block."""

    said: Attribution  # of the visitor, in the visited block
    visitor: str
    host: str  # one of the mentions that it joined


def bridged(found: Iterable[Sequence[Person]], blocks: Mapping[str, Sequence[Mention]],
            mentions: Mapping[str, Mention], decided: Decided) -> list[Person]:
    """The people of all blocks, `found` in the order of `blocks`; those whom a visitor ties are one.

    `mentions` are those of the blocks, by locator. The surest ties first. A tie gives way to names that no
    form between can reconcile, to two ORCIDs, to one paper with both, and to a verdict. Unless a verdict says
    that its sides are one, the smaller is no surer than the tie, and no single mention is.
    """
    people: list[Known] = []
    ties: list[_Tie] = []
    for members, parts in zip(blocks.values(), found, strict=True):
        home = {m.locator for m in members}
        for part in parts:
            own = {x: a for x, a in part.items() if x in home}
            if own:
                people.append(Known(own, mentions, decided))
                said = ((x, _at_most(a, name_of(mentions[x]), people[-1].names))
                        for x, a in part.items() if x not in home)
                ties += [_Tie(a, x, min(own)) for x, a in said if a]
    person_of = {x: person for person in people for x in person.told}
    _join(person_of, ties, decided)
    return [person.told for person in dict.fromkeys(person_of.values())]


def _at_most(said: Attribution, visitor: Name, hosts: Collection[Name]) -> Attribution | None:
    """What is said of a visitor; unsure where half a family name and an initial are all that the names share.

    J. Hartquill may be the husband of Jane Hartquill-Oakton. None where a name in the other order has little
    else that speaks for it; without an ORCID it is never sure.
    """
    agree = [names.compare(visitor, host) for host in hosts]
    if all(a.family in (Family.SWAPPED, Family.DIFFERENT) for a in agree):
        if said.confidence < TURNED_FROM or all(a.family is Family.DIFFERENT for a in agree):
            return None
        return said if SAME_ORCID in said.because else _unsure(said, TURNED)
    half = all(a.family is Family.COMPOUND and a.given in (Given.INITIAL, Given.INITIALS) for a in agree)
    return _unsure(said, HALF) if half and said.bin == "sure" else said


def _unsure(said: Attribution, why: Reason) -> Attribution:
    return replace(said, bin=min(said.bin, "unsure", key=LEAST_FIRST.index), because=(why, *said.because))


def _join(person_of: dict[str, Known], ties: Iterable[_Tie], decided: Decided) -> None:
    """Makes one person of every two that a tie may join."""
    refused: set[tuple[Known, int, Known, int]] = set()  # many a visitor may ask about the same two
    for tie in sorted(ties, key=lambda tie: (*_certainty(tie.said), tie.visitor, tie.host), reverse=True):
        few, many = sorted((person_of[tie.host], person_of[tie.visitor]), key=lambda known: len(known.told))
        asked = (few, len(few.told), many, len(many.told))
        if few is many or asked in refused:
            continue
        if few.clashes(many) or decided.separates_any(few.groups, many.groups):
            refused.add(asked)
            continue
        if few.groups.isdisjoint(many.groups):
            for side in (few, many) if len(many.told) == 1 else (few,):
                side.told.update({x: min(a, tie.said, key=_certainty) for x, a in side.told.items()})
        many.absorb(few)
        person_of.update(dict.fromkeys(few.told, many))


def _certainty(said: Attribution) -> tuple[int, float]:
    return LEAST_FIRST.index(said.bin), said.confidence
