"""Invented E-utilities answers, and the requests they answer, for the tests of `sources.pubmed`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sources.pubmed import PubMed
from sources.source import Page, Query, Record, Request, Search, Wanted, Window

BASE = "http://127.0.0.1:9/entrez/eutils/"
WEEK = Window(date(2026, 11, 16), date(2026, 11, 23))
DAY = Window(WEEK.since, WEEK.since)
HERNIA = Search(Query("hernia", '"hernia repair"[tiab] AND surgery[ad]', ("hernia repair",)), WEEK)
SEARCHED = ('<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eSearchResult PUBLIC '
            '"-//NLM//DTD esearch 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">\n<eSearchResult>%s'
            "</eSearchResult>")
TIMED_OUT = ('<?xml version="1.0"?><!DOCTYPE eEfetchResult PUBLIC "-//NLM//DTD efetch 20131226//EN" '
             '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20131226/efetch.dtd"><eFetchResult><ERROR> Error: '
             "External viewer error: Empty Response. Bytes read: 0 Status: Timeout</ERROR></eFetchResult>")


def found(count: int, ids: Iterable[int], more: str = "", history: bool = True) -> bytes:
    """What a search found, and the PMIDs it lists."""
    env = "<QueryKey>1</QueryKey><WebEnv>MCID_1</WebEnv>" if history else ""
    listed = "".join(f"<Id>{i}</Id>" for i in ids)
    return (SEARCHED % f"<Count>{count}</Count><RetMax>{listed.count('<Id>')}</RetMax><RetStart>0</RetStart>"
            f"{env}<IdList>{listed}</IdList><TranslationSet/><QueryTranslation>x</QueryTranslation>{more}"
            ).encode()


def unknown(*phrases: str, quoted: bool = False) -> str:
    """What stands in an answer that dropped phrases."""
    if quoted:
        said = "".join(f"<QuotedPhraseNotFound>{p}</QuotedPhraseNotFound>" for p in phrases)
        return f"<WarningList>{said}</WarningList>"
    return f"<ErrorList>{''.join(f'<PhraseNotFound>{p}</PhraseNotFound>' for p in phrases)}</ErrorList>"


def asked(search: Search = HERNIA) -> Request:
    """The first request of a search."""
    return next(iter(PubMed(BASE).start(Wanted(searches=(search,)))))


def fetching(*pmids: int) -> Request:
    """A request for records."""
    return next(iter(PubMed(BASE).start(Wanted(keys=tuple(f"pmid:{p}" for p in pmids)))))


def page(request: Request, body: bytes | str, status: int = 200) -> Page:
    """The page that answers a request."""
    return Page(request, request.url, status, body if isinstance(body, bytes) else body.encode())


def read(request: Request, body: bytes | str, status: int = 200) -> list[Record | Request]:
    """All that the source reads from an answer."""
    return list(PubMed(BASE).read(page(request, body, status)))
