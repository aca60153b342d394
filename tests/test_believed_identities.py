"""Who is who keeps its numbers: ids stay, a merge points, and what the user decided follows."""

from __future__ import annotations

import pytest

from finder.model import Reason
from finder.store import believed, decided
from tests.factories import STUDENT
from tests.heard_record import ONE, THREE, TWO, hear, one_record, said
from tests.invented_pubmed import FIRST, byline


@pytest.fixture
def db(tmp_path):
    with one_record(tmp_path) as held:
        yield held


def save(db, clusters, merged=None):
    return believed.save_identities(db, clusters, {}, {}, merged or {})


def test_a_person_who_grows_keeps_the_id(db):
    first = save(db, {ONE: "a", TWO: "b"})
    again = save(db, {ONE: str(first[ONE]), TWO: str(first[TWO]), THREE: str(first[ONE])})
    assert again == {**first, THREE: first[ONE]} == believed.person_of(db)
    known = {p.key: p.locators for p in believed.known_people(db, believed.blocks_of(db, [ONE, TWO, THREE]))}
    assert known[str(first[ONE])] == {ONE, THREE}


def test_new_people_are_numbered_in_the_order_of_their_names_and_not_of_the_answer(db):
    ids = save(db, {THREE: "c", ONE: "a", TWO: "b"})
    assert ids[ONE] < ids[TWO] < ids[THREE]


def test_a_mention_that_is_not_stored_has_no_identity(db):
    ids = save(db, {ONE: "a", "pmid:99999999#1": "a"})
    assert list(ids) == list(believed.person_of(db)) == [ONE]


def test_known_are_those_of_the_blocks_with_all_their_mentions(db):
    ids = save(db, {ONE: "a", TWO: "a", THREE: "c"})
    known = believed.known_people(db, believed.blocks_of(db, [ONE]))
    assert [(p.key, p.locators, p.touched) for p in known] == [(str(ids[ONE]), {ONE, TWO}, False)]
    assert believed.known_people(db, ["nobody x"]) == ()


def test_a_merge_points_however_often_and_nobody_is_deleted(db):
    ids = save(db, {ONE: "a", TWO: "b", THREE: "c"})
    a, b, c = ids[ONE], ids[TWO], ids[THREE]
    save(db, {ONE: str(b), TWO: str(b), THREE: str(c)}, {str(a): str(b)})
    save(db, {ONE: str(c), TWO: str(c), THREE: str(c)}, {str(b): str(c)})
    assert [p["id"] for p in believed.people_named(db, str(a))] == [c]
    assert decided.survivors(db, [a, b, c]) == {a: c, b: c, c: c}
    assert db["people"].count == 3


def test_a_person_of_before_may_merge_into_a_new_one(db):
    a = save(db, {ONE: "a"})[ONE]
    new = save(db, {ONE: "b"}, {str(a): "b"})[ONE]
    assert new != a and decided.survivors(db, [a]) == {a: new}
    save(db, {ONE: str(new)}, {str(new): str(new)})
    assert decided.survivors(db, [new]) == {new: new}, "nobody points to themself"


def test_a_split_brings_the_old_person_back(db):
    ids = save(db, {ONE: "a", TWO: "b"})
    a, b = ids[ONE], ids[TWO]
    save(db, {ONE: str(b), TWO: str(b)}, {str(a): str(b)})
    save(db, {ONE: str(a), TWO: str(b)})
    assert [p["id"] for p in believed.people_named(db, str(a))] == [a]


def test_what_the_user_decided_follows_a_merge(db):
    ids = save(db, {ONE: "a", TWO: "b"})
    a, b = ids[ONE], ids[TWO]
    student = decided.student_id(db, STUDENT)
    contact = decided.add_contact(db, student, {"person": a, "name": "Kept"}, "now")
    decided.never_contact(db, a, "Kept", "", "", "now")
    save(db, {ONE: str(b), TWO: str(b)}, {str(a): str(b)})
    assert b in decided.blocked(db).people, "who must not be contacted would be shown under the other number"
    assert decided.add_contact(db, student, {"person": b, "name": "Again"}, "now") == contact
    known = believed.known_people(db, believed.blocks_of(db, [ONE]))
    assert {p.key: (p.locators, p.home) for p in known if p.touched} == {
        str(a): (set(), {ONE}), str(b): ({ONE, TWO}, {TWO})}, "the number of before may come back"


def test_a_name_without_a_number_that_must_not_be_contacted_touches_nobody(db):
    save(db, {ONE: "a"})
    decided.never_contact(db, None, "Somebody", "", "", "now")
    assert [p.touched for p in believed.known_people(db, believed.blocks_of(db, [ONE]))] == [False]


def test_attributions_are_told_with_their_bin_and_reasons_and_change_in_place(db):
    because = {TWO: (Reason("place: Zürich", 1.5), Reason("your verdict"))}
    ids = believed.save_identities(db, {ONE: "a", TWO: "a", THREE: "c"}, {TWO: "unsure"}, because, {})
    told = believed.attributions(db, [ids[ONE]])
    assert [(row["locator"], row["bin"]) for row in told] == [(ONE, "sure"), (TWO, "unsure")]
    assert [row["because"] for row in told] == ["[]", '[["place: Zürich", 1.5], ["your verdict", 0.0]]']
    believed.save_identities(db, {TWO: str(ids[THREE])}, {}, {}, {})
    assert [(r["locator"], r["bin"], r["because"]) for r in believed.attributions(db, [ids[THREE]])] == [
        (TWO, "sure", "[]"), (THREE, "sure", "[]")]


def test_a_mention_that_left_its_page_is_no_longer_attributed_but_still_known(db):
    ids = save(db, {ONE: "a", THREE: "a"})
    hear(db, said(0, byline(FIRST)[:2]))
    assert [row["locator"] for row in believed.attributions(db, [ids[ONE]])] == [ONE]
    assert believed.person_of(db) == ids == {ONE: ids[ONE], THREE: ids[ONE]}
