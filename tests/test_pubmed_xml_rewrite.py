"""An unusual record made plain: what it says stays, how it is written does not."""

from __future__ import annotations

import re

import pytest

import sources.pubmed_xml.rewrite as rewriting
from sources.errors import ReadError
from sources.pubmed_xml.plain import check_plain
from sources.pubmed_xml.rewrite import rewritten
from sources.pubmed_xml.text import NotPlainError


def plain(inside: str, name: str = "ArticleTitle") -> str:
    text = rewritten(f"<PubmedArticle><{name}>{inside}</{name}></PubmedArticle>".encode())
    assert check_plain(text) == text
    found = re.fullmatch(f"<PubmedArticle[^>]*><{name}>(.*)</{name}></PubmedArticle>", text)
    assert found
    return found[1]


@pytest.mark.parametrize(("inside", "text"), [
    ("a<!-- </PubmedArticle> -->b", "ab"), ("a<?p q?>b", "ab"), ("<![CDATA[a < b & c]]>", "a &lt; b &amp; c"),
    ("<i >a</i >", "a"), ("<b><i>a</i>b</b>c", "abc"), ("&#65;&lt;", "A&lt;"), ("", ""),
    ('a<mml:math xmlns:mml="urn:m"><mml:mi>b</mml:mi></mml:math>c', "abc"),
    ("a<mml:math><mml:mi>b</mml:mi></mml:math>c", "abc"),  # the prefix is declared outside the record
    ('a<mml:mi xlink:href="x" xsi:nil="1">b</mml:mi>', "ab"),
])
def test_text_is_written_out(inside: str, text: str) -> None:
    assert plain(inside) == text


def test_an_empty_element_has_two_tags() -> None:
    assert plain("<LastName/><Initials />", "Author") == "<LastName></LastName><Initials></Initials>"


def test_only_markup_is_dissolved_and_not_what_a_record_is_made_of() -> None:
    assert plain("<LastName>A</LastName><!-- x --><Suffix>2<sup>nd</sup></Suffix>", "Author") == (
        "<LastName>A</LastName><Suffix>2nd</Suffix>")


def test_markup_is_dissolved_where_nobody_expects_it() -> None:
    assert plain("<GrantID>R<sup>01</sup></GrantID>", "Grant") == "<GrantID>R01</GrantID>"


def test_attributes_that_are_read_stay() -> None:
    assert plain("<AbstractText NlmCategory='X' Label='A&amp;B'>a</AbstractText>", "Abstract") == (
        '<AbstractText Label="A&amp;B">a</AbstractText>')


def test_references_are_dropped_and_what_follows_them_stays() -> None:
    lists = "<ReferenceList><Reference><PMID>9</PMID></Reference></ReferenceList>"
    assert plain(f"<A>1</A>{lists}<B>2</B>{lists}", "PubmedData") == "<A>1</A><B>2</B>"
    assert plain(f"<A>1</A>{lists} and <B>2</B>", "PubmedData") == "<A>1</A> and <B>2</B>"


@pytest.mark.parametrize("broken", [
    "<i>a", "a & b", "&nbsp;", "<a></b>", "\x01", "</ArticleTitle>", "<x y=1/>", "<a b='1' b='2'/>",
    "<i>" * 300 + "</i>" * 300,
])
def test_what_is_no_xml_is_refused_for_good(broken: str) -> None:
    with pytest.raises(ReadError, match="broken XML") as caught:
        plain(broken)
    assert not isinstance(caught.value, NotPlainError)


def test_what_is_not_utf8_is_refused() -> None:
    with pytest.raises(ReadError):
        rewritten(b"<A>\xff</A>")


def test_a_record_too_large_for_a_tree_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "MAX_REWRITTEN", 100)
    assert plain("a" * 40) == "a" * 40  # 99 bytes
    with pytest.raises(ReadError, match="over 100 bytes"):
        plain("<" * 42)
