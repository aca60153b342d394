"""The parts of a long career meet again; namesakes, conflicts and verdicts stay apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.identity.candidates import ALL_PAIRS, Pair
from finder.identity.pair_scores import PairScores
from finder.identity.rejoin import LEAST, rejoined
from finder.identity.traits import Traits
from finder.identity.weights import Weights
from tests.invented_bylines import BREMEN, COUNTS, MOSS, YALTA, first_of, paper

SIZE = ALL_PAIRS + 20
WEIGHTS = Weights(0.0, 0.0, -0.3, 1.6, {"place: all": 3.0, "place: nothing": -3.0}, {})


def block(where: tuple[str, ...] = YALTA, given: str = "Jane", size: int = SIZE) -> list[Traits]:
    """A block whose second half is printed at `where`, under `given`."""
    half = [paper(99000100 + n, "Jane") for n in range(size // 2)]
    return [first_of(one) for one in half + [paper(99000500 + n, given, "Quillfeather", where, MOSS)
                                            for n in range(size - size // 2)]]


def parts(held: list[Traits], *, linked: bool = True, barred: tuple[Pair, ...] = ()) -> list[list[int]]:
    half = len(held) // 2
    people = [list(range(half)), list(range(half, len(held)))]
    links = {(0, half): 1.0} if linked else {}
    return rejoined(held, people, links, barred, PairScores(WEIGHTS, COUNTS), WEIGHTS)


def test_two_parts_whose_real_pairs_are_alike_are_one_person() -> None:
    assert parts(block()) == [list(range(SIZE))]


def test_parts_that_nothing_links_are_not_compared() -> None:
    assert len(parts(block(), linked=False)) == 2


def test_parts_whose_real_pairs_are_unlike_stay_apart() -> None:
    assert len(parts(block(BREMEN))) == 2


def test_a_small_block_was_compared_in_full() -> None:
    assert len(parts(block(size=ALL_PAIRS))) == 2


def test_names_that_conflict_and_verdicts_hold() -> None:
    assert len(parts(block(given="John"))) == 2
    assert len(parts(block(), barred=((1, SIZE - 1),))) == 2


def test_two_orcids_hold() -> None:
    held = block()
    held[0] = replace(held[0], orcid="0000-0002-1825-0097")
    held[-1] = replace(held[-1], orcid="0000-0001-5109-3700")
    assert len(parts(held)) == 2


@pytest.mark.parametrize("size", range(1, LEAST + 1))
def test_a_part_of_few_is_left_to_others(size: int) -> None:
    held = block()
    people = [list(range(size)), list(range(size, SIZE))]
    found = rejoined(held, people, {(0, SIZE - 1): 1.0}, (), PairScores(WEIGHTS, COUNTS), WEIGHTS)
    assert len(found) == (1 if size >= LEAST else 2)


def test_a_third_part_may_fit_what_two_have_become() -> None:
    held = block()
    people = [list(range(40)), list(range(40, 80)), list(range(80, SIZE))]
    links = {(0, 40): 1.0, (40, 80): 1.0}
    assert rejoined(held, people, links, (), PairScores(WEIGHTS, COUNTS), WEIGHTS) == [list(range(SIZE))]
