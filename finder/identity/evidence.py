"""Compares two mentions in labelled levels, because a sum of named weights is a reason a person can check.

Every kind of evidence yields one level, or none when a side says nothing: missing is not negative
(ReCiter scores a missing affiliation 0, too). What a level is worth stands in `weights.json` alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from finder import names
from finder.identity.alumni import alumnus_levels
from finder.identity.counts import Counts
from finder.identity.specialty import surgical
from finder.identity.traits import Traits
from finder.names import Given, Middle

GRADES = ("nothing", "little", "some", "much", "most", "nearly all", "all")
# where one grade ends and the next begins; set by hand on the quantiles of the development pairs
SCALES: dict[str, tuple[float, ...]] = {
    "place": (0.03, 0.1, 0.2, 0.35, 0.55, 0.8),
    "place of the paper": (0.03, 0.1, 0.2, 0.35, 0.55, 0.8),
    "co-authors": (0.5, 5.0, 9.0, 14.0, 22.0, 40.0),
    "topic": (0.02, 0.05, 0.09, 0.14, 0.2, 0.3),
    "title": (0.01, 0.06, 0.12, 0.2, 0.3, 0.45),
    "subject headings": (0.02, 0.08, 0.15, 0.25, 0.38, 0.55),
    "journal": (0.02, 0.15, 0.3, 0.5, 0.7, 0.95),
}
# decimal logarithm of the expected bearers of the name that both print
RARITY = (-3.5, -2.5, -1.75, -1.0, -0.25, 0.5, 1.25)
# what the same grade of likeness is worth depends on how many bear the name: two rare names at one hospital
# are one person, two common ones need not be. Coarse, so that every combination is seen often enough.
BEARERS = ("very rare name", "rare name", "common name", "very common name")
BY_RARITY = ("place", "place of the paper", "topic")
COARSE = dict(zip(GRADES, ("little", "little", "some", "much", "much", "all", "all"), strict=True))
YEARS = (1, 3, 6, 10, 15, 22, 32, 60)  # nobody publishes over more than sixty years

# only that two differ tells: among surgeons most departments are alike
DEPARTMENTS = "department: one of surgery, one of another field"

HELD = 0.25  # share of the words of an institution below which a line names another
CITY = 0.15  # the likeness of two places, at most, that have but a city in common: "some"

Levels = tuple[str, ...]


def levels(one: Traits, other: Traits, counts: Counts) -> Levels:
    """The levels of all evidence on whether two mentions are one person, "kind: level"; symmetric."""
    found = [*_name(one, other, counts), *_contact(one, other)]
    found.extend(_places(one, other))
    if one.paper and other.paper:
        found.extend(_papers(one, other))
    found.extend(_by_rarity(found))
    if one.career or other.career:
        found.extend(alumnus_levels(one, other))
    return tuple(found)


def _by_rarity(found: Sequence[str]) -> list[str]:
    """The likeness of places and topics once more, told apart by how common the name is."""
    graded = dict(level.split(": ", 1) for level in found)
    bearers = BEARERS[int(graded["name rarity"]) // 2]
    return [f"{bearers}, {kind}: {COARSE[graded[kind]]}" for kind in BY_RARITY if kind in graded]


def _name(one: Traits, other: Traits, counts: Counts) -> list[str]:
    given, middle = names.compare_given(one.name.given, other.name.given)
    found = [f"name: {given}", f"middle: {middle}"]
    family = names.compare_family(one.name.family, other.name.family)
    if family is not names.Family.SAME:
        found.append(f"family: {family}")
    if one.name.suffix and one.name.suffix == other.name.suffix:
        found.append(f"suffix: {names.Suffix.SAME}")
    agreed = _agreed(one.name.given, other.name.given, given)
    agrees = middle in (Middle.SAME, Middle.INITIAL)
    rare = max(counts.rarity(side.name.family.replace(" ", ""), agreed, agrees) for side in (one, other))
    found.append(f"name rarity: {bisect_right(RARITY, rare)}")
    return found


def _agreed(one: tuple[str, ...], other: tuple[str, ...], given: Given) -> str:
    if given is Given.MISSING:
        return ""
    if given in (Given.SAME, Given.NICKNAME, Given.VARIANT):
        return max(one[0], other[0])
    return max(one[0][0], other[0][0])


def _contact(one: Traits, other: Traits) -> list[str]:
    if not one.email or not other.email:
        return []
    if one.email == other.email:
        return ["e-mail: same address"]
    (local, _, host), (local2, _, host2) = one.email.partition("@"), other.email.partition("@")
    if local == local2:
        return ["e-mail: same mailbox name, other host"]
    return ["e-mail: other address, same host" if host == host2 else "e-mail: other address, other host"]


def _places(one: Traits, other: Traits) -> list[str]:
    if one.place and other.place:
        found = [_grade("place", _likeness(one, other)), *_departments(one, other)]
        if one.country and other.country:
            found.append(f"country: {'same' if one.country == other.country else 'other'}")
        return found
    here = one.place or (one.paper.place if one.paper else None)
    there = other.place or (other.paper.place if other.paper else None)
    return [_grade("place of the paper", here.likeness(there))] if here and there else []


def _likeness(one: Traits, other: Traits) -> float:
    """How alike two places are; a page or a list whose institution the other does not print shares a city."""
    elsewhere = any(not a.source.startswith("pmid:") and all(h.share_in(b.place) < HELD for h in a.houses)
                    for a, b in ((one, other), (other, one)))
    return min(one.place.likeness(other.place), CITY if elsewhere else 1.0)


def _departments(one: Traits, other: Traits) -> list[str]:
    fields = {surgical(one.affiliations), surgical(other.affiliations)}
    return [DEPARTMENTS] if fields == {True, False} else []


def _papers(one: Traits, other: Traits) -> list[str]:
    a, b = one.paper, other.paper
    assert a is not None and b is not None
    found = []
    if one.others and other.others:
        found.append(_grade("co-authors", _shared(one, other)))
    for kind, x, y in (("topic", a.topic, b.topic), ("title", a.title, b.title),
                       ("subject headings", a.mesh, b.mesh), ("journal", a.journal, b.journal)):
        if x and y:
            found.append(_grade(kind, x.likeness(y)))
    if a.year and b.year:
        found.append(f"years apart: {bisect_right(YEARS, abs(a.year - b.year))}")
    if a.language and b.language:
        found.extend(_language(a.language, b.language))
    return found


def _language(one: str, other: str) -> list[str]:
    if one == other:  # most papers are in English: that says nothing
        return [] if one == "eng" else ["language: same, not English"]
    return ["language: other"]


def _shared(one: Traits, other: Traits) -> float:
    small, large = sorted((one.others, other.others), key=len)
    return sum([weight for block, weight in small.items() if block in large])


def _grade(kind: str, value: float) -> str:
    return f"{kind}: {GRADES[bisect_right(SCALES[kind], value)]}"
