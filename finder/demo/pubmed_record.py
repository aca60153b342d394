"""Writes an invented paper as the XML that PubMed would serve, so that the demo runs the real parser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from xml.etree.ElementTree import Element, SubElement, tostring

from finder.demo.bylines import Author
from finder.demo.papers import LAST_DAY, Paper

_HEAD = (
    b'<?xml version="1.0" encoding="utf-8"?>\n'
    b'<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    b'"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n<PubmedArticleSet>\n'
)
DOI_PREFIX = "10.5555/finder-demo."  # 10.5555 is the DOI system's prefix for examples


def article_set(papers: Iterable[Paper], titles: Mapping[str, str]) -> bytes:
    """One PubmedArticleSet of all papers; `titles` gives a journal's full title by its MedlineTA."""
    papers = list(papers)
    pmids = {paper.key: paper.pmid for paper in papers}
    records = b"\n".join(tostring(_article(paper, titles, pmids)) for paper in papers)
    return _HEAD + records + b"\n</PubmedArticleSet>\n"


def _article(paper: Paper, titles: Mapping[str, str], pmids: Mapping[str, str]) -> Element:
    root = Element("PubmedArticle")
    citation = SubElement(root, "MedlineCitation", Status="MEDLINE", Owner="NLM")
    _text(citation, "PMID", paper.pmid, Version="1")
    _day(citation, "DateRevised", min(paper.day + timedelta(days=6), LAST_DAY + timedelta(days=1)))
    article = SubElement(citation, "Article", PubModel="Print-Electronic")
    _journal(article, paper, titles)
    _text(article, "ArticleTitle", paper.title)
    _text(article, "ELocationID", DOI_PREFIX + paper.pmid, EIdType="doi", ValidYN="Y")
    _abstract(article, paper)
    _authors(article, paper)
    _text(article, "Language", "eng")
    _list(article, "PublicationTypeList", "PublicationType", paper.types)
    _day(article, "ArticleDate", paper.day, DateType="Electronic")
    info = SubElement(citation, "MedlineJournalInfo")
    _text(info, "Country", "United States")
    _text(info, "MedlineTA", paper.journal)
    _corrections(citation, paper, pmids)
    _headings(citation, paper)
    _data(root, paper)
    return root


def _journal(article: Element, paper: Paper, titles: Mapping[str, str]) -> None:
    journal = SubElement(article, "Journal")
    issue = SubElement(journal, "JournalIssue", CitedMedium="Internet")
    _text(issue, "Volume", str(paper.day.year - 1980))
    _text(issue, "Issue", str(paper.day.month))
    printed = SubElement(issue, "PubDate")
    _text(printed, "Year", str(paper.day.year))
    _text(printed, "Month", f"{paper.day:%b}")
    _text(journal, "Title", titles.get(paper.journal, paper.journal))
    _text(journal, "ISOAbbreviation", paper.journal)


def _abstract(article: Element, paper: Paper) -> None:
    if not paper.sections:
        return
    abstract = SubElement(article, "Abstract")
    for label, text in paper.sections:
        marks = {"Label": label, "NlmCategory": label} if label else {}
        _text(abstract, "AbstractText", text, **marks)


def _authors(article: Element, paper: Paper) -> None:
    authors = SubElement(article, "AuthorList", CompleteYN="Y" if paper.complete else "N", Type="authors")
    for author in paper.authors:
        _author(SubElement(authors, "Author", ValidYN="Y"), author)


def _author(element: Element, author: Author) -> None:
    if author.collective:
        _text(element, "CollectiveName", author.collective)
        return
    _text(element, "LastName", author.family)
    _text(element, "ForeName", author.fore)
    _text(element, "Initials", author.initials)
    if author.orcid:
        _text(element, "Identifier", author.orcid, Source="ORCID")
    for line in author.affiliations:
        _text(SubElement(element, "AffiliationInfo"), "Affiliation", line)


def _corrections(citation: Element, paper: Paper, pmids: Mapping[str, str]) -> None:
    if not paper.corrections:
        return
    group = SubElement(citation, "CommentsCorrectionsList")
    for kind, key in paper.corrections:
        item = SubElement(group, "CommentsCorrections", RefType=kind)
        _text(item, "RefSource", f"{paper.journal}. {paper.day.year}")
        _text(item, "PMID", pmids[key], Version="1")


def _headings(citation: Element, paper: Paper) -> None:
    if paper.mesh:
        headings = SubElement(citation, "MeshHeadingList")
        for number, name in enumerate(dict.fromkeys(paper.mesh)):
            _text(SubElement(headings, "MeshHeading"), "DescriptorName", name, MajorTopicYN="NY"[number == 0])
    if paper.keywords:
        keywords = SubElement(citation, "KeywordList", Owner="NOTNLM")
        for word in paper.keywords:
            _text(keywords, "Keyword", word, MajorTopicYN="N")


def _data(root: Element, paper: Paper) -> None:
    data = SubElement(root, "PubmedData")
    history = SubElement(data, "History")
    for status, back in (("received", 150), ("accepted", 30), ("pubmed", 0), ("medline", 0), ("entrez", 0)):
        _day(history, "PubMedPubDate", paper.day - timedelta(days=back), PubStatus=status)
    _text(data, "PublicationStatus", "ppublish")
    ids = SubElement(data, "ArticleIdList")
    _text(ids, "ArticleId", paper.pmid, IdType="pubmed")
    _text(ids, "ArticleId", DOI_PREFIX + paper.pmid, IdType="doi")


def _day(parent: Element, tag: str, day: date, **marks: str) -> None:
    element = SubElement(parent, tag, marks)
    for name, number in (("Year", day.year), ("Month", day.month), ("Day", day.day)):
        _text(element, name, f"{number:02}")


def _list(parent: Element, group: str, tag: str, values: Iterable[str]) -> None:
    element = SubElement(parent, group)
    for value in values:
        _text(element, tag, value)


def _text(parent: Element, tag: str, text: str, **marks: str) -> None:
    SubElement(parent, tag, marks).text = text
