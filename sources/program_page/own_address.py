"""Decides which of the addresses on a card is the person's own: one of an office is nobody's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sources.office_words import OFFICE_WORDS
from sources.printed_name import PrintedName, letters
from sources.program_page.addresses import Address, addresses_in, addresses_of, addresses_turned
from sources.program_page.cards import Card
from sources.program_page.document import Element

_OFFICES = OFFICE_WORDS | {"it"}  # of the computers; in a byline more often letters of a group's name


@dataclass(frozen=True, slots=True)
class _Page:
    """What the whole page says that one card cannot: whose an address is besides."""

    printed: Counter[str]  # address → the cards that print it
    families: frozenset[str]
    alone: bool


def own_addresses(cards: Sequence[Card]) -> list[Address | None]:
    """For each card the address of this very person, or None: shared and generic ones are nobody's."""
    published = [tuple(_published(card)) for card in cards]
    page = _Page(
        Counter(address for found in published for address in {a.address for a in found}),
        frozenset(letters(card.candidate.name.family) for card in cards),
        len({card.candidate.key for card in cards}) == 1,
    )
    return [_own(found, card.candidate.name, page) for card, found in zip(cards, published, strict=True)]


def _published(card: Card) -> Iterator[Address]:
    turned: set[str] = set()
    for element in card.elements:
        yield from addresses_of(element)
        if _is_turned(element):
            found = list(addresses_turned("".join(element.itertext()).strip()))
            turned.update(address.address for address in found)
            yield from found
    for line in card.lines:
        yield from (a for a in addresses_in(line.text) if a.address[::-1] not in turned)


def _is_turned(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "direction:rtl" in style and "bidi-override" in style


def _own(published: Sequence[Address], name: PrintedName, page: _Page) -> Address | None:
    ranked = sorted({a.address: a for a in reversed(published)}.values(), key=lambda a: published.index(a))
    spelled = next((a for a in ranked if _spells(a.address, name)), None)
    if spelled or page.alone:
        return spelled
    return next((a for a in ranked if _is_unshared(a.address, page)), None)


def _is_unshared(address: str, page: _Page) -> bool:
    """True when one card alone prints it, and it spells no office and nobody else on the page."""
    local = address.partition("@")[0]
    if page.printed[address] != 1 or re.split("[._-]", local, maxsplit=1)[0].lower() in _OFFICES:
        return False
    folded = letters(local)
    return not any(len(family) > 3 and family in folded for family in page.families)


def _spells(address: str, name: PrintedName) -> bool:
    """True when the local part is made of this name: family, given or their beginnings."""
    local = letters(address.partition("@")[0])
    family, given = letters(name.family), letters(name.given)
    words = [letters(word) for word in re.split(r"[\s-]+", f"{name.given} {name.family}")]
    initials = "".join(letters(w)[:1] for w in f"{name.given} {name.family}".split())
    return (
        any(len(word) > 3 and word in local for word in words)
        or (len(family) > 1 and family in local and given[:1] in local)
        or (len(family) > 3 and family[:4] in local)
        or (len(given) > 3 and given[:4] in local)
        or (len(initials) > 1 and local == initials)
    )
