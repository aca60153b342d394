"""What the user decided holds over every belief; of a contradiction "not the same" wins."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.identity.resolution import Attribution
from finder.identity.verdicts import Decided, obeyed
from finder.model import Verdict
from tests.invented_bylines import ONE, THREE, TWO, paper, run, same

ATTRIBUTION = Attribution("sure", 1.0, ())


def decided(said: str) -> Decided:
    """`a=b b-c`: a and b are one, b and c are not."""
    return Decided(Verdict(word[0], word[2], word[1] == "=") for word in said.split())


def after(people: str, said: str) -> list[str]:
    """People as words of one-letter locators, after the verdicts."""
    found = obeyed([dict.fromkeys(word, ATTRIBUTION) for word in people.split()], decided(said), {})
    return sorted("".join(sorted(person)) for person in found)


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


said_ = st.lists(st.builds(lambda one, how, other: f"{one}{how}{other}", st.sampled_from("abcdef"),
                           st.sampled_from("=-"), st.sampled_from("abcdef")), max_size=8)


@settings(max_examples=200, deadline=None)
@given(said_, st.randoms(use_true_random=False), st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_not_the_same_always_holds_and_the_order_of_verdicts_never_matters(
    said: list[str], chance: object, side: list[int],
) -> None:
    people = ["".join(x for x, n in zip("abcdef", side, strict=True) if n == group) for group in range(4)]
    apart = [word for word in said if word[1] == "-" and word[0] != word[2]]
    held = decided(" ".join(said))
    assert all(held.separates(word[0], word[2]) for word in apart)
    found = after(" ".join(people), " ".join(said))
    assert sorted("".join(found)) == list("abcdef")
    assert not [word for word in apart for person in found if word[0] in person and word[2] in person]
    for word in said:
        if word[1] == "=" and not held.separates(word[0], word[2]):
            assert any(word[0] in person and word[2] in person for person in found)
    chance.shuffle(said)  # type: ignore[attr-defined]
    assert after(" ".join(people), " ".join(said)) == found


@pytest.mark.parametrize(("people", "said", "expected"), [
    ("ab cd", "", ["ab", "cd"]), ("ab cd", "b=c", ["abcd"]), ("ab c d", "a=c c=d", ["abcd"]),
    ("ab cd", "b=c a-d", ["abc", "d"]), ("abc", "a-b", ["ac", "b"]), ("abcd", "a-b c=b", ["ad", "bc"]),
    ("ab", "b=z", ["ab"]),
])
def test_people_are_tied_and_parted_as_the_user_said(people: str, said: str, expected: list[str]) -> None:
    assert after(people, said) == expected


def test_a_verdict_joins_across_name_blocks() -> None:
    papers = [paper(99000001, "Jane", "Quillfeather"), paper(99000002, "Jane", "Featherstonehaugh")]
    assert not same(run(papers), ONE, TWO)
    assert same(run(papers, verdicts=[Verdict(TWO, ONE, True)]), ONE, TWO)


def test_of_two_verdicts_that_contradict_not_the_same_wins() -> None:
    papers = [paper(99000001, "Jane"), paper(99000002, "Jane"), paper(99000003, "Jane")]
    found = run(papers, verdicts=[
        Verdict(ONE, TWO, True), Verdict(TWO, THREE, True), Verdict(ONE, THREE, False)])
    assert not same(found, ONE, THREE)


MINE, OTHERS = "0000-0002-1825-0097", "0000-0001-5109-3700"


@pytest.mark.parametrize(("orcids", "expected"), [
    ({}, [{"p#1", "p2#1", "q#1", "q2#1"}]),
    ({"p2#1": MINE, "q2#1": MINE}, [{"p#1", "p2#1", "q#1", "q2#1"}]),
    ({"p2#1": MINE, "q2#1": OTHERS}, [{"p#1", "p2#1", "q#1"}, {"q2#1"}]),
])
def test_a_tie_over_blocks_brings_nobody_with_another_orcid(orcids: dict[str, str], expected) -> None:
    people = [dict.fromkeys(("p#1", "p2#1"), ATTRIBUTION), dict.fromkeys(("q#1", "q2#1"), ATTRIBUTION)]
    found = obeyed(people, Decided([Verdict("p#1", "q#1", True)]), orcids)
    assert [set(person) for person in found] == expected


def test_a_tie_over_blocks_brings_nobody_of_a_paper_that_has_the_other_as_well() -> None:
    people = [dict.fromkeys(("p#1", "paper#1", "r#1"), ATTRIBUTION),
              dict.fromkeys(("q#1", "paper#2"), ATTRIBUTION)]
    found = obeyed(people, Decided([Verdict("p#1", "q#1", True)]), {})
    assert [set(person) for person in found] == [{"p#1", "paper#1", "r#1", "q#1"}, {"paper#2"}]
