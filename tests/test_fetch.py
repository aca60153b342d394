"""The Fetcher as its callers see it: web, E-utilities and files behind one call."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.errors import FetchError, RefusedError
from sources.fetch import Fetcher
from sources.source import Fetch, Request


def test_it_is_a_fetch() -> None:
    fetch: Fetch = Fetcher()
    assert callable(fetch)


def test_reads_a_file_for_the_alumni_list(tmp_path: Path) -> None:
    listed = tmp_path / "match list 2026.csv"
    listed.write_bytes(b"name\nAda Example\n")
    page = Fetcher()(Request("alumni_list", listed.as_uri()))
    assert (page.body, page.status, page.content_type) == (b"name\nAda Example\n", 200, "text/csv")
    assert page.url == listed.as_uri()
    assert page.fetched_at.endswith("+00:00")


def test_a_page_from_the_web_does_not_lead_to_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    with pytest.raises(RefusedError, match="web pages only"):
        Fetcher()(Request("program_page", secret.as_uri()))


@pytest.mark.parametrize("name", ["missing.csv", ""])
def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(FetchError, match=r"finder\.toml"):
        Fetcher()(Request("alumni_list", (tmp_path / name).as_uri()))


def test_a_device_is_not_a_file() -> None:
    with pytest.raises(FetchError):
        Fetcher()(Request("alumni_list", "file:///dev/zero"))


def test_a_file_larger_than_allowed(tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    big.write_bytes(bytes(2_000_001))
    with pytest.raises(FetchError, match="larger than 2 MB"):
        Fetcher(eutils_max_bytes=2_000_000)(Request("alumni_list", big.as_uri()))


@pytest.mark.parametrize("url", ["ftp://a.example/", "mailto:x@y.example", "not an address", ""])
def test_an_address_that_nothing_handles(url: str) -> None:
    with pytest.raises(RefusedError):
        Fetcher()(Request("program_page", url))


def test_a_contact_can_not_smuggle_headers() -> None:
    fetch = Fetcher(contact="a@b.example\r\nX-Evil: 1")
    agent = fetch._web._outside._session.headers["User-Agent"]
    assert agent == "finder/0.1 (+mailto:a@b.example%0D%0AX-Evil%3A%201)"
