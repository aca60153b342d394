"""A run that is killed loses nothing and repeats nothing: the next one goes on where it stopped."""

from __future__ import annotations

import pytest

from tests.invented_pubmed import harvest
from tests.killing import SPREAD, TODAY, killed_runs


@pytest.mark.parametrize("kills", [1, pytest.param(10, marks=pytest.mark.slow)])
def test_killed_at_random_moments(tmp_path, kills):
    corpus = harvest(400, TODAY - SPREAD, TODAY)
    told = killed_runs(tmp_path / "data", corpus, kills, seed=kills)
    assert told == {"kills": kills, "asked again": 0, "fetched again": 0, "lost": 0, "twice": 0}
