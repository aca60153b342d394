"""What one page says is stored with the page: all of it, or nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from finder.collect.keeping import Keeper, Tally
from finder.store import heard, open_store
from sources.errors import EmptiedPageError, ReadError
from sources.records import Alumnus, Deleted, Hit, Listing, Mention
from sources.source import Page, Query, Request, Search, Searched, Window
from tests.collecting import FACULTY, NOW, TODAY, Web, visit
from tests.factories import article

SEARCH = Search(Query("q", "x[ti]"), Window(date(2026, 11, 1), date(2026, 11, 9)))


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def tally():
    return Tally()


@pytest.fixture
def keeper(store, tally):
    return Keeper(store, heard.start_run(store.db, "weekly", NOW), TODAY, tally)


class Says:
    """A source that reads the same from every page."""

    def __init__(self, *records):
        self.records = records

    def read(self, page):
        for record in self.records:
            if isinstance(record, Exception):
                raise record
            yield record


def keep(keeper, request, *records, status=200, body=b"body", **more):
    page = Page(request, request.url, status, body, fetched_at=NOW.isoformat(), **more)
    return keeper.keep(Says(*records), page)


def searching(search=SEARCH):
    return Request("pubmed", "https://e.example/esearch", context={"kind": "search", "search": search})


def fetching(*pmids):
    return Request("pubmed", "https://e.example/efetch", context={"kind": "fetch", "pmids": pmids})


def listed(name, **more):
    return Listing(Mention(f"{FACULTY}#{name}", name.title(), name.title(), "Ada", **more))


def watching(kind="listing", url=FACULTY):
    return Request("program_page", url, context={"kind": kind, "program": "44"})


# -- PubMed

def test_hits_are_kept_and_the_search_is_done(store, keeper, tally):
    heard.reserve(store.db, 1, [SEARCH])
    assert keep(keeper, searching(), Hit("pmid:1"), Hit("pmid:2"), Searched(SEARCH, 2, True)) == []
    assert heard.wanted(store.db) == ["pmid:1", "pmid:2"] and heard.is_done(store.db, SEARCH)
    assert tally.keys == {"pmid:1", "pmid:2"} and tally.searches == 1 and tally.pages == 0
    assert store.db["bodies"].count == 0, "a list of numbers is not worth keeping"


def test_the_parts_of_a_divided_search_are_reserved_with_it(store, keeper, tally):
    heard.reserve(store.db, 1, [SEARCH])
    part = Search(SEARCH.query, Window(date(2026, 11, 1), date(2026, 11, 4)))
    follow = keep(keeper, searching(), Searched(SEARCH, 20_000, divided=True), searching(part))
    assert follow == [searching(part)] and tally.searches == 0
    assert heard.coverage(store.db, SEARCH.query, "crdt").pending == (part,)


def test_a_phrase_of_the_user_is_a_failure_and_one_of_ours_is_advice(store, keeper, tally):
    ours = Search(Query("shipped", "y[ti]", shipped=True), SEARCH.window)
    for search in (SEARCH, ours):
        heard.reserve(store.db, 1, [search])
        keep(keeper, searching(search), Searched(search, 0, True, problems=(f"{search.query.name} is odd.",)))
    assert tally.failures == ["q is odd."] and tally.advice == ["shipped is odd."]


def test_what_pubmed_says_of_a_search_is_a_note_and_of_a_part_of_it_none(store, keeper, tally):
    part = Search(SEARCH.query, SEARCH.window, "1au:a")
    for search, said in ((SEARCH, "Only 600."), (part, "Only 600 again.")):
        heard.reserve(store.db, 1, [search])
        result = Searched(search, 0, True, translation=f"as {search.part}", asides=(said,))
        keep(keeper, searching(search), result)
    assert tally.advice == ["The query 'q': Only 600."] and tally.translations == {"q": "as "}
    assert [r["warnings"] for r in store.db.query("SELECT warnings FROM searches")] == [
        '["Only 600."]', '["Only 600 again."]']


def test_only_changes_ask_again_for_what_is_stored(store, keeper):
    old = article("T", pmid="99000001", revised="2026-10-01")
    keep(keeper, fetching("99000001"), old)
    for field, wanted in (("crdt", []), ("lr", [old.key])):
        search = Search(SEARCH.query, Window(SEARCH.window.since, SEARCH.window.until, field))
        heard.reserve(store.db, 1, [search])
        heard.hit(store.db, 1, [old.key])
        heard.settle(store.db, [old.key], "stored")
        keep(keeper, searching(search), Hit(old.key), Searched(search, 1, True))
        assert heard.wanted(store.db) == wanted


def test_what_was_asked_and_did_not_come_is_gone(store, keeper, tally):
    heard.hit(store.db, 1, ["pmid:99000001", "pmid:99000002", "pmid:99000003"])
    one = article("T", pmid="99000001")
    keep(keeper, fetching("99000001", "99000002", "99000003"), one, Deleted("pmid:99000003"))
    assert heard.states(store.db, ["pmid:99000001", "pmid:99000002", "pmid:99000003"]) == {
        "stored": 1, "gone": 1, "deleted": 1}
    assert heard.articles(store.db, [one.key]) == (one,) and (tally.new, tally.changed) == (1, 0)
    for again, changed in ((one, 0), (article("U", pmid="99000001"), 1)):
        keep(keeper, fetching("99000001"), again)
        assert (tally.new, tally.changed) == (1, changed)


def test_what_is_asked_for_again_is_not_gone_yet(store, keeper):
    keys = ["pmid:99000001", "pmid:99000002"]
    heard.hit(store.db, 1, keys)
    one, rest = article("T", pmid="99000001"), fetching("99000002")
    assert keep(keeper, fetching("99000001", "99000002"), one, rest) == [rest]
    assert heard.states(store.db, keys) == {"stored": 1, "wanted": 1}
    keep(keeper, rest)
    assert heard.states(store.db, keys) == {"stored": 1, "gone": 1}


# -- all or nothing

def test_a_page_that_cannot_be_read_leaves_nothing(store, keeper, tally):
    with pytest.raises(ReadError):
        keep(keeper, fetching("1"), article("T"), ReadError("cut"))
    assert store.db["pages"].count == store.db["articles"].count == 0 and tally == Tally()


def test_a_list_that_is_refused_leaves_nothing(store, keeper, tally):
    keep(keeper, watching(), listed("abara"))
    pages = store.db["pages"].count
    with pytest.raises(EmptiedPageError):
        keep(keeper, watching())
    assert store.db["pages"].count == pages and tally.pages == 1


# -- people

def test_a_page_of_people_is_kept_with_its_program(store, keeper, tally):
    profile = watching("profile", f"{FACULTY}/abara")
    assert keep(keeper, watching(), listed("abara"), listed("bexley"), profile) == [profile]
    assert [e.program for e in heard.entries(store.db)] == ["44", "44"]
    assert (tally.pages, tally.people) == (1, 2) and store.db["bodies"].count == 1


def test_a_profile_completes_its_entry_and_counts_nobody_twice(store, keeper, tally):
    keep(keeper, watching(), listed("abara"), listed("bexley"))
    keep(keeper, watching("profile", f"{FACULTY}/abara"), listed("abara", email="a@invented.example"))
    assert [e.listing.mention.email for e in heard.entries(store.db)] == ["a@invented.example", None]
    assert {e.page_url for e in heard.entries(store.db)} == {FACULTY} and tally.people == 2


def test_an_unchanged_page_is_read_from_what_was_stored(store, keeper):
    keep(keeper, watching(), listed("abara"), body=b"first", content_type="text/html; charset=x", etag='"1"')
    seen = []

    class Reads:
        def read(self, page):
            seen.append(page)
            return [listed("abara"), watching("profile", f"{FACULTY}/abara")]

    later = "2026-11-30T07:00:00+00:00"
    follow = keeper.keep(Reads(), Page(watching(), FACULTY, 304, b"", fetched_at=later))
    assert (seen[0].body, seen[0].status, seen[0].content_type) == (b"first", 200, "text/html; charset=x")
    assert follow == [watching("profile", f"{FACULTY}/abara")]
    assert [e.seen for e in heard.entries(store.db)] == ["2026-11-30"]


def test_an_alumni_file_is_kept(store, keeper, tally):
    row = Alumnus(Mention("alumni:a.csv#1", "Ada Abara", "Abara", "Ada"), row="Ada Abara")
    keep(keeper, Request("alumni_list", "file:///a.csv"), row)
    assert heard.alumni(store.db) == (row,) and (tally.people, tally.pages) == (1, 1)


# -- what need not be asked for in full

def test_an_unknown_page_is_asked_for_as_it_is(keeper):
    assert keeper.conditional(watching()) == watching()


def test_a_known_page_is_asked_whether_it_has_changed(keeper):
    keep(keeper, watching(), listed("abara"), etag='"1"', last_modified="yesterday")
    asked = keeper.conditional(watching())
    assert (asked.etag, asked.last_modified) == ('"1"', "yesterday") and asked.context == watching().context


@pytest.mark.parametrize(("days", "visited"), [(0, False), (27, False), (28, True)])
def test_a_persons_own_page_rests_for_four_weeks(store, keeper, days, visited):
    profile = watching("profile", f"{FACULTY}/abara")
    keep(keeper, profile, listed("abara"))
    later = Keeper(store, 1, TODAY + timedelta(days=days), Tally())
    assert (later.conditional(profile) is not None) is visited
    assert later.conditional(watching("listing", profile.url)) is not None, "a list is asked for every week"


# -- week after week

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
