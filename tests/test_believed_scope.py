"""A run looks at what changed, at what is tied to it, and only at those who may matter."""

from __future__ import annotations

import pytest

from finder.model import Verdict
from finder.store import believed, decided, open_store
from tests.heard_record import SURGERY, hear, said

BOTANY = "Institute of Botany, Neustadt Academy, Neustadt, Germany."
AUTHORS = [("Abara", "Ada", SURGERY), ("Bexley", "Bruno", BOTANY), ("Corvin", "Clara", "Major TRAUMA Centre"),
           ("Dunmore", "Dario", "")]
A, B, C, D = (f"pmid:99000001#{n}" for n in (1, 2, 3, 4))
BLOCK = {A: "abara a", B: "bexley b", C: "corvin c", D: "dunmore d"}


@pytest.fixture
def db(tmp_path):
    with open_store(tmp_path) as store, store.atomic() as held:
        hear(held, said(0, AUTHORS))
        yield held


def save(db, clusters):
    return believed.save_identities(db, clusters, {}, {}, {})


def test_the_blocks_of_mentions(db):
    assert sorted(believed.blocks_of(db, [C, A, A, "pmid:1#1"])) == [BLOCK[A], BLOCK[C]]
    assert believed.blocks_of(db, []) == []


def test_a_block_brings_those_that_a_person_ties_to_it(db):
    save(db, {A: "a", B: "a", C: "c", D: "d"})
    assert believed.linked_blocks(db, [BLOCK[A]]) == [BLOCK[A], BLOCK[B]]
    assert believed.linked_blocks(db, [BLOCK[C], "unheard u"]) == [BLOCK[C], "unheard u"]
    assert believed.linked_blocks(db, []) == []


@pytest.mark.parametrize("verdict", [Verdict(A, B, True), Verdict(B, A, False)])
def test_a_block_brings_those_that_a_verdict_names(db, verdict):
    decided.save_verdict(db, verdict, "now")
    assert [believed.linked_blocks(db, [BLOCK[at]]) for at in (A, B)] == [[BLOCK[A], BLOCK[B]]] * 2
    assert believed.linked_blocks(db, [BLOCK[C]]) == [BLOCK[C]]


FORMS = [("Elwick", "W. Scott", BOTANY), ("Elwick", "Scott", SURGERY), ("Elwick-Fenn", "Tobias", BOTANY),
         ("Fenn", "Tobias", BOTANY)]
HOMES = ["elwick w", "elwick s", "fenn t"]


def test_a_block_brings_those_that_hold_another_form_of_a_name(db):
    hear(db, said(1, FORMS))
    for block in HOMES[:2]:
        assert believed.linked_blocks(db, [block]) == sorted(HOMES[:2])
    assert believed.linked_blocks(db, [HOMES[2]]) == [HOMES[2]], "nobody called T. Elwick is stored"


def test_who_is_gone_ties_no_blocks(db):
    hear(db, said(1, FORMS))
    for given, block in (("W. Scott", HOMES[1]), ("Scott", HOMES[0])):
        db.execute("UPDATE mentions SET gone_at = NULL")
        db.execute("UPDATE mentions SET gone_at = 'now' WHERE given = ?", [given])
        assert believed.linked_blocks(db, [block]) == [block]


def test_a_block_promises_what_its_visitors_and_hosts_do(db):
    hear(db, said(1, FORMS))
    assert believed.promising_blocks(db, HOMES) == sorted(HOMES[:2])


def test_blocks_and_people_promise_something_where_surgery_or_trauma_is_named(db):
    assert believed.promising_blocks(db, BLOCK.values()) == [BLOCK[A], BLOCK[C]]
    assert believed.promising_blocks(db, [BLOCK[B], BLOCK[C]]) == [BLOCK[C]]
    ids = save(db, {A: "a", B: "b", C: "c", D: "d"})
    assert believed.promising_people(db) == sorted([ids[A], ids[C]])


def test_whom_a_page_or_a_list_names_promises_something(db):
    db.execute("UPDATE mentions SET article = NULL WHERE locator = ?", [B])
    assert believed.promising_blocks(db, [BLOCK[B], BLOCK[D]]) == [BLOCK[B]]
    ids = save(db, {B: "b", D: "d"})
    assert believed.promising_people(db) == [ids[B]]


def test_a_block_in_which_somebody_was_believed_is_looked_at_though_it_promises_nothing_now(db):
    save(db, {A: "a", D: "d"})
    db.execute("UPDATE mentions SET affiliations = '[]' WHERE locator = ?", [A])
    assert believed.promising_blocks(db, BLOCK.values()) == [BLOCK[A], BLOCK[C], BLOCK[D]]
    assert believed.promising_blocks(db, [BLOCK[B]]) == []


def test_a_block_promises_nothing_because_its_visitors_were_believed_at_home(db):
    hear(db, said(1, [FORMS[2], FORMS[3]]))
    save(db, {"pmid:99000002#2": "f"})
    assert believed.promising_blocks(db, ["elwick t", "fenn t"]) == ["fenn t"]


def test_who_left_promises_nothing(db):
    save(db, {A: "a"})
    db.execute("UPDATE mentions SET gone_at = 'now' WHERE locator = ?", [A])
    assert believed.promising_people(db) == []


def test_the_people_of_a_run_are_those_of_the_pages_it_fetched(db):
    later = hear(db, said(1, [("Elwick", "Edith", SURGERY)]))
    ids = save(db, {A: "a", "pmid:99000002#1": "e"})
    assert believed.people_of_run(db, later) == [ids["pmid:99000002#1"]]
    assert believed.people_of_run(db, later - 1) == [ids[A]] and believed.people_of_run(db, later + 1) == []
