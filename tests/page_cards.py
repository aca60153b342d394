"""Cards of an invented page: what the readers of one card's fields are given."""

from __future__ import annotations

from sources.program_page.candidates import candidates
from sources.program_page.cards import Card, cards_of
from sources.program_page.document import read_document
from sources.program_page.repeated import people_among

URL = "https://site.example/people/"
NAMES = ("Maren Tolliver", "Ovidio Brankel", "Xiulan Pengfeld", "Rowena Achterberg")


def cards(markup: str) -> list[Card]:
    """The cards of the people on a page."""
    document = read_document(markup.encode())
    return cards_of(people_among(list(candidates(document)), document), document)


def listed(*details: str) -> list[Card]:
    """One card per detail: each in its own item, below a name with a degree."""
    items = (f"<li><b>{name}, MD</b><br>{detail}</li>" for name, detail in zip(NAMES, details, strict=False))
    found = cards(f"<ul>{''.join(items)}</ul>")
    assert len(found) == len(details)
    return found


def alone(details: str) -> Card:
    """The card of a page about one person."""
    (card,) = cards(f"<title>Maren Tolliver</title><h1>Maren Tolliver, MD</h1>{details}")
    return card
