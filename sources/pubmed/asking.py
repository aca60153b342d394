"""Writes the requests E-utilities take, each with what its answer has to be read against as context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sources.pubmed.split import CAP, term_of
from sources.source import Page, Request, Search

BASE_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"  # NBK25497


class Asking:
    """Requests to one E-utilities, all of them forms. `base_url` is where it answers."""

    def __init__(self, base_url: str = BASE_URL) -> None:
        self._base = base_url.rstrip("/") + "/"

    def search(self, search: Search, tries: int = 0) -> Request:
        """All that a search finds, from its beginning."""
        data = {"term": term_of(search), "retmode": "xml", "rettype": "uilist", "retmax": str(CAP),
                "usehistory": "y"}
        return self._request("esearch", data, {"kind": "search", "search": search, "tries": tries})

    def more(self, search: Search, webenv: str, query_key: str, start: int, tries: int = 0) -> Request:
        """What a search found, from a place on, out of PubMed's memory of it."""
        data = {"WebEnv": webenv, "query_key": query_key, "retstart": str(start),
                "retmax": str(CAP - start), "retmode": "xml", "rettype": "uilist"}
        context = {"kind": "search", "search": search, "start": start, "tries": tries}
        return self._request("esearch", data, context)

    def records(self, pmids: Sequence[str], tries: int = 0) -> Request:
        """The records of these PMIDs."""
        return self._request("efetch", {"id": ",".join(pmids), "retmode": "xml"},
                             {"kind": "fetch", "pmids": tuple(pmids), "tries": tries})

    def absent(self, pmids: Sequence[str], tries: int) -> Request:
        """Once more, the records of PMIDs that an answer left out: when the next does too, they are gone."""
        request = self.records(pmids, tries)
        return replace(request, context={**request.context, "absent": True})

    def _request(self, tool: str, data: dict[str, str], context: dict[str, object]) -> Request:
        return Request("pubmed", f"{self._base}{tool}.fcgi", {"db": "pubmed", **data}, context)


def counting(request: Request) -> Request:
    """The same search, asked only how much it finds, and how it is understood.

    An empty list, because `rettype=count` says no more than the number.
    """
    return replace(request, data={**request.data, "retmax": "0", "usehistory": "n"},
                   context={**request.context, "kind": "count"})


def once_more(page: Page) -> Request:
    """The request of a page, with this try counted."""
    return replace(page.request, context={**page.request.context, "tries": tries_of(page) + 1})


def is_again(request: Request) -> bool:
    """True for a request that repeats one before it, as it was or in part."""
    return bool(request.context.get("tries") or request.context.get("absent"))


def tries_of(page: Page) -> int:
    """How often a page's request had been made before."""
    tries = page.request.context.get("tries", 0)
    assert isinstance(tries, int)
    return tries


def pmids_of(page: Page) -> tuple[str, ...]:
    """The PMIDs a page was asked for; none for a saved page that is only read."""
    asked = page.request.context.get("pmids", ())
    assert isinstance(asked, tuple)
    return asked


def search_of(page: Page) -> Search:
    """The search that a page answers."""
    search = page.request.context["search"]
    assert isinstance(search, Search)
    return search


def start_of(page: Page) -> int:
    """The place from which a page lists what its search found."""
    start = page.request.context.get("start", 0)
    assert isinstance(start, int)
    return start
