"""Runs and the pages they fetched: every page has a run, and a failed one says why."""

from __future__ import annotations

from itertools import pairwise

import pytest

from finder.store import heard, open_store
from sources.source import Page, Request
from tests.hearing import LATER, NOW, URL, begin, page


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def test_a_run_is_running_until_it_is_finished(store):
    run = begin(store)
    assert heard.last_run(store.db, "weekly")["status"] == "running"
    assert heard.last_run(store.db, "weekly", ("done",)) is None
    heard.finish_run(store.db, run, NOW, "partial", {"failures": ["é"]})
    assert heard.last_run(store.db, "weekly", ("done", "partial"))["report"] == {"failures": ["é"]}
    assert heard.last_run(store.db, "search") is None


def test_equal_bodies_are_kept_once(store):
    run = begin(store)
    for _ in range(3):
        page(store, run, b"<html>same</html>" * 100, URL, etag='"1"')
    assert store.db["bodies"].count == 1 and store.db["pages"].count == 3
    known = heard.latest_page(store.db, URL)
    assert known["etag"] == '"1"' and heard.body_of(store.db, known["body"]) == b"<html>same</html>" * 100


def test_ids_only_grow(store):
    runs = [begin(store) for _ in range(3)]
    assert all(a < b for a, b in pairwise(runs))


def test_the_newest_run_of_a_kind_is_the_last(store):
    first, _, second = begin(store), begin(store, "search"), begin(store)
    heard.finish_run(store.db, first, NOW, "done", {})
    assert heard.last_run(store.db, "weekly")["id"] == second
    assert heard.last_run(store.db, "weekly", ("done",))["id"] == first


def test_what_is_believed_goes_back_to_the_newest_run_that_ended(store):
    assert heard.last_believed(store.db) == 0
    runs = [begin(store) for _ in range(4)]
    for run, status in zip(runs, ("done", "partial", "failed", ""), strict=True):
        if status:
            heard.finish_run(store.db, run, NOW, status, {})
    assert heard.last_believed(store.db) == runs[1]


def test_a_page_keeps_what_it_was_served_with(store):
    run = begin(store)
    asked = Request("program_page", URL, context={"program": "44"})
    served = Page(asked, f"{URL}/moved", 200, b"x", "text/html", '"1"', "monday", LATER)
    heard.save_page(store.db, run, served)
    row = heard.latest_page(store.db, URL)
    assert {k: row[k] for k in ("run", "source", "url", "fetched_at", "http_status", "etag", "last_modified",
                                "content_type", "program", "error")} == {
        "run": run, "source": "program_page", "url": URL, "fetched_at": LATER, "http_status": 200,
        "etag": '"1"', "last_modified": "monday", "content_type": "text/html", "program": "44", "error": ""}


def test_a_body_that_is_not_to_be_kept_is_not(store):
    run = begin(store)
    for body, keep_body in ((b"x", False), (b"", True)):
        heard.save_page(store.db, run, Page(Request("pubmed", URL), URL, 200, body), keep_body=keep_body)
    assert store.db["bodies"].count == 0 and heard.latest_page(store.db, URL) is None


def test_a_page_without_a_run_is_refused(store):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        heard.save_page(store.db, 99, Page(Request("pubmed", URL), URL, 200, b""))


def test_the_newest_page_is_the_last_that_could_be_read(store):
    run = begin(store)
    request = Request("program_page", URL)
    good = page(store, run, b"good", URL, "program_page")
    heard.save_failure(store.db, run, request, LATER, "Down.", None)
    odd = Page(request, URL, 200, b"odd", fetched_at=LATER)
    heard.save_failure(store.db, run, request, LATER, "Odd.", odd)
    heard.save_page(store.db, run, Page(request, URL, 304, b"", fetched_at=LATER))
    assert heard.latest_page(store.db, URL)["id"] == good
    errors = [row["error"] for row in store.db.query("SELECT error FROM pages ORDER BY id")]
    assert errors == ["", "Down.", "Odd.", ""]


@pytest.mark.parametrize(("source", "kept"), [("program_page", 1), ("pubmed", 0)])
def test_what_could_not_be_read_is_kept_to_be_looked_at_unless_it_is_pubmeds(store, source, kept):
    request = Request(source, URL)
    heard.save_failure(store.db, begin(store), request, LATER, "Odd.", Page(request, URL, 200, b"odd"))
    assert store.db["bodies"].count == kept
