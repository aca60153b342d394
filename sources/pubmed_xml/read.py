"""From the bytes of a PubMed file to its records, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

from sources.errors import ReadError
from sources.pubmed_xml.book import book
from sources.pubmed_xml.citation import citation
from sources.pubmed_xml.plain import check_plain, text_of
from sources.pubmed_xml.rewrite import rewritten
from sources.pubmed_xml.sound import check_sound
from sources.pubmed_xml.stream import cut
from sources.pubmed_xml.text import Leaves, NotPlainError
from sources.pubmed_xml.usual import usual_articles
from sources.records import Article, Deleted

T = TypeVar("T")

BATCH = 512 * 1024  # bytes of records that are read together: some fifty, of which `usual` tells the use

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
    for batch in _batches(cut(binary_file)):
        usual = usual_articles([record for _, record in batch])
        for (element, record), article in zip(batch, usual, strict=True):
            if article:
                yield article
            elif element == b"DeleteCitation":
                yield from _in_any_form(_deleted, record)
            else:
                yield _in_any_form(_READERS[element], record)


def _batches(pieces: Iterator[tuple[bytes, bytes]]) -> Iterator[list[tuple[bytes, bytes]]]:
    """The pieces by the half megabyte; those before a broken place come before its error."""
    batch, size = [], 0
    try:
        for piece in pieces:
            batch.append(piece)
            size += len(piece[1])
            if size >= BATCH:
                yield batch
                batch, size = [], 0
    except ReadError:
        yield batch
        raise
    yield batch


def _in_any_form(read: Callable[[str], T], record: bytes) -> T:
    try:
        plain = check_plain(text_of(record))  # counts tags, which is not to say that they nest
        check_sound(record)
        return read(plain)
    except NotPlainError:
        return read(check_plain(rewritten(record)))


def _deleted(record: str) -> list[Deleted]:
    pmids = Leaves(record).filled("PMID")
    return [Deleted(f"pmid:{pmid}") for pmid in pmids if pmid.isascii() and pmid.isdigit()]
