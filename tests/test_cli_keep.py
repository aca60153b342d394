"""Contacts, digests and exports from the command line: kept once, dated right, and never who was refused."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from finder.store import decided, open_store
from tests.commands import apart, within


@pytest.fixture
def finder(home, capsys):
    return within(capsys)


def kept(finder):
    return finder("contacts", "list", "--json").json


def exported(finder, tmp_path):
    place = tmp_path / "out.csv"
    assert finder("export", "csv", "-o", place).status == 0
    return list(csv.DictReader(io.StringIO(place.read_bytes().decode("utf-8-sig"), newline="")))


def first(finder):
    return finder("targets", "--limit", "1", "--json").json[0]


def test_a_target_is_kept_with_what_its_card_says(finder):
    card = first(finder)
    assert finder("contacts", "add", card["name"]).status == 0
    contact, = kept(finder)
    assert contact["person"] == card["person_id"]
    assert contact["name"] == card["name"]
    assert contact["role"] == card["role"]
    assert contact["email"] == card["email"]["address"]
    assert contact["email_source"].startswith(card["email"]["source"])
    assert (contact["hook"], contact["hook_source"]) == (card["hooks"][0]["text"], card["hooks"][0]["source"])
    assert contact["status"] == "to write"


@pytest.mark.parametrize(("change", "why"), [
    ("retracted = 1", "retracted"), ("deleted_at = '2026-11-24'", "deleted"),
    ("""corrections = '[["ErratumIn", "1", "J"]]'""", "corrected"),
])
def test_a_hook_on_a_paper_withdrawn_since_is_not_listed_nor_exported(finder, home, tmp_path, change, why):
    card = next(c for c in finder("targets", "--limit", "50", "--json").json
                if c["hooks"] and c["hooks"][0]["source"].startswith("pmid:"))
    hook = card["hooks"][0]
    assert finder("contacts", "add", card["person_id"]).status == 0
    assert (kept(finder)[0]["hook"], exported(finder, tmp_path)[0]["Hook"]) == (hook["text"], hook["text"])
    with open_store(home) as store, store.atomic() as db:
        before = list(db["contacts"].rows)
        db.execute(f"UPDATE articles SET {change} WHERE key = ?", [hook["source"]])
    said = f"{hook['source']}, withdrawn: {why}"
    contact, row = kept(finder)[0], exported(finder, tmp_path)[0]
    assert (contact["hook"], contact["hook_source"]) == ("", said)
    assert (row["Hook"], row["Hook source"]) == ("", said)
    with open_store(home) as store:
        assert list(store.db["contacts"].rows) == before, "what was decided is never rewritten"


def test_the_same_person_is_kept_once_by_number_or_by_name(finder):
    card = first(finder)
    number, name = card["person_id"], card["name"]
    said = [finder("contacts", "add", who).out for who in (number, name, number)]
    assert len(set(said)) == 1
    assert len(kept(finder)) == 1


def test_anybody_can_be_kept_by_name(finder):
    said = finder("contacts", "add", "--name", "Bo Nowhere", "--email", "bo@hall.example", "--role", "PGY-2",
                  "--how-met", "conference")
    assert said.status == 0
    assert "contacts log 1 --next DATE" in said.out
    contact, = kept(finder)
    assert contact | {"person": None, "name": "Bo Nowhere", "role": "PGY-2"} == contact
    assert contact["email_source"] == "entered by you"


@pytest.mark.parametrize(("words", "said"), [
    ([], "PERSON"),
    (["1", "--name", "Bo"], "PERSON"),
    (["--name", "  "], "PERSON"),
    (["Nobody Atall"], "Nobody stored is called"),
    (["999999"], "Nobody stored has the id"),
    (["1", "--next", "2026-13-01"], "2026-11-23"),
    (["1", "--next", "tomorrow"], "2026-11-23"),
    (["1", "--next", "20261123"], "2026-11-23"),
    (["1", "--next", "2026-W48-1"], "2026-11-23"),
    (["--name", "Bo", "--email", "no address"], "--email"),
], ids=str)
def test_a_wrong_add_is_2_and_keeps_nobody(finder, words, said):
    refused = finder("contacts", "add", *words)
    assert refused.status == 2
    assert said in refused.err
    assert kept(finder) == []


def test_a_touch_is_logged_with_what_comes_next(finder, home):
    finder("contacts", "add", "1")
    assert finder("contacts", "log", "1", "--on", "2026-11-20", "--note", "asked about call",
                  "--next", "2026-12-01").status == 0
    assert finder("contacts", "log", "1", "--on", "2026-11-02", "--kind", "reply").status == 0
    contact, = kept(finder)
    assert contact["last_contact"] == "2026-11-20", "the latest touch, not the one logged last"
    assert (contact["status"], contact["topics"]) == ("written", "asked about call")
    assert contact["next_follow_up"] == "", "the step was taken and no other one named"
    with open_store(home) as store:
        assert [t["kind"] for t in decided.touches(store.db, 1)] == ["reply", "email"]


def test_a_touch_without_a_day_is_of_today_and_a_status_is_kept(finder):
    finder("contacts", "add", "1")
    finder("contacts", "log", "1", "--status", "answered")
    finder("contacts", "log", "1")
    contact, = kept(finder)
    assert abs((date.fromisoformat(contact["last_contact"]) - date.today()).days) <= 1
    assert contact["status"] == "answered"


@pytest.mark.parametrize(("words", "said"), [
    (["7"], "contacts list"), (["-1"], "Usage"), (["1", "--on", "2026-02-30"], "2026-11-23"),
    (["1", "--next", "soon"], "2026-11-23"),
], ids=str)
def test_a_wrong_log_is_2_and_changes_nothing(finder, words, said):
    finder("contacts", "add", "1")
    before = kept(finder)
    refused = finder("contacts", "log", *words)
    assert refused.status == 2
    assert said in refused.err
    assert kept(finder) == before


def test_who_is_not_to_be_contacted_leaves_the_export_and_has_no_follow_up(finder, tmp_path):
    finder("contacts", "add", "1", "--next", "2026-11-24")
    finder("contacts", "add", "--name", "Bo Nowhere", "--email", "Bo@hall.example")
    assert len(exported(finder, tmp_path)) == 2
    assert finder("contacts", "do-not-contact", "1", "--reason", "asked me to").status == 0
    assert [row["Name"] for row in exported(finder, tmp_path)] == ["Bo Nowhere"]
    assert finder("contacts", "do-not-contact", "bo@HALL.example").status == 0
    assert exported(finder, tmp_path) == []
    assert [(c["status"], c["next_follow_up"]) for c in kept(finder)] == [("do not contact", "")] * 2


def test_who_is_not_to_be_contacted_cannot_be_added(finder):
    card = first(finder)
    finder("contacts", "do-not-contact", card["email"]["address"])
    finder("contacts", "do-not-contact", "2")
    alias = ["--name", "Alias", "--email", card["email"]["address"].upper()]
    for words in ([card["person_id"]], ["2"], alias):
        refused = finder("contacts", "add", *words)
        assert refused.status == 2
        assert "do-not-contact list" in refused.err
    assert kept(finder) == []


def test_do_not_contact_of_nobody_is_2(finder):
    assert finder("contacts", "do-not-contact", "Nobody Atall").status == 2


@pytest.mark.parametrize("place", ["missing/out.csv", "finder.db/out.csv", "digests"])
def test_an_export_that_cannot_be_written_says_where_else(finder, home, place):
    finder("contacts", "add", "1")
    refused = finder("export", "csv", "-o", home / place)
    assert refused.status in (1, 2)
    assert refused.status == 2 or "Choose another place with -o" in refused.err
    assert "Written" not in refused.err
    assert len(kept(finder)) == 1


def test_an_export_to_stdout_is_the_file_and_nothing_else(finder, home, tmp_path):
    finder("contacts", "add", "--name", "=cmd()", "--notes", "x")
    finder("export", "csv", "-o", tmp_path / "out.csv")
    said = apart("export", "csv", cwd=home, FINDER_CONFIG=str(home / "config"))
    assert (said.status, said.err) == (0, "")
    assert said.out.encode() == (tmp_path / "out.csv").read_bytes()
    assert "'=cmd()" in said.out


def test_the_export_is_of_contacts_never_of_the_ranking(finder, tmp_path):
    assert exported(finder, tmp_path) == []


def test_an_unknown_week_lists_the_known_ones(finder):
    for week in ("1999-W01", "2026-W99", "' OR 1 --"):
        refused = finder("digest", "--week", week)
        assert refused.status == 2
        assert "2026-W48" in refused.err


@pytest.mark.parametrize(("form", "suffix"), [("html", "html"), ("text", "txt"), ("md", "md")])
def test_a_digest_is_told_as_it_was_written(finder, home, form, suffix):
    written = (home / "digests" / f"2026-W48.{suffix}").read_bytes()
    assert finder("digest", "--format", form).out.encode() == written
    assert finder("digest", "--format", form, "--week", "2026-W48").out.encode() == written


def test_a_digest_as_json_is_the_week_with_its_cards(finder):
    week = finder("digest", "--json").json
    assert week["week"] == "2026-W48"
    assert len(week["cards"]) == 10
    assert json.dumps(week)


def test_no_digest_yet_names_the_command_that_makes_one(finder, home):
    for name in ("finder.db", "finder.db-wal", "finder.db-shm"):
        (home / name).unlink(missing_ok=True)
    refused = finder("digest")
    assert refused.status == 2
    assert "finder run" in refused.err
