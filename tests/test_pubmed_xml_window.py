"""The part of a file that is in memory: tags and ends are found wherever reads end, and memory is bounded."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sources.pubmed_xml.window as windows
from sources.errors import ReadError
from sources.pubmed_xml.window import Window, shown
from tests.small_sets import titled


@pytest.fixture(autouse=True, params=[3, 256 * 1024], ids=["few bytes a read", "many"])
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "CHUNK", request.param)


def over(raw: bytes, at: int = 0) -> Window:
    window = Window(io.BytesIO(raw))
    window.fill(at)
    window.at = at
    return window


# -- reading on

def test_what_is_done_with_is_let_go() -> None:
    window = over(b"0123456789" * 100_000, 5)
    before = len(window.data)
    assert window.more() and window.at == 0 and window.data[:4] == b"5678"
    assert before - 5 < len(window.data) < before + windows.CHUNK * 16


def test_the_end_of_a_file_is_seen() -> None:
    window = over(b"ab")
    window.fill(10)
    assert window.data == b"ab" and window.done and not window.more()


@given(st.binary(max_size=40), st.binary(min_size=1, max_size=3))
def test_bytes_are_found_where_they_first_stand(raw: bytes, what: bytes) -> None:
    window = over(raw)
    found = window.find(what)
    assert found == raw.find(what)
    if found >= 0:
        assert window.data[found:].startswith(what) and window.at == 0


def test_an_element_without_an_end_is_not_read_for_ever() -> None:
    window = over(b"<A>" + b"x" * 1_000_000)
    window.limit = 10_000
    with pytest.raises(ReadError, match="over 10000 bytes"):
        window.element(b"A")
    assert len(window.data) < 10_000 + 17 * windows.CHUNK


class Damaged(io.RawIOBase):
    def read(self, size: int = -1) -> bytes:
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")


def test_a_file_that_cannot_be_read_is_an_error_of_the_source() -> None:
    with pytest.raises(ReadError, match=r"cannot be read to its end .*end-of-stream"):
        Window(Damaged()).more()  # type: ignore[arg-type]


# -- tags

@pytest.mark.parametrize(("raw", "name"), [
    (b"<A>", b"A"), (b" \n<A b='c'/>", b"A"), (b"</A >", b"/A"), (b"<!-- <B> --><A>", b"A"),
    (b"<?xml version='1.0'?>\n<!-- a --> <A>", b"A"), (b"<!DOCTYPE x>", b"!DOCTYPE"), (b"", b""),
    (b"  ", b""), (b"<mml:math>", b"mml:math"),
])
def test_the_next_tag_is_named_and_left_in_place(raw: bytes, name: bytes) -> None:
    window = over(raw)
    assert window.token() == name == window.token()


@pytest.mark.parametrize(("raw", "rest"), [
    (b"<!DOCTYPE a><A>", b"<A>"), (b"<!DOCTYPE a PUBLIC '>' \"['>\"><A>", b"<A>"),
    (b"<!DOCTYPE a [<!ENTITY b 'c'>]><A>", b"<!ENTITY b 'c'>]><A>"),
])
def test_a_document_type_ends_outside_its_quotes(raw: bytes, rest: bytes) -> None:
    window = over(raw)
    assert raw.startswith(window.document_type())
    assert rest.startswith(window.data[window.at :])


@pytest.mark.parametrize("raw", [b"<!DOCTYPE a", b"<!DOCTYPE a '>", b'<!DOCTYPE "'])
def test_a_document_type_without_an_end_is_cut_short(raw: bytes) -> None:
    with pytest.raises(ReadError, match="cut short"):
        over(raw).document_type()


@pytest.mark.parametrize("raw", [b"words", b"< A>", b"<1>", b"<![CDATA[x]]>", b"<A", b"\x00"])
def test_what_is_no_tag_is_shown(raw: bytes) -> None:
    with pytest.raises(ReadError, match="not PubMed XML: “"):
        over(raw).token()


def test_the_declaration_is_kept() -> None:
    window = over(b'<?xml version="1.0" encoding="utf-8"?><!-- a --><A>')
    window.token()
    assert b'encoding="utf-8"' in window.declaration


def test_a_start_tag_is_consumed_whole() -> None:
    window = over(b"<A b='c'\n>next")
    assert window.start_tag() == b"<A b='c'\n>" and window.data[window.at :].startswith(b"n")
    with pytest.raises(ReadError, match="inside a tag"):
        over(b"<A b=").start_tag()


# -- elements

@pytest.mark.parametrize("element", [
    b"<A>x</A>", b"<A/>", b"<A b='c' />", b"<A><B/>x</A>", b"<A>x</A >", b"<A>x</A\n>", b"<A>Why? So!</A>",
    b"<A><Ab>x</Ab></A>", b"<A><!-- a --></A>",
])
def test_an_element_ends_with_its_own_end_tag(element: bytes) -> None:
    window = over(element + b"</A>rest")
    assert window.element(b"A") == element
    assert b"</A>rest".startswith(window.data[window.at :])


@pytest.mark.parametrize("element", [
    b"<A><!-- </A> -->x</A>", b"<A><![CDATA[</A>]]>x</A>", b"<A><?p </A>?>x</A>", b"<A><!-- </A> -->x</A >",
])
def test_an_end_tag_that_is_none_does_not_mislead(element: bytes) -> None:
    assert over(element + b"</A>rest").element(b"A") == element


@pytest.mark.parametrize("raw", [
    b"<A>", b"<A>x</A", b"<A><!-- </A>", b"<A><![CDATA[</A>", b"<A><!-- x --> </A",
])
def test_an_element_that_was_cut_is_named(raw: bytes) -> None:
    with pytest.raises(ReadError, match="cut short inside a <A>"):
        over(raw).element(b"A")


def test_the_usual_record_is_taken_from_the_window_alone() -> None:
    first, second = titled("A", "B")
    window = over(first + b"\n" + second + b"<DeleteCitation>")
    window.fill(10_000)
    assert [window.usual(), window.usual(), window.usual()] == [first, second, b""]


@pytest.mark.parametrize("raw", [
    b"<PubmedArticle><!-- </PubmedArticle> --></PubmedArticle>", b"<PubmedArticle >x</PubmedArticle>",
    b"<PubmedArticle>x", b"<PubmedBookArticle></PubmedBookArticle>", b"",
])
def test_whatever_may_mislead_is_left_to_the_careful_steps(raw: bytes) -> None:
    window = over(raw)
    window.fill(10_000)
    assert window.usual() == b"" and window.at == 0


def test_what_is_shown_fits_a_sentence() -> None:
    assert shown(b"x" * 900) == "x" * 60 and shown(b"\xff") == "\ufffd"
