"""Whose an address is: the one that spells the name, else one that no other card prints and no office has."""

from __future__ import annotations

import pytest

from sources.program_page.own_address import own_addresses
from tests.page_cards import alone, listed

QUIET = ("x1", "y2")


@pytest.mark.parametrize(
    "local", ["tolliver", "marent", "mtoll", "mt", "tolliver-lab", "info-tolliver", "maren.t"]
)
def test_a_spelled_name_wins_over_what_stands_before_it(local):
    card = listed(f"zq7@quarrymed.edu<br>{local}@quarrymed.edu", *QUIET)
    assert [a and a.address for a in own_addresses(card)] == [f"{local}@quarrymed.edu", None, None]


@pytest.mark.parametrize("local", ["zq7", "sailor"])
def test_an_address_of_one_card_alone_is_that_persons(local):
    found = own_addresses(listed(f"{local}@quarrymed.edu", *QUIET))
    assert found[0] is not None
    assert (found[0].address, found[0].how) == (f"{local}@quarrymed.edu", "plain")


@pytest.mark.parametrize(
    "local", ["info", "surgery.office", "residency", "IT-desk", "noreply", "brankel", "asst-pengfeld"]
)
def test_an_office_or_a_neighbour_is_not_the_person(local):
    assert own_addresses(listed(f"{local}@quarrymed.edu", *QUIET)) == [None, None, None]


def test_an_address_on_two_cards_is_nobodys():
    assert own_addresses(listed("zq7@quarrymed.edu", "zq7@quarrymed.edu", "y2")) == [None, None, None]


def test_on_a_page_about_one_person_only_a_spelled_address_is_theirs():
    assert own_addresses([alone("<p>Professor<br>zq7@quarrymed.edu</p>")]) == [None]
    (found,) = own_addresses([alone("<p>Professor<br>zq7@quarrymed.edu<br>mtolliver@quarrymed.edu</p>")])
    assert found is not None
    assert found.address == "mtolliver@quarrymed.edu"
