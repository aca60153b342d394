"""Turns a page into lines of text with their elements: what a reader sees, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree, html

from sources.errors import ReadError
from sources.printed_name import word_set
from sources.program_page.decoding import decode

Element = Any  # lxml has no types of its own
_BLOCKS = word_set("""
address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure
footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary
table tbody td tfoot th thead tr ul caption button
""")
_SILENT = word_set("""
script style noscript template head title textarea svg iframe object math datalist select
""")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")  # what XML, and so the parser, forbids
_SHELL = re.compile(
    r"<(?:div|main|app)[^>]*\bid=[\"']?(?:root|app|__next|__nuxt|main-app|react-app|svelte)\b|"
    r"<(?:app-root|ng-app)\b|data-reactroot|enable javascript",
    re.I,
)
_SHELL_LETTERS = 200  # a people page with fewer visible letters than this and a script root was never drawn
MAX_BYTES = 30_000_000


@dataclass(slots=True, eq=False)
class Run:
    """A stretch of text directly inside one element."""

    text: str
    element: Element
    line: int
    at: int = 0  # place among all runs of the page


@dataclass(eq=False)
class Line:
    """What stands between two line breaks: the runs of text, and the elements that open there."""

    index: int
    runs: list[Run] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The line as read, white space folded."""
        return " ".join("".join(run.text for run in self.runs).split())


@dataclass(eq=False)
class Document:
    """A parsed page. `lines` hold every visible text; `source` is the decoded markup."""

    root: Element
    source: str
    lines: list[Line]
    span: dict[Element, tuple[int, int]]  # element → first and last line it covers, both included

    @property
    def runs(self) -> Iterator[Run]:
        """Every run of the page in reading order."""
        for line in self.lines:
            yield from line.runs


def read_document(body: bytes) -> Document:
    """The document of a page's bytes. Raises ReadError when there is none, or far more than a page."""
    if len(body) > MAX_BYTES:
        raise ReadError("The page is larger than 30 MB; give the address of the people list itself.")
    source = _CONTROL.sub("", decode(body))
    return _walk(_parse(source), source)


def refuse_empty_frame(document: Document) -> None:
    """Raises ReadError for a page that a script would draw: almost no text, and a script's root."""
    if sum(len(line.text) for line in document.lines) < _SHELL_LETTERS and _SHELL.search(document.source):
        raise ReadError(
            "The page is drawn by JavaScript and came empty; open it in a browser, save it as a complete "
            "web page, and run `finder extract FILE --url ADDRESS` on the saved file."
        )


def _parse(source: str) -> Element:
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError("The page has no HTML that can be read; check the address in a browser.") from error
    return root


def _walk(root: Element, source: str) -> Document:
    lines = [Line(0)]
    span: dict[Element, tuple[int, int]] = {}
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS:
                _break(lines)
            span[element] = (lines[-1].index, -1)
            lines[-1].elements.append(element)
            silent += tag in _SILENT
        elif event == "end":
            silent -= tag in _SILENT
            span[element] = (span[element][0], _last_inside(lines, span[element][0]))
            if tag in _BLOCKS:
                _break(lines)
        if not silent and event == "start":
            _say(lines, element.text, element)
        elif not silent:
            _say(lines, element.tail, element.getparent())
    for at, run in enumerate(run for line in lines for run in line.runs):
        run.at = at
    return Document(root, source, lines, span)


def text_of(element: Element) -> str:
    """All that stands in an element, white space folded."""
    return " ".join(element.text_content().split())


def _last_inside(lines: list[Line], first: int) -> int:
    """The last line of a block that ends here; a line still empty was opened for what follows the block."""
    empty = _is_blank(lines[-1]) and all(element.tag == "br" for element in lines[-1].elements)
    return max(first, lines[-1].index - empty)


def _break(lines: list[Line]) -> None:
    if not _is_blank(lines[-1]):
        lines.append(Line(len(lines)))


def _is_blank(line: Line) -> bool:
    return all(run.text.isspace() for run in line.runs)


def _say(lines: list[Line], text: str | None, element: Element) -> None:
    if text and element is not None:
        lines[-1].runs.append(Run(text, element, lines[-1].index))
