"""A block is parted by pairs: what links joins, parts of a career meet again, a lone byline is taken in."""

from __future__ import annotations

from finder.identity.candidates import ALL_PAIRS, Pair, pairs
from finder.identity.pair_scores import PairScores
from finder.identity.parting import parted
from finder.identity.traits import Traits
from finder.identity.weights import Weights
from tests.invented_bylines import BREMEN, COUNTS, MOSS, first_of, paper

WEIGHTS = Weights(0.0, 0.0, -0.3, 1.6, {"place: all": 3.0, "place: nothing": -3.0}, {})
HERE = [first_of(paper(99000001 + n, "Jane")) for n in range(3)]
THERE = [first_of(paper(99000101 + n, "Jane", "Quillfeather", BREMEN, MOSS)) for n in range(3)]


def people(block: list[Traits], linked: dict[Pair, float] | None = None, **more: object) -> list[list[int]]:
    scores = PairScores(WEIGHTS, COUNTS)
    every = {(i, j): scores.of(block[i], block[j]) for i, j in pairs(block)}
    return parted(block, every if linked is None else linked, scores, WEIGHTS, **more)  # type: ignore[arg-type]


def test_what_is_alike_is_one_person_and_what_is_not_is_two() -> None:
    assert people([*HERE, *THERE]) == [[0, 1, 2], [3, 4, 5]]
    assert people([]) == []


def test_what_belongs_together_and_what_is_barred_hold() -> None:
    assert any({0, 3} <= set(one) for one in people([*HERE, *THERE], together=[[0, 3]]))
    assert not any({0, 1} <= set(one) for one in people(HERE, barred=[(0, 1)]))


def test_a_lone_byline_is_taken_in_where_its_likest_are_like_it() -> None:
    held = [first_of(paper(99000001 + n, "Jane")) for n in range(6)]
    linked = {(i, j): 3.0 for i in range(5) for j in range(i + 1, 5)} | {
        (i, 5): 1.0 if i > 1 else -4.0 for i in range(5)}
    assert people(held, linked) == [[0, 1, 2, 3, 4, 5]]


def test_parts_of_a_large_block_meet_again() -> None:
    size = ALL_PAIRS + 20
    held = [first_of(paper(99000001 + n, "Jane")) for n in range(size)]
    halves = (range(size // 2), range(size // 2, size))
    linked = {(i, i + 1): 3.0 for half in halves for i in half[:-1]} | {(0, size - 1): -1.0}
    assert people(held, linked) == [list(range(size))]
