"""What a run came to and what it would cost, as JSON and as a sentence."""

from __future__ import annotations

import json

from finder.collect import Gathered, Plan, PlannedSearch


def test_a_report_is_one_json_object():
    report = Gathered(searches=3, found=9, stored=7, gone=1, missing=1, failures=("é failed.",), notes=("n",))
    told = json.loads(json.dumps(report.as_json()))
    assert told["failures"] == ["é failed."] and told["notes"] == ["n"] and told["stored"] == 7
    assert Gathered(**{**told, "failures": tuple(told["failures"]), "notes": tuple(told["notes"])}) == report


def test_translations_are_not_kept_with_every_run():
    assert Gathered(translations={"q": "x"}, key_refused="No key.").as_json() == Gathered().as_json()


def test_a_report_is_told_by_number():
    told = Gathered(searches=3, found=12, stored=7, gone=2, deleted=1, missing=2, new=5, changed=1, pages=4,
                    people=80, requests=11).sentence()
    assert told == ("3 searches found 12 papers: 7 stored (5 new, 1 changed), 3 no longer served, 2 still to "
                    "fetch. 4 pages list 80 people. 11 requests.")


def test_a_plan_is_one_json_object():
    search = PlannedSearch("surgery", "surgery[ad]", "2026-11-16", "2026-11-23")
    told = json.loads(json.dumps(Plan((search,), 2, 1, 3, 1.0, ("down.",)).as_json()))
    assert told["queries"] == [{"name": "surgery", "term": "surgery[ad]", "since": "2026-11-16",
                                "until": "2026-11-23", "count": None, "translation": ""}]
    assert (told["pages"], told["files"], told["requests"], told["seconds"]) == (2, 1, 3, 1.0)
    assert told["failures"] == ["down."]
