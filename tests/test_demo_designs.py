"""Every design speaks in whole sentences and stays within its size."""

from __future__ import annotations

from random import Random

import pytest

from finder.demo.designs import DESIGNS


@pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)
def test_sentences_are_whole(design):
    for seed in range(20):
        text = design.method(Random(seed), "adults", 2026, 1200)
        assert text.endswith(".") and "{" not in text and "  " not in text
    assert design.frame("Most went home.") == f"In this {design.noun}, most went home."
    assert design.included(1200) == f"1,200 {design.unit} were included."


@pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)
def test_counts_are_within_the_size(design):
    counts = [design.count(Random(seed)) for seed in range(50)]
    assert design.size[0] <= min(counts) < max(counts) <= design.size[1]
