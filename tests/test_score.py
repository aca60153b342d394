"""A score is a sum that can be read: its terms add up to it, and order is never a matter of chance."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from finder import score
from finder.model import Evidence, Kind
from tests.factories import person

kinds = st.sampled_from(list(Kind))
strengths = st.floats(0, 1)
evidence = st.lists(
    st.builds(lambda k, s: Evidence(k, s, "said", "pmid:1", "pmid:1#1"), kinds, strengths), max_size=9
)
weights = st.dictionaries(kinds, st.floats(0, 10))


@given(evidence, weights)
def test_the_score_is_what_its_terms_add_up_to(found, weighed):
    made = score.opportunity(person(), found, weighed)
    assert abs(made.score - sum(t.contribution for t in made.terms)) <= 0.005 + 1e-9
    assert len(made.terms) == len(found)


@given(st.lists(st.floats(0, 10), min_size=1, max_size=8), st.randoms())
def test_the_order_of_input_never_matters(scores, shuffle):
    made = [
        replace(score.opportunity(replace(person(), id=n), (), {}), score=s) for n, s in enumerate(scores)
    ]
    mixed = list(made)
    shuffle.shuffle(mixed)
    assert score.rank(made) == score.rank(mixed)


def test_ranks_begin_at_one_and_fall():
    made = [
        replace(score.opportunity(replace(person(), id=n), (), {}), score=s) for n, s in ((1, 2.0), (2, 5.0))
    ]
    assert [(o.person.id, o.rank) for o in score.rank(made)] == [(2, 1), (1, 2)]


def test_a_kind_without_a_weight_adds_nothing():
    made = score.opportunity(person(), [Evidence(Kind.ALUMNI, 1.0, "said", "pmid:1", "pmid:1#1")], {})
    assert made.score == 0
