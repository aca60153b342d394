"""A page becomes lines: what a reader sees, in reading order, with the elements it stands in."""

from __future__ import annotations

import pytest

from sources.errors import ReadError
from sources.program_page.document import MAX_BYTES, read_document, refuse_empty_frame


def texts(markup: str) -> list[str]:
    return [line.text for line in read_document(markup.encode()).lines if line.text]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One <b>two</b> three</p><p>four</p>", ["One two three", "four"]),
        ("<div>One<br>two<div>three</div>four</div>", ["One", "two", "three", "four"]),
        ("<table><tr><td>One</td><td>two</td></tr></table>", ["One", "two"]),
        ("<p>One<!-- not this --> two</p>", ["One two"]),
        ("<p>One<script>not(this)</script> two</p>", ["One two"]),
        ("<p>One</p><noscript><p>not <!-- nor --> this</p></noscript><p>two</p>", ["One", "two"]),
        ("<title>not this</title><p>One</p>", ["One"]),
        ("<p>  </p><p>One</p>", ["One"]),
    ],
)
def test_lines_are_what_a_reader_sees(markup, lines):
    assert texts(markup) == lines


def test_a_run_knows_its_element_its_line_and_its_place():
    document = read_document(b"<p>One <b>two</b> three</p><p>four</p>")
    assert [(run.text, run.element.tag, run.at) for run in document.runs] == [
        ("One ", "p", 0),
        ("two", "b", 1),
        (" three", "p", 2),
        ("four", "p", 3),
    ]
    assert all(run in document.lines[run.line].runs for run in document.runs)


def test_an_element_spans_the_lines_inside_it():
    document = read_document(b"<div><p>One</p><ul><li>two</li><li>three</li></ul></div><p>four</p>")
    first, last = document.span[document.root.find(".//ul")]
    assert [line.text for line in document.lines[first : last + 1]] == ["two", "three"]
    items = [document.span[item] for item in document.root.iter("li")]
    assert [(document.lines[first].text, last - first) for first, last in items] == [("two", 0), ("three", 0)]


@pytest.mark.parametrize(
    ("card", "inside"),
    [
        ("<div><p>One</p><p>two</p></div>", ["One", "two"]),
        ("<div><div><p>One</p></div></div>", ["One"]),
        ("<div>One<br>two<br></div>", ["One", "two"]),
        ("<div></div>", ["next"]),  # shows nothing: the line it stands on
        ("<div><p>One</p><img src='a.jpg'></div>", ["One", "next"]),  # the picture stands on the next line
    ],
)
def test_a_block_does_not_reach_the_line_of_the_next_one(card, inside):
    document = read_document(f"{card}<div><p>next</p></div>".encode())
    first, last = document.span[document.root.find(".//div")]
    assert [line.text for line in document.lines[first : last + 1]] == inside


def test_an_empty_frame_of_a_script_is_refused_and_a_short_page_is_not():
    with pytest.raises(ReadError, match="JavaScript"):
        refuse_empty_frame(read_document(b"<div id='root'></div>"))
    refuse_empty_frame(read_document(b"<p>One</p>"))
    refuse_empty_frame(read_document(b"<div id='root'>" + b"<p>One two</p>" * 40 + b"</div>"))


def test_more_than_a_page_is_refused_before_it_is_parsed():
    with pytest.raises(ReadError, match="30 MB"):
        read_document(b" " * (MAX_BYTES + 1))
