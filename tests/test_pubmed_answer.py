"""What E-utilities answer, and how an answer is told from an error by its body (APIS.md 1.2, 1.6)."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.pubmed.answer import Answer, NotAnAnswerError, read_answer, root_of
from tests.invented_answers import SEARCHED, TIMED_OUT, found, unknown
from tests.invented_pubmed import document

SHARED = Path(__file__).parents[1] / ".." / "shared"


def as_json(**result):
    return json.dumps({"header": {"type": "esearch"}, "esearchresult": result}).encode()


# -- answers

def test_xml_and_json_say_the_same():
    xml = found(2, [99_000_002, 99_000_001],
                "<ErrorList><PhraseNotFound>zzyzx</PhraseNotFound><FieldNotFound>qq</FieldNotFound></ErrorList>"
                "<WarningList><PhraseIgnored>and</PhraseIgnored><QuotedPhraseNotFound>\"a b\""
                "</QuotedPhraseNotFound><OutputMessage>clipped</OutputMessage></WarningList>")
    spoken = as_json(
        count="2", retmax="2", retstart="0", querykey="1", webenv="MCID_1", querytranslation="x",
        idlist=["99000002", "99000001"],
        errorlist={"phrasesnotfound": ["zzyzx"], "fieldsnotfound": ["qq"]},
        warninglist={"phrasesignored": ["and"], "quotedphrasesnotfound": ['"a b"'],
                     "outputmessages": ["clipped"]})
    assert read_answer(xml) == read_answer(spoken) == Answer(
        2, ("99000002", "99000001"), "MCID_1", "1", "x", ("zzyzx", "qq", '"a b"'), ("and",), ("clipped",))


def test_xml_without_its_document_type_is_read_alike():
    bare = found(2, [99_000_002], unknown("zzyzx")).split(b"esearch.dtd\">\n")[1]
    assert bare.startswith(b"<eSearchResult>")
    assert read_answer(bare) == read_answer(found(2, [99_000_002], unknown("zzyzx")))


def test_a_count_of_nothing_is_an_answer():
    for body in (found(0, [], history=False), as_json(count="0", idlist=[])):
        answer = read_answer(body)
        assert answer.count == 0 and answer.ids == () and answer.errors == ()


@pytest.mark.parametrize("count", ["", "many", "-1", "1e3", "²", "9" * 19, None])
def test_a_count_that_is_no_number_is_none(count):
    assert read_answer(as_json(count=count, idlist=[])).count is None


def test_one_phrase_alone_may_come_without_a_list():
    assert read_answer(as_json(count="1", errorlist={"phrasesnotfound": "zzyzx"})).unknown == ("zzyzx",)
    assert read_answer(as_json(count="1", errorlist=["zzyzx"], warninglist=None)).unknown == ()


# -- errors, each in the form it was seen in (APIS.md 1.6)

RAW_NEWLINE = ('{"header":{},"esearchresult":{"ERROR":"Search Backend failed: Exception:\n\'retstart\' '
               'cannot be larger than 9998. For PubMed, ESearch can only retrieve the first 9,999 records"}}')


@pytest.mark.parametrize(("body", "said"), [
    ('{"error":"API rate limit exceeded","api-key":"203.0.113.7","count":"4","limit":"3"}', "API rate limit"),
    (RAW_NEWLINE, "'retstart' cannot be larger than 9998"),
    ("Search Backend failed: Database is not supported: pubmed", "Database is not supported"),
    (SEARCHED % "<ERROR>Search Backend failed: Unable to open connection to #PMQuerySrv</ERROR>", "#PMQuery"),
    (SEARCHED % "<ERROR>Search Backend failed</ERROR>", "Search Backend failed"),
    ('{"esearchresult":{"ERROR":"Unable to obtain query #1"}}', "Unable to obtain query #1"),
    (SEARCHED % "<ERROR>Unable to obtain query #1</ERROR>", "Unable to obtain query #1"),
    ("<eSearchResult><ERROR>one</ERROR><ERROR>an<b>other</b></ERROR></eSearchResult>", "one; another"),
    (TIMED_OUT, "Status: Timeout"),
    ("<ePostResult><ERROR>IDs contain invalid characters</ERROR></ePostResult>", "invalid characters"),
])
def test_an_error_says_why_and_finds_nothing(body, said):
    answer = read_answer(body.encode())
    assert said in answer.errors[0] and not answer.refused_key
    assert answer == Answer(errors=answer.errors)


def test_a_raw_newline_inside_json_is_kept():
    with pytest.raises(ValueError, match="control character"):
        json.loads(RAW_NEWLINE)
    assert "Exception:\n'retstart'" in read_answer(RAW_NEWLINE.encode()).errors[0]


def test_a_refused_key_is_told_and_not_repeated():
    answer = read_answer(b'{"error":"API key invalid","api-key":"SECRET","type":"invalid"}')
    assert answer.refused_key and "SECRET" not in repr(answer)


@pytest.mark.parametrize(("body", "kind"), [
    (b"", "nothing"), (b" \r\n", "nothing"),
    (b"<html><body>Bad Gateway!</body></html>", "a web page"),
    (b"<!DOCTYPE html>\n<HTML lang='en'>", "a web page"),
    (document([]), "<PubmedArticleSet>"),
    (b'{"esearchresult":', "broken JSON"), (b'{"a":' * 50_000, "broken JSON"),
    (b"[1,2]", "JSON of another shape"), (b'{"esearchresult":[]}', "JSON of another shape"),
    (b'{"result":{"uids":[]}}', "JSON of another shape"),
    (found(2, [1, 2])[:-20], "cut short or broken"), (b"<eSearchResult><Count>1</Count>", "cut short"),
    (b"x" * 2_000, "<>"),
])
def test_what_is_no_answer_is_refused_with_its_kind(body, kind):
    with pytest.raises(NotAnAnswerError, match=kind):
        read_answer(body)


@given(st.binary(max_size=300))
def test_any_bytes_are_an_answer_or_refused(body):
    with suppress(NotAnAnswerError):
        assert isinstance(read_answer(body), Answer)


# -- what a document does not make us do

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


@pytest.mark.parametrize("entity", ['"7"', 'SYSTEM "file:///etc/hostname"'])
def test_entities_of_a_document_are_not_expanded(entity):
    body = f"<!DOCTYPE eSearchResult [<!ENTITY a {entity}>]><eSearchResult><Count>&a;</Count></eSearchResult>"
    assert read_answer(body.encode()).count is None


# -- what a body is

def test_the_root_of_a_document_is_found_behind_comments_and_declarations():
    commented = b'\xef\xbb\xbf<?xml version="1.0"?><!-- <html> --><PubmedArticleSet>'
    assert root_of(commented) == "PubmedArticleSet"
    assert root_of(b"<!DOCTYPE html><html>") == "html"
    assert root_of(b"plain") == root_of(b"a < b <c>") == root_of(b"") == ""
    assert root_of(b' \n{"a": 1}') == root_of(b"[1]") == "{"


def test_the_root_is_the_tag_and_not_what_the_document_type_calls_it():
    assert root_of(TIMED_OUT.encode()) == "eFetchResult"


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


@pytest.mark.parametrize("address", ["https:ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd",
                                     "https:]ls.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd"])
def test_an_address_that_trips_biopython_is_read_without_it(address: str) -> None:
    doctype = f'<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" "{address}">'
    body = f"{doctype}<eSearchResult><Count>3</Count><IdList><Id>99000001</Id></IdList></eSearchResult>"
    assert read_answer(body.encode()).count == 3
