"""PubMed as a source: what is asked, how answers are told from errors, how a search is divided."""

from __future__ import annotations

import json
import socket
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

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
from sources.pubmed import PubMed, author_query, compose, counting, together
from sources.pubmed.answer import read_answer, root_of
from sources.pubmed.compose import LONGEST, LONGEST_CHANGES, US_SURGERY
from sources.pubmed.split import IndivisibleError, divide, term_of
from sources.pubmed.term import Meaning, meaning_without, phrases_of
from sources.records import Article, Hit
from sources.source import Page, Query, Request, Search, Searched, Topic, Wanted, Window
from tests.invented_pubmed import document, record

SHARED = Path(__file__).parents[1] / ".." / "shared"
BASE = "http://127.0.0.1:9/entrez/eutils/"
WEEK = Window(date(2026, 11, 16), date(2026, 11, 23))
HERNIA = Search(Query("hernia", '"hernia repair"[tiab] AND surgery[ad]', ("hernia repair",)), WEEK)
SEARCHED = ('<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eSearchResult PUBLIC '
            '"-//NLM//DTD esearch 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">\n<eSearchResult>%s'
            "</eSearchResult>")


def found(count, ids, more="", history=True):
    env = "<QueryKey>1</QueryKey><WebEnv>MCID_1</WebEnv>" if history else ""
    listed = "".join(f"<Id>{i}</Id>" for i in ids)
    return (SEARCHED % f"<Count>{count}</Count><RetMax>{len(ids)}</RetMax><RetStart>0</RetStart>{env}<IdList>"
            f"{listed}</IdList><TranslationSet/><QueryTranslation>x</QueryTranslation>{more}").encode()


def asked(search=HERNIA):
    return next(iter(PubMed(BASE).start(Wanted(searches=(search,)))))


def fetching(*pmids):
    return next(iter(PubMed(BASE).start(Wanted(keys=tuple(f"pmid:{p}" for p in pmids)))))


def read(request, body, status=200):
    body = body if isinstance(body, bytes) else body.encode()
    return list(PubMed(BASE).read(Page(request, request.url, status, body)))


# -- what is asked

def test_a_search_is_a_form_with_its_window_in_the_term():
    request = asked()
    assert request.url == BASE + "esearch.fcgi"
    assert request.data["term"] == (
        '("hernia repair"[tiab] AND surgery[ad]) AND ("2026/11/16"[crdt] : "2026/11/23"[crdt])')
    assert request.data["usehistory"] == "y" and request.data["retmax"] == "9999"
    assert "api_key" not in request.data and "?" not in request.url


def test_records_are_asked_for_in_batches_of_200():
    keys = tuple(f"pmid:{99_000_000 + n}" for n in range(401))
    sizes = [len(r.data["id"].split(",")) for r in PubMed(BASE).start(Wanted(keys=keys))]
    assert sizes == [200, 200, 1]


def test_a_counting_request_lists_nothing():
    assert counting(asked()).data["rettype"] == "count"
    assert read(counting(asked()), found(12_345, [])) == [Searched(HERNIA, 12_345, True, False, "x")]


# -- searches

def test_all_hits_in_one_answer_complete_the_search():
    *hits, result = read(asked(), found(2, [99_000_002, 99_000_001]))
    assert hits == [Hit("pmid:99000002"), Hit("pmid:99000001")]
    assert isinstance(result, Searched) and result.complete and result.found == 2


def test_nothing_found_is_not_an_error():
    assert read(asked(), found(0, [], history=False)) == [Searched(HERNIA, 0, True, False, "x")]


def test_a_short_list_is_continued_from_history_and_then_complete():
    *_, result, more = read(asked(), found(3, [99_000_003, 99_000_002]))
    assert not result.complete
    assert more.data["retstart"] == "2" and more.data["WebEnv"] == "MCID_1"
    *_, last = read(more, found(3, [99_000_001]))
    assert last.complete


def test_json_is_understood_where_xml_was_asked():
    body = json.dumps({"esearchresult": {"count": "1", "idlist": ["99000001"], "querytranslation": "y"}})
    assert read(asked(), body) == [Hit("pmid:99000001"), Searched(HERNIA, 1, True, False, "y")]


def test_more_than_pubmed_lists_divides_the_search():
    result, *parts = read(asked(), found(20_000, []))
    assert result.divided and not result.complete
    windows = [p.context["search"].window for p in parts]
    assert windows[0].since == WEEK.since and windows[-1].until == WEEK.until
    assert all(b.since - a.until == timedelta(days=1) for a, b in pairwise(windows))


# -- phrases PubMed does not know

def unknown(*phrases, quoted=False):
    if quoted:
        said = "".join(f"<QuotedPhraseNotFound>{p}</QuotedPhraseNotFound>" for p in phrases)
        return f"<WarningList>{said}</WarningList>"
    return f"<ErrorList>{''.join(f'<PhraseNotFound>{p}</PhraseNotFound>' for p in phrases)}</ErrorList>"


@pytest.mark.parametrize("quoted", [False, True])
def test_a_dropped_phrase_that_widens_the_search_is_not_believed(quoted):
    with pytest.raises(QueryError, match=r"'hernia'.*hernia repair"):
        read(asked(), found(900, [99_000_001], unknown("hernia repair", quoted=quoted)))


def test_a_dropped_phrase_of_the_user_beside_others_is_a_problem_but_the_result_stands():
    search = Search(Query("bowel", '("colectomy"[tiab] OR "zzyzx syndrome"[tiab]) AND surgery[ad]',
                          ("colectomy", "zzyzx syndrome")), WEEK)
    hit, result = read(asked(search), found(1, [99_000_001], unknown("zzyzx syndrome")))
    assert hit == Hit("pmid:99000001")
    assert "zzyzx syndrome" in result.problems[0] and "bowel" in result.problems[0]


def test_a_list_of_names_none_of_which_is_known_finds_nothing():
    search = Search(Query("alumni", '("abara ada"[fau] OR "corvin hugo"[fau])'), WEEK)
    body = found(5_000_000, [], unknown("abara ada", "corvin hugo"))
    assert read(asked(search), body) == [
        Searched(search, 0, True, False, "x", ("abara ada", "corvin hugo"))]


@pytest.mark.parametrize(("term", "lost", "meaning"), [
    ('("a b"[tiab] OR c[tiab]) AND d[ad]', ["a b"], Meaning.SAME),
    ('("a b"[tiab] OR c[tiab]) AND d[ad]', ["a b", "c"], Meaning.EMPTY),
    ('("a b"[tiab] OR c[tiab]) AND d[ad]', ["d"], Meaning.EMPTY),
    ('x[tiab] OR (y[tiab] AND z[ad])', ["z"], Meaning.OTHER),
    ("x[tiab] NOT y[pt]", ["y"], Meaning.SAME),
    ("x[tiab] NOT y[pt]", ["x"], Meaning.EMPTY),
    ("colorectal cancer[tiab] OR x[tiab]", ["colorectal cancer"], Meaning.SAME),
    ("x[tiab] AND y[tiab]", ["something else"], Meaning.OTHER),
])
def test_what_is_left_of_a_term(term, lost, meaning):
    assert meaning_without(term, lost) is meaning


def test_the_phrases_of_a_term_are_all_the_users_words():
    assert phrases_of('("Hernia Repair"[tiab] OR mesh[mh]) NOT a b[ti]') == ("hernia repair", "mesh", "a b")


# -- dividing

def test_a_day_over_the_cap_is_divided_by_first_author_and_then_by_journal():
    day = Search(HERNIA.query, Window(WEEK.since, WEEK.since))
    first, second, rest = divide(day, 12_000)
    assert "a*[1au] OR b*[1au]" in term_of(first) and "z*[1au]" in term_of(second)
    assert " NOT (a*[1au]" in term_of(rest)
    assert "a*[ta]" in term_of(divide(rest, 12_000)[0])


def test_dividing_ends():
    search = Search(HERNIA.query, Window(WEEK.since, WEEK.since), "1au:abc")
    with pytest.raises(IndivisibleError):
        divide(search, 12_000)


def holds(part: str, author: str, journal: str) -> bool:
    """Whether a record belongs to a part: a plain reading of what the part says."""
    for piece in filter(None, part.split(";")):
        tag, _, letters = piece.partition(":")
        name = (author if tag == "1au" else journal).lower()
        if letters.startswith("!"):
            prefix = letters[1:]
            if any(name.startswith(prefix + c) for c in "abcdefghijklmnopqrstuvwxyz"):
                return False
        elif not any(name.startswith(p) for p in letters.split(",")):
            return False
    return True


@given(st.text("abcdyz' 1", max_size=4), st.text("abz 1", max_size=2))
def test_parts_of_one_day_share_no_record_and_leave_none_out(author, journal):
    leaves = [Search(HERNIA.query, Window(WEEK.since, WEEK.since))]
    for _ in range(7):
        split = []
        for leaf in leaves:
            if not holds(leaf.part, author, journal):
                continue
            try:
                split.extend(divide(leaf, 10_000))
            except IndivisibleError:
                split.append(leaf)
        leaves = split
        assert sum(holds(leaf.part, author, journal) for leaf in leaves) == 1


@given(st.integers(2, 4_000), st.integers(10_000, 3_000_000))
def test_stretches_of_days_cover_the_window_once(days, count):
    window = Window(date(2015, 1, 1), date(2015, 1, 1) + timedelta(days=days - 1))
    parts = [p.window for p in divide(Search(HERNIA.query, window), count)]
    assert len(parts) > 1 and parts[0].since == window.since and parts[-1].until == window.until
    assert all(a.until + timedelta(days=1) == b.since for a, b in pairwise(parts))
    assert all(p.since <= p.until for p in parts)


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


# -- fetches

def test_articles_are_read():
    body = document([record(99_000_001, WEEK.since), record(99_000_002, WEEK.since)])
    articles = read(fetching(99_000_001, 99_000_002, 99_000_003), body)
    assert [a.key for a in articles if isinstance(a, Article)] == ["pmid:99000001", "pmid:99000002"]


def test_a_cut_body_is_asked_for_again_in_halves():
    body = document([record(99_000_000 + n, WEEK.since) for n in (1, 2, 3)])
    with pytest.raises(TransientError) as caught:
        read(fetching(99_000_001, 99_000_002, 99_000_003), body[: len(body) // 2])
    assert [r.data["id"] for r in caught.value.instead] == ["99000001,99000002", "99000003"]


def test_records_that_were_not_asked_for_are_refused():
    with pytest.raises(TransientError, match="other records"):
        read(fetching(99_000_001), document([record(99_000_002, WEEK.since)]))


def test_an_empty_set_is_believed_when_said_twice():
    request = fetching(99_000_001, 99_000_002)
    with pytest.raises(TransientError) as caught:
        read(request, document([]))
    assert read(caught.value.instead[0], document([])) == []


@pytest.mark.parametrize("body", [
    '{"error":"API rate limit exceeded"}', "<html>Bad Gateway!</html>", "", "some plain text",
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]><a>&z;</a>',
    '<?xml version="1.0"?><!DOCTYPE eEfetchResult PUBLIC "-//NLM//DTD efetch 20131226//EN" "https://eutils.ncbi.'
    'nlm.nih.gov/eutils/dtd/20131226/efetch.dtd"><eFetchResult><ERROR> Error: External viewer error: Empty '
    'Response. Bytes read: 0 Status: Timeout</ERROR></eFetchResult>',
])
def test_whatever_comes_for_records_is_asked_for_again(body):
    with pytest.raises(TransientError) as caught:
        read(fetching(99_000_001, 99_000_002), body)
    assert caught.value.instead


@given(st.binary(max_size=300))
def test_garbage_is_a_source_error(body):
    for request in (asked(), fetching(99_000_001)):
        with pytest.raises(SourceError):
            list(PubMed(BASE).read(Page(request, request.url, 200, body)))


def test_no_document_makes_biopython_open_a_connection(monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was opened")
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr("Bio.Entrez.Parser.urlopen", refuse)
    dtd = '<!DOCTYPE eSearchResult PUBLIC "x" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/2099/new%s.dtd">'
    for head in (dtd % "", dtd % "esearch", '<!DOCTYPE eSearchResult SYSTEM "http://x.example/esearch.dtd">',
                 '<!DOCTYPE eSearchResult [<!ENTITY a SYSTEM "http://x.example/">]>'):
        answer = read_answer(f"{head}<eSearchResult><Count>0</Count><IdList/></eSearchResult>".encode())
        assert answer.count == 0


def test_an_entity_bomb_is_refused_or_harmless():
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 50}">' for n in range(9))
    body = f"<!DOCTYPE eSearchResult [{bomb}]><eSearchResult><Count>&a8;</Count></eSearchResult>"
    with pytest.raises(ReadError):
        read(asked(), body)


def test_a_contextless_page_is_read_as_saved_records():
    page = Page(Request("pubmed", BASE), BASE, 200, document([record(99_000_001, WEEK.since)]))
    assert [a.key for a in PubMed(BASE).read(page)] == ["pmid:99000001"]


# -- questions

def test_topics_institutions_alumni_and_schools_become_few_questions():
    topics = [Topic(f"t{n}", (f"phrase {n}",), (f"Heading {n}",), (f"Journal {n}",)) for n in range(14)]
    names = [f"Invented University Hospital of Springfield Number {n} Program" for n in range(322)]
    queries = compose(topics, names, [f"Abara Ada{n}" for n in range(60)], ("Invented School",), ("x[ti]",))
    assert len(queries) <= 28
    assert all(len(q.term) <= LONGEST for q in queries)
    assert sum('"invented university hospital of springfield number 321"[ad]' in q.term.lower()
               for q in queries) == 1
    groups = together(queries)
    assert len(queries) + 3 * len(groups) <= 40
    assert {q for _, held in groups for q in held} == set(queries)


def test_the_shipped_questions_stay_within_forty_searches_a_week():
    import csv
    import tomllib
    root = Path(__file__).parents[1]
    shipped = root / "config" / "interests.toml"
    table = SHARED / "lists" / "gs_programs_aamc_2021.csv"
    if not table.exists():
        pytest.skip("needs the program list of ../shared/lists")
    interests = tomllib.loads(shipped.read_text("utf-8"))["interest"]
    topics = [Topic(i["label"], tuple(i.get("phrases", ())), tuple(i.get("mesh", ())),
                    tuple(i.get("journals", ()))) for i in interests]
    with table.open(encoding="utf-8") as rows:
        names = [row["program"] for row in csv.DictReader(rows)]
    queries = compose(topics, names, [f"Abara Ada{n}" for n in range(40)], ("Invented School", "IS"))
    assert len(names) == 322
    assert len(queries) + 3 * len(together(queries)) <= 40


def test_quotes_and_brackets_in_values_cannot_break_out_of_a_phrase():
    query, = compose([Topic("t", ('x"[tiab] OR (cancer', "[]"))])
    assert query.term == f'("x tiab OR cancer"[tiab]){US_SURGERY}'


def test_the_same_questions_in_one_search_share_their_clause():
    queries = compose([Topic("a", ("x",)), Topic("b", ("y",))])
    (query, held), = together(queries)
    assert query.term == f'((("x"[tiab])) OR (("y"[tiab]))){US_SURGERY}' and held == queries
    assert len(query.term) < LONGEST_CHANGES


def test_an_authors_papers_are_asked_for_by_full_name_and_initials():
    assert author_query("Ada Abara").term == (
        '"Ada Abara"[fau] OR "Abara Ada"[fau] OR "Ada Abara"[au] OR "Abara A"[au]')


# -- what NCBI really sent

@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
def test_recorded_answers_and_errors_are_told_apart():
    samples = SHARED / "apis" / "samples" / "eutils"
    counts = {"esearch1.xml": 63, "esearch2.xml": 42249, "esearch3.xml": 2651, "esearch8.xml": 0}
    for name, count in counts.items():
        assert read_answer((samples / "biopython" / name).read_bytes()).count == count
    assert read_answer((samples / "biopython" / "esearch8.xml").read_bytes()).unknown == ("abcXYZ",)
    history = read_answer((samples / "json" / "esearch_usehistory.json").read_bytes())
    assert history.webenv.startswith("MCID_")
    for path in (samples / "errors").iterdir():
        answer = read_answer(path.read_bytes())
        assert bool(answer.errors) == ("empty" not in path.name), path.name


def test_the_root_of_a_document_is_found_behind_comments_and_declarations():
    commented = b'\xef\xbb\xbf<?xml version="1.0"?><!-- <html> --><PubmedArticleSet>'
    assert root_of(commented) == "PubmedArticleSet"
    assert root_of(b"<!DOCTYPE html><html>") == "html"
    assert root_of(b"plain") == ""
