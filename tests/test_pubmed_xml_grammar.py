"""The usual form as patterns: what NLM writes matches to the byte, and nothing that is merely like it."""

from __future__ import annotations

import re

import pytest

from sources.pubmed_xml.grammar import (
    AFFILIATION,
    AUTHOR,
    DOI,
    GRANT,
    HEAD,
    HEADING,
    KEYWORD,
    LOCATION_DOI,
    MARKED,
    MIDDLE,
    NAMED,
    PMC,
    REFERENCES_END,
    TAIL,
)

DAY = "<Year>2026</Year><Month>03</Month><Day>04</Day>"
HEAD_TEXT = (
    '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="2">99000001</PMID>'
    f"<DateRevised>{DAY}</DateRevised>"
    '<Article PubModel="Print"><Journal><ISSN IssnType="Print">0000-0019</ISSN><JournalIssue CitedMedium="P">'
    "<Volume>12</Volume><PubDate><Year>2026</Year></PubDate></JournalIssue><Title>Annals</Title></Journal>"
    "<ArticleTitle>Of <i>H<sub>2</sub></i>O</ArticleTitle>"
    "<Abstract><AbstractText>One.</AbstractText></Abstract>"
    '<AuthorList CompleteYN="Y">'
)
MIDDLE_TEXT = (
    "<Language>eng</Language><PublicationTypeList><PublicationType UI=\"D1\">Review</PublicationType>"
    "</PublicationTypeList></Article><MedlineJournalInfo><MedlineTA>Ann</MedlineTA></MedlineJournalInfo>"
)
TAIL_TEXT = (
    "<KeywordList Owner=\"N\"><Keyword>mesh</Keyword></KeywordList></MedlineCitation><PubmedData><History>"
    f'<PubMedPubDate PubStatus="entrez">{DAY}</PubMedPubDate></History>'
    '<ArticleIdList><ArticleId IdType="pubmed">99000001</ArticleId></ArticleIdList></PubmedData>'
    "</PubmedArticle>"
)
TEXTS = {"head": HEAD_TEXT, "middle": MIDDLE_TEXT, "tail": TAIL_TEXT}
PATTERNS = {"head": HEAD, "middle": MIDDLE, "tail": TAIL, "marked": MARKED, "heading": HEADING}


# -- a record from one list to the next

@pytest.mark.parametrize("name", TEXTS)
def test_the_usual_form_matches_to_its_last_byte(name: str) -> None:
    assert PATTERNS[name].fullmatch(TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_no_tag_may_be_missing_of_another_name_or_behind_a_comment(name: str) -> None:
    text = TEXTS[name]
    for tag in re.finditer("<(?!AuthorList|/?(?:i|sub)>)[^>]*>", text):
        start, end = tag.span()
        for instead in ("", tag[0].replace("<", "<X", 1).replace("<X/", "</X"), "<!-- x -->" + tag[0]):
            assert not PATTERNS[name].fullmatch(text[:start] + instead + text[end:]), (tag[0], instead)


def test_what_is_read_of_a_head() -> None:
    groups = HEAD.match(HEAD_TEXT).groups("")  # type: ignore[union-attr]
    assert groups[:3] == (' Status="MEDLINE" Owner="NLM"', "2", "99000001")
    assert "Of <i>H<sub>2</sub></i>O" in groups and "One." in groups and "Annals" in groups
    assert groups[-1] == '<AuthorList CompleteYN="Y">'


def test_what_is_read_of_the_middle_and_the_tail() -> None:
    groups = MIDDLE.match(MIDDLE_TEXT).groups("")  # type: ignore[union-attr]
    assert "<Language>eng</Language>" in groups and "Ann" in groups
    assert '<PublicationType UI="D1">Review</PublicationType>' in groups
    groups = TAIL.match(TAIL_TEXT).groups("")  # type: ignore[union-attr]
    assert '<ArticleId IdType="pubmed">99000001</ArticleId>' in groups and groups[1:4] == ("2026", "03", "04")


@pytest.mark.parametrize(("space", "usual"), [
    ("", True), ("\n", True), ("\n      ", True), ("   ", True), ("\t", False), ("\r\n", False),
    ("\n\n", False), (" \n", False), ("\u00a0", False), ("x", False),
])
def test_between_tags_stands_what_nlm_writes_there(space: str, usual: bool) -> None:
    text = "<MeshHeading>{0}<DescriptorName UI=\"D1\">A</DescriptorName>{0}<QualifierName>b</QualifierName>"
    found = HEADING.fullmatch(text.format(space))
    assert bool(found) is usual


@pytest.mark.parametrize("marks", [' a="1"', '  a="1"\n b="2"', ' xml:lang="en"', ""])
def test_attributes_in_double_quotes_are_usual(marks: str) -> None:
    assert MARKED.fullmatch(f"<A{marks}>x</A>") and MARKED.fullmatch(f"<A{marks}/>")


@pytest.mark.parametrize("marks", [" a='1'", ' a="&amp;"', ' a = "1"', ' a="<"', ' a="1"b="2"', " a"])
def test_other_attributes_are_not(marks: str) -> None:
    assert not MARKED.fullmatch(f"<A{marks}>x</A>")


# -- the items of lists

PERSON = ('<Author ValidYN="Y"><LastName>Quill</LastName><ForeName>Anna</ForeName><Initials>A</Initials>{}'
          "</Author>")
LINE = "<AffiliationInfo><Affiliation>{}</Affiliation></AffiliationInfo>"


def test_an_author_by_groups() -> None:
    lines = LINE.format("Here.") + LINE.format("There.")
    rows = AUTHOR.findall(PERSON.format(lines) + "\n" + PERSON.format(""))
    assert rows[0] == (' ValidYN="Y"', "Quill", "Anna", "A", "", "Here.", LINE.format("There."), "")
    assert rows[1] == (' ValidYN="Y"', "Quill", "Anna", "A", "", "", "", "") and len(rows) == 2


def test_a_group_author_and_what_stands_beside_a_name() -> None:
    group, = AUTHOR.findall("<Author><CollectiveName>The <i>Group</i></CollectiveName></Author>")
    assert group[4] == "<CollectiveName>The <i>Group</i></CollectiveName>" and group[1] == ""
    marked = "<Suffix>Jr</Suffix><Identifier Source=\"ORCID\">0000</Identifier>"
    assert AUTHOR.findall(PERSON.format(marked))[0][4] == marked


@pytest.mark.parametrize("strange", [
    "<Author/>", "<Author></Author>", "<Editor></Editor>", "words", PERSON.format("<New/>"), "<!-- x -->",
    PERSON.format("").replace("<Initials>A</Initials>", "").replace("<L", "<Initials>A</Initials><L"),
])
def test_whatever_no_author_is_comes_in_the_last_group_to_its_end(strange: str) -> None:
    rows = AUTHOR.findall(PERSON.format("") + strange + PERSON.format(""))
    assert rows[-1][7] == strange + PERSON.format("") and len(rows) == 2


def test_items_by_name_or_by_mark() -> None:
    assert NAMED.findall('<A x="1">a</A><B/><C>c <i>d</i></C>') == [
        ("A", ' x="1"', "a"), ("B", "", ""), ("C", "", "c <i>d</i>")]
    assert MARKED.findall('<A x="1">a</A><A/>') == [(' x="1"', "a"), ("", "")]
    assert KEYWORD.findall('<Keyword MajorTopicYN="N">a</Keyword>\n<Keyword>b</Keyword>') == ["a", "b"]
    assert AFFILIATION.findall(LINE.format("H<sub>2</sub>O, here")) == ["H<sub>2</sub>O, here"]


def test_the_parts_of_a_grant() -> None:
    assert GRANT.findall("<Grant><GrantID>R01</GrantID><Acronym/><Country>X</Country></Grant>") == [
        ("R01", "", "", "X")]
    assert not GRANT.findall("<Grant><Country>X</Country><GrantID>R01</GrantID></Grant>")


@pytest.mark.parametrize(("pattern", "text", "value"), [
    (DOI, '<ArticleId IdType="doi">10.5555/1<', "10.5555/1"),
    (DOI, '<ArticleId a="b" IdType="doi"> 10<', "10"),
    (DOI, '<ArticleId IdType="pmc">PMC1<', None), (DOI, '<ArticleId IdType="doi"> <', None),
    (PMC, '<ArticleId IdType="doi">10<', None), (PMC, '<ArticleId IdType="pmc">PMC1<', "PMC1"),
    (LOCATION_DOI, '<ELocationID ValidYN="Y" EIdType="doi">10.5555/1<', "10.5555/1"),
    (LOCATION_DOI, '<ELocationID EIdType="doi">10.5555/1<', "10.5555/1"),
    (LOCATION_DOI, '<ELocationID EIdType="doi" ValidYN="N">10.5555/1<', None),
    (LOCATION_DOI, '<ELocationID EIdType="pii" ValidYN="Y">S1<', None),
])
def test_identifiers_are_found_by_their_kind(pattern: re.Pattern[str], text: str, value: str | None) -> None:
    found = pattern.search(text)
    assert (found and found[1]) == value


# -- history and references

def moments(*statuses: str) -> str:
    days = "".join(f'<PubMedPubDate PubStatus="{status}"><Year>2026</Year><Month>{n}</Month><Day>1</Day>'
                   f"<Hour>6</Hour></PubMedPubDate>" for n, status in enumerate(statuses, 1))
    return f"</MedlineCitation><PubmedData><History>{days}</History></PubmedData></PubmedArticle>"


@pytest.mark.parametrize("statuses", [
    ("entrez", "pubmed"), ("pubmed", "medline", "entrez"), ("received", "pubmed", "entrez", "medline"),
])
def test_the_days_of_entrez_and_pubmed_are_found_among_others(statuses: tuple[str, ...]) -> None:
    found = TAIL.fullmatch(moments(*statuses))
    assert found
    assert (found[3], found[6]) == tuple(str(statuses.index(kind) + 1) for kind in ("entrez", "pubmed"))


def test_of_references_only_the_end_is_sought() -> None:
    end = "</ReferenceList></PubmedData></PubmedArticle>"
    data = "</MedlineCitation><PubmedData><ReferenceList><Reference>x</Reference>"
    found = TAIL.match(data + end)
    assert found and found.groups("")[-1] == "<ReferenceList" and found.end() < len(data)
    assert REFERENCES_END.fullmatch(end) and not REFERENCES_END.fullmatch("<A/>" + end)


# -- time

@pytest.mark.parametrize(("name", "head", "item"), [
    ("head", HEAD_TEXT.partition("<AbstractText>")[0], "<AbstractText>a <i>b</i></AbstractText>"),
    ("middle", "", "<Language>eng</Language>\n"),
    ("tail", "", "<KeywordList><Keyword>a</Keyword></KeywordList>\n  "),
    ("marked", "<A>", "<i>x</i>"), ("heading", "<MeshHeading>", " "),
])
def test_a_record_that_never_fits_is_refused_in_one_pass(name: str, head: str, item: str) -> None:
    # with a pattern that went back to try again, any of these would take hours
    assert not PATTERNS[name].fullmatch(head + item * 40_000 + "<")


def test_tags_are_ascii_and_text_is_any() -> None:
    assert NAMED.findall("<Ä>x</Ä>") == [] and NAMED.findall("<A>Ä</A>") == [("A", "", "Ä")]
