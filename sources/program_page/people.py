"""Reads the people of one page: the candidates that are people, each with what its card says."""

from __future__ import annotations

from sources.printed_name import take_apart
from sources.program_page.candidates import Candidate, candidates
from sources.program_page.cards import cards_of
from sources.program_page.document import Document, read_document, refuse_empty_frame
from sources.program_page.entries import listings_of
from sources.program_page.namesakes import each_once, located, name_key
from sources.program_page.repeated import people_among
from sources.program_page.split_names import split_names
from sources.program_page.stated import stated_listings, with_stated
from sources.program_page.structured import stated_people
from sources.records import Listing


def read_people(html: bytes, url: str) -> list[Listing]:
    """The people a page lists, in page order, each once.

    `mention.locator` is the URL, "#" and the folded name, with "-2" for a namesake (see `namesakes`). Raises
    ReadError when the bytes are no HTML, or a script's empty frame.
    """
    document = read_document(html)
    stated = stated_people(document)
    if not stated:
        refuse_empty_frame(document)
    people = people_among(_found(document), document, frozenset(name_key(take_apart(p.name)) for p in stated))
    listed = listings_of(cards_of(people, document), url) or stated_listings(stated, url)
    return located(each_once([with_stated(listing, stated, url) for listing in listed], url), url)


def _found(document: Document) -> list[Candidate]:
    """All candidates in page order; a row whose name is split over columns gives one."""
    joined = list(split_names(document))
    taken = {run.line for candidate in joined for run in candidate.runs}
    found = [c for c in candidates(document) if c.line.index not in taken]
    return sorted([*found, *joined], key=lambda c: c.line.index)


def to_json(listing: Listing) -> dict[str, object]:
    """The listing as `finder extract` prints it; absent fields are None."""
    mention = listing.mention
    page = mention.locator.partition("#")[0]

    def places(kind: str) -> str | None:
        return "; ".join(t.institution for t in listing.training if t.kind == kind) or None

    return {
        "name": " ".join(part for part in (mention.given, mention.family, mention.suffix) if part),
        "degrees": ", ".join(mention.degrees) or None,
        "title": listing.title or None,
        "email": mention.email,
        "phone": listing.phone or None,
        "profile_url": mention.url if mention.url and (mention.url != page or mention.of == 1) else None,
        "medical_school": listing.medical_school or None,
        "role": mention.role or None,
        "pgy": listing.pgy,
        "photo_url": listing.photo or None,
        "residency": places("residency"),
        "fellowship": places("fellowship"),
        "interests": list(listing.interests) or None,
        "wishes": list(listing.wishes) or None,
        "email_how": mention.email_how or None,
    }
