"""Searches: a window is asked once, and what was not answered in full is asked again."""

from __future__ import annotations

from datetime import date

import pytest

from finder.store import heard, open_store
from sources.source import Query, Searched
from tests.hearing import LATER, NOW, answer, begin, reserve, search


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def test_a_reserved_search_is_replaced_by_a_wider_one(store):
    run = begin(store)
    reserve(store, run, search(1, 9))
    assert heard.coverage(store.db, search().query, "crdt").since == date(2026, 11, 1)
    reserve(store, run, search(1, 16))
    assert store.db["searches"].count == 1
    answer(store, search(1, 16), 5)
    known = heard.coverage(store.db, search().query, "crdt")
    assert (known.start, known.until, known.since) == (date(2026, 11, 1), date(2026, 11, 16), None)
    assert known.begun_by_unfinished
    heard.finish_run(store.db, run, NOW, "done", {})
    assert not heard.coverage(store.db, search().query, "crdt").begun_by_unfinished


def test_a_divided_search_is_done_when_its_parts_are(store):
    whole, parts = search(1, 9), [search(1, 4), search(5, 9)]
    reserve(store, begin(store), whole)
    answer(store, whole, 30, complete=False, divided=True)
    reserve(store, begin(store), *parts, parent=whole)
    assert heard.coverage(store.db, whole.query, "crdt").pending == tuple(parts)
    assert answer(store, parts[0], 10) == []
    assert not heard.is_done(store.db, whole)
    assert answer(store, parts[1], 20) == []
    assert heard.is_done(store.db, whole) and heard.coverage(store.db, whole.query, "crdt").pending == ()


def test_parts_that_do_not_add_up_are_told_and_asked_anew(store):
    whole, parts = search(1, 9), [search(1, 4), search(5, 9)]
    reserve(store, begin(store), whole)
    answer(store, whole, 30, complete=False, divided=True)
    reserve(store, begin(store), *parts, parent=whole)
    answer(store, parts[0], 10)
    told, = answer(store, parts[1], 19)
    assert "30" in told and "29" in told
    assert heard.coverage(store.db, whole.query, "crdt").since == date(2026, 11, 1)


def test_a_query_that_was_never_asked_is_not_known(store):
    known = heard.coverage(store.db, search().query, "crdt")
    assert (known.start, known.first, known.until, known.since, known.pending) == (None, None, None, None, ())


def test_only_the_windows_of_this_query_and_date_count(store):
    run = begin(store)
    for other in (search(1, 9, query=Query("other", "y[ti]")), search(1, 9, field="lr")):
        reserve(store, run, other)
        answer(store, other, 1)
    assert heard.coverage(store.db, search().query, "crdt").until is None
    assert heard.coverage(store.db, search().query, "lr").until == date(2026, 11, 9)


def test_a_query_by_another_name_is_the_same_query(store):
    reserve(store, begin(store), search(1, 9))
    answer(store, search(1, 9), 1)
    assert heard.coverage(store.db, Query("renamed", "x[ti]"), "crdt").until == date(2026, 11, 9)


def test_the_first_and_the_newest_window_are_told_apart(store):
    run = begin(store)
    for window in (search(1, 9), search(8, 16)):
        reserve(store, run, window)
        answer(store, window, 1)
    known = heard.coverage(store.db, search().query, "crdt")
    assert (known.start, known.first, known.until) == (
        date(2026, 11, 1), date(2026, 11, 9), date(2026, 11, 16))


@pytest.mark.parametrize("since", [2, 10])
def test_a_window_that_reaches_further_back_is_not_given_up(store, since):
    reserve(store, begin(store), search(1, 9))
    reserve(store, begin(store), search(since, 16))
    assert store.db["searches"].count == 2
    assert heard.coverage(store.db, search().query, "crdt").since == date(2026, 11, 1)


def test_earlier_years_that_were_not_answered_do_not_widen_the_next_window(store):
    reserve(store, begin(store), search(8, 16), search(1, 7))
    answer(store, search(8, 16), 1)
    known = heard.coverage(store.db, search().query, "crdt")
    assert (known.start, known.until, known.since) == (date(2026, 11, 8), date(2026, 11, 16), None)


def test_what_was_answered_or_divided_is_not_given_up_for_a_wider_window(store):
    run = begin(store)
    reserve(store, run, search(1, 4), search(5, 9))
    answer(store, search(1, 4), 3)
    answer(store, search(5, 9), 30_000, complete=False, divided=True)
    reserve(store, run, search(5, 9, "1au:a"), parent=search(5, 9))
    reserve(store, run, search(1, 16))
    assert store.db["searches"].count == 4 and heard.is_done(store.db, search(1, 4))


def test_a_search_reserved_again_is_asked_again(store):
    reserve(store, begin(store), search())
    answer(store, search(), 5)
    assert heard.is_done(store.db, search())
    reserve(store, begin(store), search())
    assert not heard.is_done(store.db, search()) and store.db["searches"].count == 1


def test_what_pubmed_made_of_a_search_is_kept(store):
    reserve(store, begin(store), search())
    answer(store, search(), 5, translation="x[All]", unknown=("zzyzx",), asides=("Only 600.",))
    row, = store.db.query("SELECT found, translation, warnings, done_at FROM searches")
    assert row == {"found": 5, "translation": "x[All]", "warnings": '["zzyzx","Only 600."]', "done_at": LATER}


def test_parts_of_parts_close_their_parents_up_to_the_whole(store):
    whole, halves, quarters = search(1, 8), [search(1, 4), search(5, 8)], [search(1, 2), search(3, 4)]
    run = begin(store)
    reserve(store, run, whole)
    answer(store, whole, 30, complete=False, divided=True)
    reserve(store, run, *halves, parent=whole)
    answer(store, halves[0], 20, complete=False, divided=True)
    reserve(store, run, *quarters, parent=halves[0])
    answer(store, halves[1], 10)
    assert heard.coverage(store.db, whole.query, "crdt").pending == tuple(quarters)
    answer(store, quarters[0], 12)
    assert not heard.is_done(store.db, halves[0])
    answer(store, quarters[1], 8)
    assert heard.is_done(store.db, halves[0]) and heard.is_done(store.db, whole)


def test_parts_may_find_more_than_the_whole_did(store):
    whole, parts = search(1, 8), [search(1, 4), search(5, 8)]
    reserve(store, begin(store), whole)
    answer(store, whole, 30, complete=False, divided=True)
    reserve(store, begin(store), *parts, parent=whole)
    assert [answer(store, part, 20) for part in parts] == [[], []] and heard.is_done(store.db, whole)


def test_a_part_whose_own_parts_find_more_counts_with_what_they_found(store):
    whole, halves, quarters = search(1, 8), [search(1, 4), search(5, 8)], [search(1, 2), search(3, 4)]
    run = begin(store)
    reserve(store, run, whole)
    answer(store, whole, 30, complete=False, divided=True)
    reserve(store, run, *halves, parent=whole)
    answer(store, halves[0], 6, complete=False, divided=True)
    reserve(store, run, *quarters, parent=halves[0])
    assert [answer(store, part, 10) for part in (halves[1], *quarters)] == [[], [], []]
    assert heard.is_done(store.db, whole)


def test_a_run_that_ended_begins_nothing_anew(store):
    run = begin(store)
    reserve(store, run, search(1, 9))
    answer(store, search(1, 9), 1)
    for status, begun in (("running", True), ("partial", False), ("failed", False)):
        heard.finish_run(store.db, run, NOW, status, {})
        assert heard.coverage(store.db, search().query, "crdt").begun_by_unfinished is begun


def test_until_when_changes_are_known_only_grows(store):
    for day in (9, 16, 2):
        heard.refreshed(store.db, ["x[ti]"], date(2026, 11, day))
    heard.refreshed(store.db, ["y[ti]"], date(2026, 11, 3))
    assert heard.refreshed_until(store.db, ["x[ti]", "z[ti]"]) == {"x[ti]": date(2026, 11, 16)}


@pytest.mark.parametrize(("status", "day", "answered_at", "stands"), [
    ("done", 9, "2026-11-09T07:00:00+00:00", False),  # the window's last day was still open
    ("done", 10, "2026-11-10T03:00:00+00:00", False),  # where NCBI is, it still was
    ("done", 11, "2026-11-11T00:00:00+00:00", True),
    ("running", 9, "2026-11-09T07:00:00+00:00", True),  # taken up where it was killed
    ("running", 8, "2026-11-09T07:00:00+00:00", False),  # killed on another day
])
def test_an_answer_to_another_run_stands_when_its_window_was_over(store, status, day, answered_at, stands):
    runs = [heard.start_run(store.db, "weekly", NOW.replace(day=n)) for n in (day, 9)]
    reserve(store, runs[0], search(9, 9, field="lr"))
    heard.answered(store.db, Searched(search(9, 9, field="lr"), 1, True), answered_at)
    heard.finish_run(store.db, runs[0], NOW, status, {})
    assert heard.still_stands(store.db, runs[1], search(9, 9, field="lr")) is stands
    assert heard.still_stands(store.db, runs[0], search(9, 9, field="lr"))
    assert not heard.still_stands(store.db, runs[0], search(8, 8, field="lr"))
