"""The CSV that leaves is the one the seed asks for, opens in Excel, and runs nothing there."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from finder.model import Contact
from finder.trackers import TRACKERS
from finder.trackers.csv_file import HEADER


def rows(*contacts: Contact) -> list[list[str]]:
    return list(csv.reader(io.StringIO(TRACKERS["csv"](contacts).decode("utf-8-sig"), newline="")))


def test_the_columns_of_the_seed_come_first() -> None:
    assert [column.lower() for column in HEADER[:7]] == [
        "name",
        "role",
        "institution",
        "how you met",
        "last contact",
        "topics",
        "next follow-up",
    ]


def test_a_contact_comes_back_as_it_was() -> None:
    contact = Contact(
        7,
        'Zoë "Zo" Tambura, MD',
        "PGY-3",
        "Northmoor",
        "z@northmoor.example",
        "pmid:99000001",
        "conference",
        "rib fixation;\nregistry",
        "written",
        "You wrote",
        "pmid:99000001",
        "2026-11-01",
        "2026-11-30",
    )
    found = dict(zip(HEADER, rows(contact)[1], strict=True))
    assert found["Name"] == 'Zoë "Zo" Tambura, MD'
    assert found["Topics"] == "rib fixation;\nregistry"
    assert (found["Last contact"], found["Next follow-up"]) == ("2026-11-01", "2026-11-30")
    assert (found["E-mail"], found["E-mail source"]) == ("z@northmoor.example", "pmid:99000001")
    assert (found["Hook"], found["Hook source"], found["Status"]) == ("You wrote", "pmid:99000001", "written")
    assert found["External ID"] == "finder-7"


def test_the_bytes_suit_excel() -> None:
    content = TRACKERS["csv"]([Contact(1, "A")])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 2


def test_only_accepted_contacts_leave() -> None:
    kept = [Contact(1, "A"), Contact(2, "B", status="dismissed"), Contact(3, "C", status="do not contact")]
    assert [row[0] for row in rows(*kept)[1:]] == ["A"]
    assert rows() == [list(HEADER)]


@given(st.text(max_size=20), st.sampled_from(["=", "+", "-", "@", "\t", "\r", " =", "＝"]))
def test_no_cell_is_a_formula(text: str, start: str) -> None:
    cells = rows(Contact(1, start + text.replace("\x00", ""), topics=start))[1]
    assert all(cell[:1] not in ("=", "+", "-", "@", "\t", "\r") for cell in cells)
    assert cells[0].startswith("'")
