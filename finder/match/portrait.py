"""Who a person is on paper: their name, their latest place and role, from the mentions held to be theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from finder.affiliations import Atlas, is_surgical, is_us
from finder.model import Alumnus, Bin, Byline, Entry, Mention, Person, Place, Program, Reason

_BIN_ORDER: Mapping[Bin, int] = {"sure": 0, "unsure": 1, "conflict": 2}


@dataclass(frozen=True, slots=True)
class Held:
    """The mentions attributed to one person, as the store gives them back."""

    id: int
    bylines: tuple[Byline, ...] = ()
    entries: tuple[Entry, ...] = ()
    alumni: tuple[tuple[Alumnus, Bin], ...] = ()
    because: tuple[Reason, ...] = ()


def portrait(held: Held, atlas: Atlas, programs: Mapping[str, Program]) -> Person:
    """The person these mentions describe. Only the surest bin among them speaks."""
    best: Bin = min(_bins(held), key=lambda bin_: _BIN_ORDER[bin_], default="sure")
    bylines, entries = _newest_bylines(held, best), _newest_entries(held, best)
    alumni = tuple(row for row, bin_ in held.alumni if bin_ == best)
    mentions = _mentions(bylines, entries, alumni)
    name = _fullest(mentions)
    person = Person(
        id=held.id,
        name=_display(name),
        family=name.family,
        given=name.given,
        degrees=_degrees(mentions),
        identity=best,
        because=held.because,
        bylines=bylines,
        entries=entries,
        alumni=alumni,
    )
    return _placed(person, atlas, programs)


def _bins(held: Held) -> list[Bin]:
    return [*(b.bin for b in held.bylines), *(e.bin for e in held.entries), *(b for _, b in held.alumni)]


def _newest_bylines(held: Held, best: Bin) -> tuple[Byline, ...]:
    found = (b for b in held.bylines if b.bin == best and b.mention.valid)
    return tuple(sorted(found, key=lambda b: (b.public, b.article.pmid), reverse=True))


def _newest_entries(held: Held, best: Bin) -> tuple[Entry, ...]:
    return tuple(sorted((e for e in held.entries if e.bin == best), key=lambda e: e.seen, reverse=True))


def _mentions(
    bylines: Sequence[Byline], entries: Sequence[Entry], alumni: Sequence[Alumnus]
) -> list[Mention]:
    return [
        *(e.listing.mention for e in entries),
        *(b.mention for b in bylines),
        *(a.mention for a in alumni),
    ]


def _fullest(mentions: Sequence[Mention]) -> Mention:
    """The mention whose name says most; the one printed most often among equals."""
    counts = Counter((m.family, m.given) for m in mentions)
    return max(
        mentions,
        key=lambda m: (
            len([w for w in m.given.replace(".", " ").split() if len(w) > 1]) > 0,
            not m.family.isupper(),
            len(m.given.split()),
            counts[m.family, m.given],
            len(m.given),
            m.locator,
        ),
    )


def _display(mention: Mention) -> str:
    return " ".join(part for part in (mention.given, mention.family, mention.suffix) if part)


def _degrees(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return next((m.degrees for m in mentions if m.degrees), ())


def _placed(person: Person, atlas: Atlas, programs: Mapping[str, Program]) -> Person:
    # a page is looked at every week: what it shows today is the latest word on a place
    if person.entries:
        return _placed_by_page(person, person.entries[0], atlas, programs)
    byline = next((b for b in person.bylines if b.mention.affiliations and b.counts), None)
    return person if byline is None else _placed_by_paper(person, byline, atlas)


def _placed_by_page(person: Person, entry: Entry, atlas: Atlas, programs: Mapping[str, Program]) -> Person:
    place = _entry_place(entry, atlas, programs)
    return replace(
        person,
        place=place,
        place_source=entry.page_url,
        place_seen=entry.seen,
        place_mention=entry.listing.mention.locator,
        programs=place.programs,
        role=entry.listing.mention.role or entry.listing.title,
    )


def _placed_by_paper(person: Person, byline: Byline, atlas: Atlas) -> Person:
    place = own_place(byline.mention.affiliations, atlas)
    return replace(
        person,
        place=place,
        place_source=byline.article.key,
        place_seen=byline.public,
        place_mention=byline.mention.locator,
        programs=place.programs,
    )


def own_place(affiliations: Sequence[str], atlas: Atlas) -> Place:
    """Where a person works: the first own affiliation, or a surgical one beside it in the same country.

    The first is the home; a visiting post at a US department does not make a surgeon abroad a US surgeon.
    """
    places = [atlas.read(line) for line in affiliations]
    home = places[0]
    if not is_us(home):
        return home
    return next((p for p in places if is_us(p) and is_surgical(p.department)), home)


def _entry_place(entry: Entry, atlas: Atlas, programs: Mapping[str, Program]) -> Place:
    listing = entry.listing
    said = atlas.read(", ".join(part for part in (listing.title, *listing.mention.affiliations) if part))
    program = programs.get(entry.program)
    if program is None:
        return said
    # the page is a surgery program's own: without another word its people are in general surgery
    department = "general surgery" if said.department == "unclear" else said.department
    return Place(
        affiliation=listing.title,
        programs=(program.acgme,),
        department=department,
        institutions=(program.institution or program.name,),
        city=program.city,
        state=program.state,
        country="US",
        reason=f"listed on a page of {program.name}",
    )
