"""What was sent out: one digest a week, mailed once, and whom earlier weeks showed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from finder.store import decided, heard, open_store, told
from tests.factories import STUDENT


@pytest.fixture
def db(tmp_path):
    with open_store(tmp_path) as store, store.atomic() as db:
        for id_ in (1, 2):
            db.execute("INSERT INTO people (id, name, family, given) VALUES (?, 'P', 'P', '')", [id_])
        yield db


@pytest.fixture
def student(db):
    return decided.student_id(db, STUDENT)


@pytest.fixture
def run(db):
    return heard.start_run(db, "weekly", datetime(2026, 11, 23, tzinfo=UTC))


def test_no_digest_is_none(db, student):
    assert told.digest(db, student, None) is None
    assert told.weeks(db, student) == []
    assert told.sent_at(db, student, "2026-W48") is None


def test_the_newest_week_is_the_default_over_a_new_year(db, student, run):
    for week in ("2026-W53", "2027-W01", "2026-W48"):
        told.save_digest(db, student, week, run, f"{week}.html", {"week": week, "name": "Zoë"})
    assert told.weeks(db, student) == ["2027-W01", "2026-W53", "2026-W48"]
    assert told.digest(db, student, None)["content"] == {"week": "2027-W01", "name": "Zoë"}
    assert told.digest(db, student, "2026-W48")["path"] == "2026-W48.html"
    assert told.digest(db, student, "2026-W49") is None
    assert told.digest(db, student + 1, None) is None


def test_a_second_run_of_the_week_replaces_the_digest_but_not_that_it_was_mailed(db, student, run):
    told.save_digest(db, student, "2026-W48", run, "a.html", {"cards": [1]})
    told.mark_sent(db, student, "2026-W48", "2026-11-23T07:00:00+00:00")
    told.save_digest(db, student, "2026-W48", run, "b.html", {"cards": []})
    kept = told.digest(db, student, "2026-W48")
    assert (kept["path"], kept["content"]) == ("b.html", {"cards": []})
    assert told.sent_at(db, student, "2026-W48") == "2026-11-23T07:00:00+00:00"
    assert told.sent_at(db, student, "2026-W49") is None


def test_whom_a_week_showed_counts_for_later_weeks_only(db, student):
    told.save_shown(db, student, "2026-W47", [(1, "2026-10-01"), (2, "2026-09-01")])
    told.save_shown(db, student, "2026-W48", [(1, "2026-11-15")])
    assert told.shown_before(db, student, "2026-W47") == {}
    assert told.shown_before(db, student, "2026-W48") == {1: "2026-10-01", 2: "2026-09-01"}
    assert told.shown_before(db, student, "2026-W49") == {1: "2026-11-15", 2: "2026-09-01"}
    assert told.shown_before(db, student + 1, "2026-W49") == {}


def test_a_second_run_of_the_week_shows_whom_it_shows(db, student):
    told.save_shown(db, student, "2026-W48", [(1, ""), (2, "")])
    told.save_shown(db, student, "2026-W48", [(2, "2026-11-20")])
    assert told.shown_before(db, student, "2026-W49") == {2: "2026-11-20"}
