"""The loop of a run: what fails is kept and told, what waits is asked later, a bug is raised."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from finder.collect import gather
from finder.demo.eutils import EutilsServer
from finder.store import heard, open_store
from sources.errors import AskedToWaitError, FetchError, QueryError, TransientError
from sources.pubmed import PubMed
from sources.pubmed.asking import once_more
from sources.source import Page, Query, WatchedPage
from tests.collecting import FACULTY, KEY, NOW, SURGERY, TODAY, AlumniFile, Web, fetcher, run, visit
from tests.invented_answers import BASE, found
from tests.invented_pubmed import harvest


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def test_a_run_that_gives_up_says_what_is_missing_and_the_next_fills_it(store):
    corpus = harvest(500, TODAY - timedelta(days=30), TODAY)
    with EutilsServer([corpus]) as server:
        good = fetcher(server)

        def refuse_records(request):
            if "efetch" in request.url:
                raise FetchError("efetch did not answer after 6 tries. Run again later.")
            return good(request)

        report = run(store, server, fetch=refuse_records, status="partial")
        assert report.missing == report.found == 500 and report.stored == 0
        assert report.failures
        searches = sum(a.endpoint == "esearch" for a in server.requests)
        report = run(store, server)
        assert report.stored == 500 and report.missing == 0 and report.failures == ()
        assert sum(a.endpoint == "esearch" for a in server.requests) >= searches


def test_a_refused_key_stops_at_once_and_is_never_written(store, tmp_path):
    with EutilsServer([harvest(20, TODAY - timedelta(days=9), TODAY)], valid_keys=["other"]) as server:
        many = tuple(Query(f"q{n}", f"surgery[ad] NOT x{n}[ti]") for n in range(12))
        report = run(store, server, many, fetch=fetcher(server, api_key=KEY), status="partial")
        assert len(server.requests) <= 3
    assert report.failures == (report.key_refused,) and "NCBI_API_KEY" in report.key_refused
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert KEY.encode() not in b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert KEY not in json.dumps(report.as_json())


def test_who_asks_to_be_left_alone_is_at_once_and_the_next_run_asks(store):
    with EutilsServer([harvest(500, TODAY - timedelta(days=30), TODAY)]) as server:
        good = fetcher(server)

        def busy(request):
            if "efetch" in request.url:
                raise AskedToWaitError("NCBI asks to be left alone for 600 seconds. Run again later.")
            return good(request)

        report = run(store, server, (SURGERY,), fetch=busy, status="partial")
        assert report.missing == 500 and "600 seconds" in report.failures[0]
        assert run(store, server, (SURGERY,)).missing == 0


def test_a_failing_host_is_left_alone(store):
    pages = [WatchedPage(f"https://down.example/{n}") for n in range(20)]
    web = Web({})
    report = visit(store, web, pages=pages)
    assert len(web.asked) <= 4
    assert "16 more requests" in report.failures[-1] or "17 more requests" in report.failures[-1]


def test_the_other_hosts_are_still_asked(store):
    pages = [*(WatchedPage(f"https://down.example/{n}") for n in range(9)), WatchedPage(FACULTY)]
    report = visit(store, Web({FACULTY: {"abara": 0}}), pages=pages)
    assert (report.pages, report.people) == (1, 1) and report.requests == 3 + 1


def test_a_host_that_answers_between_failures_is_asked_on(store):
    pages = {f"https://flaky.example/{n}": {f"abara{n}": 0} for n in range(0, 12, 3)}
    web = Web(pages)
    report = visit(store, web, pages=[WatchedPage(f"https://flaky.example/{n}") for n in range(12)])
    assert len(web.asked) == 12 and report.pages == 4 and len(report.failures) == 8


def test_a_bug_in_a_source_is_raised(store):
    with pytest.raises(AttributeError):
        visit(store, Web({FACULTY: ["not", "a", "mapping"]}))


def test_a_failed_page_is_a_row_that_says_why(store):
    visit(store, Web({}))
    row, = store.db.query("SELECT url, error, http_status FROM pages")
    assert row == {"url": FACULTY, "error": f"{FACULTY} did not answer. Check its address.", "http_status": 0}


def test_the_same_failure_is_told_once(store):
    def down(request):
        raise FetchError("No network. Plug it in.")

    report = visit(store, down, pages=[WatchedPage(f"https://{n}.example") for n in range(5)])
    assert report.failures == ("No network. Plug it in.",) and store.db["pages"].count == 5


# -- asking again

class Busy:
    """A source whose first answers are none: they are to be asked for again, after a while."""

    name = "pubmed"

    def __init__(self, *waits):
        self.waits, self.real = list(waits), PubMed(BASE)

    def start(self, wanted):
        return self.real.start(wanted)

    def read(self, page):
        if self.waits:
            wait = self.waits.pop(0)
            raise TransientError("Busy.", [once_more(page)] if wait else [], wait)
        return self.real.read(page)


def ask(store, source, answer=None, **more):
    number = heard.start_run(store.db, "weekly", NOW)
    body = answer or found(0, [])
    return gather(store, {"pubmed": source}, lambda r: Page(r, r.url, 200, body, fetched_at=NOW.isoformat()),
                  queries=(SURGERY,), today=TODAY, years_back=1, run_id=number, **more)


def test_an_answer_that_is_none_is_asked_for_again_after_a_while(store):
    slept = []
    report = ask(store, Busy(0.5, 2.0), sleep=slept.append)
    assert report.failures == () and report.searches == 1 and (report.requests, report.retries) == (3, 2)
    assert len(slept) == 2 and 0.5 <= slept[0] <= 0.75 and 2.0 <= slept[1] <= 3.0


def test_clients_that_wait_for_the_same_spread(store):
    slept = []
    ask(store, Busy(*[1.0] * 5), sleep=slept.append)
    assert len(set(slept)) == 5, "by chance, some half as long again as others"


def test_when_nothing_is_left_to_ask_it_is_a_failure(store):
    report = ask(store, Busy(0.5, 0), sleep=lambda _: None)
    assert report.failures == ("Busy.",) and report.searches == 0


def test_a_query_that_is_not_taken_is_told_and_asked_next_time(store):
    class Odd(Busy):
        def read(self, page):
            raise QueryError("The query 'surgery' is odd.")

    assert ask(store, Odd(), sleep=lambda _: None).failures == ("The query 'surgery' is odd.",)
    assert ask(store, Busy()).searches == 1


# -- lists, progress, numbers

def test_alumni_rows_come_and_go(store):
    def ask(text):
        number = heard.start_run(store.db, "weekly", NOW)
        return gather(store, {"alumni_list": AlumniFile()},
                      lambda r: Page(r, r.url, 200, text.encode(), fetched_at="2026-11-23"),
                      files=["/lists/list.csv"], today=TODAY, years_back=1, run_id=number)

    assert ask("Abara Bexley").people == 2
    ask("Abara")
    assert [a.mention.printed for a in heard.alumni(store.db)] == ["Abara"]
    assert heard.text_of(store.db, "alumni:list.csv#1") == "Abara"


def hear_lists(store, files, fetch=lambda r: Page(r, r.url, 200, b"Abara", fetched_at="2026-11-23")):
    """The rows that stand after a run over these lists."""
    gather(store, {"alumni_list": AlumniFile()}, fetch, files=files, today=TODAY, years_back=1,
           run_id=heard.start_run(store.db, "weekly", NOW))
    return [a.mention.locator for a in heard.alumni(store.db)]


def test_a_list_that_is_no_longer_named_is_forgotten_and_who_asks_for_no_list_forgets_none(store):
    assert hear_lists(store, ["/lists/list.csv"]) == ["alumni:list.csv#1"]
    assert hear_lists(store, None) == ["alumni:list.csv#1"]
    assert hear_lists(store, ["/lists/other.csv"]) == ["alumni:other.csv#1"]
    assert hear_lists(store, []) == [] and store.db["alumni"].count == 2
    assert hear_lists(store, ["/lists/other.csv"]) == ["alumni:other.csv#1"], "the same as before"


def test_a_list_that_cannot_be_read_loses_nothing_wherever_it_has_moved_to(store):
    def refuse(request):
        raise FetchError("It could not be read.")

    hear_lists(store, ["/lists/list.csv"])
    assert hear_lists(store, ["/lists/list.csv"], refuse) == ["alumni:list.csv#1"]
    assert hear_lists(store, ["/elsewhere/list.csv"], refuse) == ["alumni:list.csv#1"]


def test_progress_is_told_for_every_kind_of_thing(store):
    steps = []
    with EutilsServer([harvest(250, TODAY - timedelta(days=30), TODAY)]) as server:
        run(store, server, progress=lambda *step: steps.append(step))
    assert [what for what, _, _ in steps] == ["searches"] * 2 + ["articles"] * 2
    assert steps[-1] == ("articles", 2, 2) and all(0 < done <= of for _, done, of in steps)


def test_requests_and_retries_are_those_of_this_run(store):
    class Counting:
        requests, retries = 100, 7

        def __call__(self, request):
            self.requests += 1
            self.retries += 2
            return Web({FACULTY: {}})(request)

    report = visit(store, Counting())
    assert (report.requests, report.retries) == (1, 2)


def test_nothing_wanted_asks_nobody(store):
    def nobody(request):
        raise AssertionError("asked")

    number = heard.start_run(store.db, "weekly", NOW)
    report = gather(store, {}, nobody, queries=(SURGERY,), today=TODAY, years_back=1, run_id=number)
    assert report.requests == 0 and report.sentence().startswith("0 searches")
