"""Looking at people from the command line: the ranking, one person, and who is who where it is unsure."""

from __future__ import annotations

import pytest

from finder.model import Kind
from finder.store import open_store
from tests.commands import within

# ARCHITECTURE.md, "Interfaces": what outside checks read of `finder targets --json`
CARD = {"rank": int, "person_id": int, "name": str, "institution": str, "role": str, "score": float,
        "terms": list, "hooks": list, "email": (dict, type(None)), "identity": str, "missing": list}
TERM = {"kind": str, "weight": float, "strength": float, "contribution": float, "detail": str, "source": str}
HOOK = {"kind": str, "text": str, "quote": str, "source": str}
EMAIL = {"address": str, "source": str, "seen": str, "how": str, "trust": str}
PERSON_TAKEN = pytest.mark.parametrize(
    "words", [["show"], ["targets", "--why"], ["contacts", "add"], ["contacts", "do-not-contact"]],
    ids=" ".join)


@pytest.fixture
def finder(home, capsys):
    return within(capsys)


def shaped(found, fields):
    for key, kind in fields.items():
        assert isinstance(found[key], kind), key


def test_a_card_has_the_shape_that_outside_checks_read(finder):
    cards = finder("targets", "--limit", "500", "--json").json
    for card in cards:
        shaped(card, CARD)
        assert card["identity"] in ("sure", "unsure", "conflict")
        for term in card["terms"]:
            shaped(term, TERM)
        for hook in card["hooks"]:
            shaped(hook, HOOK)
        if card["email"]:
            shaped(card["email"], EMAIL)
        sources = [each["source"] for each in (*card["terms"], *card["hooks"])]
        assert all(s.startswith(("pmid:", "https://", "alumni:")) for s in sources)
    assert any(card["email"] for card in cards) and any(not card["email"] for card in cards)


def test_the_ranking_is_in_order_and_cut_where_asked(finder):
    whole = finder("targets", "--limit", "500", "--json").json
    assert [c["rank"] for c in whole] == list(range(1, len(whole) + 1))
    assert [c["score"] for c in whole] == sorted((c["score"] for c in whole), reverse=True)
    assert finder("targets", "--json").json == whole[:10]
    assert finder("targets", "--limit", "3", "--json").json == whole[:3]


@pytest.mark.parametrize("limit", ["0", "-1", "ten", "1.5"])
def test_a_limit_that_lists_nobody_is_refused(finder, limit):
    refused = finder("targets", "--limit", limit)
    assert (refused.status, refused.out) == (2, "")
    assert "--limit" in refused.err


def test_why_is_a_sum_one_can_read_by_number_or_name(finder):
    card = finder("targets", "--limit", "1", "--json").json[0]
    said = finder("targets", "--why", card["person_id"])
    assert said.out == finder("targets", "--why", card["name"].upper()).out
    rows = said.out.splitlines()[2:]
    adds = [float(row.split()[3]) for row in rows[:-1]]
    assert len(adds) == len(card["terms"])
    assert sum(adds) == pytest.approx(card["score"], abs=0.01 * len(adds))
    assert rows[-1].split() == ["score", f"{card['score']:.2f}"]
    assert finder("targets", "--why", card["name"], "--json").json == [card]


def test_why_of_nobody_is_2(finder):
    refused = finder("targets", "--why", "Nobody Atall")
    assert refused.status == 2
    assert "finder search" in refused.err


def test_why_of_who_is_no_target_names_the_command_that_says_why(finder, home):
    ranked = {c["person_id"] for c in finder("targets", "--limit", "500", "--json").json}
    with open_store(home) as store:
        people = [r["id"] for r in store.db.query("SELECT id FROM people WHERE name != '' ORDER BY id")]
    other = next(id_ for id_ in people if id_ not in ranked)
    refused = finder("targets", "--why", other)
    assert refused.status == 2
    assert f"finder show {other}" in refused.err
    known = finder("show", other, "--json").json
    assert known["card"] is None and known["why_not"]
    assert known["why_not"] in finder("show", other).out


def test_another_weight_ranks_otherwise_and_changes_nothing(finder):
    before = finder("targets", "--limit", "500", "--json").json
    what_if = finder("targets", "--limit", "500", "--what-if", "geography=50", "--what-if", "alumni=0",
                     "--json").json
    assert [c["person_id"] for c in what_if] != [c["person_id"] for c in before]
    for card in what_if:
        weights = {t["weight"] for t in card["terms"] if t["kind"] == "geography"}
        assert weights <= {50}
        assert not any(t["contribution"] for t in card["terms"] if t["kind"] == "alumni")
        assert card["score"] == pytest.approx(sum(t["contribution"] for t in card["terms"]), abs=0.01)
    assert {c["person_id"] for c in what_if} == {c["person_id"] for c in before}
    assert finder("targets", "--limit", "500", "--json").json == before


@pytest.mark.parametrize("change", ["alumni", "alumni=", "=3", "alumi=3", "alumni=three", "alumni=nan",
                                    "alumni=inf", "alumni=3=4", ""])
def test_a_wrong_what_if_is_2_and_lists_the_kinds(finder, change):
    refused = finder("targets", "--what-if", change)
    assert (refused.status, refused.out) == (2, "")
    assert all(kind.value in refused.err for kind in Kind)


def test_show_tells_the_card_the_reasons_and_every_mention(finder):
    card = finder("targets", "--limit", "1", "--json").json[0]
    known = finder("show", card["name"], "--json").json
    assert finder("show", *card["name"].split(), "--json").json == known, "a name needs no quotes"
    assert known["person_id"] == card["person_id"] and known["card"] == card
    assert known["identity"] == card["identity"] and known["because"]
    text = finder("show", card["person_id"]).out
    assert known["mentions"]
    for mention in known["mentions"]:
        assert mention["locator"] in text
        assert mention["because"] and 0 <= mention["confidence"] <= 1
        assert f"[{mention['bin']}, {mention['confidence']:.2f}]" in text
    assert len(known["because"]) <= 5, "what most have in common; each mention tells its own"


def two_of_one_name(home):
    """Gives two people of different places one name."""
    with open_store(home) as store, store.atomic() as db:
        one, two = list(db.query("SELECT id FROM people WHERE institution != '' ORDER BY id LIMIT 2"))
        for row in (one, two):
            db.execute("""UPDATE people SET name = 'Quin Twofold', given = 'Quin', family = 'Twofold',
                          names = 'quin twofold' WHERE id = ?""", [row["id"]])
    return str(one["id"]), str(two["id"])


def test_show_says_of_which_run_a_card_is_and_that_a_verdict_counts_from_the_next_on(finder):
    ranked = {c["person_id"] for c in finder("targets", "--limit", "500", "--json").json}
    doubt = next(d for d in finder("review", "--json").json if d["person"] in ranked)
    before = finder("show", doubt["person"], "--json").json
    assert (before["ranked"], before["changed"]) == ("2026-11-23", False)
    assert finder("show", doubt["person"]).out.splitlines()[0] == "As ranked in the run of 2026-11-23."
    pair = doubt["one"]["locator"], doubt["other"]["locator"]
    assert "the next `finder run` ranks by it" in finder("review", "--same", *pair).out
    after = finder("show", doubt["person"], "--json").json
    assert (after["ranked"], after["changed"]) == ("2026-11-23", True)
    first = finder("show", doubt["person"]).out.splitlines()[0]
    assert first.startswith("As ranked in the run of 2026-11-23. Who is who changed since")
    finder("review", "--undo", *pair)
    assert finder("show", doubt["person"], "--json").json == before


@PERSON_TAKEN
def test_a_name_of_two_is_asked_back_with_their_numbers(finder, home, words):
    ids = two_of_one_name(home)
    refused = finder(*words, "Quin Twofold")
    assert refused.status == 2
    listed = refused.err.splitlines()[1:]
    assert [line.split()[0] for line in listed] == list(ids)
    assert all("Quin Twofold, " in line for line in listed) and "Give the id" in refused.err
    assert finder("show", ids[0], "--json").json["person_id"] == int(ids[0])


@pytest.mark.parametrize("text", ["Nobody Atall", "999999", "0", "-", "'", "🙂"])
def test_show_of_nobody_is_2_and_says_how_to_find(finder, text):
    refused = finder("show", text)
    assert (refused.status, refused.out) == (2, "")
    assert "finder search" in refused.err


@PERSON_TAKEN
@pytest.mark.parametrize("text", ["Moorhouse", "moorhouse, calista", "Dr. Calista Moorhouse, MD",
                                  "Calista  Moorhouse", "C. Moorhouse"])
def test_a_person_is_named_as_a_person_would(finder, words, text):
    said = finder(*words, text)
    assert (said.status, said.err) == (0, "")
    assert "Calista Moorhouse" in said.out


@PERSON_TAKEN
def test_a_missing_middle_initial_asks_which(finder, words):
    refused = finder(*words, "Daniel Hartwell")
    assert (refused.status, refused.out) == (2, "")
    assert "Daniel R Hartwell, Lakeshore" in refused.err and "Daniel K Hartwell, Gulf Coast" in refused.err


@PERSON_TAKEN
@pytest.mark.parametrize("text", ["Morehouse", "Calsita Moorhouse"])
def test_a_misspelled_name_offers_the_nearest_with_their_ids(finder, words, text):
    id_ = finder("show", "Moorhouse", "--json").json["person_id"]
    refused = finder(*words, text)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.splitlines()[1:] == [f"{id_:>6}  Calista Moorhouse, Lakeshore University"]


def test_many_of_one_name_are_listed_in_part(finder, home):
    with open_store(home) as store, store.atomic() as db:
        db.execute("UPDATE people SET name = 'Quin Manifold', family = 'Manifold', given = 'Quin'")
    lines = finder("show", "Manifold").err.splitlines()
    assert len(lines) == 14 and "say more of the name" in lines[-1]


def test_a_search_that_finds_nothing_asks_whom_you_meant(finder):
    near = finder("search", "Morehouse", "--json").json["nearest"]
    assert [p["name"] for p in near] == ["Calista Moorhouse"]
    said = finder("search", "Morehouse").out
    assert "Did you mean" in said and f"{near[0]['id']:>6}  Calista Moorhouse, Lakeshore University" in said
    assert finder("search", "Moorhouse", "--json").json["nearest"] == []
    assert "Did you mean" not in finder("search", "quantum", "chromodynamics").out
