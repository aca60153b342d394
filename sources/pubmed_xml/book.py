"""Reads one book record (NCBI Bookshelf): a whole book, or a chapter in it."""

from __future__ import annotations

from sources.pubmed_xml.byline import authors, complete, investigators
from sources.pubmed_xml.citation import (
    abstract_of,
    article_id,
    grants_of,
    history_of,
    pages_of,
    pmid_of,
    sections_of,
)
from sources.pubmed_xml.dates import iso_date, printed_date
from sources.pubmed_xml.text import Leaves, cut_out, leaves, section, sections, start_attributes
from sources.records import Article


def book(record: str) -> Article:
    """The Article of a `<PubmedBookArticle>` in plain form; a chapter's journal is its book's title."""
    inside, _, data = record.partition("</BookDocument>")
    volume, chapter = cut_out(inside, "Book")
    own, whole, ids = Leaves(chapter), Leaves(volume), Leaves(data)
    pmid, version = pmid_of(own)
    byline = _byline(chapter, volume)
    title, book_title = own.first("ArticleTitle"), whole.first("BookTitle")
    parts, history = sections_of(section(chapter, "Abstract")), history_of(data)
    printed = leaves(section(volume, "PubDate"))
    published = iso_date(printed)
    return Article(
        key=f"pmid:{pmid}", pmid=pmid, version=version, book=True,
        title=title or book_title, journal=book_title if title else "",
        abstract=abstract_of(parts), sections=parts,
        authors=authors(byline, pmid), complete=complete(byline), editors=_is_editors(byline),
        volume=whole.first("Volume"), pages=pages_of(own),
        published=published, published_printed=printed_date(printed),
        first_public=history.get("pubmed") or published, entered=history.get("entrez", ""),
        revised=iso_date(leaves(section(chapter, "DateRevised"))),
        doi=article_id(own, "doi") or article_id(ids, "doi"),
        pmc=article_id(own, "pmc") or article_id(ids, "pmc"),
        language=own.first("Language"), vernacular_title=own.first("VernacularTitle"),
        publication_types=own.filled("PublicationType"), keywords=own.filled("Keyword"),
        grants=grants_of(chapter),
        investigators=investigators(inside, pmid) if "<InvestigatorList" in inside else (),
    )


def _byline(chapter: str, volume: str) -> str:
    """The chapter's authors, else the book's; editors only when nobody else is named."""
    lists = sections(chapter, "AuthorList") + sections(volume, "AuthorList")
    return next((part for part in lists if not _is_editors(part)), lists[0] if lists else "")


def _is_editors(author_list: str) -> bool:
    return bool(author_list) and start_attributes(author_list).get("Type") == "editors"
