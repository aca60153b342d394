"""Numbers never change meaning: whatever is decided, undone or computed again, what was decided stays put."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.model import Verdict
from finder.pipeline.believing import believe
from finder.store import Store, believed, decided, open_store
from finder.store import heard as heard_
from sources.pubmed_xml import read_articles
from sources.source import Page, Request
from tests.factories import STUDENT
from tests.invented_pubmed import FIRST, document, record

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LAKE = "Department of Surgery, Lakeshore University, Milwaukee, WI, USA."
HUDSON = "Department of Surgery, Hudson Heights Medical Center, New York, NY, USA."
BYLINES = (*[("Quillfeather", "Jane A", LAKE)] * 3, *[("Quillfeather", "Jorun", HUDSON)] * 2,
           *[("Thorvald", "Emeka", HUDSON)] * 2)
AT = tuple(f"pmid:{FIRST + n}#1" for n in range(len(BYLINES)))


@contextmanager
def surgeons() -> Iterator[Store]:
    """Seven papers by three people, one author each; who is who was worked out once."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        with store.atomic() as db:
            run = heard_.start_run(db, "weekly", NOW)
            asked = Page(Request("pubmed", "https://e.example/"), "https://e.example/", 200, b"<x/>",
                         fetched_at=NOW.isoformat())
            page = heard_.save_page(db, run, asked)
            records = [record(FIRST + n, date(2026, 11, 1), authors=[b]) for n, b in enumerate(BYLINES)]
            heard_.save_articles(db, run, page, NOW.isoformat(), list(read_articles(io.BytesIO(
                document(records)))))
        again(store)
        yield store


def again(store: Store) -> None:
    """Who is who of everybody."""
    believe(store, believed.blocks_of(store.db, AT))


def rebuild(store: Store) -> None:
    """Forgets what was believed, and believes it again."""
    with store.atomic() as db:
        db.execute("DELETE FROM identities")
    again(store)


def say(store: Store, one: str, other: str, same: bool) -> None:
    with store.atomic() as db:
        decided.save_verdict(db, Verdict(one, other, same), NOW.isoformat())
    believe(store, believed.blocks_of(store.db, (one, other)))


def undo(store: Store, one: str, other: str) -> None:
    with store.atomic() as db:
        decided.undo_verdict(db, one, other)
    believe(store, believed.blocks_of(store.db, (one, other)))


def holders(store: Store) -> dict[str, int]:
    return believed.person_of(store.db)


def never(store: Store, locator: str) -> None:
    with store.atomic() as db:
        decided.never_contact(db, holders(store)[locator], "Somebody", "", "", NOW.isoformat())


def contact(store: Store, locator: str) -> tuple[int, int]:
    with store.atomic() as db:
        student = decided.student_id(db, STUDENT)
        fields = {"person": holders(store)[locator], "name": "Somebody"}
        return student, decided.add_contact(db, student, fields, NOW.isoformat())


def blocked(store: Store) -> set[str]:
    """The mentions of everybody who is not to be contacted."""
    return {at for at, id_ in holders(store).items() if decided.is_blocked(store.db, id_, "", "")}


@pytest.fixture
def store() -> Iterator[Store]:
    with surgeons() as opened:
        yield opened


def test_the_world_has_three_people(store):
    found = holders(store)
    assert len(set(found.values())) == 3
    assert len({found[at] for at in AT[:3]}) == len({found[at] for at in AT[3:5]}) == 1


@pytest.mark.parametrize("first", [0, 3, 5])
@pytest.mark.parametrize("second", [0, 3, 5])
def test_undoing_a_merge_gives_both_their_numbers_and_their_contacts_back(store, first, second):
    before = holders(store)
    never(store, AT[first])
    student, number = contact(store, AT[second])
    say(store, AT[0], AT[5], True)
    assert holders(store)[AT[0]] == holders(store)[AT[5]]
    assert {AT[first]} <= blocked(store)
    undo(store, AT[0], AT[5])
    assert holders(store) == before
    assert blocked(store) == {at for at in AT if before[at] == before[AT[first]]}
    kept, = decided.contacts(store.db, student)
    assert (kept.id, kept.person) == (number, before[AT[second]])
    assert (kept.status == decided.NEVER) == (before[AT[first]] == before[AT[second]])


def test_a_chain_of_three_comes_apart_in_any_order(store):
    before = holders(store)
    say(store, AT[0], AT[3], True)
    say(store, AT[3], AT[5], True)
    again(store)
    assert len({holders(store)[at] for at in (AT[0], AT[3], AT[5])}) == 1
    undo(store, AT[0], AT[3])
    assert holders(store)[AT[0]] == before[AT[0]]
    undo(store, AT[3], AT[5])
    assert holders(store) == before


def test_both_sides_of_a_split_stay_blocked(store):
    never(store, AT[0])
    for other in AT[1:3]:
        say(store, AT[0], other, False)
    assert len({holders(store)[at] for at in AT[:3]}) > 1
    assert blocked(store) == set(AT[:3])


def test_papers_that_came_after_the_decision_stay_blocked_when_they_part(store):
    with store.atomic() as db:
        db.execute("UPDATE mentions SET gone_at = 'x' WHERE locator != ?", [AT[0]])
        db.execute("DELETE FROM identities")
        db.execute("DELETE FROM numbers")
    again(store)
    never(store, AT[0])
    with store.atomic() as db:
        db.execute("UPDATE mentions SET gone_at = NULL")
    again(store)
    assert blocked(store) == set(AT[:3])
    say(store, AT[0], AT[1], False)
    assert blocked(store) == set(AT[:3])


def test_what_is_computed_again_from_nothing_has_the_numbers_of_before(store):
    never(store, AT[3])
    say(store, AT[0], AT[5], True)
    before = holders(store)
    rebuild(store)
    assert holders(store) == before
    with store.atomic() as db:
        db.execute("DELETE FROM numbers")
        db.execute("DELETE FROM identities")
    again(store)
    assert blocked(store) == set(AT[3:5]), "even where no number is known any more"


def test_who_moved_to_another_page_is_blocked_by_name(store):
    with store.atomic() as db:
        decided.never_contact(db, holders(store)[AT[0]], "Jane A Quillfeather", "", "", NOW.isoformat())
        assert not decided.is_blocked(db, None, "", "jane a quillfeather"), "another of the name is another"
        db.execute("UPDATE mentions SET gone_at = 'x' WHERE locator IN (?, ?, ?)", AT[:3])
        assert decided.is_blocked(db, None, "", "jane a quillfeather")


def test_the_addresses_a_person_printed_are_blocked_too(store):
    with store.atomic() as db:
        db.execute("UPDATE mentions SET email = 'Jane@Lake.example' WHERE locator = ?", [AT[0]])
        decided.never_contact(db, holders(store)[AT[0]], "Jane", "", "", NOW.isoformat())
        assert decided.is_blocked(db, None, "jane@LAKE.example", "")


steps = st.lists(st.tuples(st.sampled_from(["same", "apart", "undo", "again", "rebuild"]),
                           st.sampled_from(AT), st.sampled_from(AT)), max_size=14)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(AT), st.sampled_from(AT), steps)
def test_whatever_happens_the_blocked_stay_blocked_and_undoing_all_restores_all(
    refused: str, wanted: str, done: list[tuple[str, str, str]],
) -> None:
    with surgeons() as store:
        before = holders(store)
        never(store, refused)
        student, _ = contact(store, wanted)
        told = {at for at in AT if before[at] == before[refused]}
        held = {at for at in AT if before[at] == before[wanted]}
        for how, one, other in done:
            was = holders(store)
            if how in ("same", "apart") and one != other:
                say(store, one, other, how == "same")
            elif how == "undo":
                undo(store, one, other)
            else:
                (again if how == "again" else rebuild)(store)
                assert holders(store) == was, "a second look changes nothing"
            assert told <= blocked(store)
            person = decided.contacts(store.db, student)[0].person
            assert person in {holders(store)[at] for at in held}
        for verdict in decided.verdicts(store.db):
            undo(store, verdict.one, verdict.other)
        assert holders(store) == before
        assert blocked(store) == told
        assert decided.contacts(store.db, student)[0].person == before[wanted]
