"""Who is who where it is unsure, settled from the command line: two sides, an answer, and what it changes."""

from __future__ import annotations

import io

import pytest

from finder.store import decided, open_store
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
        assert set(doubt[side]) == {"locator", "printed", "what"}


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


@pytest.mark.parametrize(("typed", "same"), [("y", True), ("n", False), ("s", None), ("q", None)])
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
