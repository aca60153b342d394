"""Judges a candidate paper by its company: what else seems the same person's, and where that was written.

A paper that prints no institution is most often told from a namesake's by the papers it clusters with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from finder.identity.traits import Traits

HELD = 0.75  # share of the institution's words from which a line is the institution's; as in `faculty.SHARE`
# grades of the share of the company that prints the institution; set on quantiles of the development data
GRADES = (0.001, 0.05, 0.15, 0.3, 0.5, 0.75)


def company_levels(bylines: Sequence[Traits], shares: Sequence[float | None],
                   companies: Iterable[Sequence[int]]) -> list[tuple[str, ...]]:
    """For each byline the levels of its company, the byline itself left out.

    `companies` part the bylines, by their places; `shares` hold how much (0 to 1) of the person's institution
    each byline's own affiliation prints, None for a byline without one. The country is compared with the one
    most bylines of the institution print.
    """
    home = _home(bylines, shares)
    found: list[tuple[str, ...]] = [()] * len(bylines)
    for members in companies:
        known = [share >= HELD for i in members if (share := shares[i]) is not None]
        for i in members:
            share = shares[i]
            own = () if share is None else (share >= HELD,)
            found[i] = (_company(sum(known) - sum(own), len(known) - len(own)),
                        *_country(bylines[i].country, home))
    return found


def _home(bylines: Sequence[Traits], shares: Sequence[float | None]) -> str:
    seen = Counter(traits.country for traits, share in zip(bylines, shares, strict=True)
                   if traits.country and share is not None and share >= HELD)
    return min(seen, key=lambda country: (-seen[country], country), default="")


def _company(held: int, known: int) -> str:
    if not known:
        return "faculty company: none"
    return f"faculty company, institution: {bisect_right(GRADES, held / known)}"


def _country(country: str, home: str) -> tuple[str, ...]:
    if not country or not home:
        return ()
    return (f"faculty country: {'same' if country == home else 'other'}",)
