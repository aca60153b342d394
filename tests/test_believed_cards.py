"""The ranking says nothing that who-is-who or a withdrawal has taken away since: obeyed at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.model import Evidence, Hook, Kind, Opportunity, Term
from finder.store import believed, decided, heard, open_store
from tests.commands import within
from tests.factories import STUDENT, person
from tests.heard_record import FOUR, NOW, ONE, THREE, TWO, hear, one_record, said

PAPER, OTHER = ONE.partition("#")[0], FOUR.partition("#")[0]


@pytest.fixture
def db(tmp_path):
    """Ada holds a place on two papers, Bo one on the first; Ada is ranked before Bo."""
    with one_record(tmp_path) as held:
        hear(held, said(1))
        believed.save_identities(held, {ONE: "a", FOUR: "a", TWO: "b"}, {}, {}, {})
        ada, bo = (believed.person_of(held)[at] for at in (ONE, TWO))
        rank(held, {ada: [ONE, FOUR], bo: [TWO]})
        yield held


def rank(db, places):
    run = heard.start_run(db, "weekly", NOW)
    found = [opportunity(id_, locators, n) for n, (id_, locators) in enumerate(places.items(), 1)]
    believed.save_opportunities(db, run, 1, found, [card(each) for each in found])


def opportunity(id_, locators, rank):
    proofs = [Evidence(Kind.INTEREST, 1.0, f"Writes, see {at}", at.partition("#")[0], at) for at in locators]
    terms = tuple(Term(proof.kind, 2.0 + n, 1.0, proof) for n, proof in enumerate(proofs))
    hooks = tuple(Hook("interest", f"your paper {p.source}", "q", p.source, p) for p in proofs)
    who = replace(person(), id=id_, name=f"Person {id_}", place_source=proofs[0].source)
    return Opportunity(who, sum(t.contribution for t in terms), terms, hooks=hooks, rank=rank)


def card(found):
    """What a ranking stores of an opportunity, as far as it rests on sources."""
    terms = [{"kind": "interest", "weight": t.weight, "strength": 1.0, "contribution": t.contribution,
              "detail": t.evidence.detail, "source": t.evidence.source} for t in found.terms]
    hooks = [{"kind": h.kind, "text": h.text, "quote": h.quote, "source": h.source} for h in found.hooks]
    lines = [{"label": "Why them", "text": t["detail"], "source": t["source"]} for t in terms]
    lines += [{"label": "Hook", "text": h["text"], "source": h["source"]} for h in hooks]
    newest = {"title": "T", "date": "2026-11-01", "source": terms[-1]["source"], "text": "t"}
    return {"person_id": found.person.id, "name": found.person.name, "rank": found.rank, "score": found.score,
            "terms": terms, "hooks": hooks, "lines": lines, "identity": "sure", "missing": [], "email": None,
            "seen": {"source": found.person.place_source, "date": ""}, "newest": newest, "paths": []}


def sources(pieces):
    return [piece["source"] for piece in pieces]


def move(db, locator, person, bin_="sure"):
    db.execute("""UPDATE identities SET person = ?, bin = ? WHERE mention = (
                    SELECT id FROM mentions WHERE locator = ?)""", [person, bin_, locator])


def test_what_still_stands_is_shown_as_it_was_ranked(db):
    ada, bo = believed.latest_cards(db, 1)
    assert (ada["rank"], sources(ada["hooks"]), ada["score"]) == (1, [PAPER, OTHER], 5.0)
    assert (bo["rank"], bo["missing"]) == (2, [])
    assert believed.latest_cards(db, 2) == []


def test_what_rests_on_a_mention_of_somebody_else_is_gone_with_its_score(db):
    ada, bo = believed.person_of(db)[ONE], believed.person_of(db)[TWO]
    move(db, FOUR, bo)
    first, second = believed.latest_cards(db, 1)
    assert (first["person_id"], first["score"], sources(first["hooks"])) == (ada, 2.0, [PAPER])
    assert sources(first["terms"]) == [PAPER] and first["newest"] is None
    assert {line["source"] for line in first["lines"]} == {PAPER, ""}
    assert "next run weighs it again" in first["missing"][0]
    assert [c["rank"] for c in (first, second)] == [1, 2]


def changed(db, person):
    card = next(c for c in believed.latest_cards(db, 1) if c["person_id"] == person)
    said = [line["text"] for line in card["lines"] if line["label"] == "Not known"]
    assert said == card["missing"] and believed.is_outdated(card) == bool(said)
    return said


def test_a_card_says_when_more_became_theirs_since_it_was_ranked(db):
    """A reviewer's case: after a yes the card of before went on as if nothing had been said."""
    ada = believed.person_of(db)[ONE]
    assert changed(db, ada) == []
    believed.save_identities(db, {THREE: str(ada)}, {}, {}, {})
    (said,) = changed(db, ada)
    assert "who is who changed since this ranking" in said and "next run weighs it" in said
    assert believed.latest_cards(db, 1)[0]["score"] == 5.0, "what was theirs is weighed as it was"
    db.execute("DELETE FROM identities WHERE mention = (SELECT id FROM mentions WHERE locator = ?)", [THREE])
    assert changed(db, ada) == [], "taken back, it stands as it was ranked"


def test_a_card_says_when_what_was_unsure_became_sure(db):
    ada = believed.person_of(db)[ONE]
    for at in (ONE, FOUR):
        move(db, at, ada, "unsure")
    rank(db, {ada: [ONE, FOUR]})
    db.execute("UPDATE opportunities SET card = json_set(card, '$.identity', 'unsure')")
    assert changed(db, ada) == []
    for at in (ONE, FOUR):
        move(db, at, ada)
    assert "who is who changed since" in changed(db, ada)[0]


def test_of_a_ranking_of_before_it_is_not_known_what_was_theirs(db):
    ada = believed.person_of(db)[ONE]
    db.execute("UPDATE opportunities SET held = NULL")
    believed.save_identities(db, {THREE: str(ada)}, {}, {}, {})
    assert changed(db, ada) == []


def test_the_order_follows_the_score_that_is_left(db):
    db.execute("UPDATE opportunities SET score = 3.0, card = json_set(card, '$.score', 3.0) WHERE rank = 2")
    move(db, FOUR, believed.person_of(db)[TWO])
    assert [(c["score"], c["rank"]) for c in believed.latest_cards(db, 1)] == [(3.0, 1), (2.0, 2)]


def test_who_became_unsure_has_no_hook(db):
    for at in (ONE, FOUR):
        move(db, at, believed.person_of(db)[ONE], "unsure")
    ada = next(c for c in believed.latest_cards(db, 1) if c["name"] == "Person 1")
    assert (ada["identity"], ada["hooks"]) == ("unsure", [])
    assert not [line for line in ada["lines"] if line["label"] == "Hook"]
    assert "no hook until then" in ada["missing"][0]


def test_a_byline_that_became_unsure_is_no_hook_of_a_sure_person(db):
    move(db, FOUR, believed.person_of(db)[ONE], "unsure")
    assert sources(believed.latest_cards(db, 1)[0]["hooks"]) == [PAPER]


def test_who_lost_the_place_they_work_at_or_their_number_is_no_target(db):
    ada, bo = believed.person_of(db)[ONE], believed.person_of(db)[TWO]
    move(db, ONE, bo)
    assert [c["person_id"] for c in believed.latest_cards(db, 1)] == [bo], "the paper that places her is his"
    move(db, ONE, ada)
    db.execute("UPDATE people SET merged_into = ? WHERE id = ?", [ada, bo])
    assert [c["person_id"] for c in believed.latest_cards(db, 1)] == [ada]


def test_a_proof_that_is_another_persons_stands_as_long_as_they_hold_it(db):
    """Ada's tie is a co-author's place, which was Bo's when it was weighed."""
    ada, bo = believed.person_of(db)[ONE], believed.person_of(db)[TWO]
    rank(db, {ada: [TWO, FOUR]})
    assert len(believed.latest_cards(db, 1)[0]["terms"]) == 2
    believed.save_identities(db, {THREE: "c"}, {}, {}, {})
    other = believed.person_of(db)[THREE]
    move(db, TWO, other)
    assert [t["detail"] for t in believed.latest_cards(db, 1)[0]["terms"]] == [f"Writes, see {FOUR}"]
    db.execute("UPDATE people SET merged_into = ? WHERE id = ?", [other, bo])
    assert len(believed.latest_cards(db, 1)[0]["terms"]) == 2, "a merge takes nothing away"


def test_a_hook_on_an_article_withdrawn_since_is_not_shown(db):
    db.execute("UPDATE articles SET retracted = 1 WHERE key = ?", [OTHER])
    ada = believed.latest_cards(db, 1)[0]
    assert sources(ada["hooks"]) == [PAPER]
    assert [line["label"] for line in ada["lines"] if line["source"] == OTHER] == ["Why them"]


def test_who_is_not_to_be_contacted_is_gone_at_once(db):
    decided.never_contact(db, believed.person_of(db)[ONE], "Ada", "", "", "now")
    assert [(c["name"], c["rank"]) for c in believed.latest_cards(db, 1)] == [("Person 2", 1)]


def test_who_prints_an_address_that_is_not_to_be_written_to_is_gone_too(db):
    db.execute("UPDATE mentions SET email = 'Bo@lake.example' WHERE locator = ?", [TWO])
    decided.never_contact(db, None, "", "bo@lake.example", "", "now")
    assert [c["name"] for c in believed.latest_cards(db, 1)] == ["Person 1"]
    assert decided.is_blocked(db, believed.person_of(db)[TWO], "", "")


def test_a_contact_keeps_no_hook_on_a_paper_that_is_not_theirs(db):
    ada, student = believed.person_of(db)[ONE], decided.student_id(db, STUDENT)
    hook = {"hook": "your paper", "hook_source": OTHER}
    decided.add_contact(db, student, {"person": ada, "name": "Ada", **hook}, "now")
    assert decided.contacts(db, student)[0].hook == "your paper"
    move(db, FOUR, believed.person_of(db)[TWO])
    assert decided.contacts(db, student)[0].hook == ""
    move(db, FOUR, ada)
    assert decided.contacts(db, student)[0].hook == "your paper", "it stays in the table"


@pytest.fixture
def finder(home, capsys):
    return within(capsys)


def test_the_ranking_of_a_run_stands_whole(finder, home):
    with open_store(home) as store:
        stored = [r["card"] for r in store.db.query("SELECT card FROM opportunities ORDER BY rank")]
    shown = finder("targets", "--limit", "500", "--json").json
    assert len(shown) == len(stored) > 20
    assert not [c for c in shown if any("changed since" in said for said in c["missing"])]


def test_a_byline_that_is_denied_is_no_hook_any_more(finder):
    """A reviewer's case: the namesake's paper was a hook until the next weekly run."""
    target = finder("targets", "--limit", "1", "--json").json[0]
    known = finder("show", target["person_id"], "--json").json
    paper = next(h["source"] for h in target["hooks"] if h["source"].startswith("pmid:"))
    at = next(m["locator"] for m in known["mentions"] if m["locator"].startswith(f"{paper}#"))
    for mention in known["mentions"]:
        if mention["locator"] != at:
            assert finder("review", "--not-same", at, mention["locator"]).status == 0
    for each in (finder("show", target["person_id"], "--json").json["card"],
                 *finder("targets", "--limit", "500", "--json").json):
        if each and each["person_id"] == target["person_id"]:
            assert paper not in sources((*each["hooks"], *each["terms"], *each["lines"]))
            assert each["score"] == pytest.approx(sum(t["contribution"] for t in each["terms"]), abs=0.006)
