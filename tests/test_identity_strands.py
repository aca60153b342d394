"""A person of several strands is several people; whatever comes again at one of them ties it to the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.identity.strands import LEAST, unravelled
from finder.identity.traits import Traits
from sources.records import Article
from tests.invented_bylines import COUNTS, first_of, paper

HERE = ("Quorndon Hospital, Yaltaford, China",)
THERE = ("Zimtberg Hospital, Neufelden, China",)


def said(number: int, where: tuple[str, ...], friend: str, name: tuple[str, str] = ("Jin", "Wang")) -> Traits:
    written: Article = paper(99000001 + number, *name, where, friend=friend)
    return first_of(written)


ONE = [said(n, HERE, "Abernackle") for n in range(4)]
OTHER = [said(10 + n, THERE, "Ozterhaas") for n in range(3)]


def parts(block: list[Traits], *together: list[int]) -> list[list[int]]:
    return unravelled(block, [list(range(len(block)))], together, COUNTS)


def test_strands_without_a_place_or_a_friend_in_common_are_two_people() -> None:
    assert parts([*ONE, *OTHER]) == [[0, 1, 2, 3], [4, 5, 6]]


@pytest.mark.parametrize("tie", [
    said(20, THERE, "Abernackle"), said(20, HERE, "Ozterhaas"), said(20, (*HERE, *THERE), "Nobodaddy"),
])
def test_a_place_or_a_friend_that_comes_again_holds_them_together(tie: Traits) -> None:
    assert parts([*ONE, *OTHER, tie]) == [list(range(8))]


@pytest.mark.parametrize("same", [{"email": "jw@lake.example"}, {"orcid": "0000-0002-1825-0097"}])
def test_an_address_or_an_orcid_holds_them_together(same: dict[str, str]) -> None:
    tied = [replace(ONE[0], **same), *ONE[1:], replace(OTHER[0], **same), *OTHER[1:]]
    assert parts(tied) == [list(range(7))]


def test_what_is_one_person_by_its_nature_stays_so() -> None:
    assert parts([*ONE, *OTHER], [0, 5]) == [list(range(7))]


def test_a_country_and_a_house_in_common_are_nothing_in_common() -> None:
    shared = ONE[0].place.words.keys() & OTHER[0].place.words.keys()
    assert shared == {"hospital", "china"} and len(parts([*ONE, *OTHER])) == 2


def test_departments_and_ordinals_in_common_are_nothing_in_common() -> None:
    lines = [(f"Department of Urology, The Second Affiliated Hospital of {place} University, China",)
             for place in ("Quorndon", "Zimtberg")]
    block = [said(n, lines[n % 2], ("Abernackle", "Ozterhaas")[n % 2]) for n in range(6)]
    assert len(parts(block)) == 2


def test_who_bears_a_rare_name_has_moved() -> None:
    name = ("Zbigniew", "Quorblethorne")
    block = [said(n, (HERE, THERE)[n % 2], ("Abernackle", "Ozterhaas")[n % 2], name) for n in range(8)]
    assert parts(block) == [list(range(8))]


def test_fewer_papers_than_a_strand_are_a_move() -> None:
    assert parts([*ONE, *OTHER[:LEAST - 1]]) == [list(range(LEAST + 3))]


def test_what_says_no_place_stays_and_what_is_left_over_is_nobodys() -> None:
    silent = [said(30 + n, (), "Oddfriend") for n in range(3)]
    assert parts([*ONE, *silent]) == [list(range(7))]
    assert parts([*ONE, *OTHER, *silent]) == [[0, 1, 2, 3, 7, 8, 9], [4, 5, 6]]
    odd = said(40, ("Lakeshore Clinic, Elsewhere, Peru",), "Farn")
    assert parts([*ONE, *OTHER, odd]) == [[0, 1, 2, 3], [4, 5, 6], [7]]


def test_nobody_is_no_person() -> None:
    assert unravelled([], [], [], COUNTS) == []


FRIENDS = st.sampled_from(["Abernackle", "Ozterhaas"])
BYLINES = st.lists(st.tuples(st.sampled_from([HERE, THERE, ()]), FRIENDS), max_size=14)


@given(BYLINES)
def test_nobody_is_lost_and_parted_strands_are_not_parted_again(told) -> None:
    block = [said(n, where, friend) for n, (where, friend) in enumerate(told)]
    found = parts(block) if block else []
    assert sorted(i for own in found for i in own) == list(range(len(block)))
    assert unravelled(block, found, [], COUNTS) == found
