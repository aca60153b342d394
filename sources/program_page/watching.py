"""The source over all watched program pages: what to ask for first, and what follows from a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from sources.errors import ReadError
from sources.printed_name import letters
from sources.program_page.document import read_document
from sources.program_page.namesakes import completed
from sources.program_page.people import read_people
from sources.records import Listing, Mention, Training
from sources.source import Page, Record, Request, Wanted, text_of

MAX_PROFILES = 60  # profile pages per listing page: politeness, at five seconds a page five minutes
MAX_PAGES = 20  # "next" pages of one list
_NEXT = re.compile(r"^\W*(?:next(?: page)?|older|more results|›|»|>|→|[›»>]{1,2}|next\s*[›»>→]+)\W*$", re.I)


class ProgramPage:
    """The watched people pages; profile pages of their people on the same site; further pages of a list."""

    name = "program_page"

    def start(self, wanted: Wanted) -> Iterable[Request]:
        """One request per watched page."""
        for watched in wanted.pages:
            context = {
                "program": watched.program,
                "institution": watched.institution,
                "kind": "listing",
                "depth": 0,
            }
            yield Request(self.name, watched.url, context=context)

    def read(self, page: Page) -> Iterator[Record | Request]:
        """The people of a page, then the requests that follow. Raises ReadError, never else."""
        try:
            if page.status == 304:
                return
            read = _profile if page.request.context.get("kind") == "profile" else _listing
            yield from read(page)
        except ReadError:
            raise
        except (ValueError, TypeError, KeyError, RecursionError, MemoryError) as error:
            raise ReadError(
                "The page could not be read as a people page; open it in a browser, save it, and run "
                "`finder extract FILE` to see what is found."
            ) from error


def _listing(page: Page) -> Iterator[Record | Request]:
    people = [_placed(listing, page.request.context) for listing in read_people(_body(page), page.url)]
    yield from people
    yield from _profiles(people, page)
    yield from _next_pages(page)


def _body(page: Page) -> bytes:
    """The page's bytes as UTF-8: only the answer's header may know an older charset."""
    try:
        page.body.decode("utf-8")
    except UnicodeDecodeError:
        return text_of(page).encode("utf-8", "replace")
    return page.body


def _placed(listing: Listing, context: Mapping[str, object]) -> Listing:
    """A person of a watched page belongs to the institution that the page is watched for."""
    place = str(context.get("institution") or "")
    if not place or listing.mention.affiliations:
        return listing
    return replace(listing, mention=replace(listing.mention, affiliations=(place,)))


def _profiles(people: list[Listing], page: Page) -> Iterator[Request]:
    seen = {urldefrag(page.url)[0]}
    for listing in people:
        url = urldefrag(listing.mention.url or "")[0]
        if not url or url in seen or not _same_site(url, page.url) or len(seen) > MAX_PROFILES:
            continue
        seen.add(url)
        context = {**page.request.context, "kind": "profile", "listing": json.dumps(asdict(listing))}
        yield Request(ProgramPage.name, url, context=context)


def _same_site(one: str, other: str) -> bool:
    """True for two addresses under one registered host: "surgery.x.edu" and "www.x.edu"."""
    a, b = urlsplit(one), urlsplit(other)
    if a.scheme not in ("http", "https") or not a.hostname or not b.hostname:
        return False
    return (a.hostname == b.hostname and a.port == b.port) or _registered(a.hostname) == _registered(
        b.hostname
    ) != ""


def _registered(host: str) -> str:
    parts = host.split(".")
    return "" if host.replace(".", "").isdigit() or len(parts) < 2 else ".".join(parts[-2:])


def _next_pages(page: Page) -> Iterator[Request]:
    depth = page.request.context.get("depth")
    depth = depth if isinstance(depth, int) else 0
    if depth + 1 >= MAX_PAGES:
        return
    for element in read_document(page.body).root.iter("a", "link"):
        words = " ".join(
            (element.text_content() or element.get("aria-label") or element.get("title") or "").split()
        )
        named = "next" in (element.get("rel") or "").lower().split() or bool(_NEXT.match(words))
        target = urldefrag(urljoin(page.url, (element.get("href") or "").strip()))[0]
        if (
            named
            and target != urldefrag(page.url)[0]
            and _same_site(target, page.url)
            and "?" in target + "?"
        ):
            yield Request(ProgramPage.name, target, context={**page.request.context, "depth": depth + 1})
            return


def _profile(page: Page) -> Iterator[Record | Request]:
    """One listing: the entry of the list, completed by the person's own page when that names the person."""
    entry = _from_context(page.request.context)
    own = next(
        (p for p in read_people(_body(page), page.url) if _same_person(p.mention, entry.mention)), None
    )
    yield entry if own is None else completed(entry, own)


def _same_person(one: Mention, other: Mention) -> bool:
    return (
        letters(one.family) == letters(other.family)
        and bool(one.given)
        and bool(other.given)
        and letters(one.given)[:1] == letters(other.given)[:1]
    )


def _from_context(context: Mapping[str, object]) -> Listing:
    """The listing that a profile request carries. Raises ReadError when the context was lost."""
    try:
        data: dict[str, Any] = json.loads(str(context["listing"]))
    except (KeyError, ValueError) as error:
        raise ReadError(
            "A profile page came without the list entry it belongs to; run the list page again."
        ) from error
    mention = data.pop("mention")
    training = tuple(Training(**item) for item in data.pop("training"))
    for name in ("affiliations", "degrees"):
        mention[name] = tuple(mention[name])
    for name in ("interests", "wishes"):
        data[name] = tuple(data[name])
    return Listing(Mention(**mention), training=training, **data)
