"""People pages: who is on the list, who left, and what their own page added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.store import heard, open_store
from sources.errors import EmptiedPageError
from sources.records import Training
from tests.hearing import LATER, URL, begin, list_people, listing, page


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def test_an_entry_reads_back_equal(store):
    full = listing("abara", title="Chief", phone="555-0101", photo="p.jpg", pgy=3, interests=("hernia",),
                   training=(Training("medical school", "Invented School", "MD", 2010, "MD 2010"),),
                   wishes=("please do not e-mail",), bio="Bio.")
    list_people(store, full)
    entry, = heard.entries(store.db)
    assert entry.listing == full and entry.program == "44" and entry.seen == LATER[:10]
    assert heard.listings(store.db) == (full,)


def test_an_emptied_page_changes_nothing(store):
    list_people(store, listing("abara"))
    with pytest.raises(EmptiedPageError, match=r"programs\.toml"):
        list_people(store)
    assert len(heard.entries(store.db)) == 1


def test_who_left_is_gone_and_who_returns_is_the_same(store):
    list_people(store, listing("abara"), listing("bexley"))
    before = store.db.execute("SELECT locator, id FROM mentions").fetchall()
    list_people(store, listing("bexley"))
    assert [e.listing.mention.family for e in heard.entries(store.db)] == ["Bexley"]
    list_people(store, listing("abara"), listing("bexley"))
    assert store.db.execute("SELECT locator, id FROM mentions").fetchall() == before
    assert len(heard.entries(store.db)) == 2


def test_a_profile_completes_an_entry_and_the_list_does_not_undo_it(store):
    own = f"{URL}/abara"
    full = listing("abara", own, bio="Bio.", phone="555-0101")
    list_people(store, listing("abara", own), listing("bexley"))
    list_people(store, full, whole=False)
    assert len(heard.entries(store.db)) == 2
    run = begin(store)
    list_people(store, listing("abara", own), listing("bexley"), run=run)
    assert heard.entries(store.db)[0].listing == full
    assert heard.blocks_changed_since(store.db, run - 1) == []
    list_people(store, listing("abara", own, bio="New."), whole=False)
    assert heard.entries(store.db)[0].listing == listing("abara", own, bio="New.")


def test_nobody_left_on_a_page_that_was_empty_before_is_no_news(store):
    list_people(store)
    list_people(store, listing("abara"))
    assert len(heard.entries(store.db)) == 1


def test_the_trainings_of_an_entry_are_those_of_its_newest_reading(store):
    first, second = (Training("residency", f"Invented Hospital {n}") for n in (1, 2))
    list_people(store, listing("abara", training=(first,)))
    list_people(store, listing("abara", training=(second, first)))
    assert heard.entries(store.db)[0].listing.training == (second, first)


def test_each_field_of_a_profile_outlives_a_list_that_leaves_it_out(store):
    own = f"{URL}/abara"
    bare = listing("abara", own)
    full = replace(
        bare,
        mention=replace(bare.mention, email="a@invented.example", email_how="mailto", degrees=("MD",),
                        affiliations=("Here.",), role="faculty"),
        title="Chief", phone="555-0101", photo="p.jpg", pgy=0, interests=("hernia",), wishes=("no e-mail",),
        training=(Training("residency", "Invented Hospital"),), bio="Bio.")
    list_people(store, bare)
    list_people(store, full, whole=False)
    list_people(store, bare)
    assert heard.entries(store.db)[0].listing == full
    told = replace(bare, title="Professor", mention=replace(bare.mention, email="new@invented.example"))
    list_people(store, told)
    kept = heard.entries(store.db)[0].listing
    assert kept.title == "Professor"
    assert (kept.mention.email, kept.mention.email_how) == ("new@invented.example", "")
    assert kept.phone == "555-0101" and kept.mention.degrees == ("MD",)


@pytest.mark.parametrize("url", [None, URL, f"{URL}/another"])
def test_without_the_same_page_of_their_own_nothing_is_kept(store, url):
    list_people(store, listing("abara", f"{URL}/abara", bio="Bio."))
    list_people(store, listing("abara", url))
    assert heard.entries(store.db)[0].listing.bio == ""


def test_a_profile_of_somebody_else_touches_nobody(store):
    list_people(store, listing("abara"), listing("bexley"))
    list_people(store, listing("bexley", phone="555-0101"), whole=False)
    assert [e.listing.phone for e in heard.entries(store.db)] == ["", "555-0101"]
    list_people(store, whole=False)
    assert len(heard.entries(store.db)) == 2


def test_an_unchanged_page_shows_everybody_again(store):
    list_people(store, listing("abara"), listing("bexley"))
    list_people(store, listing("abara"))
    run = begin(store)
    assert heard.seen_again(store.db, run, URL, "2026-12-07T07:00:00+00:00") == 1
    assert [e.seen for e in heard.entries(store.db)] == ["2026-12-07"]
    assert heard.seen_again(store.db, run, "https://elsewhere.example/", LATER) == 0


def test_a_new_year_of_residency_or_calendar_opens_the_blocks_of_who_is_seen_again(store):
    list_people(store, listing("abara", pgy=3))
    noted = []
    for at in ("2026-12-31T07:00:00+00:00", "2027-01-04T07:00:00+00:00", "2027-06-28T07:00:00+00:00",
               "2027-07-05T07:00:00+00:00"):
        run = begin(store)
        heard.seen_again(store.db, run, URL, at)
        noted.append(len(heard.blocks_changed_since(store.db, run - 1)))
    assert noted == [0, 1, 0, 1]


def test_what_says_nothing_of_years_and_programs_opens_no_block(store):
    list_people(store, listing("abara"))
    noted = []
    for training in ((), (Training("fellowship", "Invented Hospital"),)):
        run = begin(store)
        list_people(store, listing("abara", training=training), run=run)
        noted.append(len(heard.blocks_changed_since(store.db, run - 1)))
    run = begin(store)
    heard.seen_again(store.db, run, URL, "2026-06-28T07:00:00+00:00")
    heard.seen_again(store.db, run, URL, "2026-07-05T07:00:00+00:00")  # no year of residency begins
    assert [*noted, len(heard.blocks_changed_since(store.db, run - 1))] == [0, 0, 0]


def test_entries_of_one_page_are_apart_from_those_of_others(store):
    list_people(store, listing("abara"))
    run, other = begin(store), "https://elsewhere.example/"
    one = replace(listing("bexley"), mention=replace(listing("bexley").mention, locator=f"{other}#bexley"))
    heard.save_listings(store.db, run, page(store, run, url=other), LATER, other, [one], program="45")
    assert [e.listing.mention.family for e in heard.entries(store.db, URL)] == ["Abara"]
    assert [e.program for e in heard.entries(store.db, other)] == ["45"]
    assert len(heard.entries(store.db)) == 2
    assert heard.page_listing(store.db, [f"{other}#bexley", "nowhere"]) == other
    assert heard.page_listing(store.db, []) == heard.page_listing(store.db, ["nowhere"]) == ""
