"""Who is who keeps its numbers: ids stay, a merge points, and what the user decided follows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from finder.store import believed, decided, heard, numbers, open_store
from sources.pubmed_xml import read_articles
from sources.source import Page, Request
from tests.commands import within
from tests.factories import STUDENT
from tests.invented_pubmed import FIRST, document, record

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ONE, TWO, THREE = (f"pmid:{FIRST}#{n}" for n in (1, 2, 3))


@pytest.fixture
def db(tmp_path):
    import io
    with open_store(tmp_path) as store, store.atomic() as db:
        run = heard.start_run(db, "weekly", NOW)
        url = "https://eutils.example/"
        asked = Page(Request("pubmed", url), url, 200, b"<x/>", fetched_at=NOW.isoformat())
        page = heard.save_page(db, run, asked)
        found = list(read_articles(io.BytesIO(document([record(FIRST, date(2026, 11, 1))]))))
        heard.save_articles(db, run, page, NOW.isoformat(), found)
        yield db


def save(db, clusters, merged=None):
    return believed.save_identities(db, clusters, {}, {}, merged or {})


def test_a_person_who_grows_keeps_the_id(db):
    first = save(db, {ONE: "a", TWO: "b"})
    again = save(db, {ONE: str(first[ONE]), TWO: str(first[TWO]), THREE: str(first[ONE])})
    assert again == {**first, THREE: first[ONE]}
    known = {p.key: p.locators for p in numbers.known_people(db, believed.blocks_of(db, [ONE, TWO, THREE]))}
    assert known[str(first[ONE])] == {ONE, THREE}


def test_a_merge_points_however_often_and_nobody_is_deleted(db):
    ids = save(db, {ONE: "a", TWO: "b", THREE: "c"})
    a, b, c = ids[ONE], ids[TWO], ids[THREE]
    save(db, {ONE: str(b), TWO: str(b), THREE: str(c)}, {str(a): str(b)})
    save(db, {ONE: str(c), TWO: str(c), THREE: str(c)}, {str(b): str(c)})
    assert [p["id"] for p in believed.people_named(db, str(a))] == [c]
    assert decided.survivors(db, [a, b, c]) == {a: c, b: c, c: c}
    assert db["people"].count == 3


def test_a_split_brings_the_old_person_back(db):
    ids = save(db, {ONE: "a", TWO: "b"})
    a, b = ids[ONE], ids[TWO]
    save(db, {ONE: str(b), TWO: str(b)}, {str(a): str(b)})
    save(db, {ONE: str(a), TWO: str(b)})
    assert [p["id"] for p in believed.people_named(db, str(a))] == [a]


def test_what_the_user_decided_follows_a_merge(db):
    ids = save(db, {ONE: "a", TWO: "b"})
    a, b = ids[ONE], ids[TWO]
    student = decided.student_id(db, STUDENT)
    contact = decided.add_contact(db, student, {"person": a, "name": "Kept"}, "now")
    decided.never_contact(db, a, "Kept", "", "", "now")
    save(db, {ONE: str(b), TWO: str(b)}, {str(a): str(b)})
    assert b in decided.blocked(db)[0], "who must not be contacted would be shown under the other number"
    assert decided.add_contact(db, student, {"person": b, "name": "Again"}, "now") == contact
    known = numbers.known_people(db, believed.blocks_of(db, [ONE]))
    assert {p.key: p.touched for p in known} == {str(a): True, str(b): True}


@pytest.mark.parametrize("text", ["²", "9" * 40, "0", "-1", "", "٣", "nobody", "' OR 1 --"])
def test_what_is_no_person_is_nobody(db, text):
    save(db, {ONE: "a"})
    assert believed.people_named(db, text) == []


def test_show_of_an_old_number_leads_to_the_survivor(home, capsys):
    finder = within(capsys)
    with open_store(home) as store, store.atomic() as db:
        one, two = (r["id"] for r in db.query("SELECT id FROM people WHERE name != '' ORDER BY id LIMIT 2"))
        db.execute("UPDATE identities SET person = ? WHERE person = ?", [two, one])
        db.execute("UPDATE people SET merged_into = ? WHERE id = ?", [two, one])
    assert finder("show", one, "--json").json["person_id"] == two
