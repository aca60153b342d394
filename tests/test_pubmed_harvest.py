"""PubMed as a source: what a page of hits or of records says, and what follows from it."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import (
    AskAgainError,
    CapError,
    ExpiredHistoryError,
    KeyRefusedError,
    QueryError,
    ReadError,
    SourceError,
    TransientError,
)
from sources.pubmed import PubMed, counting
from sources.records import Article, Deleted, Hit
from sources.source import Page, Query, Request, Search, Searched, Wanted
from tests.invented_answers import (
    BASE,
    DAY,
    HERNIA,
    SEARCHED,
    TIMED_OUT,
    WEEK,
    asked,
    fetching,
    found,
    read,
    unknown,
)
from tests.invented_pubmed import document, record

# -- what is asked

def test_searches_come_first_and_records_in_batches_of_200():
    keys = tuple(f"pmid:{99_000_000 + n}" for n in range(401))
    first, *fetches = PubMed(BASE).start(Wanted((HERNIA,), keys))
    assert first.context["search"] == HERNIA and first == asked()
    assert [len(r.data["id"].split(",")) for r in fetches] == [200, 200, 1]
    assert ",".join(r.data["id"] for r in fetches).split(",") == [k[5:] for k in keys]


def test_nothing_wanted_asks_nothing():
    assert list(PubMed(BASE).start(Wanted())) == []


# -- searches

def test_all_hits_in_one_answer_complete_the_search():
    *hits, result = read(asked(), found(2, [99_000_002, 99_000_001]))
    assert hits == [Hit("pmid:99000002"), Hit("pmid:99000001")]
    assert isinstance(result, Searched) and result.complete and result.found == 2


def test_nothing_found_is_not_an_error():
    assert read(asked(), found(0, [], history=False)) == [Searched(HERNIA, 0, True, False, "x")]


def test_a_count_lists_nothing():
    assert read(counting(asked()), found(12_345, [])) == [Searched(HERNIA, 12_345, True, False, "x")]


def test_a_short_list_is_continued_from_history_and_then_complete():
    *_, result, more = read(asked(), found(3, [99_000_003, 99_000_002]))
    assert not result.complete
    assert more.data["retstart"] == "2" and more.data["WebEnv"] == "MCID_1"
    *_, last = read(more, found(3, [99_000_001]))
    assert last.complete


@pytest.mark.parametrize(("ids", "history"), [([], True), ([99_000_001], False)])
def test_a_list_that_cannot_be_continued_is_searched_again(ids, history):
    with pytest.raises(ExpiredHistoryError, match="fewer records than it found"):
        read(asked(), found(3, ids, history=history))


@pytest.mark.parametrize("ids", [[99_000_001, 99_000_002], ["99000001x"], ["²"]])
def test_a_list_of_other_records_than_were_found_is_not_believed(ids):
    with pytest.raises(TransientError, match="other records than it found"):
        read(asked(), found(1, ids))


def test_json_is_understood_where_xml_was_asked():
    body = json.dumps({"esearchresult": {"count": "1", "idlist": ["99000001"], "querytranslation": "y"}})
    assert read(asked(), body) == [Hit("pmid:99000001"), Searched(HERNIA, 1, True, False, "y")]


def test_more_than_pubmed_lists_divides_the_search():
    result, *parts = read(asked(), found(20_000, []))
    assert result.divided and not result.complete
    windows = [p.context["search"].window for p in parts]
    assert windows[0].since == WEEK.since and windows[-1].until == WEEK.until
    assert all(b.since - a.until == timedelta(days=1) for a, b in pairwise(windows))


def test_exactly_what_pubmed_lists_is_not_divided():
    listed = range(99_000_001, 99_010_000)
    *hits, result = read(asked(), found(9_999, listed))
    assert len(hits) == 9_999 and result.complete and not result.divided
    assert read(asked(), found(10_000, listed))[0].divided


def test_a_part_whose_wildcard_was_cut_is_divided_however_little_it_found():
    part = Search(HERNIA.query, DAY, "1au:s")
    said = "Wildcard search for 's*' used only the first 600 variations."
    cut = f"<WarningList><OutputMessage>{said}</OutputMessage></WarningList>"
    result, *parts = read(asked(part), found(1, [99_000_001], cut))
    assert result.divided and not result.complete
    assert [p.context["search"].part[:6] for p in parts] == ["1au:sa", "1au:sn", "1au:s;"]


# -- phrases PubMed does not know

@pytest.mark.parametrize("quoted", [False, True])
def test_a_dropped_phrase_that_widens_the_search_is_not_believed(quoted):
    with pytest.raises(QueryError, match=r"'hernia'.*hernia repair"):
        read(asked(), found(900, [99_000_001], unknown("hernia repair", quoted=quoted)))


def test_a_dropped_phrase_beside_others_is_told_with_the_result():
    search = Search(Query("bowel", '("colectomy"[tiab] OR "zzyzx syndrome"[tiab]) AND surgery[ad]',
                          ("colectomy", "zzyzx syndrome")), WEEK)
    hit, result = read(asked(search), found(1, [99_000_001], unknown("zzyzx syndrome")))
    assert hit == Hit("pmid:99000001") and result.unknown == ("zzyzx syndrome",)
    assert "zzyzx syndrome" in result.problems[0] and "bowel" in result.problems[0]


def test_a_list_of_names_none_of_which_is_known_finds_nothing():
    search = Search(Query("alumni", '("abara ada"[fau] OR "corvin hugo"[fau])'), WEEK)
    body = found(5_000_000, [], unknown("abara ada", "corvin hugo"))
    assert read(asked(search), body) == [
        Searched(search, 0, True, False, "x", ("abara ada", "corvin hugo"))]


def test_what_else_pubmed_says_comes_with_the_result():
    said = "<WarningList><OutputMessage>Only 600 variations.</OutputMessage></WarningList>"
    assert read(asked(), found(0, [], said)) == [
        Searched(HERNIA, 0, True, False, "x", asides=("Only 600 variations.",))]


# -- errors, by body (APIS.md 1.6)

@pytest.mark.parametrize(("body", "status", "kind"), [
    ('{"error":"API rate limit exceeded","api-key":"203.0.113.7","count":"4"}', 200, TransientError),
    ('{"error":"API key invalid","api-key":"SECRET","type":"invalid"}', 400, KeyRefusedError),
    ('{"esearchresult":{"ERROR":"Search Backend failed: Exception:\n\'retstart\' cannot be larger '
     'than 9998"}}', 200, CapError),
    ("Search Backend failed: Database is not supported: pubmed", 200, TransientError),
    (SEARCHED % "<ERROR>Search Backend failed: Unable to open connection to #PMQuerySrv</ERROR>", 200,
     TransientError),
    ('{"esearchresult":{"ERROR":"Unable to obtain query #1"}}', 200, ExpiredHistoryError),
    ("<html><body>Bad Gateway!</body></html>", 200, TransientError),
    ("", 200, TransientError),
    (SEARCHED[:200], 200, TransientError),
    ('{"esearchresult":', 200, TransientError),
    ("[1,2]", 200, TransientError),
    ("<eSearchResult><Count>x</Count></eSearchResult>", 200, TransientError),
    (document([record(99_000_001, WEEK.since)]), 200, TransientError),
    (TIMED_OUT, 200, TransientError),
])
def test_a_search_that_is_not_answered_is_classified_by_its_body(body, status, kind):
    with pytest.raises(kind) as caught:
        read(asked(), body, status)
    assert "SECRET" not in str(caught.value)
    if isinstance(caught.value, AskAgainError):
        assert caught.value.instead


def test_a_query_pubmed_does_not_take_is_not_retried_for_ever():
    request, body = asked(), SEARCHED % "<ERROR>Search Backend failed</ERROR>"
    for _ in range(2):
        with pytest.raises(TransientError) as caught:
            read(request, body)
        request = caught.value.instead[0]
    with pytest.raises(QueryError, match="'hernia'"):
        read(request, body)


def test_retries_end():
    request = asked()
    for tries in range(6):
        with pytest.raises(TransientError) as caught:
            read(request, "<html>Bad Gateway!</html>")
        if tries < 5:
            request = caught.value.instead[0]
            assert caught.value.wait > 0
    assert caught.value.instead == ()


def test_an_expired_history_searches_again_from_the_start():
    *_, more = read(asked(), found(3, [99_000_003]))
    with pytest.raises(ExpiredHistoryError) as caught:
        read(more, SEARCHED % "<ERROR>Unable to obtain query #1</ERROR>")
    again = caught.value.instead[0]
    assert again.data["term"] == asked().data["term"] and "WebEnv" not in again.data


def test_a_search_that_is_forgotten_every_time_it_goes_on_is_given_up():
    request, searches = asked(), 0
    while searches < 20:
        searches += 1
        *_, more = read(request, found(3, [99_000_003]))
        with pytest.raises(ExpiredHistoryError) as caught:
            read(more, SEARCHED % "<ERROR>Unable to obtain query #1</ERROR>")
        if not caught.value.instead:
            break
        request = caught.value.instead[0]
    assert searches == 6


# -- fetches

def test_articles_are_read():
    body = document([record(99_000_001, WEEK.since), record(99_000_002, WEEK.since)])
    articles = read(fetching(99_000_001, 99_000_002), body)
    assert [a.key for a in articles if isinstance(a, Article)] == ["pmid:99000001", "pmid:99000002"]
    assert len(articles) == 2, "nothing is missing, so nothing more is asked"


def test_of_two_versions_of_a_record_the_last_is_read():
    versions = [record(99_000_001, WEEK.since, title=title) for title in ("First.", "Last.")]
    article, = read(fetching(99_000_001), document(versions))
    assert article.title == "Last."


def test_a_record_that_was_deleted_is_told():
    gone = b'<DeleteCitation><PMID Version="1">99000002</PMID></DeleteCitation>'
    body = document([record(99_000_001, WEEK.since), gone])
    article, deleted = read(fetching(99_000_001, 99_000_002), body)
    assert article.key == "pmid:99000001" and deleted == Deleted("pmid:99000002")


def test_a_deletion_of_a_record_that_was_not_asked_for_is_told_with_those_that_were():
    gone = b'<DeleteCitation><PMID Version="1">99000007</PMID></DeleteCitation>'
    article, deleted = read(fetching(99_000_001), document([record(99_000_001, WEEK.since), gone]))
    assert article.key == "pmid:99000001" and deleted == Deleted("pmid:99000007")


def test_a_cut_body_is_asked_for_again_in_halves():
    body = document([record(99_000_000 + n, WEEK.since) for n in (1, 2, 3)])
    with pytest.raises(TransientError) as caught:
        read(fetching(99_000_001, 99_000_002, 99_000_003), body[: len(body) // 2])
    assert [r.data["id"] for r in caught.value.instead] == ["99000001,99000002", "99000003"]


def test_a_body_without_its_last_tag_is_cut():
    body = document([record(99_000_001, WEEK.since)])
    with pytest.raises(TransientError, match="cut short"):
        read(fetching(99_000_001), body.removesuffix(b"</PubmedArticleSet>\n"))


def test_records_that_were_not_asked_for_are_refused():
    with pytest.raises(TransientError, match="other records"):
        read(fetching(99_000_001), document([record(99_000_002, WEEK.since)]))


def test_a_stranger_that_keeps_coming_holds_back_only_what_it_came_for():
    body = document(record(n, WEEK.since) for n in (99_000_001, 99_000_003, 99_000_009))
    with pytest.raises(TransientError) as caught:
        read(fetching(99_000_001, 99_000_002, 99_000_003), body)
    one, three, rest = read(caught.value.instead[0], body)
    assert (one.pmid, three.pmid, rest.data["id"]) == ("99000001", "99000003", "99000002")
    for tries in range(2):
        with pytest.raises(TransientError) as caught:
            read(rest, document([record(99_000_009, WEEK.since)]))
        assert len(caught.value.instead) == 1 - tries
        rest = next(iter(caught.value.instead), None)


def test_what_did_not_come_beside_a_stranger_is_not_gone():
    with pytest.raises(TransientError) as caught:
        read(fetching(99_000_001), document([record(99_000_009, WEEK.since)]))
    absent, = read(caught.value.instead[0], document([]))
    assert absent.data["id"] == "99000001" and read(absent, document([])) == []


def test_an_empty_set_is_believed_when_said_three_times():
    request = fetching(99_000_001, 99_000_002)
    with pytest.raises(TransientError) as caught:
        read(request, document([]))
    request, = read(caught.value.instead[0], document([]))
    assert request.data["id"] == "99000001,99000002"
    assert read(request, document([])) == []


def test_a_record_that_does_not_come_is_gone_when_it_does_not_come_twice():
    request, = read(fetching(99_000_001), document([]))
    assert request.data["id"] == "99000001" and read(request, document([])) == []


def test_a_short_answer_is_completed_for_as_long_as_more_comes():
    request, came = fetching(*range(99_000_001, 99_000_008)), []
    for brought in ((1, 2, 3), (4, 5), (6,), ()):
        body = document(record(99_000_000 + n, WEEK.since) for n in brought)
        *records, request = read(request, body) or [None]
        came += records
    assert request is None and [a.pmid for a in came] == [f"9900000{n}" for n in range(1, 7)]


@pytest.mark.parametrize("body", ['{"error":"API rate limit exceeded"}', "<html>Bad Gateway!</html>", ""])
def test_whatever_comes_for_records_is_asked_for_again(body):
    with pytest.raises(TransientError) as caught:
        read(fetching(99_000_001, 99_000_002), body)
    assert caught.value.instead


# -- any bytes

@given(st.binary(max_size=300))
def test_garbage_is_a_source_error(body):
    for request in (asked(), fetching(99_000_001)):
        with pytest.raises(SourceError):
            read(request, body)


def test_an_entity_bomb_is_refused_or_harmless():
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 50}">' for n in range(9))
    body = f"<!DOCTYPE eSearchResult [{bomb}]><eSearchResult><Count>&a8;</Count></eSearchResult>"
    with pytest.raises(ReadError):
        read(asked(), body)


def test_a_contextless_page_is_read_as_saved_records():
    page = Page(Request("pubmed", BASE), BASE, 200, document([record(99_000_001, WEEK.since)]))
    assert [a.key for a in PubMed(BASE).read(page)] == ["pmid:99000001"]
