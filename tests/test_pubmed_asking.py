"""The requests to E-utilities: forms, with nothing secret or long in their addresses."""

from __future__ import annotations

from sources.pubmed import counting, is_again
from sources.pubmed.asking import Asking, once_more, pmids_of, search_of, start_of, tries_of
from sources.pubmed.split import term_of
from sources.source import Page, Request
from tests.invented_answers import BASE, HERNIA, page

ASKING = Asking(BASE.rstrip("/"))


def test_a_search_is_a_form_with_its_window_in_the_term():
    request = ASKING.search(HERNIA)
    assert request.url == BASE + "esearch.fcgi"
    assert request.data == {"db": "pubmed", "term": term_of(HERNIA), "usehistory": "y", "retmode": "xml",
                            "rettype": "uilist", "retmax": "9999"}


def test_more_of_a_search_is_asked_of_pubmeds_memory_and_never_past_the_cap():
    request = ASKING.more(HERNIA, "MCID_1", "7", 9_000)
    assert request.url == BASE + "esearch.fcgi" and "term" not in request.data
    assert (request.data["WebEnv"], request.data["query_key"]) == ("MCID_1", "7")
    assert (request.data["retstart"], request.data["retmax"]) == ("9000", "999")


def test_records_are_asked_for_by_number():
    request = ASKING.records(["99000001", "99000002"])
    assert request.url == BASE + "efetch.fcgi"
    assert request.data == {"db": "pubmed", "id": "99000001,99000002", "retmode": "xml"}


def test_absent_records_are_asked_for_like_others_and_told_apart():
    first, second = ASKING.records(["99000001"], 2), ASKING.absent(["99000001"], 2)
    assert second.data == first.data and second.context == {**first.context, "absent": True}


def test_a_request_that_repeats_another_is_told():
    assert not any(map(is_again, (ASKING.search(HERNIA), ASKING.more(HERNIA, "M", "1", 40),
                                  ASKING.records(["1"]), Request("program_page", BASE))))
    assert all(map(is_again, (ASKING.search(HERNIA, 1), ASKING.records(["1"], 2), ASKING.absent(["1"], 0))))


def test_a_counting_request_lists_nothing_and_asks_the_same():
    whole, count = ASKING.search(HERNIA), counting(ASKING.search(HERNIA))
    assert count.data == {**whole.data, "retmax": "0", "usehistory": "n"}
    assert count.context == {**whole.context, "kind": "count"} and whole.context["kind"] == "search"


def test_a_page_tells_what_it_answers():
    more, records = page(ASKING.more(HERNIA, "M", "1", 40), ""), page(ASKING.records(["99000001"], 2), "")
    assert (search_of(more), start_of(more), tries_of(more), pmids_of(more)) == (HERNIA, 40, 0, ())
    assert (pmids_of(records), tries_of(records)) == (("99000001",), 2)
    assert start_of(page(ASKING.search(HERNIA, 1), "")) == 0


def test_a_saved_page_was_asked_for_nothing():
    saved = Page(Request("pubmed", BASE), BASE, 200, b"")
    assert (tries_of(saved), pmids_of(saved), start_of(saved)) == (0, (), 0)


def test_a_request_made_once_more_differs_only_in_its_tries():
    first = ASKING.more(HERNIA, "M", "1", 40)
    second = once_more(page(first, ""))
    assert second.data == first.data and second.url == first.url
    assert second.context == {**first.context, "tries": 1} and first.context["tries"] == 0
