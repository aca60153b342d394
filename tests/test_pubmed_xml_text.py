"""Pieces of a plain record: what they say is read as people see it, and doubt is raised, never guessed."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import ReadError
from sources.pubmed_xml.text import (
    Leaves,
    NotPlainError,
    attributes,
    clean,
    cut_out,
    from_start,
    leaves,
    section,
    sections,
    start_attributes,
    unmarked,
)

# -- text

@pytest.mark.parametrize(("raw", "seen"), [
    ("", ""), ("word", "word"), (" a\n  b\t", "a b"), ("a\u00a0\u2009b", "a b"), ("a  b", "a b"),
    ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("&#65;&#x42;&#x2009;c", "AB c"), ("&amp;lt;", "&lt;"),
    ("soft\u00adhyphen", "soft\u00adhyphen"), ("&#x1F600;", "\U0001f600"), ("5 > 4", "5 > 4"),
])
def test_text_as_people_see_it(raw: str, seen: str) -> None:
    assert clean(raw) == seen


@pytest.mark.parametrize("raw", [
    "a & b", "&", "&amp", "&;", "&nbsp;", "&#;", "&#x;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;",
    "&#xFFFE;", "a\x01b", "a\x0bb", "\x1f", "x\x0c", "\ufffe y", "&#11;",
])
def test_what_is_no_text_of_xml_is_not_plain(raw: str) -> None:
    with pytest.raises(NotPlainError):
        clean(raw)
    assert issubclass(NotPlainError, ReadError)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).filter(
    lambda text: not {"\ufffe", "\uffff"} & set(text)))
def test_any_text_comes_back_from_its_references(text: str) -> None:
    folded = " ".join(text.split())
    assert clean(html.escape(text)) == folded == clean("".join(f"&#{ord(c)};" for c in text))


@pytest.mark.parametrize(("raw", "seen"), [
    ("H<sub>2</sub>O", "H2O"), ("<i>a</i> &amp; <b>b</b>", "a & b"), ("<i>a<sub>b</sub></i>c", "abc"),
    ("7 > 5 of <i>x</i>", "7 > 5 of x"), ("<i></i>", ""), ("<i>" * 8 + "x" + "</i>" * 8, "x"),
])
def test_inline_markup_is_taken_off(raw: str, seen: str) -> None:
    assert unmarked(raw) == seen


@pytest.mark.parametrize("raw", [
    "<i>a", "a</i>", "<i>a</b>", "<i><b>a</i></b>", "<em>a</em>", "<i x='y'>a</i>", "<i/>", "a < b",
    "<i>" * 9 + "x" + "</i>" * 9, "<!-- a -->",
])
def test_markup_that_does_not_pair_is_not_plain(raw: str) -> None:
    with pytest.raises(NotPlainError):
        unmarked(raw)


# -- attributes

@pytest.mark.parametrize(("raw", "found"), [
    ("", {}), (' a="1"', {"a": "1"}), ("  b = '2'\n a=\"1\"", {"a": "1", "b": "2"}), (' a=""', {"a": ""}),
    (' Label="A&amp;B  C"', {"Label": "A&B C"}), (" a=\"it's\"", {"a": "it's"}), (' a="1"/', {"a": "1"}),
])
def test_attributes_in_any_order_and_quotes(raw: str, found: dict[str, str]) -> None:
    assert attributes(raw) == found


@pytest.mark.parametrize("raw", [" a", " a=1", ' a="1" b', " a='1' a='2'", 'a="1"', " a='1\""])
def test_a_tag_that_cannot_be_read_is_not_plain(raw: str) -> None:
    with pytest.raises(NotPlainError):
        attributes(raw)


def test_the_attributes_of_an_element() -> None:
    assert start_attributes('<AuthorList CompleteYN="N"><Author X="Y">') == {"CompleteYN": "N"}
    assert start_attributes("<AuthorList>") == {}


# -- elements

TEXT = "<A><Grants>x</Grants><Grant n='1'>y<B>z</B></Grant>mid<Grant>w</Grant></A>"


def test_an_element_is_cut_out_by_its_whole_name() -> None:
    assert section(TEXT, "Grant") == "<Grant n='1'>y<B>z</B>"
    assert cut_out(TEXT, "Grant") == ("<Grant n='1'>y<B>z</B>", TEXT.replace("<Grant n='1'>y<B>z</B>", ""))
    assert section(TEXT, "None") == "" and cut_out(TEXT, "None") == ("", TEXT)


def test_all_elements_of_a_name() -> None:
    assert sections(TEXT, "Grant") == ["<Grant n='1'>y<B>z</B>", "<Grant>w"]
    assert sections(TEXT, "None") == []


@pytest.mark.parametrize("text", ["<Grant/></Grant>", "<Grant>a</Grant></Grant>", "<Grant><Grant>a</Grant>",
                                  "</Grant>"])
def test_elements_that_cannot_be_counted_are_not_plain(text: str) -> None:
    with pytest.raises(NotPlainError):
        sections(text, "Grant")


def test_an_end_without_its_start_is_not_plain() -> None:
    for call in (section, cut_out, from_start):
        with pytest.raises(NotPlainError, match="without its start: Grant"):
            call("<Grants>a</Grant>", "Grant")


def test_a_piece_begins_with_its_start_tag() -> None:
    assert from_start("<List><Grant>a", "Grant") == "<Grant>a"
    assert from_start("<List><Grant a='b'>a", "Grant") == "<Grant a='b'>a"


# -- leaves

def test_leaves_are_the_elements_that_hold_text_only() -> None:
    assert leaves("<A><B>one</B><B>two &amp;</B><C><D> three </D></C><E></E></A>") == {
        "B": "two &", "D": "three", "E": ""}
    assert leaves("") == {}


def test_leaves_by_name() -> None:
    found = Leaves('<B x="1"> one</B><B>two</B><B></B><C/>')
    assert found.first("B") == "one" and found.first("Z") == ""
    assert found.filled("B") == ("one", "two") and found.filled("Z") == ()
    assert found.marked("B") == [({"x": "1"}, "one"), ({}, "two"), ({}, "")]
