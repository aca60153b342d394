"""Verdicts over name blocks join and part people, and bring nobody along who cannot be the same person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.identity.bins import ALONE
from finder.identity.obeyed import obeyed
from finder.identity.resolution import Attribution
from finder.identity.verdicts import Decided
from finder.model import Verdict
from sources.records import Mention

ATTRIBUTION = Attribution("sure", 0.9, ())
MINE, OTHERS = "0000-0002-1825-0097", "0000-0001-5109-3700"


def verdicts(said: str) -> list[Verdict]:
    """`a=b b-c`: a and b are one, b and c are not."""
    return [Verdict(word[0], word[2], word[1] == "=") for word in said.split()]


def mention(locator: str, **more: str) -> Mention:
    return replace(Mention(locator, "", "Hartquill", "Ada"), **more)


def after(people: str, said: str, **more: dict[str, str]) -> list[str]:
    """People as words of one-letter locators, after the verdicts; `more` is printed by a letter's mention."""
    held = {x: mention(x, **more.get(x, {})) for x in people if x != " "}
    parts = [dict.fromkeys(word, ATTRIBUTION) for word in people.split()]
    found = obeyed(parts, Decided(verdicts(said)), held)
    return sorted("".join(sorted(person)) for person in found)


said_ = st.lists(st.builds(lambda one, how, other: f"{one}{how}{other}", st.sampled_from("abcdef"),
                           st.sampled_from("=-"), st.sampled_from("abcdef")), max_size=8)


@settings(max_examples=200, deadline=None)
@given(said_, st.randoms(use_true_random=False), st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_not_the_same_always_holds_and_the_order_of_verdicts_never_matters(
    said: list[str], chance: object, side: list[int],
) -> None:
    people = ["".join(x for x, n in zip("abcdef", side, strict=True) if n == group) for group in range(4)]
    apart = [word for word in said if word[1] == "-" and word[0] != word[2]]
    held = Decided(verdicts(" ".join(said)))
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


@pytest.mark.parametrize(("printed", "expected"), [
    ({}, ["abcd"]), ({"b": MINE, "d": MINE}, ["abcd"]), ({"b": MINE, "d": OTHERS}, ["abc", "d"]),
    ({"b": MINE, "c": OTHERS}, ["ac", "b", "d"]),  # what was tied clashes with both: a person of its own
])
def test_a_tie_brings_nobody_with_another_orcid(printed: dict[str, str], expected: list[str]) -> None:
    assert after("ab cd", "a=c", **{x: {"orcid": orcid} for x, orcid in printed.items()}) == expected


def test_a_tie_brings_nobody_whose_name_cannot_be_the_persons() -> None:
    names = {"a": {"given": "A"}, "b": {"given": "Anna"}, "c": {"given": "A"}, "d": {"given": "Albert"}}
    assert after("ab cd", "a=c", **names) == ["abc", "d"]


def test_a_tie_brings_nobody_of_a_paper_that_has_the_other_as_well() -> None:
    people = [("p#1", "paper#1", "r#1"), ("q#1", "paper#2")]
    held = {x: mention(x) for person in people for x in person}
    found = obeyed([dict.fromkeys(own, ATTRIBUTION) for own in people],
                   Decided([Verdict("p#1", "q#1", True)]), held)
    assert [set(person) for person in found] == [{"p#1", "paper#1", "r#1", "q#1"}, {"paper#2"}]
    found = obeyed([dict.fromkeys(own, ATTRIBUTION) for own in people],
                   Decided([Verdict("p#1", "paper#2", True)]), held)
    assert [set(person) for person in found] == [{"paper#1", "r#1"}, {"q#1"}, {"p#1", "paper#2"}]


def test_whoever_is_left_alone_is_the_only_mention() -> None:
    found = obeyed([dict.fromkeys("ab", ATTRIBUTION)], Decided(verdicts("a-b")), {})
    assert all(a == Attribution("sure", 1.0, (ALONE,)) for person in found for a in person.values())
