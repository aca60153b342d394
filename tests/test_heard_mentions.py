"""Mentions: a place keeps its row for ever, and a change names the block it is in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.names import block
from finder.store import heard, open_store
from finder.store.heard_mentions import leave, mention_ids, save_mentions
from sources.records import Mention
from tests.hearing import LATER, NOW, article, begin, page, save


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


ADA = Mention("x#1", "Ada Abara", "Abara", "Ada")
HUGO = Mention("x#2", "Hugo Corvin", "Corvin", "Hugo")


def rows(store):
    return {row["locator"]: row for row in store.db.query("SELECT * FROM mentions ORDER BY id")}


def put(store, *mentions, at=LATER):
    run = begin(store)
    save_mentions(store.db, run, rows(store), [(m, None) for m in mentions], page(store, run), at)
    return heard.blocks_changed_since(store.db, run - 1)


def test_an_unchanged_article_changes_no_block(store):
    save(store, begin(store), article())
    run = begin(store)
    save(store, run, article(), at=LATER)
    assert heard.blocks_changed_since(store.db, run - 1) == []
    assert store.db.execute("SELECT DISTINCT last_seen FROM mentions").fetchall() == [(LATER,)]


def test_groups_and_corrected_names_are_never_people(store):
    one = article()
    group = replace(one.authors[1], family="", given="", collective="The Group")
    odd = (replace(one.authors[0], valid=False), group, one.authors[2])
    save(store, begin(store), replace(one, authors=odd))
    assert heard.mentions(store.db, keys=[one.key]) == (one.authors[2],)
    assert heard.mentions(store.db, blocks=[""]) == ()
    who = one.authors[2]
    assert heard.mentions(store.db, blocks=[block(who.family, who.given)]) == (who,)


def test_new_changed_gone_and_returned_name_their_blocks(store):
    abara, corvin, dunmore = block("Abara", "Ada"), block("Corvin", "Hugo"), block("Dunmore", "Hugo")
    assert put(store, ADA, HUGO) == sorted([abara, corvin])
    assert put(store, ADA, HUGO) == []
    assert put(store, ADA, replace(HUGO, family="Dunmore")) == sorted([corvin, dunmore])
    assert put(store, ADA) == [dunmore] and put(store, ADA) == []
    assert put(store, ADA, replace(HUGO, family="Dunmore")) == [dunmore]


def test_rows_change_in_place_and_keep_when_they_were_first_seen(store):
    put(store, ADA, HUGO, at=NOW.isoformat())
    before = rows(store)
    put(store, replace(ADA, email="a@invented.example"))
    after = rows(store)
    assert {at: row["id"] for at, row in after.items()} == {at: row["id"] for at, row in before.items()}
    assert after["x#1"]["email"] == "a@invented.example"
    assert (after["x#1"]["first_seen"], after["x#1"]["last_seen"]) == (NOW.isoformat(), LATER)
    assert after["x#2"]["gone_at"] == LATER and after["x#2"]["last_seen"] == NOW.isoformat()
    put(store, HUGO)
    assert rows(store)["x#2"]["gone_at"] is None


def test_a_mention_that_is_the_same_now_stands_on_the_newest_page(store):
    put(store, ADA)
    put(store, ADA)
    assert rows(store)["x#1"]["page"] == store.db.execute("SELECT max(id) FROM pages").fetchone()[0]


def test_whoever_leaves_takes_the_block_along(store):
    put(store, ADA, HUGO)
    run = begin(store)
    leave(store.db, run, [rows(store)["x#2"]], LATER)
    assert heard.blocks_changed_since(store.db, run - 1) == [block("Corvin", "Hugo")]
    both = [block("Abara", "Ada"), block("Corvin", "Hugo")]
    assert heard.mentions(store.db, blocks=both) == (ADA,)


def test_a_block_is_noted_once_a_run_and_an_empty_one_never(store):
    run = begin(store)
    heard.note_blocks(store.db, run, ["a", "a", "", "b"])
    heard.note_blocks(store.db, run, ["a"])
    assert heard.blocks_changed_since(store.db, run - 1) == ["a", "b"]
    assert store.db["block_changes"].count == 2


def test_mentions_are_found_by_block_or_by_article(store):
    one, other = article(0), article(1)
    save(store, begin(store), one, other)
    assert heard.mentions(store.db, keys=[other.key]) == other.authors
    who = one.authors[0]
    assert who in heard.mentions(store.db, blocks=[block(who.family, who.given)])
    assert heard.mentions(store.db) == heard.mentions(store.db, blocks=[]) == ()


def test_rows_are_found_by_place(store):
    put(store, ADA, HUGO)
    assert mention_ids(store.db, ["x#2", "nowhere"]) == {"x#2": rows(store)["x#2"]["id"]}
