"""Which searches are due: nothing is asked twice, and no day is left out between two runs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.collect.windows import changed_records, first_day, new_records, starts
from finder.store.heard import Coverage
from sources.source import Search, Window
from tests.collecting import HERNIA, SURGERY, TODAY, WEEK

DAY = timedelta(days=1)


def coverage(**known):
    return Coverage(**{"start": None, "first": None, "until": None, "since": None, "pending": (),
                       "begun_by_unfinished": False, **known})


def windows(**known):
    found = new_records(SURGERY, coverage(**known), TODAY, first_day(TODAY, 2), WEEK)
    return [(s.window.since, s.window.until) for s in found]


def test_what_is_due():
    assert windows() == [(date(2024, 11, 23), TODAY)]
    assert windows(until=TODAY - WEEK) == [(TODAY - 2 * WEEK, TODAY)]
    assert windows(until=TODAY) == [(TODAY - WEEK, TODAY)]
    assert windows(until=TODAY, begun_by_unfinished=True) == []
    assert windows(since=date(2024, 1, 1)) == [(date(2024, 1, 1), TODAY)]
    part = Search(SURGERY, Window(TODAY - WEEK, TODAY - WEEK), "1au:a")
    assert new_records(SURGERY, coverage(until=TODAY, begun_by_unfinished=True, pending=(part,)), TODAY,
                       TODAY, WEEK) == [part]


def test_earlier_years_that_are_wanted_now_are_asked_for_once():
    asked, start = date(2025, 11, 1), first_day(TODAY, 2)
    earlier = (start, date(2025, 10, 31))
    assert windows(start=asked, until=TODAY - WEEK) == [(TODAY - 2 * WEEK, TODAY), earlier]
    assert windows(start=asked, until=TODAY, begun_by_unfinished=True) == [earlier]
    assert windows(start=start, until=TODAY - WEEK) == [(TODAY - 2 * WEEK, TODAY)]
    assert windows(start=asked, until=TODAY - WEEK, since=date(2025, 9, 1)) == [
        (date(2025, 9, 1), TODAY), (start, date(2025, 8, 31))]
    assert windows(start=asked, until=TODAY - WEEK, since=date(2024, 1, 1)) == [(date(2024, 1, 1), TODAY)]


def test_the_clock_may_have_been_wrong():
    assert windows(until=TODAY + WEEK) == [(TODAY - WEEK, TODAY)]


def test_what_an_earlier_run_left_comes_first_and_alone():
    part = Search(SURGERY, Window(TODAY - 2 * WEEK, TODAY - WEEK), "1au:a")
    found = new_records(SURGERY, coverage(pending=(part,)), TODAY, first_day(TODAY, 2), WEEK)
    assert found == [part], "the whole was divided into this: it is not asked for again"


@given(st.dates(date(2020, 1, 1), TODAY), st.integers(1, 30))
def test_two_windows_that_follow_each_other_overlap(until, overlap):
    search, = new_records(SURGERY, coverage(until=until), TODAY, first_day(TODAY, 9), timedelta(days=overlap))
    assert search.window == Window(until - timedelta(days=overlap), TODAY)


def test_changes_are_asked_for_from_the_day_they_are_known_to():
    changes, = changed_records((SURGERY, HERNIA), {SURGERY.term: TODAY - WEEK, HERNIA.term: TODAY - WEEK},
                               TODAY, first_day(TODAY, 1))
    assert [(s.window.since, s.window.until) for s in changes.searches] == [
        (TODAY - WEEK - timedelta(days=1),) * 2, (TODAY - WEEK,) * 2, (TODAY - timedelta(days=6), TODAY)]
    assert set(changes.held) == {SURGERY, HERNIA}
    assert changed_records((SURGERY,), {SURGERY.term: TODAY}, TODAY, TODAY) == []


def test_a_leap_day_has_a_year_before():
    assert first_day(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert first_day(date(2028, 2, 29), 4) == date(2024, 2, 29)


@given(st.dates(date(2024, 1, 1), TODAY - DAY), st.dates(date(2024, 1, 1), TODAY - DAY))
def test_changes_cover_every_day_once_and_the_first_two_by_themselves(one, other):
    known = {SURGERY.term: one, HERNIA.term: other}
    for changes in changed_records((SURGERY, HERNIA), known, TODAY, first_day(TODAY, 1)):
        first, second, rest = (s.window for s in changes.searches)
        day, = {known[q.term] for q in changes.held}
        assert (first, second) == (Window(day - DAY, day - DAY, "lr"), Window(day, day, "lr"))
        assert rest == Window(day + DAY, TODAY, "lr")


def test_changes_are_asked_of_records_as_old_as_those_we_have():
    changes, = changed_records((SURGERY,), {SURGERY.term: TODAY - WEEK}, TODAY, date(2025, 1, 2))
    assert {s.query.term for s in changes.searches} == {
        '(((surgery[ad]))) AND ("2025/01/02"[crdt] : "3000/12/31"[crdt])'}


def test_a_query_whose_changes_were_never_known_has_none_to_ask_for():
    assert changed_records((SURGERY, HERNIA), {HERNIA.term: TODAY - WEEK}, TODAY, TODAY)[0].held == (HERNIA,)
    assert changed_records((SURGERY,), {}, TODAY, TODAY) == []


def test_queries_known_to_different_days_are_asked_apart():
    known = {SURGERY.term: TODAY - WEEK, HERNIA.term: TODAY - 2 * WEEK}
    found = changed_records((SURGERY, HERNIA), known, TODAY, TODAY)
    assert [changes.held for changes in found] == [(HERNIA,), (SURGERY,)]


@pytest.mark.parametrize(("days", "earliest"), [((), 9), ((None,), 9), ((None, 3, 2), 2)])
def test_the_earliest_day_ever_asked(days, earliest):
    day = {n: date(2026, 1, n) for n in range(1, 10)}
    assert starts([coverage(start=day.get(n)) for n in days], day[9]) == day[earliest]
