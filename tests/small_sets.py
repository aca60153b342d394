"""Small PubMed sets, written by hand: one file with everything in it, and records to put together."""

from __future__ import annotations

import io
from pathlib import Path

from sources.pubmed_xml import read_articles, read_records
from sources.records import Article, Deleted
from tests.invented_pubmed import FIRST

FULL = (Path(__file__).parent / "pages/pubmed/full.xml").read_bytes()


def one(inside: str, pmid: str = "99000001", behind: str = "") -> bytes:
    """A journal record with this inside its `<Article>`, and `behind` it."""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID><Article><Journal>'
        f"<JournalIssue><PubDate><Year>2026</Year></PubDate></JournalIssue></Journal>{inside}</Article>"
        f"{behind}</MedlineCitation></PubmedArticle>"
    ).encode()


def titled(*titles: str) -> list[bytes]:
    """A journal record for each title."""
    return [one(f"<ArticleTitle>{t}</ArticleTitle>", str(pmid)) for pmid, t in enumerate(titles, FIRST)]


def whole(*records: bytes) -> bytes:
    """A set of records."""
    return b"<PubmedArticleSet>" + b"\n".join(records) + b"</PubmedArticleSet>"


def read(raw: bytes) -> list[Article | Deleted]:
    """All that a file says."""
    return list(read_records(io.BytesIO(raw)))


def article(inside: str) -> Article:
    """The one article with this inside."""
    (found,) = read_articles(io.BytesIO(whole(one(inside))))
    return found
