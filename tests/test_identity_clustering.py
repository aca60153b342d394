"""Mentions join in the order of likelihood, and nothing that is forbidden is joined by any sum."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.identity.candidates import NEIGHBOURS
from finder.identity.clustering import MIDDLES, cluster, may_join, middles_apart, possible, start
from finder.identity.traits import Traits
from finder.identity.weights import Weights
from finder.names import Name, parse
from sources.records import Article
from tests.invented_bylines import ONE, THREE, TWO, first_of, paper, run, same

WEIGHTS = Weights(prior=0.0, join=0.0, apart=-1.0, sure=1.8, levels={MIDDLES: -4.0}, faculty={})


def bylines(*forenames: str) -> list[Traits]:
    return [first_of(paper(99000001 + n, given)) for n, given in enumerate(forenames)]


JANES = bylines(*["Jane"] * 60)
Scores = dict[tuple[int, int], float]


def joined(block: list[Traits], scores: Scores, together: tuple[tuple[int, ...], ...] = (),
           barred: tuple[tuple[int, int], ...] = ()) -> list[list[int]]:
    return cluster(block, scores, together, barred, WEIGHTS)


def all_pairs(number: int, score: float) -> Scores:
    return dict.fromkeys(combinations(range(number), 2), score)


def test_a_mean_above_the_bar_joins_and_the_bar_itself_does_not() -> None:
    assert joined(JANES[:2], {(0, 1): 0.01}) == [[0, 1]]
    assert joined(JANES[:2], {(0, 1): 0.0}) == joined(JANES[:2], {}) == [[0], [1]]
    assert joined([], {}) == []


def test_the_likest_are_joined_first() -> None:
    # 1 is like 0 and like 2; 0 and 2 are unlike
    assert joined(JANES[:3], {(0, 1): 2.0, (1, 2): 3.0, (0, 2): -5.0}) == [[0], [1, 2]]
    assert joined(JANES[:3], {(0, 1): 3.0, (1, 2): 2.0, (0, 2): -5.0}) == [[0, 1], [2]]


def test_the_mean_over_all_pairs_of_two_people_decides() -> None:
    both = {(0, 1): 5.0, (2, 3): 5.0}
    like = both | {(0, 2): 4.0, (1, 3): 4.0}
    assert joined(JANES[:4], like | {(0, 3): -3.0, (1, 2): -3.0}) == [[0, 1, 2, 3]]
    assert joined(JANES[:4], like | {(0, 3): -5.0, (1, 2): -5.0}) == [[0, 1], [2, 3]]


def test_a_pair_that_was_not_worth_comparing_counts_against() -> None:
    assert joined(JANES[:3], {(0, 1): 5.0, (0, 2): 1.5}) == [[0, 1, 2]]
    assert joined(JANES[:3], {(0, 1): 5.0, (0, 2): 0.5}) == [[0, 1], [2]]


def test_a_great_person_is_not_held_to_pairs_that_nobody_looks_at() -> None:
    scores = all_pairs(59, 5.0) | {(n, 59): 1.0 for n in range(NEIGHBOURS - 10)}
    assert joined(JANES, scores) == [list(range(60))]  # 14 at 1 and 10 at -1, not 45
    few = all_pairs(59, 5.0) | {(n, 59): 1.0 for n in range(10)}
    assert joined(JANES, few) == [list(range(59)), [59]]


def test_what_stands_together_stays_together_whatever_conflicts() -> None:
    odd = bylines("James", "Jonathan", "James")
    assert joined(odd, {(0, 1): -6.0}, together=((0, 1),)) == [[0, 1], [2]]
    assert joined(odd, {(0, 2): 6.0, (1, 2): 6.0}, together=((0, 1),)) == [[0, 1], [2]]


def test_a_verdict_on_two_mentions_keeps_apart_all_that_joined_them() -> None:
    scores = {(0, 1): 5.0, (2, 3): 5.0, (0, 2): 4.0, (0, 3): 4.0, (1, 2): 4.0, (1, 3): 4.0}
    assert joined(JANES[:4], scores) == [[0, 1, 2, 3]]
    assert joined(JANES[:4], scores, barred=((1, 2),)) == [[0, 1], [2, 3]]


def test_an_initial_never_joins_two_full_names() -> None:
    assert joined(bylines("James", "J", "Jonathan"), all_pairs(3, 6.0)) in ([[0, 1], [2]], [[0], [1, 2]])
    found = run([paper(99000001, "James"), paper(99000002, "J"), paper(99000003, "Jonathan")])
    assert not same(found, ONE, THREE)


def test_full_given_names_that_conflict_beat_every_sum() -> None:
    found = run([paper(99000001, "James", email="jq@yalta.example"),
                 paper(99000002, "Jonathan", email="jq@yalta.example")])
    assert not same(found, ONE, TWO)


def test_one_orcid_and_none_may_be_one_person_and_two_may_not() -> None:
    none, mine, other = (replace(one, orcid=orcid) for one, orcid in zip(JANES, ("", "1", "2"), strict=False))
    assert joined([none, mine], {(0, 1): 1.0}) == [[0, 1]]
    assert joined([other, mine], {(0, 1): 6.0}) == [[0], [1]]
    # an ORCID stands for all that was joined to it
    assert joined([none, mine, other], {(0, 1): 6.0, (0, 2): 5.0, (1, 2): 5.0}) == [[0, 1], [2]]


def test_entries_of_two_pages_may_be_one_person_and_what_one_source_prints_twice_may_not() -> None:
    one = JANES[0]
    assert joined([one, one], {(0, 1): 6.0}) == [[0], [1]]
    here, again, there = (replace(one, paper=None, locator=f"https://{at}") for at in (
        "surgery.example/people#a", "surgery.example/people#b", "trauma.example/people#a"))
    assert joined([here, there], {(0, 1): 6.0}) == [[0, 1]]
    assert joined([here, again], {(0, 1): 6.0}) == [[0], [1]]


@pytest.mark.parametrize(("one", "other", "share"), [
    (("Jane A", "Jane A"), ("Jane B", "Jane"), 1.0),
    (("Jane A", "Jane B"), ("Jane B", "Jane"), 0.5),
    (("Jane A", "Jane A", "Jane B"), ("Jane A",), 1 / 3),
    (("Jane A",), ("Jane A",), 0.0), (("Jane",), ("Jane B",), 0.0), (("J A",), ("Jane B",), 1.0),
])
def test_the_share_of_middle_names_that_conflict_is_over_those_who_print_one(
    one: tuple[str, ...], other: tuple[str, ...], share: float,
) -> None:
    together = (range(len(one)), range(len(one), len(one) + len(other)))
    clusters, _ = start(bylines(*one, *other), together, ())
    a, b = clusters.values()
    assert middles_apart(a, b) == middles_apart(b, a) == share


def test_middle_names_that_conflict_lower_the_mean_unless_an_address_is_shared() -> None:
    block = bylines("Jane A", "Jane B")
    assert joined(block, {(0, 1): 3.9}) == [[0], [1]] and joined(block, {(0, 1): 4.1}) == [[0, 1]]
    own = [replace(one, email="jq@yalta.example") for one in block]
    assert joined(own, {(0, 1): 0.1}) == [[0, 1]]
    assert joined([own[0], replace(own[1], email="x@yalta.example")], {(0, 1): 3.9}) == [[0], [1]]


def namesakes() -> list[Article]:
    """Two surgeons of one rare name, each with bylines that leave the middle initial out."""
    lake = ("Department of Surgery, Lakeside University, Milwaukee, WI, USA.",)
    gulf = ("Department of Surgery, Gulfside University Hospital, Mobile, AL, USA.",)
    leak, vein = "Anastomotic leak in older patients", "Carotid revascularization in older patients"
    forms = [("Daniel R", lake, leak), ("Daniel R", lake, leak), ("Daniel", lake, leak),
             ("Daniel K", gulf, vein), ("Daniel K", gulf, vein), ("Daniel", gulf, vein)]
    return [paper(99000001 + n, first, "Hartquill", where, title, friend=f"Friend{title[:4]}")
            for n, (first, where, title) in enumerate(forms)]


def test_bylines_without_an_initial_never_bridge_two_middle_initials() -> None:
    found = run(namesakes())
    r, r2, bare_r, k, k2, bare_k = (found.person_of[f"pmid:{99000001 + n}#1"] for n in range(6))
    assert r == r2 == bare_r != k == k2 == bare_k


def test_an_address_that_both_groups_print_outweighs_their_middle_initials() -> None:
    own = "jq@yalta.example"
    forms = [("Jane A", own), ("Jane A", None), ("Jane B", own), ("Jane B", None)]
    found = run([paper(99000001 + n, first, email=email) for n, (first, email) in enumerate(forms)])
    assert len({found.person_of[f"pmid:{99000001 + n}#1"] for n in range(4)}) == 1


NAMES = [parse("Quillfeather", given) for given in ("Jane", "Jane A", "J", "J B", "John", "")]
mentions = st.builds(
    lambda number, name, orcid: replace(JANES[number], name=name, orcid=orcid),
    st.integers(0, 11), st.sampled_from(NAMES), st.sampled_from(["", "", "", "1", "2"]))


@st.composite
def blocks(draw: st.DrawFn) -> tuple[list[Traits], Scores, list[list[int]], list[tuple[int, int]]]:
    block = draw(st.lists(mentions, min_size=2, max_size=9))
    every = list(combinations(range(len(block)), 2))
    worth = st.floats(-6, 6, allow_nan=False)
    scores = draw(st.dictionaries(st.sampled_from(every), worth))
    group = draw(st.lists(st.integers(0, 9), min_size=len(block), max_size=len(block)))
    together = [[i for i, g in enumerate(group) if g == n] for n in range(3)]  # a group above 2 is no group
    barred = [(i, j) for i, j in draw(st.lists(st.sampled_from(every), max_size=4))
              if group[i] != group[j] or group[i] > 2]
    return block, scores, [members for members in together if len(members) > 1], barred


@settings(max_examples=200, deadline=None)
@given(blocks())
def test_every_mention_has_one_person_and_nothing_forbidden_is_joined(
    world: tuple[list[Traits], Scores, list[list[int]], list[tuple[int, int]]],
) -> None:
    block, scores, together, barred = world
    found = cluster(block, scores, together, barred, WEIGHTS)
    assert sorted(i for members in found for i in members) == list(range(len(block)))
    assert all(any(set(group) <= set(members) for members in found) for group in together)
    bound = {frozenset(pair) for group in together for pair in combinations(group, 2)}
    for members in found:
        for i, j in combinations(members, 2):
            one, other = block[i], block[j]
            assert (i, j) not in barred
            assert frozenset((i, j)) in bound or (
                possible(one.name, other.name) and one.source != other.source
                and not (one.orcid and other.orcid and one.orcid != other.orcid))


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["", "1", "2"]), st.integers(0, 1))
def test_who_may_join_whom_is_mutual(a: Name, b: Name, orcid: str, number: int) -> None:
    block = [replace(JANES[0], name=a, orcid="1"), replace(JANES[number], name=b, orcid=orcid)]
    one, other = start(block, (), ())[0].values()
    assert may_join(one, other) == may_join(other, one) == (
        possible(a, b) and number == 1 and orcid in ("", "1"))
