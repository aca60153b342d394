"""Lines of MEDLINE text: where a record begins, what goes on, and the values of a tag."""

from __future__ import annotations

import pytest

from sources.errors import ReadError
from sources.pubmed_xml.medline_lines import every, one, records, tag_of


def test_a_record_begins_with_its_number() -> None:
    text = "\n\nPMID- 1\nTI  - One\n\nPMID- 2\r\nTI  - Two\r\n"
    alone, first, each = f"\ufeff{text}", f"\ufeff{text[2:]}", text.replace("PM", "\ufeffPM")
    for marked in (text, alone, first, each):
        assert list(records(marked.splitlines(keepends=True))) == [
            ["PMID- 1", "TI  - One", ""], ["PMID- 2", "TI  - Two"]]
    assert list(records([])) == list(records(["\n"])) == []


def test_a_line_that_goes_on_joins_the_one_before() -> None:
    assert list(records(["PMID- 1\n", "AD  - Here \n", "      and there.\n", "      And more.\n"])) == [
        ["PMID- 1", "AD  - Here and there. And more."]]


@pytest.mark.parametrize("lines", [["<html>\n", "PMID- 1\n"], ["TI  - One\n"], ["      on\n"], ["PMID 1\n"]])
def test_what_does_not_begin_with_a_number_is_refused(lines: list[str]) -> None:
    with pytest.raises(ReadError, match="not MEDLINE text"):
        list(records(lines))


@pytest.mark.parametrize(("line", "tag"), [
    ("PMID- 1", "PMID"), ("AU  - Roe R", "AU"), ("TI  -", "TI"), ("      goes on", ""), ("", ""),
    ("au  - x", ""), ("Some - words", ""), ("ABCDE- x", ""),
])
def test_the_tag_of_a_line(line: str, tag: str) -> None:
    assert tag_of(line) == tag


def test_values_of_a_tag() -> None:
    fields = {"TI": " One\n title", "AD": ["Here.", " and  there"], "OT": []}
    assert (one(fields, "TI"), one(fields, "AD"), one(fields, "OT"), one(fields, "XX")) == (
        "One title", "Here.", "", "")
    assert (every(fields, "TI"), every(fields, "AD"), every(fields, "OT"), every(fields, "XX")) == (
        ["One title"], ["Here.", "and there"], [], [])
