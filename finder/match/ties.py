"""Evidence from where people are and whom they know: school, shared co-authors, program, state, address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from finder.affiliations import is_same_school
from finder.match.circle import Circle, on_date, spoken_date, years_since
from finder.match.reach import published_email
from finder.match.work import papers, quotable, said_of
from finder.model import Byline, Evidence, Kind, Mention, Person, Program, UsImg

# A school colleague on a recent byline is as good as an introduction; after eight years people have moved.
COAUTHOR_YEARS = 8.0
NOT_INTERESTED = "not interested"


@lru_cache(maxsize=1 << 16)
def _of_school(line: str, names: tuple[str, ...]) -> bool:
    """`is_same_school`, remembered: the same lines return for every co-author of a large study."""
    return is_same_school(line, names)


def alumni(person: Person, circle: Circle) -> Iterator[Evidence]:
    """That the person is of the student's school: by a bio, the alumni list, an own affiliation."""
    found = [*_bios(person, circle), *_rows(person, circle), *_adjunct(person, circle)]
    if found:
        yield max(found, key=lambda e: e.strength)


def _bios(person: Person, circle: Circle) -> Iterator[Evidence]:
    for entry in person.entries:
        mention = entry.listing.mention
        for training in entry.listing.training:
            if training.kind == "medical school" and _of_school(
                training.institution, circle.student.school_names
            ):
                year = f", {training.year}" if training.year else ""
                yield Evidence(
                    Kind.ALUMNI,
                    1.0,
                    f"Went to your school: {training.institution}{year} "
                    f"(page seen {spoken_date(entry.seen)})",
                    mention.url or entry.page_url,
                    mention.locator,
                    quote=training.quote or training.institution,
                    facts={"school": circle.student.school, "tie": "went"},
                )


def _rows(person: Person, circle: Circle) -> Iterator[Evidence]:
    for row in person.alumni:
        year = f", class of {row.class_year}" if row.class_year else ""
        yield Evidence(
            Kind.ALUMNI,
            0.95,
            f"On your school's alumni list{year}: “{row.row}”",
            row.mention.locator,
            row.mention.locator,
            quote=row.row,
            facts={"school": circle.student.school, "tie": "list"},
        )


def _adjunct(person: Person, circle: Circle) -> Iterator[Evidence]:
    """Seed L88: "Affiliated with your school as adjunct faculty"."""
    for byline in quotable(papers(person)):
        line = next(
            (a for a in byline.mention.affiliations if _of_school(a, circle.student.school_names)), None
        )
        if line and years_since(byline.public, circle.today) <= COAUTHOR_YEARS:
            yield Evidence(
                Kind.ALUMNI,
                0.8,
                f"Gave your school as an own affiliation {on_date(byline.public)} "
                f"(PMID {byline.article.pmid})",
                byline.article.key,
                byline.mention.locator,
                quote=byline.article.title,
                facts=said_of(byline, school=circle.student.school, tie="staff"),
            )
            return


def coauthor(person: Person, circle: Circle) -> Iterator[Evidence]:
    """That the person wrote with somebody of the student's school, or with an alumnus known to be one."""
    found = [
        (byline, other, said)
        for byline in quotable(papers(person))
        if years_since(byline.public, circle.today) <= COAUTHOR_YEARS
        for other, said in _schoolmates(byline, circle)
    ]
    if not found:
        return
    byline, other, said = found[0]
    shared = {b.article.key for b, _, _ in found}
    age = min(years_since(b.public, circle.today) for b, _, _ in found)
    detail = (
        f"Wrote with {other.given} {other.family}, {said}, {on_date(byline.public)} "
        f"(PMID {byline.article.pmid})"
    )
    strength = min(1.0, (0.7 + 0.1 * (len(shared) - 1)) * 0.5 ** (max(0.0, age - 2) / 4) + 0.1)
    yield Evidence(
        Kind.COAUTHOR,
        round(strength, 4),
        detail,
        byline.article.key,
        other.locator,
        quote=byline.article.title,
        facts=said_of(byline, who=f"{other.given} {other.family}", school=circle.student.school),
    )


def _schoolmates(byline: Byline, circle: Circle) -> Iterator[tuple[Mention, str]]:
    own = byline.mention.locator
    for other in byline.article.authors:
        if other.locator == own or other.collective or not other.valid:
            continue
        if any(_of_school(line, circle.student.school_names) for line in other.affiliations):
            yield other, "of your school"
        elif other.locator in circle.alumni:
            yield other, "who went to your school"


def program(person: Person, circle: Circle) -> Iterator[Evidence]:
    """That the person works where general surgeons are trained, how open it has been, what you marked."""
    known = [circle.programs[code] for code in person.programs if code in circle.programs]
    if not known:
        return
    best = max(known, key=lambda p: _program_strength(p, circle))
    said = f"; {_us_img(best.us_img)}" if best.us_img else ""
    if marks := circle.marks.get(best.acgme):
        said += f"; you marked it: {', '.join(marks)}"
    yield Evidence(
        Kind.PROGRAM,
        round(_program_strength(best, circle), 4),
        f"Works at {best.institution or best.name}, home of a general surgery residency "
        f"(ACGME {best.acgme}){said}",
        person.place_source,
        person.place_mention,
        facts={"program": best.name},
    )


def _us_img(share: UsImg) -> str:
    """The share of US citizen IMGs as its source states it, with the year."""
    some = (
        f"{share.percent:g} % of its residents were US citizen IMGs"
        if share.percent
        else "none of its residents was a US citizen IMG"
    )
    return f"{some} in {share.year} ({share.source})"


def _program_strength(known: Program, circle: Circle) -> float:
    """What the student marked decides; else half for training residents at all, the rest by US IMGs.

    Full at one resident in four: Match A Resident calls 11-49 % "medium" (PEERS.md), a quarter is the
    middle of that band.
    """
    marks = circle.marks.get(known.acgme, ())
    if marks:
        return 0.0 if NOT_INTERESTED in marks else 1.0
    share = known.us_img.percent / 25 if known.us_img else 0.0
    return 0.5 + 0.5 * min(1.0, share)


def geography(person: Person, circle: Circle) -> Iterator[Evidence]:
    """That the person works in a state where the student has ties."""
    if person.place.state and person.place.state in circle.student.states:
        where = ", ".join(part for part in (person.place.city, person.place.state) if part)
        yield Evidence(
            Kind.GEOGRAPHY,
            1.0,
            f"Works in {where}, a state you have ties to",
            person.place_source,
            person.place_mention,
            facts={"state": person.place.state},
        )


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
