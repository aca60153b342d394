"""Alumni lists: the rows as they stand now, wherever the file has moved to."""

from __future__ import annotations

import pytest

from finder.store import heard, open_store
from sources.records import Alumnus, Mention
from tests.hearing import LATER, begin, page


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def row(n, name="Ada Abara", **more):
    given, family = name.split()
    return Alumnus(Mention(f"alumni:a.csv#{n}", name, family, given), row=name, **more)


def read(store, *rows, file="file:///a.csv"):
    run = begin(store)
    with store.atomic() as db:
        heard.save_alumni(db, run, page(store, run, url=file, source="alumni_list"), LATER, file, rows)
    return run


def test_alumni_read_back_and_an_emptied_list_is_believed(store):
    row = Alumnus(Mention("alumni:a.csv#1", "Ada Abara", "Abara", "Ada", email="a@invented.example"), 2020,
                  "Surgery", "Invented Hospital", "Springfield", "IL", "newsletter", "Ada Abara, 2020")
    run = begin(store)
    for rows in ((row,), (row,), ()):
        where = page(store, run, url="file:///a.csv", source="alumni_list")
        with store.atomic() as db:
            heard.save_alumni(db, run, where, LATER, "file:///a.csv", rows)
        assert heard.alumni(store.db) == rows


def test_rows_of_a_list_that_is_no_longer_configured_are_gone(store):
    run = begin(store)
    where = page(store, run, url="file:///a.csv", source="alumni_list")
    with store.atomic() as db:
        heard.save_alumni(db, run, where, LATER, "file:///a.csv",
                          [Alumnus(Mention("alumni:a.csv#1", "Ada Abara", "Abara", "Ada"))])
        heard.forget_files(db, run, ["file:///b.csv"], LATER)
    assert heard.alumni(store.db) == ()


def test_a_row_that_changed_is_the_same_row(store):
    read(store, row(1), row(2, "Hugo Corvin"))
    ids = store.db.execute("SELECT locator, id FROM mentions ORDER BY id").fetchall()
    changed = row(1, specialty="Surgery", class_year=2019)
    read(store, changed, row(2, "Hugo Corvin"))
    assert heard.alumni(store.db) == (changed, row(2, "Hugo Corvin"))
    assert store.db.execute("SELECT locator, id FROM mentions ORDER BY id").fetchall() == ids


def test_a_file_that_moved_to_another_folder_holds_the_same_rows(store):
    read(store, row(1), row(2, "Hugo Corvin"))
    run = read(store, row(1), row(2, "Hugo Corvin"), file="file:///elsewhere/a.csv")
    assert len(heard.alumni(store.db)) == 2 and heard.blocks_changed_since(store.db, run - 1) == []
    heard.forget_files(store.db, run, ["file:///elsewhere/a.csv"], LATER)
    assert len(heard.alumni(store.db)) == 2


def test_rows_of_another_list_are_left_alone(store):
    read(store, row(1))
    other = Alumnus(Mention("alumni:b.csv#1", "Hugo Corvin", "Corvin", "Hugo"), row="Hugo Corvin")
    read(store, other, file="file:///b.csv")
    read(store, file="file:///b.csv")
    assert heard.alumni(store.db) == (row(1),)


def test_another_program_in_a_line_that_stays_is_a_change_of_who_is_who(store):
    read(store, row(1, institution="Invented Hospital, Springfield"))
    run = read(store, row(1, institution="Invented Hospital", city="Springfield"))
    assert heard.blocks_changed_since(store.db, run - 1) == ["abara a"]
