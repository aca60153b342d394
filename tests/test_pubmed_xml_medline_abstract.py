"""MEDLINE text prints a structured abstract as one line: its labels are found again, nothing else is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.pubmed_xml.medline_abstract import parts_of


def test_labels_at_the_start_of_sentences() -> None:
    printed = ("STUDY DESIGN/SETTING: A cohort. PATIENT(S): Forty (40). MAIN OUTCOME MEASURES: Days: few. "
               "RESULTS: None. LEVEL OF EVIDENCE: 4.")
    assert parts_of(printed) == (
        ("STUDY DESIGN/SETTING", "A cohort."), ("PATIENT(S)", "Forty (40)."),
        ("MAIN OUTCOME MEASURES", "Days: few."), ("RESULTS", "None."), ("LEVEL OF EVIDENCE", "4."))


def test_unlabelled_text_with_a_part_behind_it() -> None:
    assert parts_of("UNLABELLED: Ribs break. CLINICAL RELEVANCE: Some.") == (
        ("UNLABELLED", "Ribs break."), ("CLINICAL RELEVANCE", "Some."))


@pytest.mark.parametrize("printed", [
    "Ribs break. RESULTS: They heal.",  # only an abstract that begins with a label is structured
    "Background: ribs break. Results: they heal.",  # so do authors write in an abstract without labels
    "BRCA1: a gene. TP53: another.", "COVID-19: a review of nothing.", "RESULTS", "RESULTS:", "A: B.",
])
def test_what_is_no_structured_abstract_is_one_part(printed: str) -> None:
    assert parts_of(printed) == (("", printed),)


def test_other_capitals_before_a_colon_are_text() -> None:
    printed = "METHODS: Odds (OR: 2; 95% CI: 1-3). SIM: none. RESULTS: In all RESULTS: none."
    assert parts_of(printed) == (
        ("METHODS", "Odds (OR: 2; 95% CI: 1-3). SIM: none."), ("RESULTS", "In all RESULTS: none."))


def test_a_long_run_of_capitals_takes_no_long_time() -> None:
    printed = "METHODS: " + "A) " * 20_000
    assert parts_of(printed) == (("METHODS", "A) " * 19_999 + "A)"),)


def test_nothing_has_no_part() -> None:
    assert parts_of("") == ()


@given(st.lists(st.tuples(
    st.sampled_from(["BACKGROUND", "METHODS", "RESULTS", "CONCLUSION(S)", "AIM AND SCOPE"]),
    st.sampled_from(["Ribs break.", "Is it so?", "P < 0.05 (a: b).", "“It heals.”", "N = 4;"]),
), min_size=1, max_size=7))
def test_what_was_joined_comes_apart_again(parts: list[tuple[str, str]]) -> None:
    assert parts_of(" ".join(f"{label}: {text}" for label, text in parts)) == tuple(parts)
