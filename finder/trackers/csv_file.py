"""The simple spreadsheet of one's network (seed, principle 4), as CSV that Excel and Sheets open."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from finder.model import Contact
from finder.trackers.accepted import accepted, guarded

HEADER = (
    "Name",
    "Role",
    "Institution",
    "How you met",
    "Last contact",
    "Topics",
    "Next follow-up",
    "E-mail",
    "E-mail source",
    "Hook",
    "Hook source",
    "Status",
    "External ID",
)


def render(contacts: Sequence[Contact]) -> bytes:
    """One row a contact: UTF-8 with a byte order mark, CRLF.

    Excel on Windows reads UTF-8 only with the mark; Sheets, Numbers and Python's utf-8-sig skip it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([guarded(cell) for cell in _cells(contact)] for contact in accepted(contacts))
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _cells(contact: Contact) -> tuple[str, ...]:
    # textual ids: Airtable and Excel would take a bare number for a quantity
    return (
        contact.name,
        contact.role,
        contact.institution,
        contact.how_met,
        contact.last_contact,
        contact.topics,
        contact.next_follow_up,
        contact.email,
        contact.email_source,
        contact.hook,
        contact.hook_source,
        contact.status,
        f"finder-{contact.id}",
    )
