"""Somebody the user keeps in touch with: decided, so no run may change it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody the user decided to keep in touch with; stands on its own, person or not."""

    id: int
    name: str
    role: str = ""
    institution: str = ""
    email: str = ""
    email_source: str = ""
    how_met: str = ""
    topics: str = ""
    status: str = "to write"
    hook: str = ""
    hook_source: str = ""
    last_contact: str = ""
    next_follow_up: str = ""
    person: int | None = None
    notes: str = ""
