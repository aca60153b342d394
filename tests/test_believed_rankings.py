"""A run's ranking is kept with its proof: no hook without evidence, no evidence without a mention."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.model import Evidence, Hook, Kind, Opportunity, Term
from finder.store import believed, heard
from tests.factories import person
from tests.heard_record import NOW, ONE, TWO, one_record

PAPER = ONE.partition("#")[0]


@pytest.fixture
def db(tmp_path):
    with one_record(tmp_path) as held:
        believed.save_identities(held, {ONE: "a", TWO: "b"}, {}, {}, {})
        yield held


def opportunity(db, mention=ONE, rank=1):
    """A person with two terms on one paper, of which the first proves a hook."""
    proofs = [Evidence(Kind.INTEREST, 1.0, "writes about hernias", PAPER, mention, quote="hernia repair"),
              Evidence(Kind.ACTIVITY, 0.5, "wrote lately", PAPER, mention)]
    terms = tuple(Term(proof.kind, 2.0, proof.strength, proof) for proof in proofs)
    hook = Hook("topic", "your paper on hernias", "hernia repair", PAPER, proofs[0])
    who = replace(person(), id=believed.person_of(db)[mention])
    return Opportunity(who, 3.0, terms, hooks=(hook,), rank=rank)


def card(name, *sources):
    lines = [{"label": "Hook", "source": source} for source in sources] + [{"label": "Why", "source": PAPER}]
    return {"name": name, "hooks": [{"source": source} for source in sources], "lines": lines}


def rank(db, *cards, student=1):
    run = heard.start_run(db, "weekly", NOW)
    found = [opportunity(db, mention, n) for n, mention in enumerate((ONE, TWO)[:len(cards)], 1)]
    believed.save_opportunities(db, run, student, found, cards)
    return run


def test_every_term_is_stored_with_its_mention_and_every_hook_with_its_proof(db):
    run = rank(db, card("Zoë"), card("Ann"))
    rows = list(db.query("""SELECT h.text, e.kind, e.quote, m.locator, e.person = h.person AS own FROM hooks h
        JOIN evidence e ON e.id = h.evidence JOIN mentions m ON m.id = e.mention ORDER BY h.id"""))
    assert [(r["kind"], r["quote"], r["locator"], r["own"]) for r in rows] == [
        ("interest", "hernia repair", ONE, 1), ("interest", "hernia repair", TWO, 1)]
    kept = [(r["kind"], r["strength"], r["weight"])
            for r in db.query("SELECT * FROM evidence WHERE run = ?", [run])]
    assert kept == [("interest", 1.0, 2.0), ("activity", 0.5, 2.0)] * 2


def test_a_proof_whose_mention_is_not_stored_is_a_bug(db):
    run = heard.start_run(db, "weekly", NOW)
    found = opportunity(db)
    stray = replace(found, terms=(replace(
        found.terms[0], evidence=replace(found.terms[0].evidence, mention="pmid:1#1")),))
    with pytest.raises(KeyError):
        believed.save_opportunities(db, run, 1, [stray], [card("Zoë")])


def test_the_cards_are_those_of_the_students_newest_ranking_best_first(db):
    assert believed.latest_cards(db, 1) == []
    rank(db, card("Old"))
    rank(db, card("Zoë"), card("Ann"))
    rank(db, card("Other"), student=2)
    assert [c["name"] for c in believed.latest_cards(db, 1)] == ["Zoë", "Ann"]
    assert [c["name"] for c in believed.latest_cards(db, 2)] == ["Other"]


def test_all_but_the_newest_rankings_are_forgotten_with_their_proof(db):
    runs = [rank(db, card(f"Run {n}", PAPER)) for n in range(4)]
    believed.forget_rankings(db, 2)
    for table in ("opportunities", "evidence", "hooks"):
        assert {r["run"] for r in db.query(f"SELECT run FROM {table}")} == set(runs[2:]), table
    believed.forget_rankings(db, 9)
    assert db["opportunities"].count == 2 and believed.latest_cards(db, 1)[0]["name"] == "Run 3"
