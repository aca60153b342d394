"""People are found by number or by name; a number that was merged leads to the survivor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.model import Place
from finder.store import believed, open_store
from tests.commands import within
from tests.factories import person
from tests.heard_record import ONE, TWO, one_record


@pytest.fixture
def db(tmp_path):
    with one_record(tmp_path) as held:
        believed.save_identities(held, {ONE: "a", TWO: "b"}, {}, {}, {})
        yield held


@pytest.mark.parametrize("text", ["²", "9" * 40, "0", "-1", "", "٣", "nobody", "' OR 1 --"])
def test_what_is_no_person_is_nobody(db, text):
    assert believed.people_named(db, text) == []


def test_a_name_is_found_in_any_case_and_every_bearer_with_it(db):
    one, two = sorted(believed.person_of(db).values())
    named = [(one, {"name": "Ann Harbor", "city": "Milwaukee"}), (two, {"name": "ann harbor"})]
    believed.name_people(db, named)
    assert [p["id"] for p in believed.people_named(db, "ANN HARBOR")] == [one, two]
    assert believed.people_named(db, str(one))[0]["city"] == "Milwaukee"
    db.execute("UPDATE people SET merged_into = ? WHERE id = ?", [two, one])
    for text in ("Ann Harbor", str(one), str(two)):
        assert [p["id"] for p in believed.people_named(db, text)] == [two]


def test_who_fits_a_name_best_is_meant_and_who_holds_no_mention_only_where_nobody_else_is(db):
    one, two = sorted(believed.person_of(db).values())
    believed.name_people(db, [(one, {"name": "Ann R Harbor", "family": "Harbor", "given": "Ann R"}),
                              (two, {"name": "Ann K Harbor", "family": "Harbor", "given": "Ann K"})])
    for text in ("Harbor", "Ann Harbor", "Harbor, Ann", "Dr. Ann  Harbor, MD"):
        assert [p["id"] for p in believed.people_named(db, text)] == [one, two]
    assert [p["id"] for p in believed.people_named(db, "Ann K. Harbor")] == [two]
    db.execute("DELETE FROM identities WHERE person = ?", [one])
    assert [p["id"] for p in believed.people_named(db, "Harbor")] == [two]
    assert [p["id"] for p in believed.people_named(db, "Ann R Harbor")] == [one]


def test_whom_nobody_looked_at_yet_goes_by_the_printed_name(db):
    db.execute("UPDATE mentions SET printed = 'Bo Quay', family = 'Quay', given = 'Bo' WHERE locator = ?",
               [ONE])
    db.execute("UPDATE people SET name = ? WHERE id = ?", [ONE, believed.person_of(db)[ONE]])
    assert [p["id"] for p in believed.people_named(db, "Quay")] == [believed.person_of(db)[ONE]]
    assert believed.people_named(db, ONE) == []
    assert [p["name"] for p in believed.nearest_people(db, "Quai, Bo")] == ["Bo Quay"]


def test_the_nearest_names_are_those_of_the_living_nearest_first(db):
    one, two = sorted(believed.person_of(db).values())
    believed.name_people(db, [(one, {"name": "Ann Harbour", "institution": "Lake Clinic"}),
                              (two, {"name": "Ann Harbor"})])
    assert believed.nearest_people(db, "Ann Harbr") == [
        {"id": two, "name": "Ann Harbor", "institution": ""},
        {"id": one, "name": "Ann Harbour", "institution": "Lake Clinic"}]
    assert believed.nearest_people(db, "Ann Harbr", most=1)[0]["id"] == two
    assert believed.nearest_people(db, "mesh infection") == believed.nearest_people(db, "") == []
    db.execute("UPDATE people SET merged_into = ? WHERE id = ?", [one, two])
    assert [p["id"] for p in believed.nearest_people(db, "Ann Harbr")] == [one]


def test_what_is_said_of_a_person_is_what_a_run_drew(db):
    where = ("Lakeshore University", "Lake Clinic")
    place = Place("", ("4409900001",), "general surgery", where, "Milwaukee", "WI")
    said = believed.summary_fields(replace(person(name="Ann Harbor"), place=place, role="faculty"),
                                   ["Harbor A", "Ann Harbor", "Harbor A"])
    assert said == {
        "name": "Ann Harbor", "family": "Harbor", "given": "Ann", "names": "Ann Harbor; Harbor A",
        "institution": "Lakeshore University; Lake Clinic", "department": "general surgery",
        "city": "Milwaukee", "state": "WI", "role": "faculty"}
    believed.name_people(db, [(1, said)])
    assert {key: believed.people_named(db, "1")[0][key] for key in said} == said


def test_show_of_an_old_number_leads_to_the_survivor(home, capsys):
    finder = within(capsys)
    with open_store(home) as store, store.atomic() as db:
        one, two = (r["id"] for r in db.query("SELECT id FROM people WHERE name != '' ORDER BY id LIMIT 2"))
        db.execute("UPDATE identities SET person = ? WHERE person = ?", [two, one])
        db.execute("UPDATE people SET merged_into = ? WHERE id = ?", [two, one])
    assert finder("show", one, "--json").json["person_id"] == two
