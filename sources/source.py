"""The seam every source fits: wanted things in, requests out; pages in, records out. No IO."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from sources.records import Alumnus, Article, Deleted, Hit, Listing


@dataclass(frozen=True, slots=True)
class Query:
    """A named question to PubMed, in PubMed's own language, without a window."""

    name: str
    term: str


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """A people page the user watches, and the program it belongs to (ACGME code, or empty)."""

    url: str
    program: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of record dates, both days included. `field` is `crdt` (new) or `lr` (revised)."""

    since: date
    until: date
    field: str = "crdt"


@dataclass(frozen=True, slots=True)
class Search:
    """One query over one window: the unit that is complete or not."""

    query: Query
    window: Window


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a run wants of every source; a source takes its part."""

    searches: tuple[Search, ...] = ()
    keys: tuple[str, ...] = ()  # articles to fetch ("pmid:…")
    pages: tuple[WatchedPage, ...] = ()
    files: tuple[str, ...] = ()  # alumni lists, absolute paths


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to fetch. `context` goes untouched to `read` with the page that answers."""

    source: str  # the registry's name: "pubmed", "program_page", "alumni_list"
    url: str  # http(s):// or file://
    data: Mapping[str, str] = field(default_factory=dict)  # form fields: sent as POST when not empty
    context: Mapping[str, object] = field(default_factory=dict)
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer: the request, where it really came from, and the bytes. 304 has no body."""

    request: Request
    url: str
    status: int
    body: bytes
    content_type: str = ""  # as the server said, with its charset
    etag: str = ""
    last_modified: str = ""
    fetched_at: str = ""  # ISO, UTC


Record = Article | Deleted | Hit | Listing | Alumnus


class Fetch(Protocol):
    """What turns a request into a page; `sources.fetch` is the one that uses the network."""

    def __call__(self, request: Request) -> Page:
        """Raises FetchError when no usable answer can be had."""
        ...


class Source(Protocol):
    """A source is pure: the same page always reads the same."""

    name: str

    def start(self, wanted: Wanted) -> Iterable[Request]:
        """The first requests for what is wanted."""
        ...

    def read(self, page: Page) -> Iterator[Record | Request]:
        """The records of a page, and the requests that follow from it. Raises ReadError, never else."""
        ...


Sources = Sequence[Source]
