"""A book of NCBI's Bookshelf, or a chapter in one."""

from __future__ import annotations

import io

from sources.pubmed_xml import read_articles
from sources.pubmed_xml.book import book
from sources.records import Article, Deleted, Grant
from tests.small_sets import FULL, read

PERSON = "<Author><LastName>{}</LastName><ForeName>Ada</ForeName></Author>"
VOLUME = ("<Book><BookTitle>Invented Reviews</BookTitle><PubDate><Year>2024</Year><Month>Jan</Month>"
          "</PubDate>{}<Volume>3</Volume></Book>")


def record(volume: str = "", chapter: str = "", data: str = "") -> str:
    return (f'<PubmedBookArticle><BookDocument><PMID Version="2">99000003</PMID>{VOLUME.format(volume)}'
            f"{chapter}</BookDocument><PubmedBookData>{data}</PubmedBookData></PubmedBookArticle>")


def people(kind: str, *names: str) -> str:
    return f'<AuthorList Type="{kind}">{"".join(map(PERSON.format, names))}</AuthorList>'


def test_books_and_deletions() -> None:
    _, book, *deleted = read(FULL)
    assert isinstance(book, Article) and book.book and not book.editors
    assert (book.title, book.journal) == ("A chapter", "Invented Reviews®")
    assert [author.family for author in book.authors] == ["Chapterson"]
    assert (book.published, book.first_public) == ("2024-01", "2024-02-03")
    assert deleted == [Deleted("pmid:99000004"), Deleted("pmid:99000005")]
    assert len(list(read_articles(io.BytesIO(FULL)))) == 2


def test_a_book_with_editors_only() -> None:
    raw = FULL.replace(b'Type="authors"', b'Type="editors"')
    book = read(raw)[1]
    assert isinstance(book, Article) and book.editors and book.authors[0].family == "Chapterson"


def test_a_whole_book_has_no_journal() -> None:
    found = book(record())
    assert (found.title, found.journal, found.volume) == ("Invented Reviews", "", "3")
    assert found.book and found.pmid == "99000003" and found.version == "2"


def test_a_chapter_is_in_its_book() -> None:
    chapter = ("<ArticleTitle>A chapter</ArticleTitle><Abstract><AbstractText>One.</AbstractText></Abstract>"
               "<Language>eng</Language><Grant><GrantID>R01</GrantID></Grant><PublicationType>Review"
               "</PublicationType><KeywordList><Keyword>mesh</Keyword></KeywordList>"
               "<DateRevised><Year>2024</Year><Month>5</Month><Day>6</Day></DateRevised>")
    found = book(record("", chapter))
    assert (found.title, found.journal, found.abstract) == ("A chapter", "Invented Reviews", "One.")
    assert (found.language, found.keywords, found.revised) == ("eng", ("mesh",), "2024-05-06")
    assert found.publication_types == ("Review",) and found.grants == (Grant("R01"),)


def test_the_chapters_authors_come_before_the_books() -> None:
    whole, part = people("authors", "Whole"), people("authors", "Part")
    assert [a.family for a in book(record(whole, part)).authors] == ["Part"]
    assert [a.family for a in book(record(whole)).authors] == ["Whole"]
    assert book(record()).authors == () and not book(record()).editors


def test_editors_stand_in_only_when_there_is_nobody_else() -> None:
    found = book(record(people("editors", "Editor"), people("authors", "Part")))
    assert [a.family for a in found.authors] == ["Part"] and not found.editors
    found = book(record(people("authors", "Whole"), people("editors", "Editor")))
    assert [a.family for a in found.authors] == ["Whole"] and not found.editors
    found = book(record(people("editors", "Editor")))
    assert [a.family for a in found.authors] == ["Editor"] and found.editors


def test_it_is_public_when_pubmed_had_it_else_when_it_was_printed() -> None:
    history = ('<History><PubMedPubDate PubStatus="pubmed"><Year>2024</Year><Month>2</Month><Day>3</Day>'
               "</PubMedPubDate></History>")
    assert book(record(data=history)).first_public == "2024-02-03"
    assert book(record()).first_public == book(record()).published == "2024-01"


def test_numbers_stand_in_the_document_or_behind_it() -> None:
    doi = '<ArticleIdList><ArticleId IdType="doi">10.5555/{}</ArticleId></ArticleIdList>'
    assert book(record("", doi.format(1), doi.format(2))).doi == "10.5555/1"
    assert book(record("", "", doi.format(2))).doi == "10.5555/2"
