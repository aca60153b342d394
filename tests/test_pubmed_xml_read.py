"""From the bytes of a file to its records: in order, what is whole before what is broken."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sources.pubmed_xml.read as reading
from sources.errors import ReadError
from sources.pubmed_xml import read_articles, read_records
from sources.records import Article, Deleted
from tests.small_sets import FULL, one, read, titled, whole


def test_empty_sets_and_single_records() -> None:
    assert read(b"<PubmedArticleSet></PubmedArticleSet>") == []
    assert read(b'\xef\xbb\xbf<?xml version="1.0"?><!-- none -->\n<PubmedArticleSet/>\n') == []
    assert len(read(one("<ArticleTitle>T</ArticleTitle>"))) == 1


def test_the_form_before_2016_is_read() -> None:
    bare = one("<ArticleTitle>Old</ArticleTitle>").removeprefix(b"<PubmedArticle>")
    raw = b"<MedlineCitationSet>" + bare.removesuffix(b"</PubmedArticle>") + b"</MedlineCitationSet>"
    assert read(raw)[0].title == "Old"  # type: ignore[union-attr]


def test_deletions_are_told_in_their_place_and_are_no_articles() -> None:
    gone = b"<DeleteCitation><PMID>99000007</PMID><PMID> </PMID><PMID>x</PMID></DeleteCitation>"
    raw = whole(titled("A")[0], gone)
    first, deleted = read(raw)
    assert isinstance(first, Article) and deleted == Deleted("pmid:99000007")
    assert list(read_articles(io.BytesIO(raw))) == [first]


def test_records_of_every_form_keep_their_order() -> None:
    usual, odd = titled("A", "B"), titled("C<!-- x -->", "D")
    book = b"<PubmedBookArticle><BookDocument><PMID>9</PMID><Book></Book></BookDocument></PubmedBookArticle>"
    bare = odd[1].removeprefix(b"<PubmedArticle>").removesuffix(b"</PubmedArticle>")
    found = read(whole(usual[0], book, odd[0], bare, usual[1]))
    assert [r.title for r in found if isinstance(r, Article)] == ["A", "", "C", "D", "B"]


@pytest.mark.parametrize("size", [1, 700, 10_000_000])
def test_how_many_are_read_together_changes_nothing(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    records = titled("A", "B<![CDATA[<]]>", "C", "D")
    monkeypatch.setattr(reading, "BATCH", size)
    assert [r.title for r in read(whole(*records)) if isinstance(r, Article)] == ["A", "B<", "C", "D"]


def test_a_comment_longer_than_the_window_hides_an_end_tag() -> None:
    records = titled("A<!-- </PubmedArticle>" + " " * 300_000 + "-->", "B")
    assert [r.title for r in read(whole(*records)) if isinstance(r, Article)] == ["A", "B"]


def test_the_records_of_a_cut_file_come_before_its_error() -> None:
    records = read_records(io.BytesIO(whole(*titled("A", "B"))[:-60]))
    assert next(records).key == "pmid:99000001"
    with pytest.raises(ReadError, match="cut short"):
        next(records)


def test_a_broken_record_comes_after_those_before_it() -> None:
    records = read_records(io.BytesIO(whole(*titled("A", "B", "a & b", "C"))))
    assert [next(records).key for _ in range(2)] == ["pmid:99000001", "pmid:99000002"]
    with pytest.raises(ReadError, match="broken XML"):
        next(records)


BROKEN = {
    "empty": b"", "html": b"<!DOCTYPE html><html><body>Busy</body></html>", "json": b'{"error": "x"}',
    "text": b"Service unavailable", "gzip": gzip.compress(FULL),
    "utf-16": "<PubmedArticleSet/>".encode("utf-16"),
    "latin-1": b'<?xml version="1.0" encoding="ISO-8859-1"?>' + whole(), "another root": b"<eSearchResult/>",
    "not utf-8": whole(one("<ArticleTitle>\xff</ArticleTitle>").replace("\xff".encode(), b"\xff")),
    "tags that do not pair": whole(one("<ArticleTitle>T</Title>")),
    "an end tag too many": whole(one("<ArticleTitle>T</ArticleTitle></Title>")),
    "a stray ampersand": whole(one("<ArticleTitle>a & b</ArticleTitle>")),
    "an entity nobody defined": whole(one("<ArticleTitle>&nbsp;</ArticleTitle>")),
    "a control character": whole(one("<ArticleTitle>\x01</ArticleTitle>")),
    "no character": whole(one("<ArticleTitle>&#0;</ArticleTitle>")),
    "an unknown element": whole(b"<Surprise/>"), "words among records": whole(b"Error: timeout"),
    "something after the end": whole() + b"<PubmedArticleSet/>", "no PMID": whole(b"<PubmedArticle/>"),
    "a PMID that is none": whole(one("", pmid="12; DROP")),
    "billion laughs": b'<!DOCTYPE PubmedArticleSet [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + whole(),
    "an external entity": b'<!DOCTYPE x SYSTEM "file:///etc/passwd">'
    + whole(one("<ArticleTitle>&x;</ArticleTitle>")),
    "crossed markup": whole(one("<ArticleTitle><b>a<i>b</b>c</i></ArticleTitle>")),
    "crossed elements": whole(one("<ArticleTitle>T</ArticleTitle>", behind="<Xx><Yy></Xx></Yy>")),
    "crossed keywords": whole(one("", behind="<KeywordList><Keyword>a</KeywordList></Keyword>")),
    "an attribute twice": whole(one("").replace(b'Status="MEDLINE"', b'Status="MEDLINE" Status="X"')),
    "an attribute twice, of a label": whole(one(
        '<Abstract><AbstractText Label="A" Label="B">T</AbstractText></Abstract>')),
    "the end of a CDATA section": whole(one("<ArticleTitle>a ]]> b</ArticleTitle>")),
    "deep elements": whole(one("", behind="<A>" * 300 + "</A>" * 300)),
    "deep nesting": whole(one("<ArticleTitle>" + "<i>" * 9999 + "</i>" * 9999 + "</ArticleTitle>")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_input_is_refused(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(BROKEN[name])
    assert str(caught.value).endswith((".", "%", "”", "refused."))


def test_an_efetch_error_is_told_in_pubmeds_words() -> None:
    raw = b'<?xml version="1.0"?><eFetchResult>\n<ERROR> Unable to obtain\n query #1</ERROR></eFetchResult>'
    with pytest.raises(ReadError, match="Unable to obtain query #1"):
        read(raw)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1, max_value=len(FULL.rstrip()) - 1))
def test_a_cut_file_gives_its_whole_records_then_an_error(length: int) -> None:
    records = read_records(io.BytesIO(FULL[:length]))
    got = []
    with pytest.raises(ReadError):
        got.extend(iter(lambda: next(records, None), None))
    assert got == read(FULL)[: len(got)]
