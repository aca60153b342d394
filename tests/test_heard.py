"""The heard stratum as one: what its modules offer, and which name blocks wait to be believed."""

from __future__ import annotations

import inspect

import pytest

from finder.store import heard, open_store
from tests.hearing import NOW, article, begin, save


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def test_the_changes_of_a_killed_run_wait_for_the_next(store):
    save(store, begin(store), article())
    heard.finish_run(store.db, begin(store), NOW, "failed", {})
    assert heard.blocks_changed(store.db)
    heard.finish_run(store.db, begin(store), NOW, "done", {})
    assert heard.blocks_changed(store.db) == []


def test_a_run_that_was_killed_is_believed_by_nobody(store):
    save(store, begin(store), article())
    begin(store)
    assert heard.blocks_changed(store.db) == heard.blocks_changed_since(store.db, 0)


def test_all_it_offers_takes_the_database_first():
    offered = {name: getattr(heard, name) for name in heard.__all__ if name != "Coverage"}
    assert all(next(iter(inspect.signature(each).parameters)) in ("db",) for each in offered.values())
    assert len(offered) == len(heard.__all__) - 1
