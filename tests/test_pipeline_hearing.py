"""A refused key is for the user to correct, whatever asks; where others answered, a run goes on in part."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest

from finder import config as configuration
from finder import pipeline
from finder.collect import Gathered
from finder.demo.eutils import EutilsServer
from finder.errors import ConfigError
from finder.pipeline.hearing import somebody_answered
from finder.store import open_store
from tests.invented_pubmed import document

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def refused(home, tmp_path):
    """A configuration with a key that its server does not take, and no page to watch."""
    (home / "config" / "programs.toml").write_text("", "utf-8")
    with EutilsServer([document([])], valid_keys=["right"]) as server:
        config = configuration.load(home / "config", {"NCBI_API_KEY": "WRONG"})
        yield config.at(tmp_path / "data", server.base_url)


@pytest.mark.parametrize("ask", [
    pipeline.weekly, pipeline.dry_run, partial(pipeline.lookup, words="Ada Abara", live=True),
], ids=["weekly", "dry run", "search"])
def test_a_refused_key_is_for_the_user_to_correct(refused, ask):
    with pytest.raises(ConfigError, match="NCBI_API_KEY") as caught:
        ask(refused, now=NOW)
    assert len(caught.value.problems) == 1
    with open_store(refused.data) as store:
        assert {row["status"] for row in store.db.query("SELECT status FROM runs")} <= {"failed"}


@pytest.mark.parametrize(("gathered", "lists", "answered"), [
    (Gathered(), 0, False), (Gathered(searches=1), 0, True), (Gathered(pages=1), 0, True),
    (Gathered(pages=1), 1, False), (Gathered(pages=2), 1, True),
])
def test_the_users_own_list_is_no_answer(gathered, lists, answered):
    assert somebody_answered(gathered, lists) is answered
