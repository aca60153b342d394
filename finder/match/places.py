"""Evidence from where people work: a program that trains surgeons, a state the student has ties to."""

from __future__ import annotations

from collections.abc import Iterator

from finder.match.circle import Circle
from finder.model import Evidence, Kind, Person, Program, UsImg

NOT_INTERESTED = "not interested"


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
