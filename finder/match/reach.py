"""How to reach a person: the newest address published as theirs, and how far to trust it. Never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from finder.match.circle import Circle, spoken_date, years_since
from finder.model import Email, Evidence, Kind, Mention, Person

# 18 % of the addresses in MEDLINE were dead, 2.1 % more a year (Nature Index 2019, in PEERS.md)
CURRENT_YEARS = 2.0
# spellings that anybody reading the page sees as an address; the others were hidden on purpose
PLAIN = frozenset({"", "plain", "mailto", "link without mailto", "structured data", "affiliation"})


def published_email(person: Person, today: date, *, show_hidden: bool = False) -> Email | None:
    """The newest address that a stored source prints as this person's own, or None.

    An address published only in an obfuscated spelling stays out unless `show_hidden`.
    """
    found = [*_from_pages(person, show_hidden), *_from_papers(person)]
    if not found:
        return None
    newest = max(found, key=lambda email: (email.seen, email.source))
    return Email(newest.address, newest.source, newest.seen, newest.how, _trust(newest, person, today))


def hidden_address(person: Person) -> bool:
    """True when a page publishes an address only in an obfuscated form."""
    return any(e.listing.mention.email and e.listing.mention.email_how not in PLAIN for e in person.entries)


def _from_pages(person: Person, show_hidden: bool) -> list[Email]:
    return [
        Email(m.email, entry.page_url, entry.seen, f"on the page ({m.email_how or 'plain'})", "")
        for entry in person.entries
        if (m := entry.listing.mention).email and (show_hidden or m.email_how in PLAIN)
    ]


def _from_papers(person: Person) -> list[Email]:
    return [
        Email(
            b.mention.email,
            b.article.key,
            b.public,
            "printed in the author's affiliation",
            "",
        )
        for b in person.bylines
        if b.mention.email
    ]


def _trust(email: Email, person: Person, today: date) -> str:
    if years_since(email.seen, today) > CURRENT_YEARS:
        return f"verify first: last seen {spoken_date(email.seen)}"
    if (
        email.source.startswith("pmid:")
        and person.entries
        and not any(e.listing.mention.email == email.address for e in person.entries)
    ):
        return "verify first: the program page does not print it"
    return "current"


def reachable(person: Person, circle: Circle) -> Iterator[Evidence]:
    """That an address is published as this person's own."""
    email = published_email(person, circle.today, show_hidden=circle.show_hidden)
    if email is None:
        return
    mention = next(m for m in _mentions(person) if m.email == email.address)
    yield Evidence(
        Kind.REACHABLE,
        1.0 if email.trust == "current" else 0.4,
        f"Address published, last seen {spoken_date(email.seen)} ({email.how})",
        email.source,
        mention.locator,
    )


def _mentions(person: Person) -> Iterator[Mention]:
    yield from (e.listing.mention for e in person.entries)
    yield from (b.mention for b in person.bylines)
