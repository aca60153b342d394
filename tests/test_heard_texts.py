"""The words of a source, as a quote must be found in them."""

from __future__ import annotations

import pytest

from finder.store import heard, open_store
from sources.records import Alumnus, Mention
from tests.hearing import LATER, URL, article, begin, page, save


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def test_the_words_of_a_page_are_those_one_can_see(store):
    run = begin(store)
    body = "<html><head><title>T</title></head><script>no</script><p>Caf\u00e9 <b>of</b>\n surgeons</p>"
    page(store, run, body.encode("utf-8"), URL, "program_page")
    assert heard.text_of(store.db, URL) == heard.text_of(store.db, f"{URL}#abara") == "Caf\u00e9 of surgeons"
    assert heard.text_of(store.db, "https://elsewhere.example/") == ""


def test_the_words_of_a_paper_are_its_title_and_abstract(store):
    save(store, begin(store), article(title="Of  hernias.", abstract="AIM: One.\nRESULTS: Two."))
    key = article().key
    assert heard.text_of(store.db, key) == heard.text_of(store.db, f"{key}#2") == (
        "Of hernias. AIM: One. RESULTS: Two.")
    assert heard.text_of(store.db, "pmid:1") == ""


def test_the_words_of_an_alumni_row_are_its_cells_while_it_stands(store):
    row = Alumnus(Mention("alumni:a.csv#1", "Ada Abara", "Abara", "Ada"), row="Ada Abara,  2020")
    for rows, words in (((row,), "Ada Abara, 2020"), ((), "")):
        run = begin(store)
        heard.save_alumni(store.db, run, page(store, run), LATER, "file:///a.csv", rows)
        assert heard.text_of(store.db, "alumni:a.csv#1") == words


def test_a_page_is_decoded_as_it_was_served(store):
    run = begin(store)
    body = "<p>Gómez</p>".encode("latin-1")
    page(store, run, body, URL, "program_page", content_type="text/html; charset=latin1")
    assert heard.text_of(store.db, URL) == "Gómez"


def test_of_two_versions_of_a_page_the_newest_is_quoted(store):
    run = begin(store)
    for body in (b"<p>first</p>", b"<p>second</p>"):
        page(store, run, body, URL, "program_page")
    assert heard.text_of(store.db, URL) == "second"


def test_an_address_with_a_fragment_of_its_own_is_looked_up_whole_first(store):
    run = begin(store)
    page(store, run, b"<p>list</p>", URL, "program_page")
    page(store, run, b"<p>own</p>", f"{URL}#/abara", "program_page")
    assert heard.text_of(store.db, f"{URL}#/abara") == "own"


@pytest.mark.parametrize("tag", ["script", "style", "noscript", "template"])
def test_what_nobody_sees_is_not_quoted(store, tag):
    page(store, begin(store), f"<html><{tag}>hidden</{tag}><body>seen".encode(), URL, "program_page")
    assert heard.text_of(store.db, URL) == "seen"
