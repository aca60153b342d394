"""Turns the card of one person into a Listing: name, title, address, telephone, links, training, wishes."""

from __future__ import annotations

from collections.abc import Sequence

from sources.program_page.addresses import Address
from sources.program_page.after_name import degrees_near, titles_of
from sources.program_page.cards import Card
from sources.program_page.interests import interests_in
from sources.program_page.own_address import own_addresses
from sources.program_page.phones import phone_of
from sources.program_page.photos import photo_of
from sources.program_page.profile_links import profile_of
from sources.program_page.titles import pgy_of, role_of
from sources.program_page.training import school_line, training_in
from sources.program_page.wishes import wishes_in
from sources.records import Listing, Mention

_TRAINEES = ("resident", "fellow", "alumnus")  # lists of these print the school bare under the name
BIO_LEAST = 120  # characters; a shorter line is a label or a caption, not prose
_LIST_LINES = 80  # lines that are read of one card among others


def listings_of(cards: Sequence[Card], url: str) -> list[Listing]:
    """One listing per card, in page order; locators are not set yet."""
    alone = len({card.candidate.key for card in cards}) == 1
    found = zip(cards, titles_of(cards), own_addresses(cards), strict=True)
    return [_listing(card, title, mail, url, alone) for card, title, mail in found]


def _listing(card: Card, title: str, mail: Address | None, url: str, alone: bool) -> Listing:
    body = [line.text for line in card.lines][: None if alone else _LIST_LINES]
    pgy = _pgy(card, title, body)
    role = role_of(title) or role_of(card.section) or ("resident" if pgy else "")
    return Listing(
        _mention(card, role, mail, url if alone else profile_of(card, url)),
        title=title,
        phone=phone_of(card),
        photo=photo_of(card, url),
        pgy=pgy,
        interests=interests_in(body),
        training=training_in(body) or (school_line(body) if role in _TRAINEES else ()),
        wishes=wishes_in(body),
        bio=" ".join(t for t in body if len(t) >= BIO_LEAST)[:8000],
    )


def _mention(card: Card, role: str, mail: Address | None, link: str) -> Mention:
    name = card.candidate.name
    return Mention(
        locator="",
        printed=" ".join(card.candidate.text.split()),
        family=name.family,
        given=name.given,
        suffix=name.suffix,
        email=mail.address if mail else None,
        email_how=mail.how if mail else "",
        role=role,
        degrees=name.degrees or degrees_near(card),
        url=link or None,
        affiliations=(),
    )


def _pgy(card: Card, title: str, body: Sequence[str]) -> int | None:
    """The year of residency that the entry prints, else the one of the heading over it."""
    said = " ".join((card.candidate.text, card.candidate.rest, title, *body[:6]))
    return pgy_of(said) or pgy_of(card.section)
