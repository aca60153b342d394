"""What is rare tells much: the table is read right, and nothing in it tells less than nothing."""

from __future__ import annotations

from math import isclose, log, log10
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.identity.counts import LEAST, MIDDLE, UNSEEN, Counts, read, shipped

TEXT = """# invented, 2026-11-24
family\t*\t1000
family\tsmith\t99
given\t*\t500

given\tjane\t5
initial\t*\t500
initial\tj\t50
"""
COUNTS = read(TEXT)
KINDS = {"family", "given", "initial", "place", "topic", "mesh", "journal"}


def test_the_table_is_read_without_its_comments_and_totals_apart() -> None:
    assert COUNTS.tables == {"family": {"smith": 99}, "given": {"jane": 5}, "initial": {"j": 50}}
    assert COUNTS.totals == {"family": 1000, "given": 500, "initial": 500}
    assert read("") == Counts({}, {})


def test_a_line_that_is_no_row_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(ValueError):
        read("family\tsmith\n")
    with pytest.raises(ValueError):
        read("family\tsmith\tmany\n")


def test_a_word_tells_the_more_the_rarer_it_is() -> None:
    assert COUNTS.weight("family", "smith") == log(1000 / 100)
    assert COUNTS.weight("family", "quillfeather") == log(1000)
    assert read("place\t*\t1\nplace\tusa\t9\n").weight("place", "usa") == 0.0


def test_bearers_are_counted_by_full_name_by_initial_or_by_family_name_alone() -> None:
    assert COUNTS.bearers("smith", "") == 99
    assert COUNTS.bearers("smith", "jane") == 99 * 5 / 500
    assert COUNTS.bearers("smith", "j") == 99 * 50 / 500


def test_of_a_family_at_least_a_few_bear_any_given_name() -> None:
    assert COUNTS.bearers("quillfeather", "zoe") == UNSEEN * LEAST
    assert COUNTS.bearers("smith", "zoe") == 99 * LEAST < COUNTS.bearers("smith", "jane")


def test_an_agreeing_middle_initial_makes_a_name_rarer() -> None:
    bare, told = (COUNTS.rarity("smith", "jane", middle) for middle in (False, True))
    assert bare == log10(99 * 5 / 500) and isclose(told, bare + log10(MIDDLE)) and told < bare


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_a_coauthor_tells_the_less_the_more_bear_the_name(one: float, other: float) -> None:
    few, many = sorted((one, other))
    assert COUNTS.weight_of(few) >= COUNTS.weight_of(many) >= 0.0


def test_the_shipped_table_has_every_kind_and_no_word_more_often_than_all() -> None:
    counts = shipped()
    assert set(counts.tables) == set(counts.totals) == KINDS
    for kind, table in counts.tables.items():
        assert table and min(table.values()) > 0 and max(table.values()) <= counts.totals[kind], kind
    common, rare = counts.rarity("zhang", "wei", False), counts.rarity("quillfeather", "jane", False)
    assert common > rare + 2, "a hundred times as many"


def test_the_shipped_table_counts_initials_apart_from_given_names() -> None:
    counts = shipped()
    assert set(counts.tables["initial"]) == set(ascii_lowercase)
    assert all(len(name) > 1 for name in counts.tables["given"]), "letters are initials, counted apart"
