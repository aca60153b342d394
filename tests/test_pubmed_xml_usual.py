"""The fast reading gives what the careful one gives, and refuses whatever is not in usual form."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.pubmed_xml import read_articles
from sources.pubmed_xml.citation import citation
from sources.pubmed_xml.plain import check_plain
from sources.pubmed_xml.text import NotPlainError
from sources.pubmed_xml.usual import usual_articles
from sources.records import Article

FULL = (Path(__file__).parent / "pages/pubmed/full.xml").read_text()
RECORD = (
    '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">99000001</PMID>'
    "<DateRevised><Year>2026</Year><Month>03</Month><Day>04</Day></DateRevised>"
    '<Article PubModel="Print"><Journal><ISSN IssnType="Print">0000-0019</ISSN>'
    '<JournalIssue CitedMedium="Print"><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2026</Year>'
    "<Month>Jan</Month></PubDate></JournalIssue><Title>Annals &amp; more</Title></Journal>"
    "<ArticleTitle>Of <i>H<sub>2</sub></i>O.</ArticleTitle><Pagination><MedlinePgn>1-2</MedlinePgn>"
    "</Pagination>"
    '<ELocationID EIdType="doi" ValidYN="N">10.5555/0</ELocationID>'
    '<ELocationID ValidYN="Y" EIdType="doi">10.5555/1</ELocationID>'
    '<Abstract><AbstractText Label="AIM" NlmCategory="X">One.</AbstractText><AbstractText>Two.</AbstractText>'
    "<CopyrightInformation>None.</CopyrightInformation></Abstract>"
    '<AuthorList CompleteYN="N"><Author ValidYN="Y"><LastName>Quill</LastName><ForeName>Anna</ForeName>'
    '<Initials>A</Initials><Identifier Source="ORCID">0000-0002-1825-0097</Identifier><AffiliationInfo>'
    "<Affiliation>Here, quill@uni.example</Affiliation></AffiliationInfo><AffiliationInfo><Affiliation>There."
    '</Affiliation></AffiliationInfo></Author><Author ValidYN="N"><LastName>Two</LastName><Initials>B'
    "</Initials>"
    "<Suffix>2<sup>nd</sup></Suffix></Author><Author><CollectiveName>The Group</CollectiveName>"
    "</Author></AuthorList>"
    "<Language>eng</Language><Language>fre</Language><GrantList CompleteYN=\"Y\"><Grant>"
    "<GrantID>R01</GrantID><Agency>NX</Agency><Country>Nowhere</Country></Grant></GrantList><PublicationTypeList>"
    '<PublicationType UI="D1">Journal Article</PublicationType></PublicationTypeList>'
    "</Article>"
    "<MedlineJournalInfo><Country>Nowhere</Country>"
    "<MedlineTA>Ann</MedlineTA><NlmUniqueID>990001</NlmUniqueID>"
    "</MedlineJournalInfo><CommentsCorrectionsList><CommentsCorrections RefType=\"ErratumIn\"><RefSource>"
    'Ann 1</RefSource><PMID Version="1">99000002</PMID></CommentsCorrections></CommentsCorrectionsList>'
    '<MeshHeadingList><MeshHeading><DescriptorName UI="D2" MajorTopicYN="N">Hernia</DescriptorName>'
    '<QualifierName MajorTopicYN="Y" UI="Q1">surgery</QualifierName></MeshHeading></MeshHeadingList>'
    '<KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">mesh</Keyword></KeywordList>'
    "<CoiStatement>None <i>at</i> all.</CoiStatement></MedlineCitation>"
    '<PubmedData><History><PubMedPubDate PubStatus="received"><Year>2025</Year><Month>1</Month><Day>2</Day>'
    '</PubMedPubDate><PubMedPubDate PubStatus="pubmed"><Year>2025</Year><Month>12</Month><Day>1</Day><Hour>6'
    "</Hour><Minute>0</Minute></PubMedPubDate></History><PublicationStatus>ppublish</PublicationStatus>"
    '<ArticleIdList><ArticleId IdType="pubmed">99000001</ArticleId><ArticleId IdType="pmc">PMC99</ArticleId>'
    "</ArticleIdList></PubmedData></PubmedArticle>"
)
TAGS = [found.span() for found in re.finditer("<[^>]*>", RECORD)]


def usual(record: str) -> Article:
    (found,) = usual_articles([record.encode()])
    if not found:
        raise NotPlainError("")
    return found


def test_every_field_as_the_careful_reading_has_it() -> None:
    found = usual(RECORD)
    assert found == citation(check_plain(RECORD))
    assert found.title == "Of H2O." and found.doi == "10.5555/1" and found.pmc == "PMC99"
    assert found.authors[0].email == "quill@uni.example" and found.authors[1].suffix == "2nd"
    assert found.mesh_major == ("Hernia",) and found.first_public == "2025-12-01" and not found.complete
    assert found.grants and found.corrections and found.keywords == ("mesh",) and len(found.sections) == 2


def test_white_space_between_tags_changes_nothing() -> None:
    spaced = re.sub("(?<=>)(?=<(?!/?(?:i|su[bp])>))", "\n   ", RECORD)
    assert usual(spaced) == usual(RECORD)


def test_an_at_sign_may_be_a_reference() -> None:
    (found,) = usual_articles([RECORD.replace("quill@", "quill&#64;").encode()])
    assert found and found.authors[0].email == "quill@uni.example"


@pytest.mark.parametrize("space", ["\r\n", "\t", "\n\n  ", " \n"])
def test_white_space_nlm_does_not_write_is_left_to_the_careful_reading(space: str) -> None:
    spaced = re.sub("(?<=>)(?=<(?!/?(?:i|su[bp])>))", space, RECORD)
    with pytest.raises(NotPlainError):
        usual(spaced)
    assert list(read_articles(io.BytesIO(f"<PubmedArticleSet>{spaced}</PubmedArticleSet>".encode()))) == [
        usual(RECORD)]


def test_an_angle_that_stands_alone_beside_markup_is_text() -> None:
    assert usual(RECORD.replace("Of <i>", "7 > 5 of <i>")).title == "7 > 5 of H2O."


def test_no_tag_can_be_missing() -> None:
    for start, end in TAGS:
        with pytest.raises(NotPlainError):
            usual(RECORD[:start] + RECORD[end:])


@pytest.mark.parametrize(("plain", "broken"), [
    ("Annals", "Ann]]>als"), (">There.<", ">There ]]&gt;]]>.<"),
    ('Status="MEDLINE"', 'Status="M" Status="M"'),
    ('Label="AIM"', 'Label="AIM" Label="AIM"'), ("One.", "<b>a<i>b</b>c</i>"),
])
def test_what_no_parser_takes_is_not_usual(plain: str, broken: str) -> None:
    assert RECORD.count(plain) == 1
    (found,) = usual_articles([RECORD.replace(plain, broken).encode()])
    assert found is None


def test_brackets_are_usual() -> None:
    assert usual(RECORD.replace("One.", "[a] [[b]] ]> ] ]&gt; One."))


@pytest.mark.parametrize("tag", ["</Author>", "<Author>", "<i>", "</i>", "<New>1</New>", "<b/>"])
def test_no_tag_can_be_too_many(tag: str) -> None:
    for _, end in TAGS:
        with pytest.raises(NotPlainError):
            usual(RECORD[:end] + tag + RECORD[end:])


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(TAGS), st.sampled_from(TAGS))
def test_another_order_is_read_alike_or_left_to_the_careful_reading(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    first, second = sorted((one, other))
    if first[1] > second[0]:
        return
    changed = (RECORD[: first[0]] + RECORD[second[0] : second[1]] + RECORD[first[1] : second[0]]
               + RECORD[first[0] : first[1]] + RECORD[second[1] :])
    try:
        found = usual(changed)
    except NotPlainError:
        return
    assert found == citation(check_plain(changed))


def test_an_author_manuscript_is_usual() -> None:
    marked = RECORD.replace("</ArticleIdList>", "</ArticleIdList>\n<?nihms ?>\n")
    assert usual(marked) == usual(RECORD)


def test_one_unusual_record_leaves_those_beside_it_alone() -> None:
    strange = [RECORD.replace("</Language>", end) for end in ("<New/>", "</Language><!-- x -->")]
    records = [RECORD, strange[0], RECORD.replace("Anna", "Bea"), "<PubmedBookArticle/>", strange[1], RECORD]
    found = usual_articles([record.encode() for record in records] + [b"\xff"])
    assert [one and one.authors[0].given for one in found] == ["Anna", None, "Bea", None, None, "Anna", None]


@pytest.mark.parametrize("inside", ["<i>" * 9 + "x" + "</i>" * 9, "<i><b>x</i></b>", "<i>x", "x</sup>"])
def test_inline_markup_that_does_not_pair_or_is_deep(inside: str) -> None:
    with pytest.raises(NotPlainError):
        usual(RECORD.replace("Of <i>", f"{inside} Of <i>"))


def test_the_invented_file_is_read_by_both_alike() -> None:
    record = FULL[FULL.index("<PubmedArticle>") : FULL.index("</PubmedArticle>") + 16]
    try:
        assert usual(record) == citation(check_plain(record))
    except NotPlainError:
        assert "InvestigatorList" in record or "<!--" in record or "CDATA" in record
