"""A run against our own E-utilities: completeness by number, what is new and what changed, faults."""

from __future__ import annotations

import gzip
import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from finder.demo.eutils import FAULTS, EutilsServer, FaultPlan
from finder.store import heard, open_store
from sources.pubmed_xml import read_articles
from sources.source import Query
from tests.collecting import HERNIA, SURGERY, TODAY, WEEK, contents, fetched, fetcher, run
from tests.invented_pubmed import FIRST, document, harvest, record

SHARED = Path(__file__).parents[1] / ".." / "shared"


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
    assert contents(store) == {a.key: a for a in read_articles(io.BytesIO(corpus))}


def test_the_next_week_asks_only_for_what_is_new(store):
    old = harvest(60, TODAY - timedelta(days=30), TODAY - timedelta(days=1))
    new = record(FIRST + 900, TODAY + timedelta(days=3))
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
    corpus = document(record(FIRST + n, TODAY - timedelta(days=20), revised=TODAY - timedelta(days=1 + n % 3))
                      for n in range(30))
    with EutilsServer([corpus]) as server:
        run(store, server)
    with EutilsServer([corpus]) as server:
        assert run(store, server, today=TODAY + WEEK).changed == 0
        assert fetched(server) == []


def test_a_second_revision_on_the_day_a_record_was_stored_is_fetched_and_then_left(store):
    day = TODAY - timedelta(days=10)
    with EutilsServer([document([record(FIRST, day, revised=TODAY), record(FIRST + 1, day)])]) as server:
        run(store, server, (SURGERY,))
    retracted = record(FIRST, day, revised=TODAY, types=("Journal Article", "Retracted Publication"))
    with EutilsServer([document([retracted, record(FIRST + 1, day)])]) as server:
        report = run(store, server, (SURGERY,), today=TODAY + timedelta(days=1))
        assert (report.changed, heard.withdrawn(store.db)) == (1, {f"pmid:{FIRST}": "retracted"})
        run(store, server, (SURGERY,), today=TODAY + timedelta(days=2))
        assert fetched(server) == [str(FIRST)]


def test_what_is_fetched_again_and_has_not_changed_is_not_told_as_changed(store):
    corpus = document([record(FIRST, TODAY - timedelta(days=10), revised=TODAY)])
    with EutilsServer([corpus]) as server:
        run(store, server, (SURGERY,))
        report = run(store, server, (SURGERY,), today=TODAY + WEEK)
        assert fetched(server) == [str(FIRST)] * 2 and (report.new, report.changed) == (0, 0)


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


def test_runs_on_consecutive_days_learn_what_is_revised_later_on_such_a_day(store):
    """The second run sees its day before the day is over: what it saw of it must not count as all."""
    created, open_day = TODAY - timedelta(days=30), TODAY + timedelta(days=1)
    with EutilsServer([document([record(FIRST, created)])]) as server:
        run(store, server, (SURGERY,))
        run(store, server, (SURGERY,), today=open_day)
    retracted = record(FIRST, created, revised=open_day, types=("Journal Article", "Retracted Publication"))
    with EutilsServer([document([retracted])]) as server:
        assert run(store, server, (SURGERY,), today=open_day + timedelta(days=1)).changed == 1
        assert heard.withdrawn(store.db) == {f"pmid:{FIRST}": "retracted"}
        run(store, server, (SURGERY,), today=open_day + timedelta(days=2))
        assert fetched(server) == [str(FIRST)]


def test_what_a_killed_run_learnt_of_changes_is_not_asked_again_that_day_but_is_later(store):
    with EutilsServer([harvest(20, TODAY - timedelta(days=30), TODAY - timedelta(days=9))]) as server:
        run(store, server, (SURGERY,))
        for day, asked in ((1, 1 + 3), (1, 0), (2, 1 + 2)):
            server.requests.clear()
            run(store, server, (SURGERY,), today=TODAY + timedelta(days=day), status=None)
            assert sum(a.endpoint == "esearch" for a in server.requests) == asked
            with store.atomic() as db:  # as if it had been killed before it noted what it knows
                db.execute("UPDATE refreshed SET until = ?", [TODAY.isoformat()])


def test_records_ncbi_no_longer_serves_are_counted(store):
    with EutilsServer([harvest(30, TODAY - timedelta(days=9), TODAY)]) as server:
        real = server.answer

        def answer(endpoint, form):
            if endpoint == "efetch":
                form = {**form, "id": [i if int(i) % 10 else "1" for i in form["id"][-1].split(",")]}
            return real(endpoint, form)

        server.answer = answer
        report = run(store, server)
    assert report.found == 30 == report.stored + report.gone and report.gone == 3 and report.missing == 0
    assert heard.balance(store.db) == {"searched": 30, "stored": 27, "gone": 3, "deleted": 0, "missing": 0}


def test_an_answer_that_is_short_but_looks_whole_loses_nothing(store):
    with EutilsServer([harvest(600, TODAY - timedelta(days=300), TODAY)]) as server:
        real, short = server.answer, []

        def answer(endpoint, form):
            if endpoint == "efetch" and not short:
                short.append(1)
                form = {**form, "id": [",".join(form["id"][-1].split(",")[:120])]}
            return real(endpoint, form)

        server.answer = answer
        report = run(store, server, (SURGERY,))
        assert report.requests == 1 + 3 + 1 and report.retries == 1
    assert (report.stored, report.gone, report.missing, report.failures) == (600, 0, 0, ())


def test_a_deletion_beside_other_records_removes_what_is_stored(store):
    with EutilsServer([harvest(20, TODAY - timedelta(days=300), TODAY)]) as server:
        run(store, server, (SURGERY,))
    gone = f'<DeleteCitation><PMID Version="1">{FIRST}</PMID></DeleteCitation></PubmedArticleSet>'.encode()
    with EutilsServer([document([record(FIRST + 900, TODAY + timedelta(days=3))])]) as server:
        real = server.answer

        def answer(endpoint, form):
            reply = real(endpoint, form)
            return replace(reply, body=reply.body.replace(b"</PubmedArticleSet>", gone))

        server.answer = answer
        report = run(store, server, (SURGERY,), today=TODAY + WEEK)
    assert (report.new, report.failures) == (1, ())
    assert heard.withdrawn(store.db) == {f"pmid:{FIRST}": "deleted"}
    assert heard.balance(store.db) == {"searched": 21, "stored": 20, "gone": 0, "deleted": 1, "missing": 0}


def test_a_merged_record_is_missing_alone_and_asked_for_again_next_week(store):
    merged, other = f">{FIRST + 7}<".encode(), b">98000000<"
    with EutilsServer([harvest(250, TODAY - timedelta(days=300), TODAY)]) as server:
        real = server.answer

        def answer(endpoint, form):
            reply = real(endpoint, form)
            return replace(reply, body=reply.body.replace(merged, other)) if endpoint == "efetch" else reply

        server.answer = answer
        report = run(store, server, (SURGERY,), status="partial")
        assert (report.stored, report.gone, report.missing) == (249, 0, 1)
        assert len(report.failures) == 1 and str(FIRST + 7) in report.failures[0]
        assert report.requests <= 1 + 2 + 3
        server.answer = real
        assert run(store, server, (SURGERY,), today=TODAY + WEEK).missing == 0
        assert len(contents(store)) == 250


def test_a_stored_record_that_is_listed_as_changed_and_not_sent_any_more_is_deleted(store):
    day = TODAY - timedelta(days=10)
    with EutilsServer([document([record(FIRST, day), record(FIRST + 1, day)])]) as server:
        run(store, server, (SURGERY,))
    withdrawn = record(FIRST, day, revised=TODAY + timedelta(days=2))
    with EutilsServer([document([withdrawn, record(FIRST + 1, day)])]) as server:
        real = server.answer

        def answer(endpoint, form):
            return real(endpoint, {**form, "id": ["1"]} if endpoint == "efetch" else form)

        server.answer = answer
        report = run(store, server, (SURGERY,), today=TODAY + WEEK)
    assert (report.found, report.stored, report.deleted, report.gone, report.missing) == (1, 0, 1, 0, 0)
    assert heard.withdrawn(store.db) == {f"pmid:{FIRST}": "deleted"}
    assert heard.balance(store.db) == {"searched": 2, "stored": 1, "gone": 0, "deleted": 1, "missing": 0}


def test_a_new_query_goes_back_years_and_the_old_one_does_not(store):
    corpus = harvest(50, TODAY - timedelta(days=300), TODAY)
    with EutilsServer([corpus]) as server:
        run(store, server, (HERNIA,))
    with EutilsServer([corpus]) as server:
        run(store, server, (HERNIA, SURGERY), today=TODAY + WEEK)
        terms = {a.form["term"] for a in server.requests if a.endpoint == "esearch"}
    assert f'("hernia repair"[tiab]) AND ("{TODAY - WEEK:%Y/%m/%d}"[crdt] : "2026/11/30"[crdt])' in terms
    assert '(surgery[ad]) AND ("2025/11/30"[crdt] : "2026/11/30"[crdt])' in terms


def test_more_years_are_fetched_when_they_are_asked_for_later_and_only_once(store):
    corpus = harvest(30, TODAY - timedelta(days=1_000), TODAY - timedelta(days=1))
    terms = []
    with EutilsServer([corpus]) as server:
        for week, years in enumerate((1, 3, 3)):
            server.requests.clear()
            run(store, server, (SURGERY,), today=TODAY + week * WEEK, years_back=years)
            terms.append([a.form["term"] for a in server.requests if "[crdt] :" in a.form.get("term", "")
                          and "[lr]" not in a.form["term"]])
    assert len(contents(store)) == 30
    assert [len(asked) for asked in terms] == [1, 2, 1]
    assert any(term.endswith('("2023/11/30"[crdt] : "2025/11/22"[crdt])') for term in terms[1])


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
