"""Joins what a page states for machines with what it shows: the visible entry wins, markup completes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from sources.printed_name import PrintedName, letters, take_apart
from sources.program_page.addresses import addresses_in
from sources.program_page.name_likeness import name_likeness
from sources.program_page.phones import phone_in
from sources.program_page.structured import Stated
from sources.program_page.titles import role_of
from sources.records import Listing, Mention, Training

_MEDICAL = re.compile(r"\bmedic|\bosteopath|\bphysicians and surgeons\b", re.I)


def with_stated(listing: Listing, stated: Iterable[Stated], url: str) -> Listing:
    """The listing, completed by the markup's entry of the same name."""
    mention = listing.mention
    key = (letters(mention.given), letters(mention.family))
    values = next((p.values for p in stated if _key(take_apart(p.name)) == key), {})
    if not values:
        return listing
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
    named = {_key(take_apart(p.name)): p for p in reversed(stated) if name_likeness(p.name) is not None}
    if len(named) < 2 and not any(p.values.get("title") for p in named.values()):
        return []
    return [_listing(person) for person in reversed(named.values())]


def _listing(person: Stated) -> Listing:
    name = take_apart(person.name)
    return Listing(Mention("", person.name, name.family, name.given, name.suffix, degrees=name.degrees))


def _key(name: PrintedName) -> tuple[str, str]:
    return letters(name.given), letters(name.family)


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
