"""A page's list is compared with its list of before: new, changed, gone; the first list is no news."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from finder.store import heard, open_store
from sources.errors import EmptiedPageError
from sources.records import Alumnus, Listing, Mention, Training
from sources.source import Page, Request

URL = "https://surgery.lakeshore.example/residents"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def listing(name, title):
    given, _, family = name.rpartition(" ")
    return Listing(Mention(f"{URL}#{family.lower()}", name, family, given), title=title)


def show(store, day, *people):
    at = datetime(2026, 11, day, 12, tzinfo=UTC)
    with store.atomic() as db:
        run = heard.start_run(db, "weekly", at)
        request = Request("program_page", URL)
        page = heard.save_page(
            db, run, Page(request, URL, 200, repr(people).encode(), fetched_at=at.isoformat())
        )
        heard.save_listings(db, run, page, at.isoformat(), URL, people)


def told(store, since="2026-11-01"):
    return [(c["what"], c["name"], c["said"]) for c in heard.page_changes(store.db, since)]


def test_the_first_list_is_no_news(store):
    show(store, 2, listing("Lee Moss", "PGY-1"))
    assert told(store) == []


def test_new_changed_and_gone(store):
    show(store, 2, listing("Lee Moss", "PGY-1"), listing("Pat Ives", "PGY-5"))
    show(store, 9, listing("Lee Moss", "PGY-2"), listing("Jo Reed", "PGY-1"))
    assert sorted(told(store)) == [
        ("changed", "Lee Moss", "PGY-1 → PGY-2"),
        ("gone", "Pat Ives", "PGY-5"),
        ("new", "Jo Reed", "PGY-1"),
    ]


def test_the_same_list_again_is_no_news(store):
    for day in (2, 9, 16):
        show(store, day, listing("Lee Moss", "PGY-1"))
    assert told(store) == []


def test_only_since_the_day_asked_for(store):
    show(store, 2, listing("Lee Moss", "PGY-1"))
    show(store, 9, listing("Lee Moss", "PGY-2"))
    assert told(store, "2026-11-10") == []


def test_an_emptied_page_is_not_believed(store):
    show(store, 2, listing("Lee Moss", "PGY-1"))
    with pytest.raises(EmptiedPageError):
        show(store, 9)
    assert told(store) == []


def blocks_of_the_last_run(store):
    last, = store.db.execute("SELECT max(id) FROM runs").fetchone()
    return heard.blocks_changed_since(store.db, last - 1)


def test_another_year_of_training_is_a_change_of_who_is_who(store):
    lee, jo = listing("Lee Moss", "Resident"), listing("Jo Reed", "Resident")
    show(store, 2, lee, jo)
    assert blocks_of_the_last_run(store) == ["moss l", "reed j"]
    show(store, 9, lee, replace(jo, pgy=2))
    assert blocks_of_the_last_run(store) == ["reed j"]
    show(store, 16, replace(lee, training=(Training("medical school", "Lakeside", year=2021),)), jo)
    assert blocks_of_the_last_run(store) == ["moss l", "reed j"]
    show(store, 23, replace(lee, training=(Training("medical school", "Lakeside", year=2021),)), jo)
    assert blocks_of_the_last_run(store) == []


def test_other_interests_are_a_change_of_who_is_who(store):
    lee, jo = listing("Lee Moss", "Resident"), listing("Jo Reed", "Resident")
    show(store, 2, lee, jo)
    show(store, 9, replace(lee, interests=("colorectal surgery",)), jo)
    assert blocks_of_the_last_run(store) == ["moss l"]
    show(store, 16, replace(lee, interests=("colorectal surgery",), bio="Born in Yalta."), jo)
    assert blocks_of_the_last_run(store) == []


def test_another_class_year_is_a_change_of_who_is_who(store):
    def read(*years):
        rows = [Alumnus(Mention(f"alumni:a.csv#{n}", name, name.split()[1], name.split()[0]), year)
                for n, (name, year) in enumerate(zip(("Lee Moss", "Jo Reed"), years, strict=True))]
        at = datetime(2026, 11, 2, tzinfo=UTC)
        with store.atomic() as db:
            run = heard.start_run(db, "weekly", at)
            request = Request("alumni_list", "file:///a.csv")
            page = heard.save_page(db, run, Page(request, request.url, 200, b"x", fetched_at=at.isoformat()))
            heard.save_alumni(db, run, page, at.isoformat(), "file:///a.csv", rows)
        return blocks_of_the_last_run(store)

    assert read(2020, None) == ["moss l", "reed j"]
    assert read(2020, 2021) == ["reed j"]
    assert read(2020, 2021) == []
