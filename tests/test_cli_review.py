"""Who is who where it is unsure, settled from the command line: two sides, an answer, and what it changes."""

from __future__ import annotations

import io

import pytest

from finder.store import believed, decided, open_store
from tests.commands import within


@pytest.fixture
def finder(home, capsys):
    return within(capsys)


@pytest.fixture
def doubt(finder):
    found = finder("review", "--json").json
    assert found, "the demo's world has people who are unsure"
    return found[0]


def pair(doubt):
    return doubt["one"]["locator"], doubt["other"]["locator"]


def holder(finder, home, locator):
    with open_store(home) as store:
        rows = store.db.query("""SELECT i.person, i.bin FROM identities i JOIN mentions m ON m.id = i.mention
                                 WHERE m.locator = ?""", [locator])
        return next(iter(rows))["person"]


def verdicts(home):
    with open_store(home) as store:
        return {(v.one, v.other): v.same for v in decided.verdicts(store.db)}


def test_a_doubt_has_two_sides_and_reasons(doubt):
    assert set(doubt) >= {"person", "name", "bin", "because", "one", "other"}
    for side in ("one", "other"):
        assert set(doubt[side]) == {"locator", "printed", "what", "where", "year", "journal", "with"}
    assert doubt["because"] and 0 <= doubt["confidence"] <= 1


def test_each_side_says_where_when_and_with_whom(finder):
    found = finder("review", "--json").json
    sides = [doubt[side] for doubt in found for side in ("one", "other")]
    papers = [side for side in sides if side["locator"].startswith("pmid:")]
    assert papers and all(side["what"] and side["journal"] and side["year"].isdigit() for side in papers)
    assert any(side["where"] for side in papers) and any(side["with"] for side in papers)
    assert not [side for side in sides if "file://" in side["what"]]


def test_same_and_not_same_are_obeyed_and_undone(finder, home, doubt):
    one, other = pair(doubt)
    before = holder(finder, home, one), holder(finder, home, other)
    assert finder("review", "--not-same", other, one).status == 0
    assert holder(finder, home, one) != holder(finder, home, other)
    assert finder("review", "--same", one, other).status == 0
    assert holder(finder, home, one) == holder(finder, home, other)
    assert verdicts(home) == {tuple(sorted((one, other))): True}, "the later decision replaces the earlier"
    assert pair(doubt) not in [pair(left) for left in finder("review", "--json").json]
    assert "Kept" in finder("review", "--undo", other, one).out
    assert verdicts(home) == {}
    assert "no such decision" in finder("review", "--undo", one, other).out
    assert (holder(finder, home, one) == holder(finder, home, other)) == (before[0] == before[1])


@pytest.mark.parametrize("option", ["--same", "--not-same", "--undo"])
def test_a_wrong_decision_is_2_and_nothing_is_decided(finder, home, doubt, option):
    one, other = pair(doubt)
    wrong = ([one, "pmid:1#1"], "pmid:1#1"), (["nowhere", other], "nowhere"), ([one, one], "two")
    for words, said in wrong:
        refused = finder("review", option, *words)
        assert refused.status == 2
        assert said in refused.err and "finder show" in refused.err
    assert finder("review", option, one).status == 2
    assert finder("review", option, one, other, "--same" if option != "--same" else "--undo", one,
                  other).status == 2
    assert verdicts(home) == {}


@pytest.mark.parametrize(("typed", "same"), [
    ("y", True), ("n", False), ("s", None), ("q", None), ("Y", True), ("yes", True), ("NO", False),
    ("maybe\n\nN", False)])
def test_the_question_takes_yes_no_skip_and_quit(finder, home, doubt, monkeypatch, typed, same):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\nq\n"))
    said = finder("review")
    assert said.status == 0
    assert all(side in said.out for side in pair(doubt))
    assert list(verdicts(home).values()) == ([] if same is None else [same])


def test_a_question_without_an_answer_decides_nothing(finder, home, doubt, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert finder("review").status == 130
    assert verdicts(home) == {}


def test_the_list_is_made_anew_after_every_answer_and_the_end_tells_what_is_left(finder, home, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n" * 400))
    said = finder("review")
    assert said.status == 0
    assert finder("review", "--json").json == []
    with open_store(home) as store:
        unsure = believed.unsure_count(store.db)
    last = said.out.strip().splitlines()[-1]
    assert last.startswith(f"Nothing more to ask: {unsure}" if unsure else "Nothing to review")


def test_what_is_skipped_is_not_asked_again_in_this_sitting(finder, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("s\n" * 400))
    said = finder("review")
    heads = [line for line in said.out.splitlines() if "are these two one person?" in line]
    assert said.status == 0 and "still unsure" in said.out.strip().splitlines()[-1]
    assert len(heads) >= len(finder("review", "--json").json)


def test_a_verdict_that_waits_is_told(finder, home, doubt, monkeypatch):
    one, other = pair(doubt)
    finder("review", "--not-same", one, other)
    with open_store(home) as store, store.atomic() as db:
        db.execute("UPDATE mentions SET gone_at = 'x' WHERE locator = ?", [one])
    monkeypatch.setattr("sys.stdin", io.StringIO("s\n" * 400))
    assert "is kept and waits" in finder("review").out


def test_whom_a_decision_makes_is_named_at_once(finder, home):
    first, second = (c["person_id"] for c in finder("targets", "--limit", "2", "--json").json)
    sides = [finder("show", id_, "--json").json for id_ in (first, second)]
    pair_ = [side["mentions"][0]["locator"] for side in sides]
    finder("review", "--same", *pair_)
    finder("review", "--undo", *pair_)
    for side, id_ in zip(sides, (first, second), strict=True):
        assert finder("show", side["name"], "--json").json["person_id"] == id_
    part = [m["locator"] for m in sides[0]["mentions"]]
    finder("review", "--not-same", part[0], part[1])
    new = holder(finder, home, part[0]), holder(finder, home, part[1])
    for id_ in new:
        assert "#" not in finder("show", id_, "--json").json["name"]
    with open_store(home) as store:
        assert not list(store.db.query(
            "SELECT 1 FROM people WHERE id IN (?, ?) AND instr(name, '#')", [*new]))


def test_a_contact_is_never_called_by_a_locator(finder, home):
    with open_store(home) as store, store.atomic() as db:
        id_ = next(r["id"] for r in db.query("SELECT id FROM people WHERE institution != '' ORDER BY id"))
        db.execute("UPDATE people SET name = 'pmid:99000001#1' WHERE id = ?", [id_])
    assert finder("contacts", "add", id_).status == 0
    contact, = finder("contacts", "list", "--json").json
    assert contact["name"] and "#" not in contact["name"]
