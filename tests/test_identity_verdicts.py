"""What the user decided holds over every belief; of a contradiction "not the same" wins."""

from __future__ import annotations

from itertools import combinations

import pytest

from finder.identity.verdicts import Decided
from finder.model import Verdict
from tests.invented_bylines import ONE, THREE, TWO, paper, run, same


def decided(said: str) -> Decided:
    """`a=b b-c`: a and b are one, b and c are not."""
    return Decided(Verdict(word[0], word[2], word[1] == "=") for word in said.split())


@pytest.mark.parametrize(("said", "apart"), [
    ("a-b", "ab"), ("b-a", "ab"), ("a=b b-c", "ac bc"), ("a-b a=b", "ab"), ("a=b", ""), ("", ""),
    ("a=b c=d b-c", "ac ad bc bd"), ("a=b b=c a-c", "ac bc"), ("a-b b-c", "ab bc"), ("a-a", ""),
])
def test_who_is_separated_directly_or_through_others(said: str, apart: str) -> None:
    held = decided(said)
    found = {one + other for one, other in combinations("abcd", 2) if held.separates(one, other)}
    assert found == set(apart.split())
    assert all(held.separates(other, one) for one, other in found)


@pytest.mark.parametrize(("groups", "others", "expected"), [
    ("a", "c", True), ("c", "a", True), ("ax", "yc", True), ("a", "a", False), ("ac", "ac", True),
    ("a", "d", False), ("", "c", False),
])
def test_whether_any_of_two_sides_are_separated(groups: str, others: str, expected: bool) -> None:
    assert decided("a=b b-c d=e").separates_any(set(groups), set(others)) == expected


def test_who_was_spoken_of_is_touched() -> None:
    assert decided("a=b c-d").touched == set("abcd") and decided("a=a").touched == set()


def test_a_verdict_joins_across_name_blocks() -> None:
    papers = [paper(99000001, "Jane", "Quillfeather"), paper(99000002, "Jane", "Featherstonehaugh")]
    assert not same(run(papers), ONE, TWO)
    assert same(run(papers, verdicts=[Verdict(TWO, ONE, True)]), ONE, TWO)


def test_of_two_verdicts_that_contradict_not_the_same_wins() -> None:
    papers = [paper(99000001, "Jane"), paper(99000002, "Jane"), paper(99000003, "Jane")]
    found = run(papers, verdicts=[
        Verdict(ONE, TWO, True), Verdict(TWO, THREE, True), Verdict(ONE, THREE, False)])
    assert not same(found, ONE, THREE)
