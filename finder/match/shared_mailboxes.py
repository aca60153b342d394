"""Tells the mailbox of several people from a person's own: who else prints it is not barred with that person.

In doubt an address is the person's own: a letter that is not written does no harm.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from finder.names import Given, Name, compare, parse
from sources.office_words import OFFICE_WORDS
from sources.program_page.name_likeness import name_likeness
from sources.program_page.ranks import has_rank
from sources.pubmed_xml.local_part import letters_of, levels_of
from sources.records import Mention

Printed = tuple[str, str]  # family and given name
# besides the barred person, where the address names neither an office nor another: a journal may have printed
# somebody's own beside one other author
OTHERS = 2


def sharers(address: str, own: Collection[Printed], beside: Mapping[int, Collection[Printed]]) -> set[int]:
    """Who shares this address with a person of these names; nobody when it may be that person's own."""
    if not own or _names(address, own):
        return set()
    others = {person: names for person, names in beside.items() if are_others(own, names)}
    plain = _is_office(address) or any(_names(address, names) for names in others.values())
    return set(others) if _count(others.values()) >= (1 if plain else OTHERS) else set()


def are_others(own: Collection[Printed], names: Collection[Printed]) -> bool:
    """Whether no name of the one can be a name of the other; family names change, so given names decide."""
    return all(_conflict(parse(*one), parse(*other)) for one in own for other in names)


def is_another(own: Collection[Printed], name: str) -> bool:
    """The same of a name written in one line, which may open with either name; a title is nobody's name."""
    read = name_likeness(name)
    if not own or read is None or read.score < 0 or has_rank(name):
        return False
    parts = read.name
    return are_others(own, [(parts.family, parts.given), (parts.given, parts.family)])


def _conflict(one: Name, other: Name) -> bool:
    return compare(one, other).given in (Given.CONFLICT, Given.INITIAL_CONFLICT)


def _count(people: Iterable[Collection[Printed]]) -> int:
    """How many people these surely are: two forms of one name count once."""
    surely: list[Collection[Printed]] = []
    for names in people:
        if all(are_others(names, known) for known in surely):
            surely.append(names)
    return len(surely)


def _is_office(address: str) -> bool:
    return not OFFICE_WORDS.isdisjoint(letters_of(address.partition("@")[0]))


def _names(address: str, own: Iterable[Printed]) -> bool:
    """Whether the address is made of one of these names."""
    people = [Mention("", "", family, given) for family, given in own]
    return bool(levels_of(address.partition("@")[0], people))
