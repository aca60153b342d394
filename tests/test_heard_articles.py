"""Articles: stored again they change in place, and what was decided about them stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.names import block
from finder.store import heard, open_store
from sources.records import Correction
from tests.hearing import LATER, article, begin, save
from tests.invented_pubmed import FIRST
from tests.invented_records import ARTICLES


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


@settings(max_examples=40, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=3))
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


def test_search_finds_an_article_by_its_newest_words_only(store):
    save(store, begin(store), article(title="Appendectomy in winter"))
    save(store, begin(store), article(title="Cholecystectomy in summer"))
    rows = store.db.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", ["appendectomy"])
    assert rows.fetchall() == []
    assert heard.text_of(store.db, f"pmid:{FIRST}").startswith("Cholecystectomy in summer")


def test_of_two_versions_on_one_page_the_last_is_stored(store):
    assert save(store, begin(store), article(title="First."), article(title="Last.")) == 0
    assert [a.title for a in heard.articles(store.db, [article().key])] == ["Last."]


def test_only_what_was_there_before_counts_as_changed(store):
    save(store, begin(store), article(0))
    assert save(store, begin(store), article(0), article(1)) == 1


def test_articles_come_in_the_order_they_were_stored_with_their_bylines(store):
    two, one = article(2), article(1)
    save(store, begin(store), two)
    save(store, begin(store), one)
    assert heard.articles(store.db, [one.key, two.key, "pmid:1"]) == (two, one)
    assert heard.articles(store.db, []) == ()


@pytest.mark.parametrize(("changes", "why"), [
    ({}, None),
    ({"publication_types": ("Retracted Publication",)}, "retracted"),
    ({"corrections": (Correction("ExpressionOfConcernIn"),)}, "concern"),
    ({"publication_types": ("Published Erratum",)}, "notice"),
    ({"publication_types": ("Published Erratum", "Retracted Publication")}, "retracted"),
])
def test_no_hook_rests_on_what_was_withdrawn(store, changes, why):
    save(store, begin(store), article(**changes))
    assert heard.withdrawn(store.db).get(article().key) == why


@pytest.mark.parametrize(("kind", "why"), [
    ("ErratumIn", "corrected"), ("CorrectedandRepublishedIn", "corrected"), ("UpdateIn", "corrected"),
    ("RetractionIn", "retracted"), ("PartialRetractionIn", "concern"),
    ("ErratumFor", None), ("CommentIn", None), ("RepublishedIn", None),
])
def test_a_notice_that_comes_later_withdraws_the_article_from_hooks(store, kind, why):
    one = article()
    save(store, begin(store), one)
    assert heard.withdrawn(store.db) == {}
    save(store, begin(store), replace(one, corrections=(Correction(kind, "1", "J. 2026"),)), at=LATER)
    assert heard.withdrawn(store.db) == ({one.key: why} if why else {})


def test_a_deletion_is_counted_once_and_settles_its_hit(store):
    save(store, begin(store), article())
    heard.hit(store.db, 1, [article().key])
    assert heard.delete_articles(store.db, 1, [article().key], LATER) == 1
    assert heard.delete_articles(store.db, 1, [article().key], LATER) == 0
    assert heard.balance(store.db)["deleted"] == 1


def test_the_blocks_of_a_deleted_byline_are_worked_out_again(store):
    save(store, begin(store), article())
    run = begin(store)
    heard.delete_articles(store.db, run, [article().key], LATER)
    assert heard.blocks_changed_since(store.db, run - 1) == sorted(
        {block(m.family, m.given) for m in article().authors})


def test_what_is_no_longer_served_is_deleted_when_it_was_stored_and_gone_when_not(store):
    save(store, begin(store), article())
    keys = [article().key, "pmid:2"]
    heard.hit(store.db, 1, keys)
    for run in (1, begin(store)):
        heard.no_longer_served(store.db, run, keys, LATER)
        assert heard.articles(store.db, keys) == heard.mentions(store.db, keys=keys) == ()
        assert heard.withdrawn(store.db) == {article().key: "deleted"}
    balance = heard.balance(store.db)
    assert balance["searched"] == balance["stored"] + balance["gone"] + balance["deleted"] == 2
