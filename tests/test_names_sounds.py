"""Spellings of one given name sound alike; other names do not, though a letter is all that parts them."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.names.folding import fold
from finder.names.sounds import kept_apart, sounds_alike, spelled_initials, two_in_pinyin

LINES = [line for line in files("finder.names").joinpath("spellings.txt").read_text("utf-8").splitlines()
         if line and not line.startswith("#")]
ALIKE = """
sergey sergei|sergey serguei|aleksandr alexander|aleksander alexander|alexey alexei|alexey aleksei|
andrey andrei|dmitry dmitri|dmitry dmitrii|dmitriy dmitri|nikolai nikolay|yuri yury|yuri iouri|
yuri yurii|natalia nataliya|natalya natalia|mariia maria|steven stephen|sean shawn|sean shaun|
katherine kathryn|katherine catherine|ana anna|sofia sophia|neil neal|ian iain|koji kouji|
yuki yuuki|ryo ryou|hyun hyeon|jun joon|lakshmi laxmi|mohamed mohammed|mohammed muhammad|
ahmed ahmad|hussein hossein|hussein husain|mahmoud mahmud|philip phillip|geoffrey jeffrey|
sara sarah|theresa teresa|eric erik|rebecca rebekah|deepak dipak|frederic frederick|christa krista|
aaron aron|gary garry"""
OTHERS = """
jan jean|maria mario|eric erica|ali alia|jin jun|wei wen|min minh|mary marie|mari mary|louis luis|
lois louis|harry hari|toni tony|randi randy|ole olle|noa noah|renee rene|sofia sofie|julia julie|
valery valerie|lee li|zhou zhu|youhua yuhua|shouyi shuyi|liying ling|hanyi hany|xin xing|
hamed hamid|paul paula|an ann|marta marty|jane janne|line lynne|martin martina|jo ja|kim kimi"""


def pairs(text: str) -> list[tuple[str, str]]:
    return [(pair.split()[0], pair.split()[1]) for pair in text.replace("\n", "").split("|")]


@pytest.mark.parametrize(("one", "other"), pairs(ALIKE))
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert sounds_alike(one, other) and sounds_alike(other, one)


@pytest.mark.parametrize(("one", "other"), pairs(OTHERS))
def test_other_names(one: str, other: str) -> None:
    assert not sounds_alike(one, other) and not sounds_alike(other, one)


def test_the_table_holds_folded_names_and_says_of_each_line_what_it_is() -> None:
    for line in LINES:
        names = line.removeprefix("! ").split()
        assert len(set(names)) == len(names) > 1 and all(fold(name) == name for name in names), line
        for one, other in pairwise(names):
            assert kept_apart(one, other) == kept_apart(other, one) == line.startswith("!"), line
            assert sounds_alike(one, other) != line.startswith("!"), line


near = st.text(alphabet="aeiouhkcnxy", min_size=0, max_size=7)


@settings(max_examples=300, deadline=None)
@given(near, near)
def test_it_is_judged_alike_either_way_round(one: str, other: str) -> None:
    assert sounds_alike(one, other) == sounds_alike(other, one)


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("ying", "yong", True), ("jin", "jing", True), ("xiaoming", "xiaomeng", True), ("zhou", "zhao", True),
    ("xiao", "xiaoming", False), ("ying", "ying", False), ("susan", "suzan", False),
    ("leila", "laila", False), ("young", "yeong", False), ("john", "jon", False),
])
def test_chinese_syllables_differ_where_one_was_not_left_out(one: str, other: str, expected: bool) -> None:
    assert two_in_pinyin(one, other) == two_in_pinyin(other, one) == expected


@pytest.mark.parametrize(("given", "letters"), [
    ("omar", ("u",)), ("umar", ("o",)), ("othman", ("u",)), ("catherine", ("k",)), ("steven", ()),
    ("ada", ()), ("ibrahim", ("b", "e")), ("", ()), ("o", ()),
])
def test_the_letters_that_other_spellings_begin_with(given: str, letters: tuple[str, ...]) -> None:
    assert spelled_initials(given) == letters
