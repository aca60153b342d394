"""The contract every source keeps: what its fixtures say, places that stay, and one family of errors."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sources.errors import SourceError
from sources.program_page import to_json
from sources.records import Alumnus, Article, Deleted, Hit, Listing, Mention
from sources.registry import sources_for
from sources.source import (
    Page,
    Query,
    Record,
    Request,
    Search,
    Searched,
    Source,
    Wanted,
    WatchedPage,
    Window,
)

PAGES = Path(__file__).parent / "pages"
SOURCES = {source.name: source for source in sources_for("http://127.0.0.1:9/entrez/eutils/")}
SEARCH = Search(Query("hernia", "hernia[tiab]"), Window(date(2026, 11, 16), date(2026, 11, 23)))
WANTED = Wanted((SEARCH,), ("pmid:99000001",), (WatchedPage("https://site.example/p"),), ("/lists/a.csv",))
MAGIC = (b"", b"<html><body><table>", b"PK\x03\x04", b"{", b"<?xml version='1.0'?><PubmedArticleSet>",
         b"<eSearchResult><Count>", b"\xff\xfe", b"name,email\n", b"<PubmedArticleSet><PubmedArticle>")


@dataclass(frozen=True)
class Case:
    """A page as it would arrive, and what is to be read from it."""

    source: str
    name: str
    page: Page
    expected: Path

    @property
    def read(self) -> list[Record | Request]:
        return read(self.page)


def read(page: Page) -> list[Record | Request]:
    return list(SOURCES[page.request.source].read(page))


def people_pages() -> Iterable[Case]:
    for expected in sorted((PAGES / "program_page").glob("*/expected.json")):
        name = expected.parent.name
        request = Request("program_page", f"https://site.example/{name}/", context={"kind": "listing"})
        body = (expected.parent / "page.html").read_bytes()
        yield Case("program_page", name, Page(request, request.url, 200, body), expected)


def lists() -> Iterable[Case]:
    for expected in sorted((PAGES / "alumni_list").glob("*/expected.json")):
        file = next(path for path in expected.parent.iterdir() if path != expected)
        request = Request("alumni_list", f"file:///lists/{quote(file.name)}")
        page = Page(request, request.url, 200, file.read_bytes())
        yield Case("alumni_list", expected.parent.name, page, expected)


def answers() -> Iterable[Case]:
    search, fetch = SOURCES["pubmed"].start(WANTED)
    asked = {"fetch": replace(fetch, data={}, context={"kind": "fetch"}), "search": search}
    for name, file in (("fetch", "full.xml"), ("search", "search.xml")):
        body = (PAGES / "pubmed" / file).read_bytes()
        page = Page(asked[name], asked[name].url, 200, body)
        yield Case("pubmed", name, page, PAGES / "pubmed" / f"{name}.expected.json")


CASES = [*answers(), *people_pages(), *lists()]
BODIES = {name: [case.page.body for case in CASES if case.source == name] for name in SOURCES}
every_source = pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.source}-{case.name}")


def said(records: Iterable[Record | Request]) -> list[Any]:
    """Records as the fixtures write them: of people pages what `finder extract` prints, else every field."""
    return [json.loads(json.dumps(one, default=str)) for one in map(_said, records) if one is not None]


def _said(record: Record | Request) -> dict[str, object] | None:
    if isinstance(record, Request):
        return None
    if isinstance(record, Listing):
        return {"locator": record.mention.locator, **to_json(record)}
    shape = asdict(record)
    return shape if isinstance(record, Alumnus) else {"record": type(record).__name__, **shape}


def mentions(records: Iterable[Record | Request]) -> list[Mention]:
    found: list[Mention] = []
    for record in records:
        if isinstance(record, Article):
            found += (*record.authors, *record.investigators)
        elif isinstance(record, Listing | Alumnus):
            found.append(record.mention)
    return found


def harmless(page: Page) -> bool:
    """True when a page reads, or is refused by an error that callers know; anything else is raised."""
    try:
        return isinstance(read(page), list)
    except SourceError as error:
        return bool(str(error).strip())


def pages_of(source: Source, body: bytes) -> list[Page]:
    """The body as the answer to each kind of request the source makes first."""
    return [Page(request, request.url, 200, body) for request in source.start(WANTED)]


def test_every_source_has_fixtures() -> None:
    assert {case.source for case in CASES} == set(SOURCES)
    assert len(SOURCES) == len(sources_for("http://127.0.0.1:9/"))
    assert all(len(bodies) >= 2 for bodies in BODIES.values())


@every_source
def test_asks_in_its_own_name_and_only_when_something_is_wanted(source: Source) -> None:
    requests = list(source.start(WANTED))
    assert requests and {request.source for request in requests} == {source.name}
    assert requests == list(source.start(WANTED))
    assert list(source.start(Wanted())) == []


@every_case
def test_reads_what_is_expected(case: Case) -> None:
    expected = json.loads(case.expected.read_text("utf-8"))
    assert said(case.read) == (expected["alumni"] if isinstance(expected, dict) else expected)


@every_case
def test_locators_are_unique_and_do_not_depend_on_when_the_page_came(case: Case) -> None:
    locators = [mention.locator for mention in mentions(case.read)]
    assert len(set(locators)) == len(locators) and all(locators)
    later = replace(case.page, fetched_at="2027-01-01T00:00:00Z", etag='"2"', last_modified="later")
    assert [mention.locator for mention in mentions(read(later))] == locators


@every_case
def test_every_record_says_where_it_stands(case: Case) -> None:
    records = [record for record in case.read if not isinstance(record, Request)]
    assert records
    for record in records:
        if isinstance(record, Article | Deleted | Hit):
            assert record.key.removeprefix("pmid:").isdigit() and record.key.startswith("pmid:")
        elif isinstance(record, Listing | Alumnus):
            assert (record.mention.url or "").startswith(("https://", "file://"))
        else:
            assert isinstance(record, Searched) and record.search == SEARCH
    for mention in mentions(records):
        assert mention.printed == " ".join(mention.printed.split())


@every_case
def test_reading_twice_is_equal(case: Case) -> None:
    assert case.read == case.read


@every_case
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_page_cut_short_or_damaged_is_read_or_refused(case: Case, data: st.DataObject) -> None:
    body = case.page.body
    at = data.draw(st.integers(0, len(body)), label="cut at")
    junk = data.draw(st.sampled_from((b"", b"\x00", b"<", b"\xff\xfe\xfd", b'"', b"&#0;", b"<!--")))
    rest = data.draw(st.sampled_from((b"", body[at:], body[at + 1 :], body[: len(body) - at])))
    assert harmless(replace(case.page, body=body[:at] + junk + rest))


@every_source
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(magic=st.sampled_from(MAGIC), junk=st.binary(max_size=300))
def test_garbage_is_refused_by_an_error_that_callers_know(source: Source, magic: bytes, junk: bytes) -> None:
    assert all(harmless(page) for page in pages_of(source, magic + junk))


@every_source
@pytest.mark.parametrize("body", [b"", b"\x00" * 5000, b"<" * 5000, b"{" * 50_000, b"[" * 50_000,
                                  b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\x00\x01" * 99,
                                  b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, b"<div>" * 20_000,
                                  b"<html><body>Not found</body></html>"], ids=lambda body: repr(body[:12]))
def test_what_is_no_answer_gives_nothing_to_believe(source: Source, body: bytes) -> None:
    for page in pages_of(source, body):
        try:
            found = read(page)
            # a people page without people is a page too: whether it was emptied only `collect` can tell
            assert source.name == "program_page" and found == []
        except SourceError as error:
            assert len(str(error).split()) > 4


@every_source
@pytest.mark.parametrize("body", [b"", b"\x00" * 5000, b" \r\n"], ids=["empty", "zeros", "blank"])
def test_nothing_at_all_is_refused(source: Source, body: bytes) -> None:
    for page in pages_of(source, body):
        with pytest.raises(SourceError):
            read(page)


@every_source
def test_the_page_of_another_source_is_read_or_refused(source: Source) -> None:
    bodies = [case.page.body for case in CASES if case.source != source.name]
    assert all(harmless(page) for body in bodies for page in pages_of(source, body))


def test_a_people_page_that_is_only_a_script_is_refused() -> None:
    request = Request("program_page", "https://site.example/app", context={"kind": "listing"})
    body = (PAGES / "program_page" / "script_only" / "page.html").read_bytes()
    with pytest.raises(SourceError):
        read(Page(request, request.url, 200, body))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    file = io.BytesIO()
    book = Workbook()
    book.active.append(["name", "email"])  # type: ignore[union-attr]
    book.active.append(["Oriel Tambura", "o.tambura@northmoor.example"])  # type: ignore[union-attr]
    book.save(file)
    body, at = file.getvalue(), data.draw(st.integers(0, 4500))
    request = Request("alumni_list", "file:///lists/people.xlsx")
    change = data.draw(st.binary(min_size=1, max_size=40))
    for damaged in (body[:at], body[:at] + change + body[at + len(change) :]):
        assert harmless(Page(request, request.url, 200, damaged))
