"""A run against our own E-utilities: windows, completeness by number, faults, retractions, pages."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from finder.collect import gather, plan
from finder.collect.windows import changed_records, first_day, new_records
from finder.demo.eutils import FAULTS, EutilsServer, FaultPlan
from finder.store import heard, open_store
from finder.store.heard import Coverage
from sources.errors import FetchError
from sources.fetch import Fetcher
from sources.pubmed import PubMed
from sources.pubmed_xml import read_articles
from sources.records import Alumnus, Listing, Mention
from sources.source import Page, Query, Request, Search, WatchedPage, Window
from tests.invented_pubmed import FIRST, document, harvest, record

SHARED = Path(__file__).parents[1] / ".." / "shared"
TODAY = date(2026, 11, 23)
WEEK = timedelta(days=7)
SURGERY = Query("surgery", "surgery[ad]", ("surgery",))
HERNIA = Query("hernia", '"hernia repair"[tiab]', ("hernia repair",))
KEY = "0123456789secretkey"


def fetcher(server, **more):
    return Fetcher(contact="owner@finder.example", eutils_base=server.base_url, eutils_per_second=5_000,
                   **more)


def run(store, server, queries=(SURGERY, HERNIA), today=TODAY, *, fetch=None, status="done", years_back=1,
        **more):
    at = datetime(today.year, today.month, today.day, 7, tzinfo=UTC)
    number = heard.start_run(store.db, "weekly", at)
    report = gather(store, {"pubmed": PubMed(server.base_url)}, fetch or fetcher(server), queries=queries,
                    today=today, years_back=years_back, run_id=number, sleep=lambda _: None, **more)
    if status:
        heard.finish_run(store.db, number, at, status, report.as_json())
    return report


def fetched(server):
    return [pmid for asked in server.requests if asked.endpoint == "efetch"
            for pmid in asked.form["id"].split(",")]


def contents(store):
    """All that is stored of articles and bylines, without ids, pages and times."""
    articles = heard.articles(store.db, [r["key"] for r in store.db.query("SELECT key FROM articles")])
    return {a.key: a for a in articles}


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


# -- a week, and the next

def test_each_record_is_fetched_once_and_the_numbers_agree(store):
    corpus = harvest(450, TODAY - timedelta(days=300), TODAY)
    with EutilsServer([corpus]) as server:
        report = run(store, server)
        assert len(fetched(server)) == len(set(fetched(server))) == 450
    assert report.found == report.stored == report.new == 450
    assert (report.gone, report.missing, report.failures) == (0, 0, ())
    assert report.requests == len(server.requests) == 2 + 3
    assert contents(store) == {a.key: a for a in read_articles(_file(corpus))}


def _file(corpus):
    import io
    return io.BytesIO(corpus)


def test_the_next_week_asks_only_for_what_is_new(store):
    old, new = harvest(60, TODAY - timedelta(days=30), TODAY), record(FIRST + 900, TODAY + timedelta(days=3))
    with EutilsServer([old]) as server:
        run(store, server)
    with EutilsServer([old, document([new])]) as server:
        report = run(store, server, today=TODAY + WEEK)
        assert fetched(server) == [str(FIRST + 900)]
        searched = " ".join(a.form["term"] for a in server.requests if a.endpoint == "esearch")
    assert report.new == 1 and report.changed == 0
    assert f'("{TODAY - WEEK:%Y/%m/%d}"[crdt] : "{TODAY + WEEK:%Y/%m/%d}"[crdt])' in searched


def test_a_record_that_appears_late_is_still_found(store):
    late = record(FIRST + 900, TODAY - timedelta(days=4))
    with EutilsServer([harvest(20, TODAY - timedelta(days=30), TODAY)]) as server:
        run(store, server)
    with EutilsServer([harvest(20, TODAY - timedelta(days=30), TODAY), document([late])]) as server:
        assert run(store, server, today=TODAY + WEEK).new == 1


def test_a_week_without_records_is_fine(store):
    with EutilsServer([document([record(FIRST, TODAY - timedelta(days=900))])]) as server:
        report = run(store, server, (SURGERY,))
    assert (report.found, report.failures, report.requests) == (0, (), 1)


def test_records_revised_before_the_boundary_are_not_fetched_again(store):
    corpus = document(record(FIRST + n, TODAY - timedelta(days=20), revised=TODAY - timedelta(days=n % 3))
                      for n in range(30))
    with EutilsServer([corpus]) as server:
        run(store, server)
    with EutilsServer([corpus]) as server:
        assert run(store, server, today=TODAY + WEEK).changed == 0
        assert fetched(server) == []


def test_a_retraction_that_arrives_later_changes_the_stored_article(store):
    day = TODAY - timedelta(days=10)
    with EutilsServer([document([record(FIRST, day), record(FIRST + 1, day)])]) as server:
        run(store, server)
    before = store.db.execute("SELECT id, article FROM mentions ORDER BY id").fetchall()
    retracted = record(FIRST, day, revised=TODAY + timedelta(days=2),
                       corrections=[("RetractionIn", FIRST + 5)],
                       types=("Journal Article", "Retracted Publication"))
    with EutilsServer([document([retracted, record(FIRST + 1, day)])]) as server:
        report = run(store, server, today=TODAY + WEEK)
        assert fetched(server) == [str(FIRST)]
    assert (report.new, report.changed) == (0, 1)
    assert heard.withdrawn(store.db) == {f"pmid:{FIRST}": "retracted"}
    assert store.db.execute("SELECT id, article FROM mentions ORDER BY id").fetchall() == before


def test_records_ncbi_no_longer_serves_are_counted(store):
    with EutilsServer([harvest(30, TODAY - timedelta(days=9), TODAY)]) as server:
        real = server.answer

        def answer(endpoint, form):
            if endpoint == "efetch":
                form = {**form, "id": [i for ids in form["id"] for i in ids.split(",") if int(i) % 10]}
                form["id"] = [",".join(form["id"])]
            return real(endpoint, form)

        server.answer = answer
        report = run(store, server)
    assert report.found == 30 == report.stored + report.gone and report.gone == 3 and report.missing == 0
    assert heard.balance(store.db) == {"searched": 30, "stored": 27, "gone": 3, "deleted": 0, "missing": 0}


def test_a_new_query_goes_back_years_and_the_old_one_does_not(store):
    corpus = harvest(50, TODAY - timedelta(days=300), TODAY)
    with EutilsServer([corpus]) as server:
        run(store, server, (HERNIA,))
    with EutilsServer([corpus]) as server:
        run(store, server, (HERNIA, SURGERY), today=TODAY + WEEK)
        terms = {a.form["term"] for a in server.requests if a.endpoint == "esearch"}
    assert f'("hernia repair"[tiab]) AND ("{TODAY - WEEK:%Y/%m/%d}"[crdt] : "2026/11/30"[crdt])' in terms
    assert '(surgery[ad]) AND ("2025/11/30"[crdt] : "2026/11/30"[crdt])' in terms


def test_a_dropped_phrase_is_told_and_the_other_queries_go_on(store):
    with EutilsServer([harvest(20, TODAY - timedelta(days=9), TODAY)]) as server:
        odd = Query("odd", '"zzyzx syndrome"[tiab] AND surgery[ad]', ("zzyzx syndrome",))
        report = run(store, server, (odd, HERNIA), status="partial")
        assert len(report.failures) == 1
        assert "'odd'" in report.failures[0] and "zzyzx syndrome" in report.failures[0]
        assert report.stored == 4  # hernia's
        assert run(store, server, (odd, HERNIA), today=TODAY + WEEK).failures == report.failures


# -- more than PubMed lists

@pytest.mark.parametrize("days", [60, 1])
def test_a_search_over_the_cap_is_divided_and_complete(store, monkeypatch, days):
    monkeypatch.setattr("sources.pubmed.harvest.CAP", 40)
    monkeypatch.setattr("sources.pubmed.split.FILL", 30)
    with EutilsServer([harvest(300, TODAY - timedelta(days=days - 1), TODAY)], cap=40) as server:
        report = run(store, server, (SURGERY,))
        assert len(fetched(server)) == len(set(fetched(server))) == 300
        assert report.stored == report.found == 300 and report.failures == ()
        before = len(server.requests)
        report = run(store, server, (SURGERY,), today=TODAY + timedelta(days=60))
        assert report.new == 0
    undone = store.db["searches"].count_where("done_at IS NULL")
    assert undone == 0 and before > 10


@pytest.mark.slow
def test_sixty_thousand_records_of_which_one_day_has_25_000(store):
    spread = harvest(35_000, TODAY - timedelta(days=300), TODAY)
    crowd = harvest(25_000, TODAY - timedelta(days=40), TODAY - timedelta(days=40), first=FIRST + 100_000)
    with EutilsServer([spread, crowd]) as server:
        report = run(store, server, (SURGERY,))
        searches = sum(a.endpoint == "esearch" for a in server.requests)
        assert len(server.requests) == searches + 300
    assert report.stored == report.found == 60_000 and report.failures == ()
    assert searches < 60
    assert store.db["searches"].count_where("done_at IS NULL") == 0


# -- faults

@pytest.mark.parametrize("kind", FAULTS)
def test_every_fault_leads_to_the_same_store(tmp_path, kind):
    corpus = harvest(330, TODAY - timedelta(days=30), TODAY)
    with open_store(tmp_path / "good") as good, EutilsServer([corpus]) as server:
        run(good, server)
        whole = contents(good)
    plan_ = FaultPlan(every=3, kinds=[kind], retry_after=0, slow_seconds=0.05)
    with open_store(tmp_path / "bad") as bad, EutilsServer([corpus], plan_) as server:
        report = run(bad, server, fetch=fetcher(server, sleep=lambda _: None))
        assert contents(bad) == whole and len(whole) == 330
        assert report.failures == () and report.missing == 0
        assert bad.integrity() == ()


def test_an_expired_history_is_searched_again(store, monkeypatch):
    monkeypatch.setattr("sources.pubmed.harvest.CAP", 9)
    with EutilsServer([harvest(20, TODAY - timedelta(days=30), TODAY)]) as server:
        real, forgotten = server.answer, []

        def answer(endpoint, form):
            if endpoint == "esearch" and "term" in form and not form.get("WebEnv"):
                form = {**form, "retmax": ["4"]}
            if form.get("WebEnv") and not forgotten:
                forgotten.append(form)
                server._endpoints.forget(form["WebEnv"][-1])
            return real(endpoint, form)

        server.answer = answer
        report = run(store, server, (SURGERY,))
    assert forgotten and report.stored == 20 and report.failures == ()


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
    assert any("NCBI_API_KEY" in failure for failure in report.failures)
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert KEY.encode() not in b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert KEY not in json.dumps(report.as_json())


def test_a_dry_run_counts_and_stores_nothing(store):
    with EutilsServer([harvest(450, TODAY - timedelta(days=30), TODAY)]) as server:
        planned = plan(store, {"pubmed": PubMed(server.base_url)}, fetcher(server), queries=(SURGERY, HERNIA),
                       today=TODAY, years_back=1)
    assert [q.count for q in planned.queries] == [450, 90]
    assert planned.requests == 2 + 3 and planned.as_json()["queries"][0]["name"] == "surgery"
    assert store.db["searches"].count == store.db["pages"].count == store.db["hits"].count == 0


# -- windows

def coverage(**known):
    return Coverage(**{"start": None, "first": None, "until": None, "since": None, "pending": (),
                       "begun_by_unfinished": False, **known})


def windows(**known):
    found = new_records(SURGERY, coverage(**known), TODAY, first_day(TODAY, 2), WEEK)
    return [(s.window.since, s.window.until) for s in found]


def test_what_is_due():
    assert windows() == [(date(2024, 11, 23), TODAY)]
    assert windows(until=TODAY - WEEK) == [(TODAY - 2 * WEEK, TODAY)]
    assert windows(until=TODAY) == [(TODAY - WEEK, TODAY)]
    assert windows(until=TODAY, begun_by_unfinished=True) == []
    assert windows(since=date(2024, 1, 1)) == [(date(2024, 1, 1), TODAY)]
    part = Search(SURGERY, Window(TODAY - WEEK, TODAY - WEEK), "1au:a")
    assert new_records(SURGERY, coverage(until=TODAY, begun_by_unfinished=True, pending=(part,)), TODAY,
                       TODAY, WEEK) == [part]


def test_changes_are_asked_for_from_the_day_they_are_known_to():
    changes, = changed_records((SURGERY, HERNIA), {SURGERY.term: TODAY - WEEK, HERNIA.term: TODAY - WEEK},
                               TODAY, first_day(TODAY, 1))
    assert [(s.window.since, s.window.until) for s in changes.searches] == [
        (TODAY - WEEK - timedelta(days=1),) * 2, (TODAY - WEEK,) * 2, (TODAY - timedelta(days=6), TODAY)]
    assert set(changes.held) == {SURGERY, HERNIA}
    assert changed_records((SURGERY,), {SURGERY.term: TODAY}, TODAY, TODAY) == []


def test_a_leap_day_has_a_year_before():
    assert first_day(date(2028, 2, 29), 1) == date(2027, 2, 28)


# -- people pages and lists

class Lists:
    """A source of people pages: the body is JSON, names and whether each has an own page."""

    name = "program_page"

    def start(self, wanted):
        return [Request(self.name, page.url, context={"kind": "listing", "program": page.program})
                for page in wanted.pages]

    def read(self, page):
        for name, own in json.loads(page.body).items():
            at = page.request.context.get("locator") or f"{page.request.url}#{name}"
            profile = "locator" in page.request.context
            url = f"{page.request.url}/{name}" if own is True else page.request.url
            email = own if isinstance(own, str) else None
            yield Listing(Mention(at, name, name.title(), "Ada", url=url if own is True or profile else None,
                                  email=email))
            if own is True:
                yield Request(self.name, url, context={"kind": "profile", "locator": at})


class Web:
    """Answers of a small web; a page that is asked for with its own etag has not changed."""

    def __init__(self, pages):
        self.pages, self.asked = pages, []

    def __call__(self, request):
        self.asked.append(request.url)
        if request.url not in self.pages:
            raise FetchError(f"{request.url} did not answer. Check its address.")
        body = json.dumps(self.pages[request.url]).encode()
        etag = f'"{hash(body)}"'
        at = "2026-11-23T07:00:00+00:00"
        if request.etag == etag:
            return Page(request, request.url, 304, b"", etag=etag, fetched_at=at)
        return Page(request, request.url, 200, body, etag=etag, fetched_at=at)


FACULTY = "https://surgery.invented.example/faculty"


def visit(store, web, today=TODAY):
    number = heard.start_run(store.db, "weekly", datetime(2026, 11, 23, tzinfo=UTC))
    return gather(store, {"program_page": Lists()}, web, pages=[WatchedPage(FACULTY, "4400000000")],
                  today=today, years_back=1, run_id=number, sleep=lambda _: None)


def test_people_come_stay_and_leave(store):
    report = visit(store, Web({FACULTY: {"abara": 0, "bexley": "b@invented.example"}}))
    assert (report.pages, report.people, report.failures) == (1, 2, ())
    assert [e.program for e in heard.entries(store.db)] == ["4400000000"] * 2
    visit(store, Web({FACULTY: {"bexley": 0, "corvin": 0}}))
    assert [e.listing.mention.printed for e in heard.entries(store.db)] == ["bexley", "corvin"]
    assert store.db["mentions"].count == 3


def test_an_emptied_page_is_refused_and_the_old_list_stands(store):
    visit(store, Web({FACULTY: {"abara": 0}}))
    report = visit(store, Web({FACULTY: {}}))
    assert "now lists none" in report.failures[0]
    assert len(heard.entries(store.db)) == 1
    assert store.db["pages"].count_where("error != ''") == 1


def test_an_unchanged_page_is_only_asked_about(store):
    web = Web({FACULTY: {"abara": True}, f"{FACULTY}/abara": {"abara": "a@invented.example"}})
    visit(store, web)
    assert heard.entries(store.db)[0].listing.mention.email == "a@invented.example"
    web.asked.clear()
    report = visit(store, web)
    assert web.asked == [FACULTY] and report.failures == ()
    assert heard.entries(store.db)[0].listing.mention.email == "a@invented.example"
    visit(store, web, today=TODAY + timedelta(days=29))
    assert web.asked[1:] == [FACULTY, f"{FACULTY}/abara"]


def test_what_a_profile_said_outlives_a_failing_profile(store):
    web = Web({FACULTY: {"abara": True}, f"{FACULTY}/abara": {"abara": "a@invented.example"}})
    visit(store, web)
    del web.pages[f"{FACULTY}/abara"]
    web.pages[FACULTY]["corvin"] = 0
    report = visit(store, web, today=TODAY + timedelta(days=40))
    assert len(report.failures) == 1
    assert [e.listing.mention.email for e in heard.entries(store.db)] == ["a@invented.example", None]


def test_a_failing_host_is_left_alone(store):
    pages = [WatchedPage(f"https://down.example/{n}") for n in range(20)]
    web = Web({})
    number = heard.start_run(store.db, "weekly", datetime(2026, 11, 23, tzinfo=UTC))
    report = gather(store, {"program_page": Lists()}, web, pages=pages, today=TODAY, years_back=1,
                    run_id=number, sleep=lambda _: None)
    assert len(web.asked) <= 4
    assert "16 more requests" in report.failures[-1] or "17 more requests" in report.failures[-1]


def test_a_bug_in_a_source_is_raised(store):
    with pytest.raises(AttributeError):
        visit(store, Web({FACULTY: ["not", "a", "mapping"]}))


class AlumniFile:
    name = "alumni_list"

    def start(self, wanted):
        return [Request(self.name, f"file://{path}") for path in wanted.files]

    def read(self, page):
        for number, name in enumerate(page.body.decode().split(), 1):
            yield Alumnus(Mention(f"alumni:list.csv#{number}", name, name, "Ada"), row=name)


def test_alumni_rows_come_and_go(store):
    def ask(text):
        number = heard.start_run(store.db, "weekly", datetime(2026, 11, 23, tzinfo=UTC))
        return gather(store, {"alumni_list": AlumniFile()},
                      lambda r: Page(r, r.url, 200, text.encode(), fetched_at="2026-11-23"),
                      files=["/lists/list.csv"], today=TODAY, years_back=1, run_id=number)

    assert ask("Abara Bexley").people == 2
    ask("Abara")
    assert [a.mention.printed for a in heard.alumni(store.db)] == ["Abara"]
    assert heard.text_of(store.db, "alumni:list.csv#1") == "Abara"


# -- real records

@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
def test_real_records_come_through_unharmed(store):
    path = SHARED / "pubmed" / "surgery.xml.gz"
    with gzip.open(path) as file:
        plain = {a.key: a for a in read_articles(file)}
    with EutilsServer([path]) as server:
        everything = Query("all", '"1900/01/01"[crdt] : "3000/12/31"[crdt]')
        report = run(store, server, (everything,), years_back=120)
    assert report.found == report.stored == len(plain) and report.failures == ()
    assert contents(store) == plain
