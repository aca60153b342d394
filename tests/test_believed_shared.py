"""Two people of one ORCID or one address are asked about, until the user has said."""

from __future__ import annotations

import pytest

from finder.model import Verdict
from finder.pipeline import doubts
from finder.store import believed, decided, open_store
from tests.heard_record import FOUR, ONE, THREE, TWO, hear, said

MINE = "0000-0002-1825-0097"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as held:
        with held.atomic() as db:
            hear(db, said(0))
            hear(db, said(1))
            ids = believed.save_identities(db, {ONE: "a", TWO: "b", THREE: "c", FOUR: "d"}, {}, {}, {})
            believed.name_people(db, [(id_, {"name": f"Person {id_}"}) for id_ in ids.values()])
        yield held


def print_on(store, column, value, *locators):
    for locator in locators:
        store.db.execute(f"UPDATE mentions SET {column} = ? WHERE locator = ?", [value, locator])


def pairs(store):
    return [(row["one"], row["other"]) for row in believed.shared_ids(store.db)]


def test_one_orcid_on_two_people_is_asked_about_and_shown(store):
    assert pairs(store) == []
    print_on(store, "orcid", MINE, ONE, FOUR)
    assert pairs(store) == [(ONE, FOUR)]
    (shown,) = doubts(store)
    assert shown["bin"] == "apart" and shown["because"] == [f"the same ORCID on both: {MINE}"]
    assert shown["one"]["what"] and shown["other"]["what"] and shown["confidence"] is None


def test_one_record_that_prints_an_orcid_twice_is_an_error_of_the_record(store):
    print_on(store, "orcid", MINE, ONE, TWO)
    assert pairs(store) == []


@pytest.mark.parametrize(("given", "asked"), [("Jane", True), ("Tobias", False)])
def test_an_address_counts_where_the_given_names_begin_alike(store, given, asked):
    print_on(store, "email", "office@lake.example", ONE, FOUR)
    print_on(store, "given", "Judith", ONE)
    print_on(store, "given", given, FOUR)
    assert bool(pairs(store)) is asked


@pytest.mark.parametrize("same", [True, False])
def test_what_the_user_said_is_not_asked_again(store, same):
    print_on(store, "orcid", MINE, ONE, FOUR)
    decided.save_verdict(store.db, Verdict(ONE, FOUR, same), "now")
    assert pairs(store) == []


def test_one_person_shares_with_nobody_and_who_left_is_not_asked_about(store):
    print_on(store, "orcid", MINE, ONE, FOUR)
    store.db.execute("UPDATE mentions SET gone_at = 'now' WHERE locator = ?", [FOUR])
    assert pairs(store) == []
