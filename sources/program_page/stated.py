"""Joins what a page states for machines with what it shows: the visible entry wins, markup completes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from sources.printed_name import take_apart
from sources.program_page.addresses import addresses_in
from sources.program_page.name_likeness import name_likeness
from sources.program_page.namesakes import Contact, contact_of, name_key
from sources.program_page.phones import phone_in
from sources.program_page.structured import Stated
from sources.program_page.titles import role_of
from sources.records import Listing, Mention, Training

_MEDICAL = re.compile(r"\bmedic|\bosteopath|\bphysicians and surgeons\b", re.I)


def with_stated(listing: Listing, stated: Iterable[Stated], url: str) -> Listing:
    """The listing, completed by the markup's entry of the same name; a namesake's entry completes nothing."""
    own = contact_of(listing.mention, url)
    named = [p for p in stated if name_key(take_apart(p.name)) == name_key(listing.mention)]
    known = [(p, _contact(p, url)) for p in named]
    fitting = [(p, contact) for p, contact in known if not own.parts(contact)]
    tied = [(p, contact) for p, contact in fitting if own.same(contact)]
    if not tied and any(one.parts(other) for _, one in fitting for _, other in fitting):
        return listing  # the markup names two people so, and nothing says which of them this is
    chosen = next(iter([*tied, *fitting]), None)
    return _completed(listing, chosen[0].values, url) if chosen else listing


def _contact(person: Stated, url: str) -> Contact:
    link = _absolute(url, person.values.get("url", ""))
    return contact_of(Mention("", "", "", "", email=_email(person.values), url=link), url)


def _completed(listing: Listing, values: dict[str, str], url: str) -> Listing:
    mention = listing.mention
    email = mention.email or _email(values)
    mention = replace(
        mention,
        email=email,
        email_how=mention.email_how or ("structured data" if email else ""),
        role=mention.role or role_of(values.get("title", "")),
        url=mention.url or _absolute(url, values.get("url", "")),
    )
    return replace(
        listing,
        mention=mention,
        title=listing.title or values.get("title", ""),
        phone=listing.phone or phone_in(values.get("phone", ""), "phone:"),
        photo=listing.photo or _absolute(url, values.get("photo", "")) or "",
        training=listing.training or _school(values),
    )


def stated_listings(stated: Sequence[Stated], url: str) -> list[Listing]:
    """Listings of people whom only the markup names: two or more, or one with a title."""
    named = [p for p in stated if name_likeness(p.name) is not None]
    several = len({name_key(take_apart(p.name)) for p in named}) > 1
    if not several and not any(p.values.get("title") for p in named):
        return []
    return [_listing(person, url) for person in named]


def _listing(person: Stated, url: str) -> Listing:
    name = take_apart(person.name)
    mention = Mention("", person.name, name.family, name.given, name.suffix, degrees=name.degrees)
    return _completed(Listing(mention), person.values, url)


def _email(values: dict[str, str]) -> str | None:
    return next(
        (found.address for found in addresses_in(values.get("email", "").removeprefix("mailto:"))), None
    )


def _absolute(url: str, target: str) -> str | None:
    try:
        return urljoin(url, target) if target else None
    except ValueError:
        return None


def _school(values: dict[str, str]) -> tuple[Training, ...]:
    school = values.get("school", "")
    return (Training("medical school", school, quote=school),) if _MEDICAL.search(school) else ()
