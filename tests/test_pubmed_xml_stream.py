"""A file cut into its records, whatever its size; a document that is none of PubMed's is refused."""

from __future__ import annotations

import io

import pytest

from sources.errors import ReadError
from sources.pubmed_xml import read_records
from sources.pubmed_xml.stream import MAX_PROLOG, cut
from tests.small_sets import FULL, titled, whole


def pieces(raw: bytes) -> list[tuple[bytes, bytes]]:
    return list(cut(io.BytesIO(raw)))


class Drops(io.RawIOBase):
    """A file that gives a few bytes at a time."""

    def __init__(self, raw: bytes, size: int) -> None:
        self.raw, self.drop, self.at = raw, size, 0

    def read(self, size: int = -1) -> bytes:
        self.at += self.drop
        return self.raw[self.at - self.drop : self.at]


def test_every_record_comes_with_its_name_and_as_it_stands() -> None:
    first, second = titled("A", "B<!-- </PubmedArticle> -->")
    gone = b"<DeleteCitation><PMID>1</PMID></DeleteCitation>"
    assert pieces(whole(first, gone, second)) == [
        (b"PubmedArticle", first), (b"DeleteCitation", gone), (b"PubmedArticle", second)]


@pytest.mark.parametrize("size", [1, 7, 64, 1_000])
def test_where_reads_end_changes_nothing(size: int) -> None:
    assert list(cut(Drops(FULL, size))) == pieces(FULL)  # type: ignore[arg-type]
    assert len(pieces(FULL)) == 3


@pytest.mark.parametrize("raw", [
    b"<PubmedArticleSet/>", b"<PubmedArticleSet ></PubmedArticleSet >",
    b"<MedlineCitationSet></MedlineCitationSet>",
    b"<!DOCTYPE PubmedArticleSet PUBLIC '-//A>B//EN' \"[x>.dtd\" ><PubmedArticleSet></PubmedArticleSet>",
    b"\n<!-- a --><?p x?>\n<!DOCTYPE x SYSTEM 'y'><PubmedArticleSet>\n</PubmedArticleSet>\n<!-- -->",
])
def test_an_empty_set_is_a_set(raw: bytes) -> None:
    assert pieces(raw) == []


@pytest.mark.parametrize("name", [b"PubmedArticle", b"PubmedBookArticle", b"MedlineCitation"])
def test_one_record_may_stand_alone(name: bytes) -> None:
    raw = b"<%s><PMID>1</PMID></%s>" % (name, name)
    assert pieces(raw) == [(name, raw)]


@pytest.mark.parametrize(("raw", "said"), [
    (b"", "is empty"),
    (b" \n", "is empty"),
    (b"<PubmedArticleSet>", "</PubmedArticleSet> is missing"),
    (whole(*titled("A")).removesuffix(b"</PubmedArticleSet>"), "</PubmedArticleSet> is missing"),
    (b"<PubmedArticleSet a='b'", "cut short inside a tag"),
    (whole()[:-1], "“</PubmedArticleSet”"),
    (whole(*titled("A"))[:-40], "cut short inside a <PubmedArticle>"),
    (b"<!-- never ends", "cut short inside a comment"),
    (whole(b"<Surprise/>"), "<Surprise> stands where"),
    (b"<PubmedArticleSet></MedlineCitationSet>", "</MedlineCitationSet> stands where"),
    (whole() + whole(), "after the end"),
    (b"<eSearchResult/>", "The root element is <eSearchResult>"),
    (b"<eFetchResult><ERROR>Unable\n to obtain</ERROR></eFetchResult>", "error: Unable to obtain"),
    (b"\x1f\x8b\x08", "gzip"), ("<a/>".encode("utf-16"), "UTF-16"), (b"\xfe\xff\x00<", "UTF-16"),
    (b'<?xml version="1.0" encoding="latin1"?>' + whole(), "latin1"),
    (b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + whole(), "entities of its own"),
    (b"<!DOCTYPE a SYSTEM 'x[>' [<!ENTITY b 'c'>]>" + whole(), "entities of its own"),
    (b"<!DOCTYPE a SYSTEM 'x" + whole(), "cut short"),
    (b"Service unavailable", "“Service unavailable”"),
])
def test_what_is_no_whole_set_is_refused_in_words(raw: bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        pieces(raw)
    assert said in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8", "us-ascii"])
def test_the_encodings_of_pubmed_are_taken(encoding: str) -> None:
    assert pieces(f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + whole()) == []


def test_what_was_whole_comes_before_the_error() -> None:
    found = cut(io.BytesIO(whole(*titled("A", "B"))[:-60]))
    assert next(found)[1] == titled("A")[0]
    with pytest.raises(ReadError):
        next(found)


def test_a_long_head_is_refused_and_a_usual_one_is_not() -> None:
    assert pieces(b"<!--" + b"x" * (MAX_PROLOG // 2) + b"-->" + whole()) == []
    with pytest.raises(ReadError, match="refused"):
        list(cut(Drops(b"<!--" + b"x" * 4 * MAX_PROLOG + b"-->" + whole(), 1_000)))  # type: ignore[arg-type]


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
