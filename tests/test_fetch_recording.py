"""What was recorded is answered again, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.errors import FetchError
from sources.fetch import Recording
from sources.source import Page, Request

ASKED = Request("pubmed", "https://eutils.example/efetch.fcgi", data={"id": "99000001", "db": "pubmed"})


def test_answers_from_a_mapping_with_the_request_that_asked() -> None:
    recording = Recording({"https://a.example/": b"<p>Hello"})
    request = Request("program_page", "https://a.example/", context={"program": "x"})
    page = recording(request)
    assert (page.body, page.status, page.url, page.request) == (b"<p>Hello", 200, request.url, request)
    assert recording.requests == 1


def test_a_page_in_a_mapping_keeps_its_status() -> None:
    request = Request("program_page", "https://a.example/")
    recording = Recording({request.url: Page(request, "https://a.example/moved", 304, b"", etag='"1"')})
    page = recording(Request("program_page", "https://a.example/", context={"n": 2}))
    assert (page.status, page.url, page.etag) == (304, "https://a.example/moved", '"1"')
    assert page.request.context == {"n": 2}


def test_saves_and_finds_by_address_and_form(tmp_path: Path) -> None:
    page = Page(ASKED, ASKED.url, 200, b"<PubmedArticleSet/>", "text/xml", '"e"', "then", "2026-11-23")
    Recording.of(lambda request: page, tmp_path)(ASKED)
    again = Recording(folder=tmp_path)
    same = Request("pubmed", ASKED.url, data={"db": "pubmed", "id": "99000001"}, context={"other": 1})
    assert again(same) == Page(same, page.url, 200, page.body, "text/xml", '"e"', "then", page.fetched_at)
    with pytest.raises(FetchError, match="Record it first"):
        again(Request("pubmed", ASKED.url, data={"id": "99000002", "db": "pubmed"}))


def test_a_form_is_not_written_down(tmp_path: Path) -> None:
    request = Request("pubmed", ASKED.url, data={"api_key": "0123secret"})
    Recording.save(Page(request, request.url, 200, b"x"), tmp_path)
    assert not any(b"0123secret" in path.read_bytes() for path in tmp_path.iterdir())


def test_nothing_recorded() -> None:
    with pytest.raises(FetchError):
        Recording()(ASKED)
