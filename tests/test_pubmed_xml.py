"""The contract of the package: whatever form a record has, it reads as plain lxml would read it."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small_sets import FULL, one, read, whole

sys.path.insert(0, str(Path(__file__).parent / "bench"))
from bench_parse import SHARED, shared_files
from reference_reader import read_reference

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, the real records, is not here")


def test_the_invented_file_equals_the_plain_reading() -> None:
    assert read(FULL) == list(read_reference(io.BytesIO(FULL)))


@pytest.mark.parametrize("title", [
    "<![CDATA[a < b & </PubmedArticle>]]>", "x<!-- </PubmedArticle> -->y", "x<?p </PubmedArticle>?>y",
    "<i >x</i >", 'a<mml:math xmlns:mml="urn:m"><mml:mi>b</mml:mi></mml:math>c', "<b><i>x</i></b>",
    "a > b", "&#65;&#x42;&amp;lt;", "a\u00a0\u2009b", "",
])
def test_odd_records_equal_the_plain_reading(title: str) -> None:
    raw = whole(one(f"<ArticleTitle>{title}</ArticleTitle>"), one("<ArticleTitle>next</ArticleTitle>"))
    assert read(raw) == list(read_reference(io.BytesIO(raw)))


@pytest.mark.parametrize("people", ["<Author/>{}", "{}<Author/>", "<Author />{}", "{}<Author></Author>"])
def test_an_author_of_whom_nothing_is_said_has_a_place_too(people: str) -> None:
    named = "<Author><LastName>Quill</LastName></Author>"
    raw = whole(one(f"<AuthorList>{people.format(named)}</AuthorList>"))
    assert read(raw) == list(read_reference(io.BytesIO(raw)))


@pytest.mark.parametrize(("date", "read_as"), [
    ("<Year>0000</Year>", ""), ("<Year>0000</Year><Month>01</Month><Day>01</Day>", ""),
    ("<Year>9999</Year><Month>Dec</Month><Day>31</Day>", ""),
    ("<Year>2020</Year><Month>02</Month><Day>31</Day>", "2020-02"),
])
def test_dates_that_do_not_exist_are_as_exact_as_they_can_be_in_every_form(date: str, read_as: str) -> None:
    dated = FULL
    for name in (b"PubDate", b"ArticleDate", b"PubMedPubDate", b"DateRevised"):
        inside = b"(<%b[^>]*>).*?(?=</%b>)" % (name, name)
        dated = re.sub(inside, rb"\g<1>" + date.encode(), dated, flags=re.DOTALL)
    for raw in (dated, dated.replace(b"</Article>", b"<!-- odd --></Article>")):
        found = read(raw)
        assert found == list(read_reference(io.BytesIO(raw)))
        assert {d for a in found[:2] for d in (a.published, a.first_public, a.entered, a.revised)} - {""} == (
            {read_as} - {""})


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
