"""A journal record: every field of it, and what it says when one is missing, empty or twice."""

from __future__ import annotations

import io

import pytest

from sources.errors import ReadError
from sources.pubmed_xml import read_articles
from sources.pubmed_xml.citation import (
    abstract_of,
    article_id,
    citation,
    grants_of,
    history_of,
    pages_of,
    pmid_of,
    sections_of,
)
from sources.pubmed_xml.text import Leaves, NotPlainError
from sources.records import Article, Correction, Grant
from tests.small_sets import FULL, one


def cited(inside: str, behind: str = "") -> Article:
    return citation(one(inside, behind=behind).decode())


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


# -- one field each

def test_a_record_with_its_number_only_is_an_article() -> None:
    found = citation('<PubmedArticle><MedlineCitation><PMID Version="1">99000001</PMID><Article></Article>'
                     "</MedlineCitation></PubmedArticle>")
    assert found == Article("pmid:99000001", "99000001", "", "")


@pytest.mark.parametrize("pmid", ["", "<PMID></PMID>", "<PMID>1a</PMID>", "<PMID>²</PMID>"])
def test_a_record_without_a_number_is_refused(pmid: str) -> None:
    with pytest.raises(ReadError, match="no PMID"):
        pmid_of(Leaves(pmid))


def test_the_first_number_is_the_records_own() -> None:
    assert pmid_of(Leaves('<PMID Version="3">99000001</PMID><PMID>99000002</PMID>')) == ("99000001", "3")
    assert pmid_of(Leaves("<PMID>99000001</PMID>")) == ("99000001", "1")


def test_an_abstract_keeps_its_labels_and_leaves_out_empty_parts() -> None:
    parts = sections_of('<Abstract><AbstractText Label="AIM">One.</AbstractText><AbstractText></AbstractText>'
                        "<AbstractText>Two.</AbstractText>")
    assert parts == (("AIM", "One."), ("", "Two.")) and abstract_of(parts) == "AIM: One.\nTwo."
    assert sections_of("") == () and abstract_of(()) == ""


@pytest.mark.parametrize(("pages", "printed"), [
    ("<StartPage>101</StartPage><EndPage>109</EndPage><MedlinePgn>101-9</MedlinePgn>", "101-9"),
    ("<StartPage>101</StartPage><EndPage>109</EndPage>", "101-109"),
    ("<StartPage>e7</StartPage>", "e7"), ("<MedlinePgn></MedlinePgn><EndPage>109</EndPage>", "109"), ("", ""),
])
def test_pages(pages: str, printed: str) -> None:
    assert pages_of(Leaves(pages)) == printed


def test_history_is_read_in_any_order_of_its_elements() -> None:
    day = '<PubMedPubDate PubStatus="{}">{}</PubMedPubDate>'
    usual = "<Year>2025</Year><Month>12</Month><Day>3</Day>"
    turned = "<Day>3</Day><Month>12</Month><Year>2025</Year>"
    received = day.format("received", usual)
    assert history_of(received + day.format("entrez", usual)) == {"entrez": "2025-12-03"}
    assert history_of(received + day.format("pubmed", usual) + day.format("entrez", turned)) == {
        "pubmed": "2025-12-03", "entrez": "2025-12-03"}
    assert history_of("") == {}


@pytest.mark.parametrize(("dates", "public"), [
    ('<ArticleDate DateType="Electronic"><Year>2025</Year><Month>2</Month><Day>1</Day></ArticleDate>',
     "2025-02-01"),
    ("", "2026"),
])
def test_the_first_public_date_is_the_earliest_kind_there_is(dates: str, public: str) -> None:
    assert cited(dates).first_public == public


def test_identifiers_are_those_of_their_kind() -> None:
    found = Leaves('<ArticleId IdType="doi"></ArticleId><ArticleId IdType="pmc">PMC1</ArticleId>'
                   '<ArticleId IdType="doi">10.5555/2</ArticleId>')
    assert article_id(found, "doi") == "10.5555/2" and article_id(found, "pii") == ""


def test_a_doi_that_was_withdrawn_is_not_the_articles() -> None:
    location = '<ELocationID EIdType="{}" ValidYN="{}">10.5555/{}</ELocationID>'
    assert cited(location.format("doi", "N", 1) + location.format("doi", "Y", 2)).doi == "10.5555/2"
    assert cited(location.format("doi", "N", 1) + location.format("pii", "Y", 2)).doi == ""


def test_grants_in_any_order_and_incomplete() -> None:
    assert grants_of("<Grant><Country>Nowhere</Country><GrantID>R01</GrantID></Grant><Grant></Grant>") == (
        Grant("R01", country="Nowhere"), Grant())


def heading(name: str, major: str = "N", qualifiers: str = "") -> str:
    return (f'<MeshHeading><DescriptorName MajorTopicYN="{major}">{name}</DescriptorName>'
            f"{qualifiers}</MeshHeading>")


def test_a_topic_is_major_by_itself_or_by_a_qualifier() -> None:
    minor = '<QualifierName MajorTopicYN="N">surgery</QualifierName>'
    both = minor + minor.replace('"N"', '"Y"')
    mesh = heading("A", "Y") + heading("B", "N", minor) + heading("C", "N", both)
    found = cited("", f"<MeshHeadingList>{mesh}</MeshHeadingList>")
    assert found.mesh == ("A", "B", "C") and found.mesh_major == ("A", "C")


def test_a_qualifier_without_its_descriptor_is_left_to_the_rewriting() -> None:
    with pytest.raises(NotPlainError, match="qualifier"):
        cited("", "<MeshHeadingList><QualifierName>x</QualifierName></MeshHeadingList>")


def test_references_and_comments_do_not_leak_into_the_article() -> None:
    note = ('<CommentsCorrectionsList><CommentsCorrections RefType="CommentIn"><RefSource>A 1</RefSource>'
            "<PMID>99000009</PMID></CommentsCorrections></CommentsCorrectionsList>")
    found = cited("<ArticleTitle>T</ArticleTitle>", note)
    assert found.pmid == "99000001" and found.corrections == (Correction("CommentIn", "99000009", "A 1"),)


def test_an_abbreviation_is_medlines_before_the_journals_own() -> None:
    iso = "<Journal><ISOAbbreviation>J. Inv.</ISOAbbreviation></Journal>"
    raw = "<MedlineCitation><PMID>99000001</PMID><Article>{}</Article>{}</MedlineCitation>"
    about = "<MedlineJournalInfo><MedlineTA>J Inv</MedlineTA></MedlineJournalInfo>"
    assert citation(raw.format(iso, about)).journal_abbreviation == "J Inv"
    assert citation(raw.format(iso, "")).journal_abbreviation == "J. Inv."
