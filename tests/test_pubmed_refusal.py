"""What an answer that is none calls for: again, in halves, from the start, divided, or the user."""

from __future__ import annotations

import pytest

from sources.errors import (
    AskAgainError,
    CapError,
    ExpiredHistoryError,
    KeyRefusedError,
    QueryError,
    ReadError,
    TransientError,
)
from sources.pubmed.answer import Answer
from sources.pubmed.asking import Asking
from sources.pubmed.refusal import LONGEST_WAIT, TRIES, Refusals, again, divided
from sources.source import Search
from tests.invented_answers import BASE, DAY, HERNIA, TIMED_OUT, found, page

ASKING = Asking(BASE)
REFUSALS = Refusals(ASKING)
LAST = TRIES - 1


def search(tries=0):
    return page(ASKING.search(HERNIA, tries), "")


def fetch(*pmids, tries=0, body=""):
    return page(ASKING.records([str(p) for p in pmids], tries), body)


def refusal(asked, *said, **more):
    return REFUSALS.of_answer(asked, Answer(errors=said, **more), "the search 'hernia'")


# -- what an error text means (APIS.md 1.6)

@pytest.mark.parametrize(("said", "of_search", "of_fetch"), [
    ("API rate limit exceeded", TransientError, TransientError),
    ("API key invalid", KeyRefusedError, KeyRefusedError),
    ("Search Backend failed: Exception:\n'retstart' cannot be larger than 9998", CapError, TransientError),
    ("Search Backend failed: Database is not supported: pubmed", TransientError, TransientError),
    ("Search Backend failed: Unable to open connection to #PMQuerySrv", TransientError, TransientError),
    ("Unable to obtain query #1", ExpiredHistoryError, TransientError),
    ("Error: External viewer error: Empty Response. Bytes read: 0 Status: Timeout", TransientError,
     TransientError),
    ("Search Backend failed", QueryError, TransientError),
])
def test_an_error_text_has_one_meaning(said, of_search, of_fetch):
    # on the third try, because a bare failure is first taken for an outage
    assert type(refusal(search(2), said)) is of_search
    assert type(refusal(fetch(99_000_001, 99_000_002, tries=2), said)) is of_fetch


def test_a_query_pubmed_does_not_take_is_not_retried_for_ever():
    assert [type(refusal(search(tries), "Search Backend failed")) for tries in range(3)] == [
        TransientError, TransientError, QueryError]
    assert "finder.toml" in str(refusal(search(2), "Search Backend failed"))


def test_the_text_is_quoted_in_one_line_and_not_at_length():
    said = str(refusal(search(), "temporarily\n unavailable", "x" * 900))
    assert "with: temporarily unavailable; xxx" in said and len(said) < 400


def test_a_refused_key_is_told_by_its_flag_too():
    error = refusal(search(), "no", refused_key=True)
    assert isinstance(error, KeyRefusedError) and "NCBI_API_KEY" in str(error)


def test_a_rate_limit_waits_for_as_long_as_ncbi_says():
    assert refusal(search(), "API rate limit exceeded").wait == 2.0
    assert refusal(search(), "Status: Timeout").wait < 2.0


# -- again

def test_each_retry_waits_longer_and_they_end():
    waits = [again(search(tries), "x").wait for tries in range(TRIES)]
    assert waits == sorted(set(waits)) and waits[0] > 0 and waits[-1] <= LONGEST_WAIT
    assert [len(again(search(tries), "x").instead) for tries in range(TRIES)] == [1] * LAST + [0]
    assert again(search(3), "x").instead[0].context["tries"] == 4


def test_whoever_is_left_without_a_request_hears_what_to_do():
    for error in (again(search(LAST), "x"), REFUSALS.smaller(fetch(1, 2, tries=LAST), "x"),
                  REFUSALS.search_again(search(LAST), "x")):
        assert isinstance(error, AskAgainError) and error.instead == ()
        assert "Run again later" in str(error)


# -- less at once, or from the start

def test_a_cut_body_is_asked_for_again_in_halves():
    error = REFUSALS.smaller(fetch(1, 2, 3, tries=1), "cut")
    assert [r.data["id"] for r in error.instead] == ["1,2", "3"]
    assert {r.context["tries"] for r in error.instead} == {2}


def test_strangers_are_sent_back_once_and_then_asked_about_in_halves():
    assert [r.data["id"] for r in REFUSALS.strayed(fetch(1, 2, 3)).instead] == ["1,2,3"]
    assert [r.data["id"] for r in REFUSALS.strayed(fetch(1, 2, 3, tries=1)).instead] == ["1,2", "3"]
    assert [r.data["id"] for r in REFUSALS.strayed(fetch(1, tries=1)).instead] == ["1"]
    alone = REFUSALS.strayed(fetch(1, tries=2))
    assert alone.instead == () and "PMID 1," in str(alone) and "next run" in str(alone)


def test_a_single_record_is_asked_for_again_as_it_is():
    assert [r.data["id"] for r in REFUSALS.smaller(fetch(1), "cut").instead] == ["1"]


def test_a_forgotten_search_starts_again_without_pubmeds_memory():
    more = page(ASKING.more(HERNIA, "MCID_1", "1", 40), "")
    request, = refusal(more, "Unable to obtain query #1").instead
    assert request.data == ASKING.search(HERNIA).data and request.context["tries"] == 1


# -- more than PubMed lists

def test_a_list_past_its_end_is_divided():
    error = refusal(search(), "'retstart' cannot be larger than 9998")
    assert [r.context["search"] for r in error.instead] == list(divided(HERNIA, 10_000))
    assert len(error.instead) > 1


def test_what_cannot_be_divided_is_for_the_user():
    lone = Search(HERNIA.query, DAY, "1au:abc;ta:abc")
    with pytest.raises(ReadError, match=r"'hernia' finds more than PubMed lists on 2026-11-16.*narrower"):
        divided(lone, 12_000)
    with pytest.raises(ReadError, match="narrower"):
        refusal(page(ASKING.search(lone), ""), "'retstart' cannot be larger than 9998")


# -- what came where records were asked for

@pytest.mark.parametrize(("body", "requests"), [
    ('{"error":"API rate limit exceeded"}', 1),
    ("<html>Bad Gateway!</html>", 1),
    ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]><a>&z;</a>', 1),
    (found(1, [99_000_001]), 1),
    ("", 2),  # nothing that says what it is: perhaps too much at once
    ("x" * 3_000, 2),
    (TIMED_OUT, 2),
    ("some plain text", 1),
])
def test_whatever_comes_for_records_is_asked_for_again(body, requests):
    error = REFUSALS.no_records(fetch(99_000_001, 99_000_002, body=body))
    assert isinstance(error, TransientError) and len(error.instead) == requests
    assert [pmid for r in error.instead for pmid in r.context["pmids"]] == ["99000001", "99000002"]


def test_a_refused_key_is_no_reason_to_ask_again():
    body = '{"error":"API key invalid","api-key":"SECRET"}'
    error = REFUSALS.no_records(fetch(99_000_001, body=body))
    assert isinstance(error, KeyRefusedError) and "SECRET" not in str(error)
