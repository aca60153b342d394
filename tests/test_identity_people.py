"""Ids of people never change their meaning: they are kept, or they point to who took them in."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from finder.identity.people import keys
from finder.model import KnownPerson, Verdict
from tests.invented_bylines import ONE, THREE, TWO, paper, run


def known(key: str, locators: str, touched: bool = False) -> KnownPerson:
    """Locators are single letters here."""
    return KnownPerson(key, frozenset(locators), touched)


def test_who_holds_most_of_a_person_keeps_the_id() -> None:
    assert keys(["abc", "d"], [known("7", "ab"), known("8", "d")], ()) == (["7", "8"], {})
    assert keys(["a", "bcd"], [known("7", "abcd")], ()) == (["a", "7"], {}), "the larger side of a split"
    assert keys(["ab", "cd"], [known("7", "abcd")], ()) == (["7", "c"], {}), "of equals the first"


def test_a_merge_points_to_the_survivor() -> None:
    assert keys(["abc"], [known("7", "ab"), known("3", "c")], ()) == (["7"], {"3": "7"})
    assert keys(["abc"], [known("7", "ab"), known("3", "c", True)], ()) == (["3"], {"7": "3"})


def test_whom_the_user_touched_goes_before_the_larger_claim() -> None:
    people = [known("7", "abcd"), known("3", "e", True)]
    assert keys(["abcde"], people, ()) == (["3"], {"7": "3"})
    # 7 holds the larger part of the second cluster, but 3 was touched and takes it; 7 has another to go to
    assert keys(["ab", "cde"], [known("7", "abcd"), known("3", "e", True)], ()) == (["7", "3"], {})


def test_a_split_keeps_the_id_with_the_side_the_user_touched() -> None:
    assert keys(["a", "bc"], [known("7", "abc")], {"a"}) == (["7", "b"], {})
    assert keys(["a", "bc"], [known("7", "abc")], {"z"}) == (["a", "7"], {})


def test_one_who_split_and_merged_points_to_where_most_went() -> None:
    people = [known("7", "abc"), known("3", "defg"), known("5", "hijk")]
    assert keys(["adefg", "bchijk"], people, ()) == (["3", "5"], {"7": "5"})


def test_a_person_without_mentions_here_is_neither_kept_nor_merged() -> None:
    assert keys(["a"], [known("7", "z"), known("a", "")], ()) == (["a~2"], {}), "a key in use is never given"


def test_a_new_person_is_called_by_its_first_free_mention() -> None:
    assert keys(["ba", "c"], [], ()) == (["a", "c"], {})
    assert keys(["ba"], [known("a", "z")], ()) == (["b"], {})
    assert keys(["a"], [known("a", "z"), known("a~2", "z")], ()) == (["a~3"], {})
    assert keys([["a"], ["a~2"]], [known("a", "z")], ()) == (["a~2", "a~2~2"], {})


people_ = st.lists(st.tuples(st.sampled_from("1234abc"), st.sets(st.sampled_from("abcdefgh"), max_size=5),
                             st.booleans()), max_size=5, unique_by=lambda row: row[0])


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[list[str]], list[KnownPerson], set[str]]:
    side = {x: draw(st.integers(0, 3)) for x in "abcdef"}
    clusters = [[x for x in side if side[x] == n] for n in range(4)]
    left = set("abcdefgh")
    people = []
    for key, locators, touched in draw(people_):
        people.append(KnownPerson(key, frozenset(locators & left), touched))
        left -= locators
    return [c for c in clusters if c], people, draw(st.sets(st.sampled_from("abcdef")))


@settings(max_examples=200, deadline=None)
@given(worlds())
def test_every_key_is_given_once_and_no_known_one_is_lost(
    world: tuple[list[list[str]], list[KnownPerson], set[str]],
) -> None:
    clusters, people, touched = world
    given_, merged = keys(clusters, people, touched)
    assert len(set(given_)) == len(given_) == len(clusters) and all(given_)
    here = {x for members in clusters for x in members}
    for person in people:
        assert (person.key in given_) + (person.key in merged) == bool(person.locators & here)
    assert set(merged.values()) <= set(given_)
    assert keys(clusters, people[::-1], touched) == (given_, merged)
    settled = [KnownPerson(key, frozenset(c)) for key, c in zip(given_, clusters, strict=True)]
    assert keys(clusters, settled, touched) == (given_, {}), "a second run changes nothing"


def test_resolving_keeps_keys_and_tells_of_merges() -> None:
    papers = [paper(n, "Jane A") for n in (99000001, 99000002, 99000003)]
    people = [KnownPerson("7", frozenset({ONE, TWO})), KnownPerson("3", frozenset({THREE}))]
    found = run(papers, people=people)
    assert found.person_of[THREE] == "7" and found.merged == {"3": "7"}


def test_a_verdict_that_splits_a_person_keeps_the_key_with_its_side() -> None:
    papers = [paper(n, "Jane A") for n in (99000001, 99000002, 99000003)]
    people = [KnownPerson("7", frozenset({ONE, TWO, THREE}), touched=True)]
    apart = [Verdict(THREE, ONE, False), Verdict(THREE, TWO, False), Verdict(THREE, "pmid:99000009#1", True)]
    found = run(papers, people=people, verdicts=apart)
    assert sorted({found.person_of[x] for x in (ONE, TWO, THREE)}) != ["7"]
    assert "7" in found.person_of.values() and found.merged == {}
