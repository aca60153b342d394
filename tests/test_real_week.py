"""The weekly job over thousands of real records, when they are there: nothing lost, nothing unproven."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from finder import config as configuration
from finder import pipeline
from finder.demo.eutils import EutilsServer
from finder.onboarding import initialise
from finder.store import heard, open_store
from finder.store.believed import latest_cards
from sources.pubmed_xml import read_articles

RECORDS = Path(__file__).parents[2] / "shared" / "pubmed" / "surgery.xml.gz"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
EVERYTHING = '("1900/01/01"[dp] : "2030/12/31"[dp])'
YOU = {
    "name": "Robin Vale",
    "email": "robin@students.example",
    "school": "St. Brannoc University",
    "class_year": 2027,
    "apply_year": 2027,
    "interests": ("acute-care", "surgical-oncology", "outcomes"),
    "states": ("NY", "TX"),
    "skills": ("R",),
    "hours": 6,
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not RECORDS.is_file(), reason="the real records of ../shared are not here"),
]


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    initialise(folder, YOU)
    with EutilsServer([RECORDS]) as server:
        config = configuration.load(folder, {}).at(folder / "var", server.base_url)
        asked = {"years_back": 99, "queries": (EVERYTHING,), "api_key": "test-only"}
        outcome = pipeline.weekly(configuration_with(config, asked), NOW)
    with open_store(config.data) as store:
        yield outcome, store


def configuration_with(config, asked):
    from dataclasses import replace

    return replace(config, pubmed=config.pubmed.model_copy(update=asked))


@pytest.fixture(scope="module")
def truth():
    with gzip.open(RECORDS) as file:
        # five rebuilt records carry no date at all: no window can ask for them
        return {a.key: a for a in read_articles(file) if a.entered or a.published or a.first_public}


def test_every_record_is_stored_as_the_xml_has_it(week, truth):
    _, store = week
    stored = {a.key: a for a in heard.articles(store.db, truth)}
    assert stored.keys() == truth.keys()
    for key, article in truth.items():
        assert [(m.locator, m.affiliations, m.email, m.orcid) for m in stored[key].authors] == [
            (m.locator, m.affiliations, m.email, m.orcid) for m in article.authors
        ], key


def test_every_hook_stands_in_its_source_and_every_shown_person_has_one(week):
    outcome, store = week
    cards = latest_cards(store.db, 1)
    assert len(cards) > 100
    for card in cards:
        assert bool(card["hooks"]) <= (card["identity"] == "sure")
        for hook in card["hooks"]:
            assert hook["quote"] in heard.text_of(store.db, hook["source"]), card["name"]
            assert hook["source"] not in heard.withdrawn(store.db)
    assert all(card["hooks"] for card in outcome.shown)


def test_every_sure_target_has_a_hook_unless_all_there_is_was_corrected(week):
    _, store = week
    corrected = heard.withdrawn(store.db)
    bare = [c for c in latest_cards(store.db, 1) if c["identity"] == "sure" and not c["hooks"]]
    assert not [c["name"] for c in bare if {t["source"] for t in c["terms"]} - corrected.keys()]
    assert len(bare) < 5


def test_withdrawn_papers_are_nobodys_evidence(week):
    _, store = week
    withdrawn = {key for key, why in heard.withdrawn(store.db).items() if why != "corrected"}
    assert not [t for c in latest_cards(store.db, 1) for t in c["terms"] if t["source"] in withdrawn]


def test_the_database_is_sound(week):
    assert week[1].integrity() == ()
