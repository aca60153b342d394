"""What the user decided is kept as decided: one row a decision, the later word stands, no run changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from finder.model import Verdict
from finder.store import decided, heard, open_store
from sources.records import Alumnus, Mention
from sources.source import Page, Request
from tests.factories import STUDENT

NOW = "2026-11-23T12:00:00+00:00"
LATER = "2026-11-30T12:00:00+00:00"


@pytest.fixture
def db(tmp_path):
    with open_store(tmp_path) as store, store.atomic() as db:
        yield db


@pytest.fixture
def student(db):
    return decided.student_id(db, STUDENT)


def person(db, id_, merged_into=None):
    db.execute("INSERT INTO people (id, name, family, given, merged_into) VALUES (?, 'P', 'P', '', ?)",
               [id_, merged_into])


def test_a_student_is_who_the_address_says_in_any_case(db, student):
    again = decided.student_id(db, replace(STUDENT, email=STUDENT.email.upper(), name="Robin V."))
    assert again == student
    assert [r["name"] for r in db.query("SELECT name FROM students")] == ["Robin V."]
    assert decided.student_id(db, replace(STUDENT, email="other@students.example")) != student


def test_a_person_is_one_contact_for_each_student(db, student):
    person(db, 7)
    first = decided.add_contact(db, student, {"person": 7, "name": "Ann", "role": "PD"}, NOW)
    assert decided.add_contact(db, student, {"person": 7, "name": "Ann", "role": "other"}, LATER) == first
    contact, = decided.contacts(db, student)
    assert (contact.id, contact.role, contact.status, contact.last_contact) == (first, "PD", "to write", "")
    assert decided.contacts(db, student + 1) == ()


def test_people_without_a_number_are_each_their_own_contact(db, student):
    ids = {decided.add_contact(db, student, {"name": "Ann Harbor"}, NOW) for _ in range(2)}
    assert [c.id for c in decided.contacts(db, student)] == sorted(ids)
    assert len(ids) == 2


def test_a_change_changes_what_it_names_only(db, student):
    contact = decided.add_contact(db, student, {"name": "Ann", "topics": "call"}, NOW)
    decided.change_contact(db, contact, {"status": "answered"}, LATER)
    kept, = decided.contacts(db, student)
    assert (kept.status, kept.topics) == ("answered", "call")


def test_the_last_touch_is_the_latest_day(db, student):
    contact = decided.add_contact(db, student, {"name": "Ann"}, NOW)
    for day, kind in (("2026-11-20", "reply"), ("2026-11-02", "email"), ("2026-11-20", "call")):
        decided.log_touch(db, contact, day, kind, "")
    assert decided.contacts(db, student)[0].last_contact == "2026-11-20"
    assert [t["kind"] for t in decided.touches(db, contact)] == ["email", "reply", "call"]


def test_a_verdict_does_not_care_for_order_and_the_later_one_stands(db):
    decided.save_verdict(db, Verdict("pmid:2#1", "pmid:1#1", same=True), NOW)
    decided.save_verdict(db, Verdict("pmid:1#1", "pmid:2#1", same=False), LATER)
    assert decided.verdicts(db) == (Verdict("pmid:1#1", "pmid:2#1", same=False),)
    assert decided.undo_verdict(db, "pmid:2#1", "pmid:1#1")
    assert not decided.undo_verdict(db, "pmid:2#1", "pmid:1#1")
    assert decided.verdicts(db) == ()


def test_a_merge_takes_the_block_along_from_either_side(db, student):
    for id_, into in ((3, None), (2, 3), (1, 2)):
        person(db, id_, into)
    fields = {"person": 1, "name": "Ann", "next_follow_up": "2026-12-01"}
    contact = decided.add_contact(db, student, fields, NOW)
    assert decided.contacts(db, student)[0].next_follow_up == "2026-12-01"
    decided.never_contact(db, 2, "Ann", "", "", NOW)
    assert all(decided.is_blocked(db, id_, "", "") for id_ in (1, 2, 3))
    kept, = decided.contacts(db, student)
    assert (kept.id, kept.status, kept.next_follow_up) == (contact, decided.NEVER, "")


def test_not_interested_and_the_other_marks_exclude_each_other(db, student):
    for mark in ("applying", "signal", "signal"):
        decided.mark_program(db, student, "4409900001", mark, NOW)
    decided.mark_program(db, student, "4409900002", "rotated", NOW)
    assert decided.program_marks(db, student)["4409900001"] == ("applying", "signal")
    decided.mark_program(db, student, "4409900001", "not interested", NOW)
    assert decided.program_marks(db, student)["4409900001"] == ("not interested",)
    decided.mark_program(db, student, "4409900001", "applying", NOW)
    assert decided.program_marks(db, student)["4409900001"] == ("applying",)
    decided.unmark_program(db, student, "4409900001")
    assert decided.program_marks(db, student) == {"4409900002": ("rotated",)}


def test_a_page_is_watched_once_and_of_the_program_said_last(db):
    decided.watch_page(db, "https://b.example/", "", NOW)
    decided.watch_page(db, "https://a.example/", "4409900001", LATER)
    decided.watch_page(db, "https://b.example/", "4409900002", LATER)
    assert decided.watched_pages(db) == (
        ("https://b.example/", "4409900002"), ("https://a.example/", "4409900001"))


def test_an_alumni_list_that_moved_keeps_its_rows_and_what_hangs_on_them(db):
    run = heard.start_run(db, "weekly", datetime(2026, 11, 23, tzinfo=UTC))
    rows = [Alumnus(Mention(f"alumni:a.csv#{n}", name, name.split()[1], name.split()[0]), row=name)
            for n, name in ((1, "Ada Abara"), (2, "Bo Bexley"))]

    def read(file, listed, at):
        page = heard.save_page(db, run, Page(Request("alumni_list", file), file, 200, b"x", fetched_at=at))
        heard.save_alumni(db, run, page, at, file, listed)
        heard.forget_files(db, run, [file], at)
        return dict(db.execute("SELECT locator, id FROM mentions WHERE gone_at IS NULL").fetchall())

    before = read("file:///old/a.csv", rows, NOW)
    person(db, 5)
    for id_ in before.values():
        db["identities"].insert({"mention": id_, "person": 5, "bin": "sure", "because": "[]"})
    assert read("file:///new/a.csv", rows, LATER) == before
    assert [a.mention.printed for a in heard.alumni(db)] == ["Ada Abara", "Bo Bexley"]
    assert [r["file"] for r in db.query("SELECT file FROM alumni")] == ["file:///new/a.csv"] * 2
    assert db["identities"].count == 2
    assert list(read("file:///new/a.csv", rows[:1], LATER)) == ["alumni:a.csv#1"]
    assert read("file:///other/b.csv", (), LATER) == {}, "a list that is no longer named is gone"
