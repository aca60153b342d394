"""Who may be a target at all: only a surgeon in the US, and never one whom a cold letter would only annoy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from finder.affiliations import is_surgical, is_us
from finder.model import Person

# Roles that can lead to a surgeon but are not one, as program_page.ROLES names them.
CONNECTOR_ROLES = frozenset({"coordinator", "research staff", "staff", "emeritus", "student", "alumnus"})
# CARD.md: never "a program director as a cold contact"; a PD forwards such mail (PEERS.md).
WARM_ONLY_ROLES = frozenset({"program director", "associate program director"})
# A page that says how not to be reached is obeyed (PEERS.md: "faculty-stated wishes").
_REFUSAL = re.compile(
    r"(?:do not|don.t|please no|cannot|unable to) (?:e-?mail|contact|write|respond|reply|answer|accept|take)"
    r"|not (?:currently |presently )?(?:accepting|taking|able to)|no (?:unsolicited|open positions)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether a person may be a target, and the sentence that says why not."""

    ok: bool
    why: str = ""
    warm_only: bool = False


def eligibility(person: Person) -> Eligibility:
    """Whether this person may be a target: a US surgical place of their own, now, and a role to write to."""
    if not person.place_source:
        return Eligibility(False, "no page or paper says where they work")
    if person.role in CONNECTOR_ROLES:
        return Eligibility(False, f"listed as {person.role}, not as a surgeon")
    if refusal := refused(person):
        return Eligibility(False, f"their page says: “{refusal}”")
    if not is_us(person.place):
        where = person.place.country or "no country named"
        return Eligibility(False, f"latest place is not in the US ({where})")
    if not is_surgical(person.place.department):
        return Eligibility(False, f"latest place is not a surgical department ({person.place.department})")
    if person.role in WARM_ONLY_ROLES:
        return Eligibility(True, f"{person.role}: only through somebody who knows them", warm_only=True)
    return Eligibility(True)


def refused(person: Person) -> str:
    """The person's own published wish not to be written to, verbatim, or empty."""
    wishes = (wish for entry in person.entries for wish in entry.listing.wishes)
    return next((wish for wish in wishes if _REFUSAL.search(wish)), "")
