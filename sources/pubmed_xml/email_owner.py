"""Whose address is whose: gives an e-mail printed in an affiliation to one author, or to nobody.

Publishers print one address into the affiliations of everybody at that place, or another author's into
the first one's. An address is therefore given by, in this order: the names in its local part, being in
one author's affiliation only, and, for as many addresses as people, their order. Measured on the 12,270
addresses of ../shared: where only the first author has an affiliation, 71 of the 2,676 addresses that
name somebody name another author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sources.pubmed_xml.build import with_email
from sources.pubmed_xml.local_part import FAMILY, GIVEN, NOTHING, levels_of
from sources.pubmed_xml.office import is_office
from sources.records import Mention

ADDRESS = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9][\w.+%'&-]*@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,24}(?![\w@])", re.ASCII
)


@dataclass(frozen=True, slots=True)
class _Printed:
    """An address, and the people in whose affiliations it stands (their places)."""

    address: str
    holders: tuple[int, ...]


def with_emails(people: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The same people, those whose own address stands in the record with it and marked corresponding.

    Never gives one address to two people; one that could be several people's is nobody's.
    """
    printed = _printed(people)
    if not printed:
        return people
    owned = _by_evidence(printed, people)
    if len(owned) < len(printed):
        owned |= _by_order(printed, owned, people)
    best: dict[int, tuple[int, str]] = {}
    for address, (place, strength) in owned.items():
        if strength > best.get(place, (-1, ""))[0]:
            best[place] = (strength, address)
    given = list(people)
    for place, (_, address) in best.items():
        given[place] = with_email(people[place], address)
    return tuple(given)


def addresses(affiliation: str) -> list[str]:
    """The addresses in an affiliation, lower-cased, in order, each once."""
    # no address begins before the white space in front of the first @: most of the line need not be looked at
    start = affiliation.rfind(" ", 0, affiliation.find("@") + 1) + 1
    return list(dict.fromkeys([found[0].lower() for found in ADDRESS.finditer(affiliation, start)]))


def _printed(people: Sequence[Mention]) -> list[_Printed]:
    holders: dict[str, dict[int, None]] = {}
    for place, one in enumerate(people):
        for line in one.affiliations:
            for address in addresses(line) if "@" in line else ():
                holders.setdefault(address, {})[place] = None
    return [_Printed(address, tuple(held)) for address, held in holders.items()]


def _by_evidence(printed: Sequence[_Printed], people: Sequence[Mention]) -> dict[str, tuple[int, int]]:
    """address → (place, strength), for those whose owner the record itself shows."""
    owned = {}
    for one in printed:
        found = _named(one, people) or _only_holder(one, printed, people)
        if found:
            owned[one.address] = found
    return owned


def _named(one: _Printed, people: Sequence[Mention]) -> tuple[int, int] | None:
    """By the local part. Anybody in the byline for a family name, holders only for less."""
    local = one.address.partition("@")[0]
    levels = levels_of(local, people)
    strong = _single_best({p: v for p, v in levels.items() if v >= FAMILY}, one.holders)
    if strong is not None:
        return strong, levels[strong]
    if any(level >= FAMILY for level in levels.values()):
        return None  # several people of that name
    weak = _single_best({p: levels[p] for p in one.holders if p in levels}, one.holders)
    # the letters of a holder are no match for the given name of somebody else in the byline
    return None if weak is None or levels[weak] < max(levels.values()) else (weak, levels[weak])


def _single_best(levels: Mapping[int, int], holders: Iterable[int]) -> int | None:
    """The one with the highest level; between equals, the one in whose affiliation the address stands."""
    if not levels:
        return None
    most = max(levels.values())
    best = [place for place, level in levels.items() if level == most]
    if len(best) > 1:
        best = [place for place in best if place in set(holders)]
    return best[0] if len(best) == 1 else None


def _only_holder(
    one: _Printed, printed: Sequence[_Printed], people: Sequence[Mention]
) -> tuple[int, int] | None:
    if len(one.holders) != 1 or not _may_be_of(one.address, one.holders[0], people):
        return None
    # of several addresses in one affiliation the others' owners are somewhere else in the byline
    alone = [other for other in printed if one.holders[0] in other.holders] == [one]
    return (one.holders[0], NOTHING) if alone else None


def _by_order(
    printed: Sequence[_Printed], owned: Mapping[str, tuple[int, int]], people: Sequence[Mention]
) -> dict[str, tuple[int, int]]:
    """As many nameless addresses as people without one, in the same affiliations: first to first."""
    taken = {place for place, _ in owned.values()}
    found: dict[str, tuple[int, int]] = {}
    for holders in dict.fromkeys(one.holders for one in printed if len(one.holders) > 1):
        group = [one.address for one in printed if one.holders == holders]
        left = [address for address in group if address not in owned]
        free = [place for place in holders if place not in taken]
        pairs = list(zip(left, free, strict=False))
        ordered = len(left) == 1 or _in_order(group, holders, owned)
        if ordered and len(left) == len(free) and all(_may_be_of(a, p, people) for a, p in pairs):
            found |= {address: (place, NOTHING) for address, place in pairs}
            taken |= set(free)
    return found


def _in_order(group: Sequence[str], holders: Sequence[int], owned: Mapping[str, tuple[int, int]]) -> bool:
    """Whether the addresses whose owner is known stand where their owners do."""
    if len(group) != len(holders):
        return False
    pairs = zip(group, holders, strict=True)
    return all(address not in owned or owned[address][0] == place for address, place in pairs)


def _may_be_of(address: str, place: int, people: Sequence[Mention]) -> bool:
    """Whether an address that does not name this person may still be theirs: it is nobody else's.

    "jane@" in the affiliation of Al Roe is not Roe's while a Jane Doe is in the byline.
    """
    local, author = address.partition("@")[0], people[place]
    if not author.valid or author.collective or is_office(local, author, people):
        return False
    return not any(v >= GIVEN for other, v in levels_of(local, people).items() if other != place)
