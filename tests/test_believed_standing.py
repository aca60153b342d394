"""Who is shown by what, and how surely, is read from what is believed now."""

from __future__ import annotations

import pytest

from finder.store import believed
from finder.store.believed_standing import standing
from tests.heard_record import FOUR, ONE, TWO, hear, one_record, said


@pytest.fixture
def db(tmp_path):
    with one_record(tmp_path) as held:
        hear(held, said(1))
        believed.save_identities(held, {ONE: "a", FOUR: "a", TWO: "b"}, {FOUR: "unsure"}, {}, {})
        yield held


def now(db, *paths):
    ada = believed.person_of(db)[ONE]
    return ada, standing(db, 1, 1, {ada: {"paths": list(paths)}})


def test_only_what_is_sure_shows_somebody_who_is_sure(db):
    ada, found = now(db)
    assert found.bin_of(ada) == "sure"
    assert found.holds(ada, {"source": "pmid:99000001"}) and not found.holds(ada, {"source": "pmid:99000002"})
    assert not found.holds(ada, None) and not found.prints(ada, None)
    db.execute("UPDATE identities SET bin = 'unsure'")
    _, found = now(db)
    assert found.bin_of(ada) == "unsure" and found.holds(ada, {"source": "pmid:99000002"})


def test_what_left_its_page_shows_nobody(db):
    db.execute("UPDATE mentions SET gone_at = 'now' WHERE locator = ?", [ONE])
    ada, found = now(db)
    assert not found.holds(ada, {"source": "pmid:99000001"})


def test_an_address_counts_in_any_case(db):
    db.execute("UPDATE mentions SET email = 'Ada@Lake.example' WHERE locator = ?", [ONE])
    ada, found = now(db)
    assert found.prints(ada, {"address": "ADA@lake.example"})
    assert not found.prints(ada, {"address": "other@lake.example"})


def test_a_way_in_leads_over_a_paper_of_both(db):
    bo = believed.person_of(db)[TWO]
    ways = [{"person_id": bo, "source": f"pmid:{n}"} for n in (99000001, 99000002)]
    ada, found = now(db, *ways)
    assert [found.leads(ada, way) for way in ways] == [True, False]
    db.execute("UPDATE people SET merged_into = ? WHERE id = ?", [ada, bo])
    ada, found = now(db, *ways)
    assert not found.leads(ada, ways[0])
