"""An older database gets the name blocks of today, and what moved is believed anew."""

from __future__ import annotations

import pytest

from finder.schema.migrations import _believe_anew, m007_blocks, m008_visits, m009_turned, m011_spelled
from finder.store import heard, open_store
from sources.records import Article, Mention

NOW = "2026-11-23T07:00:00+00:00"


def author(place: int, family: str, given: str, **more: str) -> Mention:
    return Mention(f"pmid:99000001#{place}", f"{family} {given}", family, given, position=place, **more)


AUTHORS = (author(1, "van der Hartquill", "Ada"), author(2, "Oakton", "Bob"),
           author(3, "Smith", "", initials="JA"), author(4, "", "", collective="The Group"))


def hear(db, authors) -> None:
    """A run that came to its end and heard one article."""
    db.execute("INSERT INTO runs (kind, started_at, today, status) VALUES ('weekly', ?, ?, 'done')",
               [NOW, NOW[:10]])
    db.execute("INSERT INTO pages (run, source, url, fetched_at, http_status) VALUES (1, 'x', 'u', ?, 200)",
               [NOW])
    heard.save_articles(db, 1, 1, NOW, [Article("pmid:99000001", "99000001", "T", "", authors, "J")])


@pytest.fixture
def old(tmp_path):
    """A store whose run ended with the keys of before."""
    with open_store(tmp_path) as store:
        with store.atomic() as db:
            hear(db, AUTHORS)
            db.execute("UPDATE mentions SET block = 'vanderhartquill a' WHERE position = 1")
            db.execute("UPDATE mentions SET block = 'smith' WHERE position = 3")
        assert heard.blocks_changed(store.db) == []
        yield store


def blocks(store) -> list[str]:
    return [row["block"] for row in store.db.query("SELECT block FROM mentions ORDER BY position")]


def test_mentions_move_and_their_new_blocks_are_believed_anew(old):
    with old.atomic() as db:
        m007_blocks(db)
    assert blocks(old) == ["hartquill a", "oakton r", "smith j", ""]
    assert heard.blocks_changed(old.db) == ["hartquill a", "smith j"]
    assert heard.last_run(old.db, "weekly")["status"] == "done"


def test_what_is_stored_today_does_not_move_again(old):
    with old.atomic() as db:
        m007_blocks(db)
        m007_blocks(db)
    assert old.db["runs"].count == 2, "nothing moved: no run more"


def test_a_new_database_has_nothing_to_move(tmp_path):
    with open_store(tmp_path) as store:
        assert store.db["runs"].count == 0


def test_where_no_run_was_before_nothing_is_noted(tmp_path):
    with open_store(tmp_path) as store:
        with store.atomic() as db:
            _believe_anew(db, {"hartquill a"})
        assert store.db["runs"].count == store.db["block_changes"].count == 0


@pytest.fixture
def unvisited(tmp_path):
    """A store of before mentions visited blocks: two forms of one name, and one that nobody else bears."""
    authors = (author(1, "Hartquill", "W. Scott"), author(2, "Hartquill", "Scott"),
               author(3, "Oakton", "J Robert"), author(4, "", "", collective="The Group"))
    with open_store(tmp_path) as store:
        with store.atomic() as db:
            hear(db, authors)
            db.execute("DELETE FROM block_changes")
            db.execute("DROP TABLE visits")
        yield store


def test_blocks_that_are_visited_and_lived_in_are_believed_anew(unvisited):
    with unvisited.atomic() as db:
        m008_visits(db)
    assert [tuple(row.values()) for row in unvisited.db.query("SELECT * FROM visits")] == [
        (1, "hartquill s"), (3, "oakton r")]
    assert heard.blocks_changed(unvisited.db) == ["hartquill s"]
    assert unvisited.db["runs"].count == 2


def test_a_database_in_which_nobody_visits_anybody_gets_no_run_more(unvisited):
    with unvisited.atomic() as db:
        db.execute("DELETE FROM mentions WHERE position = 2")
        m008_visits(db)
    assert unvisited.db["runs"].count == 1 and heard.blocks_changed(unvisited.db) == []


@pytest.fixture
def unturned(tmp_path):
    """A store of before the two orders of a name met."""
    authors = (author(1, "Zhang", "Wei"), author(2, "Wei", "Zhang"), author(3, "Wei", "Zhou"),
               author(4, "X", "Y"), author(5, "Y", "X"), author(6, "", "", collective="The Group"))
    with open_store(tmp_path) as store:
        with store.atomic() as db:
            hear(db, authors)
            db.execute("DELETE FROM block_changes")
            db.execute("DELETE FROM visits")
        yield store


def test_of_two_orders_of_a_name_that_are_stored_one_visits_the_other(unturned):
    for _ in range(2):
        with unturned.atomic() as db:
            m009_turned(db)
    assert [tuple(row.values()) for row in unturned.db.query("SELECT * FROM visits")] == [(1, "wei z")]
    assert heard.blocks_changed(unturned.db) == ["wei z"]


def test_where_no_name_is_printed_in_both_orders_nothing_is_noted(unturned):
    with unturned.atomic() as db:
        db.execute("DELETE FROM mentions WHERE position = 2")
        m009_turned(db)
    assert unturned.db["runs"].count == 1 and heard.blocks_changed(unturned.db) == []


def test_a_form_of_a_name_that_is_known_since_is_visited_and_no_other_anew(unvisited):
    with unvisited.atomic() as db:
        m008_visits(db)
        db.execute("DELETE FROM block_changes")
        db.execute("DELETE FROM visits WHERE block = 'hartquill s'")
        for _ in range(2):
            m011_spelled(db)
    assert [tuple(row.values()) for row in unvisited.db.query("SELECT * FROM visits ORDER BY mention")] == [
        (1, "hartquill s"), (3, "oakton r")]
    assert heard.blocks_changed(unvisited.db) == ["hartquill s"]
