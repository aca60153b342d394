"""Whom never to contact stays so by number, address and name; others who share a mailbox are not."""

from __future__ import annotations

import pytest

from finder.store import believed, decided, open_store
from tests.factories import STUDENT
from tests.heard_record import FOUR, ONE, THREE, TWO, hear, said

NOW = "2026-11-23T12:00:00+00:00"
OFFICE, OWN = "surgery@lake.example", "babara@lake.example"


@pytest.fixture
def db(tmp_path):
    """Four people, one mention each: two of them may be one Bruno under another family name."""
    with open_store(tmp_path) as store, store.atomic() as db:
        hear(db, said(0))
        hear(db, said(1))
        believed.save_identities(db, {ONE: "a", TWO: "b", THREE: "c", FOUR: "d"}, {}, {}, {})
        names = {ONE: "Bruno Abara", TWO: "Edith Elwick", THREE: "Hugo Hollis", FOUR: "Bruno Merrow"}
        for at, name in names.items():
            db.execute("UPDATE mentions SET given = ?, family = ? WHERE locator = ?", [*name.split(), at])
        yield db


def beside(db, address, *locators):
    for at in locators:
        db.execute("UPDATE mentions SET email = ? WHERE locator = ?", [address, at])


def bar(db, locator):
    decided.never_contact(db, believed.person_of(db)[locator], "Somebody", "", "", NOW)


def barred(db):
    people = believed.person_of(db)
    return {at for at in (ONE, TWO, THREE, FOUR) if decided.is_blocked(db, people[at], "", "")}


@pytest.mark.parametrize(("row", "asked", "held"), [
    ((3, "Ann", ""), (3, "", ""), True), ((3, "Ann", ""), (4, "", ""), False),
    ((3, "Ann", ""), (None, "", "Ann"), False),  # another Ann is another person
    ((None, "", "Ann@pier.example"), (None, "aNN@PIER.example", ""), True),
    ((None, "", "Ann@pier.example"), (9, "", ""), False),
    ((None, "Ann Harbor", ""), (None, "", "ann harbor"), True),
    ((None, "Ann Harbor", ""), (None, "", ""), False),
], ids=str)
def test_whom_the_list_holds(db, row, asked, held):
    number, name, address = row
    decided.never_contact(db, number, name, address, "", NOW)
    assert decided.is_blocked(db, *asked) is held


def test_an_office_that_others_print_bars_nobody_but_its_person_and_who_may_be_that_person(db):
    beside(db, OFFICE, ONE, TWO, FOUR)
    bar(db, ONE)
    assert barred(db) == {ONE, FOUR}
    assert not decided.is_blocked(db, believed.person_of(db)[TWO], OFFICE, "Edith Elwick")


@pytest.mark.parametrize(("address", "bearers", "held"), [
    (OFFICE, (ONE,), {ONE}),
    (OFFICE, (ONE, FOUR), {ONE, FOUR}),  # perhaps one person, with another family name
    (OWN, (ONE, TWO, THREE), {ONE, TWO, THREE}),  # made of the name: whoever prints it, it is theirs
    ("x77@lake.example", (ONE, TWO), {ONE, TWO}),  # of no office: a journal may have put it beside another
    ("x77@lake.example", (ONE, TWO, THREE), {ONE}),
], ids=["nobody else", "a namesake", "their own", "two print it", "three print it"])
def test_an_address_is_the_persons_own_as_long_as_there_is_doubt(db, address, bearers, held):
    beside(db, address, *bearers)
    bar(db, ONE)
    assert barred(db) == held


def test_the_address_of_another_that_stood_beside_the_person_once_is_the_others(db):
    beside(db, "edith.elwick@lake.example", ONE, TWO)
    bar(db, ONE)
    assert barred(db) == {ONE}


def test_an_address_that_was_itself_named_bars_all_who_print_it(db):
    beside(db, OFFICE, ONE, TWO)
    bar(db, ONE)
    decided.never_contact(db, None, "", OFFICE.upper(), "", NOW)
    assert barred(db) == {ONE, TWO}


def test_both_who_share_an_office_can_be_barred(db):
    beside(db, OFFICE, ONE, TWO, THREE)
    bar(db, ONE)
    bar(db, TWO)
    assert barred(db) == {ONE, TWO}


@pytest.mark.parametrize(("name", "held"), [
    ("Bruno Abara", True), ("B. Abara", True), ("Bruno Newname", True), ("", True), ("Edith Elwick", False),
    ("Dean of Surgery", True),
])
def test_of_whom_no_number_says_who_it_is_an_office_address_leaves_the_name_to_decide(db, name, held):
    beside(db, OFFICE, ONE, TWO)
    bar(db, ONE)
    assert decided.is_blocked(db, None, OFFICE, name) is held
    student = decided.student_id(db, STUDENT)
    decided.add_contact(db, student, {"name": name, "email": OFFICE}, NOW)
    assert (decided.contacts(db, student)[0].status == decided.NEVER) is held
