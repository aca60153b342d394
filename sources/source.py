"""The seam every source fits: wanted things in, requests out; pages in, records out. No IO."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from sources.records import Alumnus, Article, Deleted, Hit, Listing


@dataclass(frozen=True, slots=True)
class Topic:
    """What a field is known by in papers: free words, MeSH headings, journals."""

    name: str
    phrases: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    journals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A named question to PubMed, in PubMed's own language, without a window.

    `own` are the words of the configuration: PubMed not knowing one of them is an error of the
    configuration. The other words come from lists of names, of which many never stand in a paper.
    """

    name: str
    term: str
    own: tuple[str, ...] = ()
    shipped: bool = False  # the words are the program's own: one that PubMed lacks is noted, no failure


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
    """One query over one window: the unit that is complete or not.

    `part` narrows it where one day holds more than PubMed lists; `sources.pubmed.split` writes and
    reads it.
    """

    query: Query
    window: Window
    part: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """What PubMed made of a search: how much there is, how it understood it, what it dropped.

    `complete` when all that was found has been listed on pages read so far; `divided` when there was
    more than PubMed lists, and requests for the parts followed.
    """

    search: Search
    found: int
    complete: bool = False
    divided: bool = False
    translation: str = ""
    unknown: tuple[str, ...] = ()  # phrases PubMed does not know, or ignores
    problems: tuple[str, ...] = ()  # sentences for the user: words of the configuration that it dropped
    asides: tuple[str, ...] = ()  # what else PubMed says, as of a wildcard it followed in part only

    @property
    def remarks(self) -> tuple[str, ...]:
        """The asides as sentences that say which query they are about."""
        return tuple(f"The query {self.search.query.name!r}: {aside}" for aside in self.asides)


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


Record = Article | Deleted | Hit | Listing | Alumnus | Searched


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

# The encodings of the WHATWG Encoding Standard, by Python's names; others are never taken from a page.
_ENCODINGS = re.compile(
    r"utf-(8|16|16-le|16-be)|ascii|iso8859-\d+|cp(125\d|866|874|949|932)|koi8-[ru]|mac-(roman|cyrillic)"
    r"|gb(k|2312|18030)|big5(hkscs)?|euc_(jp|kr)|shift_jis|iso2022_jp"
)
_SAID_AS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk"}
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HTTP_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s;\"']+)", re.IGNORECASE)
_META_CHARSET = re.compile(
    rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|^\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)


def _encoding(label: str) -> str:
    """Python's name of the encoding a label means on the web; empty when it means none."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return _SAID_AS.get(name, name) if _ENCODINGS.fullmatch(name) else ""


def text_of(page: Page) -> str:
    """The page's text: by BOM, HTTP charset, `<meta>` in 1024 bytes, else UTF-8, else windows-1252.

    The order is the WHATWG's, which also reads iso-8859-1 as windows-1252. Never raises; what can not
    be decoded becomes U+FFFD.
    """
    for bom, name in BOMS:
        if page.body.startswith(bom):
            return page.body[len(bom):].decode(name, errors="replace")
    said = _HTTP_CHARSET.search(page.content_type)
    name = _encoding(said[1]) if said else ""
    if not name and (meta := _META_CHARSET.search(page.body[:1024])):
        name = _encoding((meta[1] or meta[2]).decode("ascii", errors="replace"))
        # A page whose <meta> could be read byte by byte is not UTF-16, whatever it says (WHATWG).
        name = "utf-8" if name.startswith("utf-16") else name
    if name:
        return page.body.decode(name, errors="replace")
    try:
        return page.body.decode("utf-8")
    except UnicodeDecodeError:
        return page.body.decode("cp1252", errors="replace")
