"""What is not sure is shown beside another mention of the person, the surest there is."""

from __future__ import annotations

import pytest

from finder.model import Verdict
from finder.store import believed, decided
from tests.heard_record import FOUR, ONE, THREE, TWO, hear, one_record, said

FIVE = FOUR.replace("#1", "#2")


@pytest.fixture
def db(tmp_path):
    with one_record(tmp_path) as held:
        yield held


def doubt(db, clusters, bins):
    """Who is who, everybody named."""
    ids = believed.save_identities(db, clusters, bins, {}, {})
    believed.name_people(db, [(id_, {"name": f"Person {id_}"}) for id_ in set(ids.values())])
    return ids


def pairs(db, **more):
    return [(row["one"], row["other"], row["bin"]) for row in believed.unsure(db, **more)]


def test_what_is_sure_is_no_doubt(db):
    doubt(db, {ONE: "a", TWO: "a", THREE: "c"}, {})
    assert pairs(db) == []


def test_a_doubt_is_shown_beside_a_sure_mention_of_the_person(db):
    ids = doubt(db, dict.fromkeys((ONE, TWO, THREE), "a"), {ONE: "unsure", TWO: "conflict"})
    assert pairs(db) == [(ONE, THREE, "unsure"), (TWO, THREE, "conflict")]
    row = believed.unsure(db)[0]
    assert (row["person"], row["name"]) == (ids[ONE], f"Person {ids[ONE]}")
    assert row["one_printed"] != row["other_printed"]


def test_without_a_sure_one_any_other_mention_will_do(db):
    doubt(db, {ONE: "a", TWO: "a", THREE: "c"}, {ONE: "unsure", TWO: "unsure"})
    assert pairs(db) == [(ONE, TWO, "unsure")], "not once more with the sides swapped"
    assert believed.unsure_count(db) == 2


def test_what_a_verdict_answers_is_not_asked_and_hides_nothing_behind_it(db):
    doubt(db, dict.fromkeys((ONE, TWO, THREE), "a"), {ONE: "unsure", TWO: "unsure"})
    decided.save_verdict(db, Verdict(ONE, THREE, True), "now")
    assert pairs(db, limit=1) == [(TWO, THREE, "unsure")], "the limit is of what is asked"
    decided.save_verdict(db, Verdict(THREE, TWO, False), "now")
    assert pairs(db) == [(TWO, ONE, "unsure")], "beside the next one of the person"
    decided.save_verdict(db, Verdict(ONE, TWO, False), "now")
    assert (pairs(db), believed.unsure_count(db)) == ([], 2)


def test_who_left_or_has_no_name_is_no_doubt(db):
    doubt(db, {ONE: "a", TWO: "a"}, {ONE: "unsure"})
    db.execute("UPDATE mentions SET gone_at = 'now' WHERE locator = ?", [ONE])
    assert pairs(db) == []
    doubt(db, {TWO: "b", THREE: "b"}, {TWO: "unsure"})
    assert pairs(db) == [(TWO, THREE, "unsure")]
    db.execute("UPDATE people SET name = ''")
    assert pairs(db) == []


def test_targets_come_first(db):
    run = hear(db, said(1))
    ids = doubt(db, {ONE: "a", TWO: "a", FOUR: "b", FIVE: "b"}, {ONE: "unsure", FOUR: "unsure"})
    assert [one for one, _, _ in pairs(db)] == [ONE, FOUR]
    db.execute("""INSERT INTO opportunities (run, student, person, rank, score, card)
                  VALUES (?, 1, ?, 1, 1.0, '')""", [run, ids[FOUR]])
    assert [one for one, _, _ in pairs(db)] == [FOUR, ONE]
