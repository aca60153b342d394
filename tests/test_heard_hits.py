"""What searches hit: wanted once, and accounted for by number."""

from __future__ import annotations

from datetime import date

import pytest

from finder.store import heard, heard_hits, open_store
from sources.source import Window
from tests.hearing import LATER, article, begin, save
from tests.invented_pubmed import FIRST


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def test_hits_are_wanted_once(store):
    save(store, begin(store), article(0))
    with store.atomic() as db:
        heard.hit(db, 1, ["pmid:1", "pmid:2", f"pmid:{FIRST}"])
        heard.settle(db, [f"pmid:{FIRST}"], "stored")
        heard.settle(db, ["pmid:1"], "gone")
        heard.hit(db, 1, ["pmid:2", f"pmid:{FIRST}"])
    assert heard.wanted(store.db) == ["pmid:2"]
    assert heard.balance(store.db) == {"searched": 3, "stored": 1, "gone": 1, "deleted": 0, "missing": 1}


@pytest.mark.parametrize(("revised", "fetched", "wanted"), [
    ("2026-10-31", "2026-11-09T07", True),
    ("", "2026-11-09T07", True),
    ("2026-11-01", "2026-11-09T07", False),
    ("2026-11-01", "2026-11-01T23", True),  # it may have been revised once more on that day
    ("2026-11-01", "2026-11-02T04:59", True),  # NCBI's day was not over
    ("2026-11-01", "2026-11-02T05:00", False),
    ("2026-11-02", "2026-11-01T23", False),  # ours is newer
])
def test_a_changed_record_is_wanted_when_ours_may_be_older(store, revised, fetched, wanted):
    save(store, begin(store), article(revised=revised), at=f"{fetched}:00+00:00")
    key = f"pmid:{FIRST}"
    with store.atomic() as db:
        heard.hit(db, 1, [key])
        heard.settle(db, [key], "stored")
        heard.hit(db, 1, [key], Window(date(2026, 11, 1), date(2026, 11, 1), "lr"))
    assert (heard.wanted(store.db) == [key]) is wanted


def test_what_was_fetched_in_the_midst_of_a_long_window_is_wanted_again(store):
    """As by a search for one author in between: the window does not tell which of its days is the last."""
    key = article().key
    save(store, begin(store), article(revised="2026-11-03"), at="2026-11-03T07:00:00+00:00")
    heard.hit(store.db, 1, [key])
    heard.settle(store.db, [key], "stored")
    heard.hit(store.db, 1, [key], Window(date(2026, 11, 2), date(2026, 11, 8), "lr"))
    assert heard.wanted(store.db) == [key]


def test_a_record_that_was_gone_is_asked_for_again_by_another_run_only(store):
    begin(store), begin(store)
    for run, wanted in ((1, []), (2, ["pmid:1"])):
        with store.atomic() as db:
            heard.hit(db, 1, ["pmid:1"])
            heard.settle(db, ["pmid:1"], "gone")
            heard.hit(db, run, ["pmid:1"])
        assert heard.wanted(store.db) == wanted


def test_hits_keep_their_order_however_many_come_at_once(store, monkeypatch):
    begin(store)
    monkeypatch.setattr(heard_hits, "HITS_AT_ONCE", 7)
    keys = [f"pmid:{n}" for n in range(40, 0, -1)]
    heard.hit(store.db, 1, keys)
    heard.hit(store.db, 1, keys[:20])
    assert heard.wanted(store.db) == keys


def test_what_was_deleted_may_come_back_in_another_run(store):
    save(store, begin(store), article())
    key = article().key
    heard.hit(store.db, 1, [key])
    heard.delete_articles(store.db, 1, [key], LATER)
    assert heard.wanted(store.db) == []
    heard.hit(store.db, begin(store), [key])
    assert heard.wanted(store.db) == [key]


def test_states_are_those_of_the_hits_asked_about(store):
    begin(store)
    heard.hit(store.db, 1, [f"pmid:{n}" for n in range(5)])
    heard.settle(store.db, ["pmid:0", "pmid:1"], "stored")
    heard.settle(store.db, ["pmid:2", "pmid:9"], "gone")
    assert heard.states(store.db, {f"pmid:{n}" for n in range(4)}) == {"stored": 2, "gone": 1, "wanted": 1}
    assert heard.states(store.db, []) == {}


def test_a_state_nobody_knows_is_refused(store):
    begin(store)
    heard.hit(store.db, 1, ["pmid:1"])
    with pytest.raises(Exception, match="CHECK"):
        heard.settle(store.db, ["pmid:1"], "lost")
