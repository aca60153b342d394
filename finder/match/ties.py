"""Evidence from whom people know: the student's school, and co-authors who are of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from finder.affiliations import is_same_school
from finder.match.circle import Circle, on_date, spoken_date, years_since
from finder.match.work import cite, papers, proven, quotable
from finder.model import Byline, Evidence, Kind, Mention, Person

# A school colleague on a recent byline is as good as an introduction; after eight years people have moved.
COAUTHOR_YEARS = 8.0


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
            detail = f"Gave your school as an own affiliation {on_date(byline.public)} ({cite([byline])})"
            yield proven(Kind.ALUMNI, 0.8, detail, byline, school=circle.student.school, tie="staff")
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
    who, strength = f"{other.given} {other.family}", round(_closeness([b for b, _, _ in found], circle), 4)
    detail = f"Wrote with {who}, {said}, {on_date(byline.public)} ({cite([byline])})"
    yield proven(Kind.COAUTHOR, strength, detail, byline,
                 mention=other.locator, who=who, school=circle.student.school)


def _closeness(shared: Sequence[Byline], circle: Circle) -> float:
    """How close two who wrote together still are: each shared paper adds, each four years after two halve."""
    papers_shared = len({b.article.key for b in shared})
    age = min(years_since(b.public, circle.today) for b in shared)
    fading: float = 0.5 ** (max(0.0, age - 2) / 4)
    return min(1.0, (0.7 + 0.1 * (papers_shared - 1)) * fading + 0.1)


def _schoolmates(byline: Byline, circle: Circle) -> Iterator[tuple[Mention, str]]:
    own = byline.mention.locator
    for other in byline.article.authors:
        if other.locator == own or other.collective or not other.valid:
            continue
        if any(_of_school(line, circle.student.school_names) for line in other.affiliations):
            yield other, "of your school"
        elif other.locator in circle.alumni:
            yield other, "who went to your school"
