"""Whose an address is: doubt makes it the barred person's own."""

from __future__ import annotations

import pytest

from finder.match.shared_mailboxes import are_others, is_another, sharers

OWN = {("Abara", "Bruno"), ("Abara", "B Otto")}


@pytest.mark.parametrize(("names", "others"), [
    ({("Elwick", "Edith")}, True), ({("Abara", "Edith")}, True), ({("Abara", "E")}, True),
    ({("Elwick", "Bruno")}, False), ({("Elwick", "B")}, False), ({("Elwick", "")}, False),
    ({("Elwick", "Otto")}, False),  # by the middle name
    ({("Bruno", "Abara")}, False),  # family name first
    ({("Elwick", "Edith"), ("Elwick", "Bruno")}, False),
], ids=str)
def test_given_names_decide_who_is_surely_another(names, others):
    assert are_others(OWN, names) is others


@pytest.mark.parametrize(("name", "another"), [
    ("Edith Elwick, MD", True), ("Elwick, Edith", True), ("Bruno Elwick", False), ("", False)])
def test_a_name_in_one_line_is_taken_apart(name, another):
    assert is_another(OWN, name) is another
    assert not is_another(set(), name), "whose names are not known may be anybody"


@pytest.mark.parametrize("title", [
    "Dean of Surgery", "Chair", "Residency Coordinator", "Lakeshore Surgery Office", "Editor in Chief",
    "Edith Elwick, Program Director", "Dr. Elwick",
])
def test_a_title_in_place_of_a_name_may_be_the_persons_own(title):
    assert not is_another(OWN, title)


@pytest.mark.parametrize("name", ["Elwick Bruno", "Elwick B", "Abara B", "Otto Elwick"])
def test_a_name_that_opens_with_the_family_name_may_be_the_persons_own(name):
    assert not is_another(OWN, name)


@pytest.mark.parametrize(("address", "beside", "shared"), [
    ("surgery@lake.example", {2: [("Elwick", "Edith")]}, {2}),
    ("reprints.2@lake.example", {2: [("Elwick", "Edith")], 3: [("Hollis", "Bruno")]}, {2}),
    ("residency@lake.example", {2: [("Elwick", "Edith")]}, {2}),
    ("gme.2@lake.example", {2: [("Elwick", "Edith")]}, {2}),
    ("surgery@lake.example", {}, set()),
    ("abara.office@lake.example", {2: [("Elwick", "Edith")], 3: [("Hollis", "Hugo")]}, set()),
    ("x77@lake.example", {2: [("Elwick", "Edith")]}, set()),
    ("x77@lake.example", {2: [("Elwick", "Edith")], 3: [("Elwick", "E")]}, set()),  # one Edith, perhaps
    ("x77@lake.example", {2: [("Elwick", "Edith")], 3: [("Hollis", "Hugo")]}, {2, 3}),
])
def test_who_shares_an_address(address, beside, shared):
    assert sharers(address, OWN, beside) == shared
    assert sharers(address, set(), beside) == set()
