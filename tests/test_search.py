"""The stored search finds people as one types them, and no typing breaks it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.names import fold
from finder.store import open_store
from finder.store.search import search_articles, search_people

PEOPLE = (
    ("Søren Kjærgård", "Lakeshore University", "Milwaukee"),
    ("Łukasz Wiśniowski", "Tidewater State", "Norfolk"),
    ("Heike Großmann", "Prairie Regional", "Wichita"),
    ("Zoë Krätschmer", "Lakeshore University", "Milwaukee"),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("search")) as store:
        with store.atomic() as db:
            for name, institution, city in PEOPLE:
                given_, _, family = name.partition(" ")
                db.execute("""INSERT INTO people (name, family, given, names, institution, city)
                              VALUES (?, ?, ?, ?, ?, ?)""",
                           [name, family, given_, fold(name), institution, city])
        yield store.db


def names(db, query):
    return [row["name"] for row in search_people(db, query)]


@pytest.mark.parametrize(("query", "name"), [
    ("Søren Kjærgård", "Søren Kjærgård"), ("soren", "Søren Kjærgård"), (fold("Kjærgård"), "Søren Kjærgård"),
    ("lukasz", "Łukasz Wiśniowski"), ("WISNIOWSKI Łukasz", "Łukasz Wiśniowski"),
    ("grossmann", "Heike Großmann"), ("heike prairie", "Heike Großmann"),
    ("kratsch zo", "Zoë Krätschmer"), (unicodedata.normalize("NFD", "Krätschmer"), "Zoë Krätschmer"),
    ("Zoë, Krätschmer", "Zoë Krätschmer"),
])
def test_found_as_typed(db, query, name):
    assert names(db, query) == [name]


def test_an_institution_finds_all_its_people_and_every_word_must_hold(db):
    assert len(names(db, "lakeshore")) == 2
    assert names(db, "lakeshore norfolk") == []


def test_the_index_follows_a_change(db):
    db.execute("UPDATE people SET institution = 'Hudson Heights' WHERE name = 'Heike Großmann'")
    assert names(db, "hudson") == ["Heike Großmann"]
    assert names(db, "prairie") == []
    db.execute("UPDATE people SET institution = 'Prairie Regional' WHERE name = 'Heike Großmann'")


def test_a_merged_person_is_not_found(db):
    db.execute("UPDATE people SET merged_into = 1 WHERE name = 'Zoë Krätschmer'")
    assert names(db, "kratschmer") == []
    db.execute("UPDATE people SET merged_into = NULL WHERE name = 'Zoë Krätschmer'")


@pytest.mark.parametrize("query", [
    '"', "*", "AND", "NEAR(", "-soren", "name:soren", "soren OR", "(soren", "😀", "\0",
    "'; DROP TABLE people",
    "", "a " * 5000, "a" * 10_000, "^soren", "soren + kj", "{name}: x",
])
def test_nothing_typed_is_syntax(db, query):
    search_people(db, query)
    search_articles(db, query)


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_answered(db, query):
    assert len(search_people(db, query)) <= len(PEOPLE)
