"""What a run would ask and cost: counted, and nothing stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from finder.collect import plan
from finder.demo.eutils import EutilsServer
from finder.store import open_store
from sources.errors import FetchError, KeyRefusedError, QueryError, TransientError
from sources.pubmed import PubMed
from sources.source import Page, Query, WatchedPage
from tests.collecting import HERNIA, SURGERY, TODAY, WEEK, fetcher, run
from tests.invented_answers import BASE, found, unknown
from tests.invented_pubmed import harvest

MANY = tuple(Query(f"q{n}", f"x{n}[ti]") for n in range(4))


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


class Counter:
    """A fetch that answers each search with a number, or fails with an error."""

    def __init__(self, *outcomes):
        self.outcomes, self.asked = list(outcomes), []

    def __call__(self, request):
        self.asked.append(request.data)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        body = outcome if isinstance(outcome, bytes) else found(outcome, [])
        return Page(request, request.url, 200, body)


def planned(store, fetch=None, queries=MANY, **more):
    return plan(store, {"pubmed": PubMed(BASE)}, fetch, queries=queries, today=TODAY, years_back=1, **more)


def nothing_stored(store):
    return all(store.db[table].count == 0 for table in ("searches", "pages", "hits", "runs"))


def test_a_dry_run_counts_and_stores_nothing(store):
    with EutilsServer([harvest(450, TODAY - timedelta(days=30), TODAY)]) as server:
        planned = plan(store, {"pubmed": PubMed(server.base_url)}, fetcher(server), queries=(SURGERY, HERNIA),
                       today=TODAY, years_back=1)
    assert [q.count for q in planned.queries] == [450, 90]
    assert planned.requests == 2 + 3 and planned.as_json()["queries"][0]["name"] == "surgery"
    assert store.db["searches"].count == store.db["pages"].count == store.db["hits"].count == 0


def test_without_a_fetch_nothing_is_counted(store):
    told = planned(store, pages=[WatchedPage("https://a.example"), WatchedPage("https://b.example")],
                   files=["/a.csv"])
    assert [q.count for q in told.queries] == [None] * 4
    assert (told.pages, told.files, told.requests, told.failures) == (2, 1, 6, ()) and told.seconds == 2.0
    assert nothing_stored(store)


def test_a_count_lists_nothing_and_is_asked_once(store):
    counter = Counter(201, 0, 1, 3)
    told = planned(store, counter)
    assert {asked["retmax"] for asked in counter.asked} == {"0"} and len(counter.asked) == 4
    assert [q.count for q in told.queries] == [201, 0, 1, 3] and told.requests == 4 + 2  # 205 records


def test_what_pubmed_says_of_a_question_is_told_before_anything_is_stored(store):
    said = "<WarningList><OutputMessage>Only 600 variations.</OutputMessage></WarningList>"
    told = planned(store, Counter(found(1, [], said)), MANY[:1])
    assert told.queries[0].translation == "x" and told.notes == ("The query 'q0': Only 600 variations.",)
    bowel = Query("bowel", "(colectomy[tiab] OR zzyzx[tiab])", ("zzyzx",))
    for query, failures, notes in ((bowel, 1, 0), (replace(bowel, shipped=True), 0, 1)):
        told = planned(store, Counter(found(1, [], unknown("zzyzx"))), (query,))
        assert (len(told.failures), len(told.notes)) == (failures, notes) and told.queries[0].count == 1


def test_progress_is_told(store):
    steps = []
    planned(store, Counter(1, 1, 1, 1), progress=lambda *step: steps.append(step))
    assert steps == [("counts", n, 4) for n in (1, 2, 3, 4)]


def test_a_search_that_pubmed_does_not_take_is_told_and_the_others_are_counted(store):
    told = planned(store, Counter(1, QueryError("q1 is odd."), 2, 3))
    assert [q.count for q in told.queries] == [1, None, 2, 3] and told.failures == ("q1 is odd.",)


def test_after_a_silence_nobody_is_asked_again(store):
    counter = Counter(1, FetchError("Down."))
    told = planned(store, counter)
    assert [q.count for q in told.queries] == [1, None, None, None] and told.failures == ("Down.",)
    assert len(counter.asked) == 2


def test_a_refused_key_is_no_plan(store):
    counter = Counter(KeyRefusedError("No key."), 1)
    with pytest.raises(KeyRefusedError):
        planned(store, counter)
    assert len(counter.asked) == 1


def test_a_search_that_has_to_be_divided_costs_its_parts(store):
    assert planned(store, Counter(9_999), MANY[:1]).requests == 1 + 50
    assert planned(store, Counter(14_000), MANY[:1]).requests == 1 + 2 + 70


def test_a_busy_service_is_asked_three_times(store):
    busy = TransientError("Busy.")
    assert planned(store, Counter(busy, busy, 7), MANY[:1]).queries[0].count == 7
    told = planned(store, Counter(busy, busy, busy), MANY[:1])
    assert told.queries[0].count is None and told.failures == ("Busy.",)


def test_the_changes_of_what_is_stored_cost_searches_but_no_records(store):
    with EutilsServer([harvest(30, TODAY - timedelta(days=30), TODAY)]) as server:
        run(store, server)
    told = plan(store, {"pubmed": PubMed(BASE)}, Counter(30, 10, 500, 500, 500), queries=(SURGERY, HERNIA),
                today=TODAY + WEEK, years_back=1)
    assert [q.name for q in told.queries] == ["surgery", "hernia", *["changes 1"] * 3]
    assert told.requests == 5 + 1
