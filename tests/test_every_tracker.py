"""The contract every tracker keeps: bytes out, no cell that runs, nobody who is to be left alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.model import Contact
from finder.trackers import TRACKERS

Tracker = Callable[[Sequence[Contact]], bytes]

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HOSTILE = (
    "=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '="a"&"b"', "=HYPERLINK(\"x\",\"y\")",
    "＝1", '"', '""', 'a"b', "a,b", "a;b", "two\nlines", "two\r\nlines", "a\x00b", "\x00=1", "🩺", "👩🏽‍⚕️",
    "\u202eדוד\u202c", "ابن سينا", "Zoë Ångström", "\ufeff=1", "\u200b=1", "\u00a0=1", "\ud800", "x" * 40_000,
)
TEXTS = tuple(field.name for field in fields(Contact) if field.type == "str")
SHOWN = tuple(name for name in TEXTS if name not in ("status", "notes"))
PLAIN = Contact(
    7, "Oriel Tambura", "PGY-3", "Northmoor", "o@northmoor.example", "pmid:99000001", "conference", "ribs",
    "written", "You wrote", "pmid:99000002", "2026-11-01", "2026-11-30",
)

every_tracker = pytest.mark.parametrize("render", TRACKERS.values(), ids=list(TRACKERS))
every_table = pytest.mark.parametrize("render", [TRACKERS[name] for name in TRACKERS if name == "csv"])


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def everywhere(text: str) -> Contact:
    return replace(PLAIN, **dict.fromkeys(SHOWN, text))


def back(cell: str) -> str:
    """The cell as it was before it was guarded."""
    return cell[1:] if cell[:1] == "'" else cell


@every_tracker
def test_the_same_contacts_give_the_same_bytes(render: Tracker) -> None:
    content = render([PLAIN])
    assert isinstance(content, bytes)
    assert "Oriel Tambura" in content.decode("utf-8-sig")
    assert render([PLAIN]) == content


@every_tracker
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_no_text_breaks_a_file(render: Tracker, text: str) -> None:
    content = render([everywhere(text), PLAIN])
    assert "Oriel Tambura" in content.decode("utf-8-sig")


@every_tracker
@pytest.mark.parametrize("status", ["dismissed", "Dismissed ", "do not contact", "do-not-contact"])
def test_who_is_to_be_left_alone_does_not_leave(render: Tracker, status: str) -> None:
    away = replace(PLAIN, id=8, name="Quenby Marlstone", status=status)
    content = render([PLAIN, away])
    assert b"Marlstone" not in content
    assert content == render([PLAIN])
    assert render([away]) == render([])


@every_tracker
def test_an_empty_list_is_a_file_without_anybody(render: Tracker) -> None:
    content = render([])
    assert isinstance(content, bytes) and b"Tambura" not in content
    assert len(content) < len(render([PLAIN]))


@every_tracker
def test_private_notes_stay_at_home(render: Tracker) -> None:
    assert b"rather difficult" not in render([replace(PLAIN, notes="rather difficult")])


@every_table
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_no_cell_is_a_formula(render: Tracker, text: str) -> None:
    head, row, plain = table(render([everywhere(text), PLAIN]))
    assert len(head) == len(row) == len(plain)
    for cell in row:
        assert not cell.startswith(RISKY)
        assert not cell.strip("\x00\ufeff\u200b\u00a0 ").startswith(RISKY)


@every_table
def test_contacts_come_back_in_order_one_row_each(render: Tracker) -> None:
    contacts = [replace(PLAIN, id=n, name=f"Person {n}") for n in range(1, 30)]
    rows = table(render(contacts))
    assert [row[0] for row in rows[1:]] == [contact.name for contact in contacts]
    assert len({len(row) for row in rows}) == 1 and len(set(rows[0])) == len(rows[0])
    assert len({row[-1] for row in rows[1:]}) == 29


@every_table
@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=40))
def test_any_text_comes_back_as_it_was(render: Tracker, text: str) -> None:
    _head, row, plain = table(render([everywhere(text), PLAIN]))
    assert not any(cell.startswith(RISKY) for cell in chain(row, plain))
    assert sum(cell == text or back(cell) == text for cell in row) >= len(SHOWN)
    assert plain == table(render([PLAIN]))[1]
