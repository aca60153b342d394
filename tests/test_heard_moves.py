"""A row or a byline place is who stands there: whoever moves takes along what was said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder import config as configuration
from finder import demo, pipeline
from finder.model import Verdict
from finder.store import believed, decided, heard, open_store
from finder.store.heard_moves import Place, moves
from sources.records import Alumnus, Mention
from sources.source import Page, Request
from tests.factories import STUDENT
from tests.heard_record import NOW, SURGERY, hear, said

FILE = "file:///lists/a.csv"


def row(number, text):
    """`Ada Abara, 2019` in this row."""
    name = text.partition(",")[0]
    given_, _, family = name.rpartition(" ")
    return Place(f"a#{number}", text, name, family, given_)


def listed(*texts):
    return [row(n, text) for n, text in enumerate(texts, 2)]


@pytest.mark.parametrize(("before", "now", "pairs"), [
    ("Ada A|Bo B", "Ada A|Bo B", "2>2 3>3"),
    ("Ada A|Bo B", "New N|Ada A|Bo B", "2>3 3>4"),
    ("Ada A|Bo B", "Bo B", "3>2"),
    ("Ada A|Bo B", "Bo B|Ada A", "2>3 3>2"),
    ("Ada A, 2019", "Ada A, 2020", "2>2"),  # corrected in its row
    ("Ada A, 2019|Bo B", "Bo B|Ada A, 2020", "2>3 3>2"),  # corrected and moved
    ("Ada A|Ada A", "New N|Ada A|Ada A", "2>4 3>3"),  # the same twice: either will do
    ("Ada A, 1|Ada A, 2", "Ada A, 3|Ada A, 4", "2>2 3>3"),
    ("Ada A, 1|Ada A, 2", "New N|Ada A, 3|Ada A, 4", "2>3 3>4"),
    ("Ada A, 1|Ada A, 2", "New N|Ada A, 3", "3>3"),  # which of the two it is can not be told
    ("A Abara", "Ada Abara", "2>2"),  # written out
    ("Ada Abara", "Ina Abara", ""), ("Ada Abara", "Ada Bexley", ""), ("", "Ada A", ""),
])
def test_who_stands_where_now(before, now, pairs):
    old, new = (listed(*filter(None, text.split("|"))) for text in (before, now))
    found = " ".join(f"{a[2:]}>{b[2:]}" for a, b in sorted(moves(old, new).items()))
    assert found == pairs


texts = st.lists(st.sampled_from(["Ada A", "Ada A, 2", "Bo B", "B B", "Cy C", "Cyrus C"]), max_size=7)


@given(texts, texts)
def test_nobody_goes_to_two_places_and_no_two_to_one(before, now):
    pairs = moves(listed(*before), listed(*now))
    assert len(set(pairs.values())) == len(pairs)
    assert moves(listed(*before), listed(*before)) == {each.locator: each.locator for each in listed(*before)}


@pytest.fixture
def db(tmp_path):
    with open_store(tmp_path) as store, store.atomic() as held:
        heard.start_run(held, "weekly", NOW)
        yield held


def read(db, *names):
    """The list as it is read now; each row is a name or `name, more`."""
    rows = [Alumnus(Mention(f"alumni:a.csv#{n}", name := text.partition(",")[0], name.split()[-1],
                            name.split()[0], position=n), row=text) for n, text in enumerate(names, 2)]
    page = heard.save_page(db, 1, Page(Request("alumni_list", FILE), FILE, 200, b"x",
                                       fetched_at=NOW.isoformat()))
    heard.save_alumni(db, 1, page, NOW.isoformat(), FILE, rows)
    return standing(db)


def standing(db):
    """The mention that stands for each name."""
    return {r["printed"]: r["id"] for r in db.query("SELECT id, printed FROM mentions WHERE gone_at IS NULL")}


def locators(db, *ids):
    return tuple(db.execute("SELECT locator FROM mentions WHERE id = ?", [id_]).fetchone()[0] for id_ in ids)


def test_a_row_inserted_above_takes_nothing_from_those_below(db):
    before = read(db, "Ada Abara", "Bo Bexley", "Cy Corvin")
    decided.save_verdict(db, Verdict("alumni:a.csv#2", "alumni:a.csv#3", same=True), "now")
    after = read(db, "New Newton", "Ada Abara", "Bo Bexley", "Cy Corvin")
    assert {name: after[name] for name in before} == before
    assert decided.verdicts(db) == (Verdict("alumni:a.csv#3", "alumni:a.csv#4", same=True),)
    assert decided.set_aside(db) == []


def test_a_contact_and_its_hook_go_along(db):
    ids = read(db, "Ada Abara", "Bo Bexley")
    believed.save_identities(db, {"alumni:a.csv#2": "a", "alumni:a.csv#3": "b"}, {}, {}, {})
    people = believed.person_of(db)
    student = decided.student_id(db, STUDENT)
    decided.add_contact(db, student, {"person": people["alumni:a.csv#3"], "name": "Bo",
                                      "hook": "h", "hook_source": "alumni:a.csv#3"}, "now")
    decided.never_contact(db, people["alumni:a.csv#2"], "Ada", "", "", "now")
    read(db, "Bo Bexley", "New Newton")
    kept, = decided.contacts(db, student)
    assert (kept.person, kept.hook_source) == (people["alumni:a.csv#3"], "alumni:a.csv#2")
    assert locators(db, ids["Bo Bexley"]) == ("alumni:a.csv#2",)
    believed.save_identities(db, {"alumni:a.csv#3": "n"}, {}, {}, {})
    now = believed.person_of(db)
    assert now["alumni:a.csv#3"] not in people.values(), "who came new inherits nobody's number"
    assert not decided.is_blocked(db, now["alumni:a.csv#3"], "", "")
    assert decided.is_blocked(db, None, "", "ada"), "she stands nowhere, her name is what is left"


def test_a_verdict_on_a_row_that_is_gone_waits_until_it_comes_back(db):
    read(db, "Ada Abara", "Bo Bexley")
    decided.save_verdict(db, Verdict("alumni:a.csv#2", "alumni:a.csv#3", same=False), "now")
    read(db, "New Newton", "Bo Bexley")
    assert [v["one_printed"] for v in decided.set_aside(db)] == ["Ada Abara"]
    assert "alumni:a.csv#2" not in {at for v in decided.verdicts(db) for at in (v.one, v.other)}
    read(db, "New Newton", "Bo Bexley", "Ada Abara")
    assert decided.verdicts(db) == (Verdict("alumni:a.csv#3", "alumni:a.csv#4", same=False),)
    assert decided.set_aside(db) == []


def test_an_author_who_moves_up_a_byline_is_the_same(db):
    authors = [("Abara", "Ada", SURGERY), ("Bexley", "Bo", SURGERY), ("Corvin", "Cy", SURGERY)]
    hear(db, said(0, authors))
    before = standing(db)
    decided.save_verdict(db, Verdict("pmid:99000001#2", "pmid:99000001#3", same=False), "now")
    hear(db, said(0, [("Dunmore", "Dario", SURGERY), authors[2], authors[1]]))
    after = standing(db)
    assert (after["Bo Bexley"], after["Cy Corvin"]) == (before["Bo Bexley"], before["Cy Corvin"])
    assert after["Dario Dunmore"] not in before.values()
    assert decided.verdicts(db) == (Verdict("pmid:99000001#2", "pmid:99000001#3", same=False),)
    assert locators(db, before["Cy Corvin"], before["Bo Bexley"]) == ("pmid:99000001#2", "pmid:99000001#3")
    hear(db, said(0, authors))
    assert standing(db) == before, "and back, she who was left out, too"


def test_a_name_corrected_in_its_place_is_the_same(db):
    hear(db, said(0, [("Abara", "A", SURGERY), ("Bexley", "Bo", SURGERY)]))
    before = standing(db)
    hear(db, said(0, [("Abara", "Ada", SURGERY), ("Bexley", "Bo", SURGERY)]))
    assert standing(db)["Ada Abara"] == before["A Abara"]


@pytest.mark.slow
def test_a_list_that_grows_at_the_top_moves_nobody_in_a_whole_run(tmp_path):
    """A reviewer's case: two different people were joined by "your verdict"."""
    with demo.open_world() as world:
        config = configuration.load(world.config_dir, {}).at(tmp_path / "data", world.eutils_base)
        now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        pipeline.weekly(config, now, routes=world.routes)
        with open_store(config.data) as store:
            before = believed.person_of(store.db)
            names = dict(store.db.execute("SELECT locator, printed FROM mentions WHERE article IS NULL"))
            one = next(at for at in names if at.startswith("alumni:") and at.endswith("#4"))
            other = next(at for at, name in names.items() if at.startswith("http"))
            with store.atomic() as db:
                decided.save_verdict(db, Verdict(one, other, same=False), now.isoformat())
        text = config.alumni.read_text("utf-8").splitlines()
        moved = tmp_path / "alumni.csv"
        new = "Nova Testperson,2025,Resident,General Surgery,Nowhere Medical Center,Reno,NV,,Match list 2025"
        moved.write_text("\n".join([text[0], new, *text[1:]]) + "\n", "utf-8")
        outcome = pipeline.weekly(replace(config, alumni=moved), now, routes=world.routes)
        with open_store(config.data) as store:
            verdict, = decided.verdicts(store.db)
            after = believed.person_of(store.db)
        left = [line for line in moved.read_text("utf-8").splitlines() if not line.startswith(names[one])]
        moved.write_text("\n".join(left) + "\n", "utf-8")
        waits = [pipeline.weekly(replace(config, alumni=moved), now, routes=world.routes).gathered.notes
                 for _ in range(2)]
    was = {names[at]: id_ for at, id_ in before.items() if at.startswith("alumni:")}
    moved_to = {at: f"alumni:alumni.csv#{int(at.rpartition('#')[2]) + 1}" for at in before if "alumni:" in at}
    assert {names[at]: after[moved_to[at]] for at in moved_to} == was
    assert {verdict.one, verdict.other} == {moved_to[one], other}
    assert not [note for note in outcome.gathered.notes if "verdict" in note]
    assert [sum("is kept and waits" in note for note in notes) for notes in waits] == [1, 0], "told once"
