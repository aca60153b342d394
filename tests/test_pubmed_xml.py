"""Every field of a record, what a broken or hostile file does, and equality with the plain lxml reader."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.errors import ReadError
from sources.pubmed_xml import read_articles, read_records
from sources.records import Article, Correction, Deleted, Grant

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "bench"))
from bench_parse import SHARED, shared_files  # noqa: E402
from reference_reader import read_reference  # noqa: E402

FULL = (HERE / "pages/pubmed/full.xml").read_bytes()
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, the real records, is not here")


def one(inside: str, pmid: str = "99000001") -> bytes:
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID><Article><Journal>'
        f"<JournalIssue><PubDate><Year>2026</Year></PubDate></JournalIssue></Journal>{inside}</Article>"
        "</MedlineCitation></PubmedArticle>"
    ).encode()


def whole(*records: bytes) -> bytes:
    return b"<PubmedArticleSet>" + b"\n".join(records) + b"</PubmedArticleSet>"


def read(raw: bytes) -> list[Article | Deleted]:
    return list(read_records(io.BytesIO(raw)))


def article(inside: str) -> Article:
    (found,) = read_articles(io.BytesIO(whole(one(inside))))
    return found


@pytest.fixture(scope="module")
def full() -> Article:
    return next(read_articles(io.BytesIO(FULL)))


def test_the_text_of_a_record(full: Article) -> None:
    assert full.key == "pmid:99000001" and full.version == "2" and full.status == "MEDLINE"
    assert full.title == "Repair of made-up hernias: CO2 < 5 %."
    assert full.abstract == "BACKGROUND: Nobody has written this.\nRESULTS: Of 40 patients none existed."
    assert full.sections[1] == ("RESULTS", "Of 40 patients none existed.")
    assert full.vernacular_title == "Réparation." and full.language == "eng"
    assert full.journal == "Annals of invented surgery & practice"
    assert (full.journal_abbreviation, full.nlm_id, full.issn) == ("Ann Inv Surg", "990001", "0000-0019")
    assert (full.volume, full.issue, full.pages) == ("12", "3", "101-9")


def test_dates_and_numbers_of_a_record(full: Article) -> None:
    assert (full.published, full.published_printed) == ("2026-01", "2026 Jan-Feb")
    assert (full.first_public, full.entered, full.revised) == ("2025-12-01", "2025-12-02", "2026-03-04")
    assert (full.doi, full.pmc) == ("10.5555/99000001", "PMC9900001")


def test_what_is_listed_with_a_record(full: Article) -> None:
    assert full.mesh == ("Hernia", "Humans") and full.mesh_major == ("Hernia",)
    assert full.keywords == ("mesh", "hernia")
    assert full.grants == (
        Grant("R01 XX0001", "XX", "NX NIH HHS", "United States"), Grant(agency="Invented Trust"),
    )
    assert full.corrections[0] == Correction("RetractionIn", "99000002", "Ann Inv Surg. 2026;1:2")
    assert full.retracted and not full.notice and not full.complete


def test_the_byline(full: Article) -> None:
    first, corrected, group, last = full.authors
    assert first.printed == "Anna B Quillfeather Jr" and first.orcid == "0000-0002-1825-0097"
    assert first.affiliations[0] == "Department of Surgery, Example University, Springfield, IL, USA."
    assert "Quillfeather@Uni.Example" in first.affiliations[1]
    assert first.email == "quillfeather@uni.example" and first.corresponding and first.equal_contribution
    assert not corrected.valid and corrected.given == "C" and corrected.position == 2
    assert group.collective == "Invented Hernia Study Group" and group.family == group.given == ""
    assert last.locator == "pmid:99000001#4" and last.of == 4
    assert last.orcid is None, "the check digit is wrong"


def test_investigators_are_not_authors(full: Article) -> None:
    (helper,) = full.investigators
    assert helper.locator == "pmid:99000001#inv-1" and helper.family == "Helper"
    assert all(author.family != "Helper" for author in full.authors)


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


def test_the_invented_file_equals_the_plain_reading() -> None:
    assert read(FULL) == list(read_reference(io.BytesIO(FULL)))


def test_empty_sets_and_single_records() -> None:
    assert read(b"<PubmedArticleSet></PubmedArticleSet>") == []
    assert read(b'\xef\xbb\xbf<?xml version="1.0"?><!-- none -->\n<PubmedArticleSet/>\n') == []
    assert len(read(one("<ArticleTitle>T</ArticleTitle>"))) == 1


def test_the_form_before_2016_is_read() -> None:
    bare = one("<ArticleTitle>Old</ArticleTitle>").removeprefix(b"<PubmedArticle>")
    raw = b"<MedlineCitationSet>" + bare.removesuffix(b"</PubmedArticle>") + b"</MedlineCitationSet>"
    assert read(raw)[0].title == "Old"  # type: ignore[union-attr]
    text = (
        "<ArticleTitle>T</ArticleTitle><AuthorList><Author><LastName>A</LastName><FirstName>Bo</FirstName>"
        "<Affiliation>Here.</Affiliation></Author></AuthorList>"
    )
    assert article(text).authors[0].affiliations == ("Here.",) and article(text).authors[0].given == "Bo"


@pytest.mark.parametrize("title", [
    "<![CDATA[a < b & </PubmedArticle>]]>", "x<!-- </PubmedArticle> -->y", "x<?p </PubmedArticle>?>y",
    "<i >x</i >", 'a<mml:math xmlns:mml="urn:m"><mml:mi>b</mml:mi></mml:math>c', "<b><i>x</i></b>",
    "a > b", "&#65;&#x42;&amp;lt;", "a\u00a0\u2009b", "",
])
def test_odd_records_equal_the_plain_reading(title: str) -> None:
    raw = whole(one(f"<ArticleTitle>{title}</ArticleTitle>"), one("<ArticleTitle>next</ArticleTitle>"))
    assert read(raw) == list(read_reference(io.BytesIO(raw)))


BROKEN = {
    "empty": b"", "html": b"<!DOCTYPE html><html><body>Busy</body></html>", "json": b'{"error": "x"}',
    "text": b"Service unavailable", "gzip": gzip.compress(FULL),
    "utf-16": "<PubmedArticleSet/>".encode("utf-16"),
    "latin-1": b'<?xml version="1.0" encoding="ISO-8859-1"?>' + whole(), "another root": b"<eSearchResult/>",
    "not utf-8": whole(one("<ArticleTitle>\xff</ArticleTitle>").replace("\xff".encode(), b"\xff")),
    "tags that do not pair": whole(one("<ArticleTitle>T</Title>")),
    "an end tag too many": whole(one("<ArticleTitle>T</ArticleTitle></Title>")),
    "a stray ampersand": whole(one("<ArticleTitle>a & b</ArticleTitle>")),
    "an entity nobody defined": whole(one("<ArticleTitle>&nbsp;</ArticleTitle>")),
    "a control character": whole(one("<ArticleTitle>\x01</ArticleTitle>")),
    "no character": whole(one("<ArticleTitle>&#0;</ArticleTitle>")),
    "an unknown element": whole(b"<Surprise/>"), "words among records": whole(b"Error: timeout"),
    "something after the end": whole() + b"<PubmedArticleSet/>", "no PMID": whole(b"<PubmedArticle/>"),
    "a PMID that is none": whole(one("", pmid="12; DROP")),
    "billion laughs": b'<!DOCTYPE PubmedArticleSet [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + whole(),
    "an external entity": b'<!DOCTYPE x SYSTEM "file:///etc/passwd">'
    + whole(one("<ArticleTitle>&x;</ArticleTitle>")),
    "deep nesting": whole(one("<ArticleTitle>" + "<i>" * 9999 + "</i>" * 9999 + "</ArticleTitle>")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_input_is_refused(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(BROKEN[name])
    assert str(caught.value).endswith((".", "%", "”", "refused."))


def test_an_efetch_error_is_told_in_pubmeds_words() -> None:
    raw = b'<?xml version="1.0"?><eFetchResult>\n<ERROR> Unable to obtain\n query #1</ERROR></eFetchResult>'
    with pytest.raises(ReadError, match="Unable to obtain query #1"):
        read(raw)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1, max_value=len(FULL.rstrip()) - 1))
def test_a_cut_file_gives_its_whole_records_then_an_error(length: int) -> None:
    records = read_records(io.BytesIO(FULL[:length]))
    got = []
    with pytest.raises(ReadError):
        got.extend(iter(lambda: next(records, None), None))
    assert got == read(FULL)[: len(got)]


class _Endless(io.RawIOBase):
    """A file of one head and a billion bytes more."""

    def __init__(self, head: bytes, body: bytes) -> None:
        self.head, self.body, self.left = head, body, 1_000_000_000

    def read(self, size: int = -1) -> bytes:
        size = min(size, self.left)
        head, self.head, self.left = self.head, b"", self.left - size
        return (head + self.body * (size // len(self.body) + 1))[:size]


@pytest.mark.parametrize(("head", "body"), [
    (b"<PubmedArticleSet><PubmedArticle>", b"<a>"), (b"", b"<a>"), (b"<PubmedArticleSet><!--", b" "),
    (b"<PubmedArticleSet><PubmedArticle><PMID>1", b"1"), (b"<!DOCTYPE ", b"x"),
])
def test_bombs_are_refused_early(head: bytes, body: bytes) -> None:
    file = _Endless(head, body)
    with pytest.raises(ReadError):
        list(read_records(file))  # type: ignore[arg-type]
    assert file.left > 950_000_000, "refused before 50 MB were read"


SPACE = st.sampled_from(["", " ", "\n", "\r\n  ", "\t", "<!-- x -->", "<?p q?>", "\n<!-- </Author> -->\n"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A record with the same elements in any white space, attribute order, quotes, entities and CDATA."""
    def attributes(**pairs: str) -> str:
        quote = draw(st.sampled_from("\"'"))
        names = draw(st.permutations(sorted(pairs)))
        return "".join(f"{draw(st.sampled_from([' ', '  ']))}{n}={quote}{pairs[n]}{quote}" for n in names)

    def text() -> str:
        words = draw(WORDS)
        form = draw(st.sampled_from(["escaped", "numbers", "cdata", "inline"]))
        if form == "cdata" and "]]>" not in words:
            return f"<![CDATA[{words}]]>"
        if form == "numbers":
            return "".join(f"&#{ord(c)};" for c in words if ord(c) not in (0xFFFE, 0xFFFF))
        plain = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"<i>{plain}</i>x" if form == "inline" else plain

    def element(name: str, *inside: str, **pairs: str) -> str:
        between = draw(SPACE)
        end = draw(st.sampled_from(["", "", " "]))
        return f"{between}<{name}{attributes(**pairs)}{end}>{between.join(inside)}</{name}{end}>{draw(SPACE)}"

    def author() -> str:
        line = element("AffiliationInfo", element("Affiliation", text()))
        iri = element("Identifier", "0000-0002-1825-0097", Source="ORCID")
        marks = {"ValidYN": draw(st.sampled_from("YN")), "EqualContrib": draw(st.sampled_from("YN"))}
        names = [element("LastName", text().replace("<i>", "").replace("</i>", "")), element("Initials", "Q")]
        return element("Author", *names, iri, line, **marks)

    authors = element("AuthorList", author(), author(), CompleteYN=draw(st.sampled_from("YN")))
    journal = element("Journal", element("Title", "J"), element("JournalIssue", element("PubDate", "")))
    abstract = element("Abstract", element("AbstractText", text(), Label="A&amp;B", NlmCategory="X"))
    kind = element("ELocationID", "10.5555/1", EIdType="doi", ValidYN=draw(st.sampled_from("YN")))
    title = element("ArticleTitle", text())
    inside = element("Article", journal, title, kind, abstract, authors, PubModel="P")
    heading = element("DescriptorName", text().replace("<i>", "").replace("</i>", ""),
                      UI="D1", MajorTopicYN=draw(st.sampled_from("YN")))
    mesh = element("MeshHeadingList", element("MeshHeading", heading))
    pmid = element("PMID", "99000001", Version="1")
    cite = element("MedlineCitation", pmid, inside, mesh, Status="S", Owner="O")
    return f"<PubmedArticleSet>{element('PubmedArticle', cite)}</PubmedArticleSet>".encode()


@settings(max_examples=150, deadline=None)
@given(documents())
def test_any_form_of_a_record_equals_the_plain_reading(raw: bytes) -> None:
    assert read(raw) == list(read_reference(io.BytesIO(raw)))


@needs_shared
def test_real_samples_equal_the_plain_reading() -> None:
    count = 0
    for name, raw in shared_files():
        if "surgery" in name or "identity" in name or "multi" in name or b"<PubmedArticle" not in raw:
            continue  # tests/bench/bench_parse.py --equal reads those too
        if len(raw) < 300_000:
            expected = list(read_reference(io.BytesIO(raw)))
            assert read(raw) == expected, name
            count += len(expected)
    assert count > 500


@needs_shared
@pytest.mark.slow
def test_every_real_record_equals_the_plain_reading() -> None:
    for name, raw in shared_files():
        if b"<PubmedArticle" in raw:
            assert read(raw) == list(read_reference(io.BytesIO(raw))), name
