"""A score is a sum of terms, each a weight times a strength."""

from __future__ import annotations

from finder.model import Evidence, Kind, Term


def test_a_term_adds_its_weight_times_its_strength() -> None:
    proof = Evidence(Kind.ACTIVITY, 0.25, "wrote lately", "pmid:99000001", "pmid:99000001#1")
    assert Term(Kind.ACTIVITY, -2.0, 0.25, proof).contribution == -0.5


def test_every_kind_is_named_as_the_configuration_names_it() -> None:
    assert all(kind.value == kind.name.lower() for kind in Kind)
