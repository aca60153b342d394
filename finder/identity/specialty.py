"""Whether a mention prints a surgical department: of one name at one university a psychiatrist is another."""

from __future__ import annotations

from functools import lru_cache

from finder.affiliations.departments import department

UNCLEAR, ANOTHER = "unclear", "non-surgical"  # as `department` says it


@lru_cache(maxsize=1 << 15)
def surgical(affiliations: tuple[str, ...]) -> bool | None:
    """True when affiliation lines name surgical departments, False when others; None for both or neither."""
    said = {department(line) for line in affiliations} - {UNCLEAR}
    if not said or (ANOTHER in said and len(said) > 1):
        return None
    return ANOTHER not in said
