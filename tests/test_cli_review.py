"""Who is who where it is unsure, settled from the command line: two sides, an answer, and what it changes."""

from __future__ import annotations

import io
import shlex

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
    assert "Taken back" in finder("review", "--undo", other, one).out
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


@pytest.mark.parametrize(("option", "word"), [("--same", "same"), ("--not-same", "not same")])
def test_a_decision_is_one_json_document_and_so_is_its_undoing(finder, home, doubt, option, word):
    one, other = pair(doubt)
    said = finder("review", option, one, other, "--json")
    assert (said.status, said.err) == (0, "")
    assert said.json == {"decision": word, "one": one, "other": other, "done": True,
                         "people": {at: holder(finder, home, at) for at in (one, other)}}
    undone = [finder("review", "--undo", one, other, "--json").json for _ in range(2)]
    assert [each["decision"] for each in undone] == ["undo", "undo"]
    assert [each["done"] for each in undone] == [True, False], "there is nothing left to undo"
    refused = finder("review", option, one, "nowhere", "--json")
    assert (refused.status, refused.out) == (2, "")


def two_authors(home, conflicting):
    """Two places of one byline; of one name where they shall not conflict."""
    with open_store(home) as store, store.atomic() as db:
        rows = list(db.query("""SELECT m.locator, m.printed FROM mentions m
                                JOIN identities i ON i.mention = m.id
                                WHERE m.locator LIKE 'pmid:%#1' OR m.locator LIKE 'pmid:%#2'
                                ORDER BY m.locator LIMIT 2"""))
        if not conflicting:
            db.execute("""UPDATE mentions SET (printed, family, given, initials, block) =
                (SELECT printed, family, given, initials, block FROM mentions WHERE locator = ?)
                WHERE locator = ?""", [rows[0]["locator"], rows[1]["locator"]])
    one, other = (row["locator"] for row in rows)
    assert one.partition("#")[0] == other.partition("#")[0]
    return one, other, rows


def test_two_authors_of_one_paper_are_two_people(finder, home):
    one, other, rows = two_authors(home, conflicting=True)
    refused = finder("review", "--same", other, one)
    assert (refused.status, refused.out) == (2, "")
    assert all(row["printed"] in refused.err for row in rows) and "two authors of one paper" in refused.err
    assert verdicts(home) == {}
    assert finder("review", "--not-same", one, other).status == 0, "that is no news, and no mistake"


def test_one_author_printed_twice_in_a_byline_may_be_said_to_be_one(finder, home):
    one, other, _ = two_authors(home, conflicting=False)
    assert finder("review", "--same", one, other).status == 0
    assert list(verdicts(home).values()) == [True]


def test_a_yes_that_can_not_be_kept_is_told_and_the_next_is_asked(finder, home, doubt, monkeypatch):
    monkeypatch.setattr("finder.pipeline.two_authors", lambda store, pair: ("Ann Harbor", "Bo Quay"))
    monkeypatch.setattr("sys.stdin", io.StringIO("y\ny\nq\n"))
    said = finder("review")
    assert said.status == 0 and verdicts(home) == {}
    assert said.err.count("Ann Harbor and Bo Quay are two authors") == 2
    assert len({line for line in said.out.splitlines() if line.startswith("  ") and "(" in line}) > 2


def test_what_was_decided_is_listed_with_names_and_the_way_back(finder, home, doubt):
    assert finder("review", "--kept", "--json").json == []
    assert "decided nothing yet" in finder("review", "--kept").out
    one, other = sorted(pair(doubt))
    finder("review", "--not-same", other, one)
    (kept,) = finder("review", "--kept", "--json").json
    assert kept["same"] is False and kept["waits"] is False and kept["decided"]
    assert [kept[side]["locator"] for side in ("one", "other")] == [one, other]
    printed = {side["locator"]: side["printed"] for side in (doubt["one"], doubt["other"])}
    assert [kept[side]["printed"] for side in ("one", "other")] == [printed[one], printed[other]]
    text = finder("review", "--kept").out
    assert f"two people: {printed[one]} ({one}) and {printed[other]} ({other})." in text
    words = shlex.split(text.splitlines()[1])[1:]
    assert "Taken back" in finder(*words).out
    assert verdicts(home) == {}


def test_a_kept_verdict_that_waits_says_so(finder, home, doubt):
    one, other = pair(doubt)
    finder("review", "--same", one, other)
    with open_store(home) as store, store.atomic() as db:
        db.execute("UPDATE mentions SET gone_at = 'x' WHERE locator = ?", [one])
    assert "Waits: " in finder("review", "--kept").out
    assert finder("review", "--kept", "--json").json[0]["waits"] is True


def test_one_thing_at_a_time(finder, doubt):
    refused = finder("review", "--kept", "--undo", *pair(doubt))
    assert refused.status == 2 and "--kept" in refused.err


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
