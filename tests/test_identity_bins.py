"""An attribution is sure, unsure or in conflict, and says why in words a person can check."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest

from finder.identity.bins import (
    ALONE,
    BY_NATURE,
    BY_ORCID,
    LESS_SAID,
    OTHER_MIDDLE,
    SAME_ORCID,
    TORN,
    Judged,
    attributions,
)
from finder.identity.resolution import Attribution, Claim
from finder.identity.traits import Traits
from finder.identity.verdicts import Decided
from finder.identity.weights import Weights
from finder.model import Verdict
from sources.records import Mention
from tests.invented_bylines import BREMEN, COUNTS, MOSS, entry, first_of, paper, traits

WEIGHTS = Weights(prior=0.0, join=0.0, apart=-1.0, sure=1.8, faculty={}, levels={
    "place: all": 2.0, "place: nothing": -1.0, "country: same": 0.5, "name rarity: 0": 3.0})


def told(block: list[Traits], clusters: list[list[int]],
         scores: dict[tuple[int, int], float], *verdicts: Verdict,
         claims: dict[int, Claim] | None = None) -> dict[int, Attribution]:
    return attributions(Judged(block, clusters, scores, claims or {}, Decided(verdicts), WEIGHTS, COUNTS))


def bylines(*forenames: str) -> list[Traits]:
    return [first_of(paper(99000001 + n, given)) for n, given in enumerate(forenames)]


@pytest.mark.parametrize(("score", "bin_"), [(1.8, "sure"), (1.79, "unsure"), (-3.0, "unsure")])
def test_a_byline_is_sure_from_the_bar_of_the_table_on(score: float, bin_: str) -> None:
    found = told(bylines("Jane", "Jane"), [[0, 1]], {(0, 1): score})
    assert found[0].bin == found[1].bin == bin_
    assert found[0].confidence == found[1].confidence == round(1 / (1 + exp(-score)), 4)


def test_a_page_entry_says_less_and_less_is_asked_of_it() -> None:
    page, other = traits(entry("Jane")), bylines("Jane")[0]
    enough = WEIGHTS.sure - LESS_SAID
    found = told([page, other], [[0, 1]], {(0, 1): enough})
    assert (found[0].bin, found[1].bin) == ("sure", "unsure")
    assert told([page, other], [[0, 1]], {(0, 1): enough - 0.01})[0].bin == "unsure"


def test_the_mean_over_its_own_person_decides_and_no_other_score() -> None:
    found = told(bylines(*["Jane"] * 4), [[0, 1, 2], [3]],
                 {(0, 1): 4.0, (0, 2): 0.0, (1, 2): 0.0, (0, 3): -6.0, (2, 3): 6.0})
    assert [found[i].bin for i in range(4)] == ["sure", "sure", "unsure", "sure"]


def test_a_single_mention_is_sure_of_itself() -> None:
    assert told(bylines("Jane"), [[0]], {}) == {0: Attribution("sure", 1.0, (ALONE,))}


def test_the_reasons_are_those_of_the_likest_mention_of_the_person() -> None:
    block = [*bylines("Jane", "Jane"), first_of(paper(99000003, "Jane", where=BREMEN, title=MOSS))]
    near = told(block, [[0, 1, 2]], {(0, 1): 3.0, (0, 2): 1.0, (1, 2): 1.0})[0]
    assert [(r.label, r.weight) for r in near.because] == [("place: all", 2.0), ("country: same", 0.5)]
    far = told(block, [[0, 1, 2]], {(0, 1): 1.0, (0, 2): 3.0, (1, 2): 1.0})[0]
    assert [r.label for r in far.because] == ["place: nothing"]


def test_names_that_conflict_are_named_first_however_high_the_score() -> None:
    found = told(bylines("James", "Jonathan", "J"), [[0, 1, 2]], {(0, 1): 6.0, (0, 2): 6.0, (1, 2): 6.0})
    assert {a.bin for a in found.values()} == {"conflict"}
    assert all(a.because[0].label == "names conflict: james and jonathan" for a in found.values())
    assert len(found[0].because) > 1


def test_two_orcids_in_one_person_are_a_conflict() -> None:
    janes = bylines("Jane", "Jane", "Jane")
    block = [replace(one, orcid=orcid) for one, orcid in zip(janes, ("2", "1", ""), strict=True)]
    assert told(block, [[0, 1, 2]], {(0, 1): 6.0})[2].because[0].label == "two ORCIDs in one person: 1, 2"
    assert told(block, [[0, 2], [1]], {(0, 2): 6.0})[0].bin == "sure"


@pytest.mark.parametrize("scores", [{(0, 1): -6.0, (0, 2): -6.0, (1, 2): -6.0}, {}])
def test_one_orcid_is_sure_however_unlike_the_papers_and_says_so(scores: dict) -> None:  # type: ignore[type-arg]
    here, there = bylines("Jane")[0], first_of(paper(99000002, "Jane", where=BREMEN, title=MOSS))
    block = [replace(here, orcid="1"), replace(there, orcid="1"), first_of(paper(99000003, "Jane"))]
    found = told(block, [[0, 1, 2]], scores)
    assert [(found[i].bin, found[i].because[0]) for i in (0, 1)] == [("sure", SAME_ORCID)] * 2
    assert all(found[i].confidence >= BY_ORCID for i in (0, 1))
    assert SAME_ORCID not in found[2].because and BY_NATURE not in found[0].because
    conflict = told([*block[:2], replace(block[2], orcid="2")], [[0, 1, 2]], scores)
    assert {a.bin for a in conflict.values()} == {"conflict"}


def test_what_a_verdict_alone_ties_is_sure_unless_the_names_conflict() -> None:
    two = bylines("Jane", "Jane")
    said = Verdict(two[0].locator, two[1].locator, True)
    assert told(two, [[0, 1]], {}, said)[0] == Attribution("sure", 1.0, ())
    assert told(two, [[0, 1]], {})[0] == Attribution("sure", 1.0, (BY_NATURE,)), "an entry again, then"
    tied = told(bylines("James", "Jonathan"), [[0, 1]], {})[0]
    assert tied.bin == "conflict" and [r.label for r in tied.because] == [
        "names conflict: james and jonathan"]


def test_the_name_alone_is_never_enough() -> None:
    bare = [first_of(paper(99000001 + n, "Jane", where=(), title="")) for n in range(2)]
    found = told(bare, [[0, 1]], {(0, 1): 5.0})
    assert {a.bin for a in found.values()} == {"unsure"} and found[0].confidence > 0.9


def test_a_byline_that_an_entry_claims_is_as_sure_as_the_claim() -> None:
    block = [traits(entry("Jane")), *bylines("Jane", "Jane")]
    levels = ("place: all",)
    found = told(block, [[0, 1, 2]], {(0, 1): -5.0, (0, 2): -5.0, (1, 2): -5.0},
                 claims={1: Claim(1.8, levels), 2: Claim(1.7, levels)})
    assert [found[i].bin for i in range(3)] == ["sure", "sure", "unsure"]
    assert found[0].because == found[1].because and found[1].because[0].label == "place: all"


def test_a_row_that_gives_a_name_alone_takes_nothing_from_an_entry() -> None:
    row = traits(Mention("alumni:alumni.csv#1", "Jane Quillfeather", "Quillfeather", "Jane"))
    block, scores = [traits(entry("Jane")), *bylines("Jane", "Jane")], {(0, 1): 3.0, (0, 2): 3.0, (1, 2): 3.0}
    claims = {i: Claim(2.5, ("place: all",)) for i in (1, 2)}
    alone = told(block, [[0, 1, 2]], scores, claims=claims)
    found = told([*block, row], [[0, 1, 2, 3]], scores | {(n, 3): 0.5 for n in range(3)}, claims=claims)
    assert alone[0].bin == "sure" and found[0] == alone[0] and found[3].bin == "unsure"


def test_a_bare_initial_that_two_people_fit_is_neithers_for_sure() -> None:
    block = bylines("Priya", "Priya", "Pooja", "Pooja", "P")
    scores = {(i, j): 3.0 if i // 2 == j // 2 else 2.5 for j in range(5) for i in range(j)
              if {i // 2, j // 2} != {0, 1}}
    found = told(block, [[0, 1, 4], [2, 3]], scores)
    assert [found[i].bin for i in range(5)] == ["sure"] * 4 + ["unsure"] and found[4].because[0] == TORN


def test_a_verdict_reconciles_the_names_and_orcids_it_ties() -> None:
    james, jonathan = bylines("James", "Jonathan")
    held = [replace(james, orcid="1"), replace(jonathan, orcid="2"), james]
    tie = Verdict(james.locator, jonathan.locator, True)
    free = told(held, [[0, 1, 2]], {(0, 2): 5.0})
    assert {a.bin for a in free.values()} == {"conflict"}
    assert told(held, [[0, 1, 2]], {(0, 2): 5.0}, tie)[2].bin == "sure"


@pytest.mark.parametrize(("forenames", "bins"), [
    (("Daniel R", "Daniel R", "Daniel K"), "sure sure unsure"), (("Daniel R", "Daniel K"), "unsure unsure"),
    (("Daniel R", "Daniel", "Daniel"), "sure sure sure"), (("Daniel R", "Daniel Roy"), "sure sure"),
    (("Daniel R", "Daniel R", "Daniel K", "Daniel K"), "unsure unsure unsure unsure"),
])
def test_whoever_prints_another_middle_name_than_most_is_unsure(forenames: tuple[str, ...],
                                                                bins: str) -> None:
    block = bylines(*forenames)
    scores = {(i, j): 3.0 for j in range(len(block)) for i in range(j)}
    found = told(block, [list(range(len(block)))], scores)
    assert " ".join(found[i].bin for i in range(len(block))) == bins
    assert all((found[i].because[0] == OTHER_MIDDLE) == (found[i].bin == "unsure") for i in range(len(block)))


@pytest.mark.parametrize("same", [{"email": "d@lake.example"}, {"orcid": "0000-0002-1825-0097"}])
def test_one_address_or_orcid_outweighs_a_middle_name(same: dict[str, str]) -> None:
    block = [replace(t, **same) for t in bylines("Daniel R", "Daniel K")]
    assert {a.bin for a in told(block, [[0, 1]], {(0, 1): 3.0}).values()} == {"sure"}
