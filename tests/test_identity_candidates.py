"""A small block is compared in full, a large one in linear time, and the likest pairs are never missed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.identity.candidates import ALL_PAIRS, NEIGHBOURS, WINDOW, pairs
from finder.identity.traits import Traits
from finder.names import Name
from tests.invented_bylines import first_of, paper


def crowd(size: int, groups: int = 40) -> list[Traits]:
    """As many bylines of one name; every `groups`-th is of one place, subject and circle."""
    return [first_of(paper(99100000 + n, "Wei", "Zhang", (f"Hospital {n % groups}q, City{n % groups}q",),
                           f"Study {n % groups}q of organ{n % groups}q repair", f"Friend{n % groups}q"))
            for n in range(size)]


CROWD = crowd(400)


@pytest.mark.parametrize("size", [0, 1, 2, 7, ALL_PAIRS])
def test_a_block_up_to_the_limit_is_compared_in_full(size: int) -> None:
    assert list(pairs(CROWD[:size])) == list(combinations(range(size), 2))


def test_a_mention_that_shares_something_with_many_is_compared_with_the_nearest_few() -> None:
    block = [first_of(paper(99100000 + n, "Wei", "Zhang", (f"Hospital{n % 7}q",), f"Organ{n % 11}q",
                            f"Friend{n % 13}q")) for n in range(300)]
    assert len(list(pairs(block))) <= NEIGHBOURS * len(block)


@pytest.mark.parametrize("size", [ALL_PAIRS + 1, 200, 400])
def test_a_larger_block_costs_no_more_than_its_neighbours(size: int) -> None:
    found = list(pairs(CROWD[:size]))
    assert size < len(found) <= NEIGHBOURS * size and found == sorted(set(found))
    assert all(0 <= i < j < size for i, j in found)


def test_mentions_of_one_place_subject_and_circle_are_compared() -> None:
    found = set(pairs(CROWD))  # ten of a kind
    alike = {(i, j) for i, j in combinations(range(len(CROWD)), 2) if (j - i) % 40 == 0}
    assert alike <= found


def test_one_address_is_enough_to_be_compared() -> None:
    block = list(CROWD[:150])
    for i in (3, 140):
        block[i] = replace(block[i], email="wz@yalta.example")
    assert (3, 140) in set(pairs(block))


def test_of_all_who_share_one_clue_those_near_in_time_are_compared() -> None:
    years = [1900 + (n * 37) % 150 for n in range(150)]  # no order in the block
    bare = first_of(paper(99000001, "Wei", "Zhang", (), "Repair", ""))
    assert bare.paper
    block = [replace(bare, locator=str(n), paper=replace(bare.paper, year=year))
             for n, year in enumerate(years)]
    rank = {i: n for n, i in enumerate(sorted(range(150), key=years.__getitem__))}
    assert {abs(rank[i] - rank[j]) for i, j in pairs(block)} == set(range(1, WINDOW + 1))


def test_names_that_conflict_are_not_compared() -> None:
    block = [replace(b, name=Name("zhang", (("wei",), ("yong",), ("w",))[n % 3]))
             for n, b in enumerate(crowd(150, groups=1))]
    met = Counter(frozenset((block[i].name.given[0], block[j].name.given[0])) for i, j in pairs(block))
    assert frozenset(("wei", "w")) in met and frozenset(("wei",)) in met
    assert frozenset(("wei", "yong")) not in met and frozenset(("w", "yong")) not in met


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(120)))
def test_the_order_of_a_block_changes_no_pair_that_shares_most(order: list[int]) -> None:
    block = [replace(b, locator=str(n)) for n, b in enumerate(CROWD[:120])]
    mixed = [block[n] for n in order]
    found = {frozenset((order[i], order[j])) for i, j in pairs(mixed)}
    assert {frozenset((i, j)) for i, j in combinations(range(120), 2) if (j - i) % 40 == 0} <= found
