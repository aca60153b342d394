"""From the bytes of a PubMed file to its records, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

from sources.pubmed_xml.book import book
from sources.pubmed_xml.citation import citation
from sources.pubmed_xml.plain import check_plain, text_of, text_of_usual
from sources.pubmed_xml.rewrite import rewritten
from sources.pubmed_xml.stream import cut
from sources.pubmed_xml.text import Leaves, NotPlainError
from sources.pubmed_xml.usual import usual
from sources.records import Article, Deleted

T = TypeVar("T")

_READERS: dict[bytes, Callable[[str], Article]] = {
    b"PubmedArticle": citation,
    b"MedlineCitation": citation,
    b"PubmedBookArticle": book,
}


def read_articles(binary_file: BinaryIO) -> Iterator[Article]:
    """The articles of a PubMed set, in file order; gzip is opened by the caller.

    Memory does not grow with the file. Raises ReadError for whatever is not a whole, sound PubMed set,
    after the articles before that place; an eFetch error document is raised with PubMed's own words.
    """
    return (record for record in read_records(binary_file) if isinstance(record, Article))


def read_records(binary_file: BinaryIO) -> Iterator[Article | Deleted]:
    """The same with the deletions an update file orders. Raises ReadError."""
    for element, record in cut(binary_file):
        if element == b"DeleteCitation":
            yield from _in_any_form(_deleted, record)
        else:
            yield _article(element, record)


def _article(element: bytes, record: bytes) -> Article:
    """In usual form if it can be, which is fastest; citation, the careful reading, takes the others."""
    if element == b"PubmedArticle":
        try:
            return usual(text_of_usual(record))
        except NotPlainError:
            pass  # not an error yet: the careful reading judges
    return _in_any_form(_READERS[element], record)


def _in_any_form(read: Callable[[str], T], record: bytes) -> T:
    try:
        return read(check_plain(text_of(record)))
    except NotPlainError:
        return read(check_plain(rewritten(record)))


def _deleted(record: str) -> list[Deleted]:
    pmids = Leaves(record).filled("PMID")
    return [Deleted(f"pmid:{pmid}") for pmid in pmids if pmid.isascii() and pmid.isdigit()]
