"""The weekly run over the invented world: whom it finds, whom it must not, and the proof of every claim."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from finder import config as configuration
from finder import demo, pipeline
from finder.model import Kind, Verdict
from finder.store import decided, heard, open_store
from finder.store.believed import latest_cards

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def world():
    with demo.open_world() as opened:
        yield opened


@pytest.fixture(scope="module")
def config(world, tmp_path_factory):
    return configuration.load(world.config_dir, {}).at(tmp_path_factory.mktemp("data"), world.eutils_base)


@pytest.fixture(scope="module")
def outcome(world, config):
    return pipeline.weekly(config, NOW, routes=world.routes)


@pytest.fixture
def store(outcome, config):
    with open_store(config.data) as opened:
        yield opened


@pytest.fixture
def cards(store, config):
    with store.atomic():
        student = decided.student_id(store.db, config.student)
    return latest_cards(store.db, student)


def test_it_shows_ten_and_says_what_failed(outcome):
    assert len(outcome.shown) == 10
    assert [f for f in outcome.content["failed"] if "404" in f]
    assert all(path.is_file() for path in outcome.paths)


def test_it_says_how_pubmed_understood_each_question(outcome):
    told = outcome.as_json()["queries"]
    assert told and all("[" in query["translation"] for query in told)
    assert "translation" not in json.dumps(outcome.as_json()["report"])


def test_every_shown_person_has_a_hook_that_its_source_proves(outcome, store):
    for card in outcome.shown:
        assert card["identity"] == "sure"
        assert card["hooks"]
        for hook in card["hooks"]:
            stored = " ".join(heard.text_of(store.db, hook["source"]).split())
            assert hook["quote"] in stored


def test_every_score_is_the_sum_of_its_terms(cards):
    for card in cards:
        assert card["score"] == pytest.approx(sum(t["contribution"] for t in card["terms"]), abs=0.006)
        assert all(t["source"] and t["detail"] for t in card["terms"])


def test_every_kind_of_evidence_occurs(cards):
    assert {t["kind"] for c in cards for t in c["terms"]} == {kind.value for kind in Kind}


def test_who_must_not_be_a_target_is_none(cards, store):
    people = {c["name"] for c in cards}
    roles = {c["role"] for c in cards}
    assert not [c for c in cards if c["department"] == "non-surgical"]
    assert not [r for r in roles for word in ("biostat", "emerit", "coordinator") if word in r.lower()]
    for outsider in ("Gwendolyn Sarkissian-Bell", "Cressida Holroyd", "Hollis Vandermeer"):
        assert outsider not in people, f"{outsider} is not a US surgeon in service"


def test_a_retracted_paper_is_nobodys_evidence(cards, store):
    withdrawn = heard.withdrawn(store.db)
    assert withdrawn, "the world holds a retracted paper"
    assert not [t for c in cards for t in c["terms"] if t["source"] in withdrawn]


def test_nobody_has_two_cards(cards):
    assert len({c["person_id"] for c in cards}) == len(cards)


def test_addresses_are_printed_ones(cards, store):
    for card in cards:
        if card["email"]:
            rows = store.db.query("SELECT 1 FROM mentions WHERE email = ?", [card["email"]["address"]])
            assert list(rows)


def test_the_ports_of_the_demo_never_show(outcome, store):
    said = json.dumps(outcome.content) + "".join(p.read_text("utf-8") for p in outcome.paths)
    assert "127.0.0.1" not in said
    pages = store.db.query("SELECT url FROM pages WHERE source != 'pubmed'")
    assert not [page["url"] for page in pages if "127.0.0.1" in page["url"]]


def test_a_second_run_of_the_week_changes_nothing(world, config, outcome):
    before = [p.read_bytes() for p in outcome.paths]
    again = pipeline.weekly(config, NOW, routes=world.routes)
    assert [p.read_bytes() for p in again.paths] == before
    assert again.gathered.new == 0


def test_the_next_week_shows_nobody_again_without_news(world, config, outcome):
    next_week = pipeline.weekly(config, NOW + timedelta(days=7), routes=world.routes)
    assert next_week.content["week"] == "2026-W49"
    assert not {c["person_id"] for c in next_week.shown} & {c["person_id"] for c in outcome.shown}


def test_what_the_user_decided_survives_and_is_obeyed(world, config, outcome):
    first, second = (c["person_id"] for c in outcome.shown[:2])
    with open_store(config.data) as store, store.atomic():
        student = decided.student_id(store.db, config.student)
        decided.never_contact(store.db, first, "", "", "asked me to", NOW.isoformat())
        contact = decided.add_contact(store.db, student, {"person": second, "name": "Kept"}, NOW.isoformat())
    pipeline.weekly(config, NOW, routes=world.routes)
    with open_store(config.data) as store:
        assert first not in {c["person_id"] for c in latest_cards(store.db, student)}
        kept = {c.id: c for c in decided.contacts(store.db, student)}
        assert kept[contact].person == second


def test_a_verdict_is_obeyed_at_once(config, outcome):
    with open_store(config.data) as store:
        name, rows = _two_mentions(store)
        one, other = rows
        with store.atomic():
            decided.save_verdict(store.db, Verdict(one, other, same=False), NOW.isoformat())
        pipeline.believe_again(store, config, (one, other))
        people = {r["person"] for r in store.db.query(
            "SELECT i.person FROM identities i JOIN mentions m ON m.id = i.mention WHERE m.locator IN (?, ?)",
            [one, other])}
        assert len(people) == 2, name


def _two_mentions(store):
    rows = list(store.db.query(
        """SELECT p.name, m.locator FROM people p JOIN identities i ON i.person = p.id
           JOIN mentions m ON m.id = i.mention WHERE p.name = 'Anna Lindqvist' AND m.article IS NOT NULL
           ORDER BY m.locator LIMIT 2"""))
    return rows[0]["name"], [r["locator"] for r in rows]


def test_search_finds_without_accents_and_in_either_order(config, outcome):
    for words in ("kratschmer zuzana", "Zuzana Krätschmer", "krat"):
        found = pipeline.lookup(config, words, NOW)
        assert "Zuzana Krätschmer" in {p["name"] for p in found["people"]}, words
    assert "name" in found["people"][0]["why"]


def test_a_live_search_stores_what_it_learns(world, config, outcome):
    found = pipeline.lookup(config, "Gwendolyn Sarkissian-Bell", NOW, live=True, routes=world.routes)
    assert found["people"]
    assert not found["failures"]


def test_other_weights_rank_otherwise_and_change_nothing(cards):
    heavier = pipeline.reweigh(cards, {Kind.GEOGRAPHY: 50.0})
    assert heavier[0]["state"] in ("WI", "VA")
    assert pipeline.reweigh(cards, {}) == cards


@pytest.mark.slow  # four weekly runs, at three requests a second
def test_the_last_alumni_list_taken_away_is_no_evidence_any_more_and_one_unreadable_still_is(world, home):
    def standing():
        lived = configuration.load(home / "config", {}).at(home, world.eutils_base)
        told = pipeline.weekly(lived, NOW, routes=world.routes)
        with open_store(home) as store, store.atomic():
            cards = latest_cards(store.db, decided.student_id(store.db, lived.student))
            rows = list(heard.alumni(store.db))
        listed = [t for c in cards for t in c["terms"] if t["source"].startswith("alumni:")]
        return bool(rows), bool(listed), " ".join(told.content["failed"])

    alumni = home / "config" / "alumni.csv"
    text = alumni.read_bytes()
    alumni.write_bytes(b"no,such,header\n")
    rows, listed, failed = standing()
    assert rows and listed and "alumni.csv has no column of names" in failed
    alumni.unlink()
    alumni.mkdir()
    rows, listed, failed = standing()
    assert rows and listed and "alumni.csv is not a file" in failed
    alumni.rmdir()
    assert standing()[:2] == (False, False)
    alumni.write_bytes(text)
    assert standing()[:2] == (True, True)


def test_a_week_without_anybody_says_so(world, config, tmp_path):
    stranger = replace(
        config.student, interests=("transplant",), states=(), school="Nowhere College", school_aliases=())
    areas = tuple(
        replace(i, phrases=("no such phrase anywhere",), mesh=(), journals=()) for i in config.interests)
    pubmed = config.pubmed.model_copy(update={"queries": (), "years_back": 1})
    nobody = replace(config, data=tmp_path, programs=(), alumni=None, student=stranger, pubmed=pubmed,
                     interests=areas)
    outcome = pipeline.weekly(nobody, NOW, routes=world.routes)
    assert outcome.shown == []
    assert "Nobody was found" in outcome.content["empty"]
