"""A mention visits the blocks of its name's other forms, as long as it is printed so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.store import open_store
from finder.store.heard_visits import save_visits
from sources.records import Mention
from tests.hearing import article, begin, save

SCOTT = Mention("pmid:1#1", "W. Scott Abara", "Abara", "W. Scott")


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def visited(store) -> list[tuple[str, str]]:
    return [(row["locator"], row["block"]) for row in store.db.query(
        "SELECT m.locator, v.block FROM visits v JOIN mentions m ON m.id = v.mention ORDER BY 1, 2")]


def printed(first: Mention):
    """An article whose first author is printed so."""
    one = article()
    told = replace(one.authors[0], printed=first.printed, family=first.family, given=first.given,
                   valid=first.valid, collective=first.collective)
    return replace(one, authors=(told, *one.authors[1:])), told.locator


def test_a_middle_name_in_use_is_visited_and_only_by_who_prints_it(store):
    one, at = printed(SCOTT)
    save(store, begin(store), one)
    assert visited(store) == [(at, "abara s")]


def test_an_article_that_comes_again_keeps_its_visits_and_a_change_replaces_them(store):
    one, at = printed(SCOTT)
    for _ in range(2):
        save(store, begin(store), one)
    assert visited(store) == [(at, "abara s")]
    save(store, begin(store), printed(replace(SCOTT, given="W. Thomas"))[0])
    assert visited(store) == [(at, "abara t")]
    save(store, begin(store), printed(replace(SCOTT, given="Walter"))[0])
    assert visited(store) == []


@pytest.mark.parametrize("nobody", [{"valid": False}, {"collective": "The Group"}])
def test_who_can_be_nobody_visits_nothing(store, nobody):
    save(store, begin(store), printed(replace(SCOTT, **nobody))[0])
    assert visited(store) == []


def test_what_is_not_stored_is_left_out(store):
    one, at = printed(SCOTT)
    save(store, begin(store), one)
    save_visits(store.db, [replace(SCOTT, locator="pmid:99#1")])
    save_visits(store.db, [])
    assert visited(store) == [(at, "abara s")]


def turning(number: int, family: str, given: str):
    one = article(number)
    told = replace(one.authors[0], printed=f"{given} {family}", family=family, given=given)
    return replace(one, authors=(told,)), told.locator


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_orders_of_a_name_the_later_blocks_visits_whichever_came_first(store, order):
    both = [turning(1, "Zhang", "Wei"), turning(2, "Wei", "Zhang")]
    for at in order:
        save(store, begin(store), both[at][0])
    assert visited(store) == [(both[0][1], "wei z")]


def test_another_name_of_the_same_initials_is_not_visited(store):
    for one, _ in (turning(1, "Zhang", "Wei"), turning(2, "Wei", "Zhou"), turning(3, "Zhang", "W")):
        save(store, begin(store), one)
    assert visited(store) == []
