"""What sources said, stored and read back: equal, in place, by number."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.names import block
from finder.store import heard, open_store
from sources.errors import EmptiedPageError
from sources.pubmed_xml import read_articles
from sources.records import Alumnus, Article, Correction, Grant, Listing, Mention, Training
from sources.source import Page, Query, Request, Search, Searched, Window
from tests.invented_pubmed import FIRST, document, record

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
LATER = "2026-11-30T07:00:00+00:00"
DAY = date(2026, 11, 1)
URL = "https://surgery.invented.example/faculty"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def page(store, run, body=b"<x/>", url="https://x.example/", source="pubmed", **more):
    with store.atomic() as db:
        return heard.save_page(db, run, Page(Request(source, url), url, 200, body,
                                             fetched_at=NOW.isoformat(), **more))


def save(store, run, *articles, at=None):
    where = page(store, run)
    with store.atomic() as db:
        return heard.save_articles(db, run, where, at or NOW.isoformat(), articles)


def article(n=0, **changes):
    made, = read_articles(io.BytesIO(document([record(FIRST + n, DAY)])))
    return replace(made, **changes)


def begin(store, kind="weekly"):
    return heard.start_run(store.db, kind, NOW)


# -- runs and pages

def test_a_run_is_running_until_it_is_finished(store):
    run = begin(store)
    assert heard.last_run(store.db, "weekly")["status"] == "running"
    assert heard.last_run(store.db, "weekly", ("done",)) is None
    heard.finish_run(store.db, run, NOW, "partial", {"failures": ["é"]})
    assert heard.last_run(store.db, "weekly", ("done", "partial"))["report"] == {"failures": ["é"]}
    assert heard.last_run(store.db, "search") is None


def test_equal_bodies_are_kept_once(store):
    run = begin(store)
    for _ in range(3):
        page(store, run, b"<html>same</html>" * 100, URL, etag='"1"')
    assert store.db["bodies"].count == 1 and store.db["pages"].count == 3
    known = heard.latest_page(store.db, URL)
    assert known["etag"] == '"1"' and heard.body_of(store.db, known["body"]) == b"<html>same</html>" * 100


def test_the_words_of_a_page_are_those_one_can_see(store):
    run = begin(store)
    body = "<html><head><title>T</title></head><script>no</script><p>Caf\u00e9 <b>of</b>\n surgeons</p>"
    page(store, run, body.encode("utf-8"), URL, "program_page")
    assert heard.text_of(store.db, URL) == heard.text_of(store.db, f"{URL}#abara") == "Caf\u00e9 of surgeons"
    assert heard.text_of(store.db, "https://elsewhere.example/") == ""


# -- articles

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\0")
_TEXT = st.text(_LETTERS, max_size=12)
_MENTIONS = st.builds(
    Mention, locator=st.just(""), printed=_TEXT, family=_TEXT, given=_TEXT, suffix=_TEXT,
    affiliations=st.tuples(_TEXT), email=st.none() | _TEXT, orcid=st.none() | _TEXT,
    degrees=st.tuples(_TEXT), url=st.none() | _TEXT, initials=_TEXT, collective=_TEXT, valid=st.booleans(),
    equal_contribution=st.booleans(), corresponding=st.booleans(), email_how=_TEXT, role=_TEXT)
_ARTICLES = st.builds(
    Article, key=st.just("pmid:99000001"), pmid=st.just("99000001"), title=_TEXT, abstract=_TEXT,
    authors=st.lists(_MENTIONS, max_size=4).map(
        lambda m: tuple(replace(x, locator=f"pmid:99000001#{n}", position=n, of=len(m))
                        for n, x in enumerate(m, 1))),
    journal=_TEXT, journal_abbreviation=_TEXT, issn=_TEXT, volume=_TEXT, published=_TEXT, revised=_TEXT,
    doi=_TEXT, pmc=_TEXT, vernacular_title=_TEXT, publication_types=st.tuples(_TEXT), mesh=st.tuples(_TEXT),
    mesh_major=st.tuples(_TEXT), keywords=st.tuples(_TEXT), grants=st.tuples(st.builds(Grant, _TEXT, _TEXT)),
    corrections=st.tuples(st.builds(Correction, _TEXT, _TEXT, _TEXT)), investigators=st.tuples(_MENTIONS),
    sections=st.tuples(st.tuples(_TEXT, _TEXT)), complete=st.booleans(), editors=st.booleans(),
    status=_TEXT, version=_TEXT, book=st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(_ARTICLES, min_size=1, max_size=3))
def test_an_article_reads_back_equal_whatever_it_was_before(tmp_path_factory, versions):
    with open_store(tmp_path_factory.mktemp("heard")) as store:
        run = begin(store)
        for version in versions:
            save(store, run, version)
            assert heard.articles(store.db, ["pmid:99000001"]) == (version,)
        assert store.integrity() == ()


def test_a_changed_byline_keeps_its_ids_and_marks_who_left(store):
    first = article()
    save(store, begin(store), first)
    ids = dict(store.db.execute("SELECT locator, id FROM mentions").fetchall())
    two = tuple(replace(m, of=2) for m in first.authors[:2])
    changed = replace(first, authors=(replace(two[0], family="Newname"), two[1]))
    run = begin(store)
    assert save(store, run, changed, at=LATER) == 1
    assert heard.articles(store.db, [first.key]) == (changed,)
    assert dict(store.db.execute("SELECT locator, id FROM mentions").fetchall()) == ids
    gone = store.db.execute("SELECT gone_at FROM mentions ORDER BY position").fetchall()
    assert gone == [(None,), (None,), (LATER,)]
    assert set(heard.blocks_changed_since(store.db, run - 1)) == {
        block("Newname", first.authors[0].given), block(first.authors[0].family, first.authors[0].given),
        block(first.authors[2].family, first.authors[2].given)} | {
        block(m.family, m.given) for m in two}


def test_an_unchanged_article_changes_no_block(store):
    save(store, begin(store), article())
    run = begin(store)
    save(store, run, article(), at=LATER)
    assert heard.blocks_changed_since(store.db, run - 1) == []
    assert store.db.execute("SELECT DISTINCT last_seen FROM mentions").fetchall() == [(LATER,)]


def test_the_changes_of_a_killed_run_wait_for_the_next(store):
    save(store, begin(store), article())
    heard.finish_run(store.db, begin(store), NOW, "failed", {})
    assert heard.blocks_changed(store.db)
    heard.finish_run(store.db, begin(store), NOW, "done", {})
    assert heard.blocks_changed(store.db) == []


def test_groups_and_corrected_names_are_never_people(store):
    one = article()
    group = replace(one.authors[1], family="", given="", collective="The Group")
    odd = (replace(one.authors[0], valid=False), group, one.authors[2])
    save(store, begin(store), replace(one, authors=odd))
    assert heard.mentions(store.db, keys=[one.key]) == (one.authors[2],)
    assert heard.mentions(store.db, blocks=[""]) == ()
    who = one.authors[2]
    assert heard.mentions(store.db, blocks=[block(who.family, who.given)]) == (who,)


def test_a_deleted_article_is_gone_and_what_was_decided_stays(store):
    one = article()
    save(store, begin(store), one)
    store.db["verdicts"].insert({"one": one.authors[0].locator, "other": one.authors[1].locator, "same": 0,
                                 "decided_at": LATER})
    with store.atomic() as db:
        assert heard.delete_articles(db, begin(store), [one.key, "pmid:1"], LATER) == 1
    assert heard.articles(store.db, [one.key]) == heard.mentions(store.db, keys=[one.key]) == ()
    assert heard.withdrawn(store.db) == {one.key: "deleted"}
    assert heard.text_of(store.db, one.key) == ""
    assert store.db["verdicts"].count == 1 and store.db["mentions"].count == 3
    save(store, begin(store), one)
    assert heard.articles(store.db, [one.key]) == (one,)


@pytest.mark.parametrize(("kind", "why"), [
    ("ErratumIn", "corrected"), ("CorrectedandRepublishedIn", "corrected"), ("UpdateIn", "corrected"),
    ("RetractionIn", "retracted"), ("ExpressionOfConcernIn", "concern"), ("PartialRetractionIn", "concern"),
    ("ErratumFor", None), ("CommentIn", None), ("RepublishedIn", None),
])
def test_a_notice_that_comes_later_withdraws_the_article_from_hooks(store, kind, why):
    one = article()
    save(store, begin(store), one)
    assert heard.withdrawn(store.db) == {}
    save(store, begin(store), replace(one, corrections=(Correction(kind, "1", "J. 2026"),)), at=LATER)
    assert heard.withdrawn(store.db) == ({one.key: why} if why else {})


def test_search_finds_an_article_by_its_newest_words_only(store):
    save(store, begin(store), article(title="Appendectomy in winter"))
    save(store, begin(store), article(title="Cholecystectomy in summer"))
    rows = store.db.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", ["appendectomy"])
    assert rows.fetchall() == []
    assert heard.text_of(store.db, f"pmid:{FIRST}").startswith("Cholecystectomy in summer")


# -- searches and hits

def search(since=1, until=9, part="", query=None, field="crdt"):
    window = Window(date(2026, 11, since), date(2026, 11, until), field)
    return Search(query or Query("q", "x[ti]"), window, part)


def reserve(store, run, *searches, parent=None):
    with store.atomic() as db:
        heard.reserve(db, run, searches, parent)


def answer(store, what, found, **more):
    with store.atomic() as db:
        return heard.answered(db, Searched(what, found, **{"complete": True, **more}), LATER)


def test_a_reserved_search_is_replaced_by_a_wider_one(store):
    run = begin(store)
    reserve(store, run, search(1, 9))
    assert heard.coverage(store.db, search().query, "crdt").since == date(2026, 11, 1)
    reserve(store, run, search(1, 16))
    assert store.db["searches"].count == 1
    answer(store, search(1, 16), 5)
    known = heard.coverage(store.db, search().query, "crdt")
    assert (known.start, known.until, known.since) == (date(2026, 11, 1), date(2026, 11, 16), None)
    assert known.begun_by_unfinished
    heard.finish_run(store.db, run, NOW, "done", {})
    assert not heard.coverage(store.db, search().query, "crdt").begun_by_unfinished


def test_a_divided_search_is_done_when_its_parts_are(store):
    whole, parts = search(1, 9), [search(1, 4), search(5, 9)]
    reserve(store, begin(store), whole)
    answer(store, whole, 30, complete=False, divided=True)
    reserve(store, begin(store), *parts, parent=whole)
    assert heard.coverage(store.db, whole.query, "crdt").pending == tuple(parts)
    assert answer(store, parts[0], 10) == []
    assert not heard.is_done(store.db, whole)
    assert answer(store, parts[1], 20) == []
    assert heard.is_done(store.db, whole) and heard.coverage(store.db, whole.query, "crdt").pending == ()


def test_parts_that_do_not_add_up_are_told_and_asked_anew(store):
    whole, parts = search(1, 9), [search(1, 4), search(5, 9)]
    reserve(store, begin(store), whole)
    answer(store, whole, 30, complete=False, divided=True)
    reserve(store, begin(store), *parts, parent=whole)
    answer(store, parts[0], 10)
    told, = answer(store, parts[1], 19)
    assert "30" in told and "29" in told
    assert heard.coverage(store.db, whole.query, "crdt").since == date(2026, 11, 1)


def test_hits_are_wanted_once(store):
    save(store, begin(store), article(0))
    with store.atomic() as db:
        heard.hit(db, 1, ["pmid:1", "pmid:2", f"pmid:{FIRST}"])
        heard.settle(db, [f"pmid:{FIRST}"], "stored")
        heard.settle(db, ["pmid:1"], "gone")
        heard.hit(db, 1, ["pmid:2", f"pmid:{FIRST}"])
    assert heard.wanted(store.db) == ["pmid:2"]
    assert heard.balance(store.db) == {"searched": 3, "stored": 1, "gone": 1, "deleted": 0, "missing": 1}


@pytest.mark.parametrize(("revised", "wanted"), [("2026-10-31", True), ("2026-11-01", False), ("", True)])
def test_a_changed_record_is_wanted_when_ours_is_older(store, revised, wanted):
    save(store, begin(store), article(revised=revised))
    key = f"pmid:{FIRST}"
    with store.atomic() as db:
        heard.hit(db, 1, [key])
        heard.settle(db, [key], "stored")
        heard.hit(db, 1, [key], date(2026, 11, 1))
    assert (heard.wanted(store.db) == [key]) is wanted


def test_a_record_that_was_gone_is_asked_for_again_by_another_run_only(store):
    begin(store), begin(store)
    for run, wanted in ((1, []), (2, ["pmid:1"])):
        with store.atomic() as db:
            heard.hit(db, 1, ["pmid:1"])
            heard.settle(db, ["pmid:1"], "gone")
            heard.hit(db, run, ["pmid:1"])
        assert heard.wanted(store.db) == wanted


# -- entries and alumni

def listing(name, url=None, **more):
    return Listing(Mention(f"{URL}#{name}", name.title(), name.title(), "Ada", url=url), **more)


def list_people(store, *listings, run=None, whole=True, at=LATER):
    run = run or begin(store)
    where = page(store, run, url=URL, source="program_page")
    with store.atomic() as db:
        heard.save_listings(db, run, where, at, URL, listings, program="44", whole=whole)


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


def test_alumni_read_back_and_an_emptied_list_is_believed(store):
    row = Alumnus(Mention("alumni:a.csv#1", "Ada Abara", "Abara", "Ada", email="a@invented.example"), 2020,
                  "Surgery", "Invented Hospital", "Springfield", "IL", "newsletter", "Ada Abara, 2020")
    run = begin(store)
    for rows in ((row,), (row,), ()):
        where = page(store, run, url="file:///a.csv", source="alumni_list")
        with store.atomic() as db:
            heard.save_alumni(db, run, where, LATER, "file:///a.csv", rows)
        assert heard.alumni(store.db) == rows


def test_rows_of_a_list_that_is_no_longer_configured_are_gone(store):
    run = begin(store)
    where = page(store, run, url="file:///a.csv", source="alumni_list")
    with store.atomic() as db:
        heard.save_alumni(db, run, where, LATER, "file:///a.csv",
                          [Alumnus(Mention("alumni:a.csv#1", "Ada Abara", "Abara", "Ada"))])
        heard.forget_files(db, run, ["file:///b.csv"], LATER)
    assert heard.alumni(store.db) == ()


def test_ids_only_grow(store):
    runs = [begin(store) for _ in range(3)]
    assert all(a < b for a, b in pairwise(runs))
