"""The plain reading of PubMed XML that the fast one must equal: one lxml tree, `find`, `itertext`.

It shares with the code under test only what is no XML: dates, ORCID check digits, whose address is whose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from sources.pubmed_xml.dates import iso_date, printed_date
from sources.pubmed_xml.email_owner import with_emails
from sources.pubmed_xml.orcid import normal_orcid
from sources.records import Article, Correction, Deleted, Grant, Mention


def read_reference(file: BinaryIO) -> Iterator[Article | Deleted]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                             remove_pis=True, huge_tree=True)
    root = etree.parse(file, parser).getroot()
    if root.tag in ("PubmedArticle", "MedlineCitation", "PubmedBookArticle"):
        yield _article(root)
        return
    for child in root:
        if child.tag == "DeleteCitation":
            yield from (Deleted(f"pmid:{text(p)}") for p in child.findall("PMID"))
        else:
            yield _article(child)


def text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _article(element: etree._Element) -> Article:
    return _book(element) if element.tag == "PubmedBookArticle" else _citation(element)


def _all(element: etree._Element, path: str) -> tuple[str, ...]:
    return tuple(t for t in map(text, element.findall(path)) if t)


def _children(element: etree._Element | None) -> dict[str, str]:
    return {} if element is None else {child.tag: text(child) for child in element}


def _citation(element: etree._Element) -> Article:
    cite = element if element.tag == "MedlineCitation" else element.find("MedlineCitation")
    data = element.find("PubmedData")
    data = etree.Element("PubmedData") if data is None else data
    article, journal = cite.find("Article"), cite.find("Article/Journal")
    pmid = text(cite.find("PMID"))
    published = _children(journal.find("JournalIssue/PubDate"))
    history = _history(data)
    byline = article.find("AuthorList")
    parts = _sections(article.find("Abstract"))
    return Article(
        key=f"pmid:{pmid}", pmid=pmid, version=cite.find("PMID").get("Version", "1"),
        title=text(article.find("ArticleTitle")), sections=parts, abstract=_abstract(parts),
        authors=_byline(byline, pmid), complete=byline is None or byline.get("CompleteYN") != "N",
        journal=text(journal.find("Title")), issn=text(journal.find("ISSN")),
        journal_abbreviation=text(cite.find("MedlineJournalInfo/MedlineTA"))
        or text(journal.find("ISOAbbreviation")),
        nlm_id=text(cite.find("MedlineJournalInfo/NlmUniqueID")),
        volume=text(journal.find("JournalIssue/Volume")), issue=text(journal.find("JournalIssue/Issue")),
        pages=_pages(article), published=iso_date(published), published_printed=printed_date(published),
        first_public=iso_date(_children(article.find("ArticleDate"))) or history.get("pubmed", "")
        or iso_date(published),
        entered=history.get("entrez", ""), revised=iso_date(_children(cite.find("DateRevised"))),
        doi=next((text(e) for e in article.findall("ELocationID") if e.get("EIdType") == "doi"
                  and e.get("ValidYN") != "N" and text(e)), "") or _article_id(data, "doi"),
        pmc=_article_id(data, "pmc"),
        language=text(article.find("Language")), vernacular_title=text(article.find("VernacularTitle")),
        publication_types=_all(article, "PublicationTypeList/PublicationType"),
        mesh=tuple(text(e) for e in cite.findall("MeshHeadingList/MeshHeading/DescriptorName")),
        mesh_major=_major(cite), keywords=_all(cite, "KeywordList/Keyword"), grants=_grants(article),
        corrections=tuple(
            Correction(e.get("RefType", ""), text(e.find("PMID")), text(e.find("RefSource")))
            for e in cite.findall("CommentsCorrectionsList/CommentsCorrections")
        ),
        investigators=_people(cite.findall("InvestigatorList/Investigator"), f"pmid:{pmid}#inv-"),
        status=cite.get("Status", ""),
    )


def _book(element: etree._Element) -> Article:
    doc, data = element.find("BookDocument"), element.find("PubmedBookData")
    data = etree.Element("PubmedBookData") if data is None else data
    pmid, printed = text(doc.find("PMID")), _children(doc.find("Book/PubDate"))
    parts, history = _sections(doc.find("Abstract")), _history(data)
    lists = doc.findall("AuthorList") + doc.findall("Book/AuthorList")
    byline = next((x for x in lists if x.get("Type") != "editors"), lists[0] if lists else None)
    title, book = text(doc.find("ArticleTitle")), text(doc.find("Book/BookTitle"))
    return Article(
        key=f"pmid:{pmid}", pmid=pmid, version=doc.find("PMID").get("Version", "1"), book=True,
        title=title or book, journal=book if title else "", sections=parts, abstract=_abstract(parts),
        authors=_byline(byline, pmid), complete=byline is None or byline.get("CompleteYN") != "N",
        editors=byline is not None and byline.get("Type") == "editors",
        volume=text(doc.find("Book/Volume")), pages=_pages(doc),
        published=iso_date(printed), published_printed=printed_date(printed),
        first_public=history.get("pubmed") or iso_date(printed), entered=history.get("entrez", ""),
        revised=iso_date(_children(doc.find("DateRevised"))),
        doi=_article_id(doc, "doi") or _article_id(data, "doi"),
        pmc=_article_id(doc, "pmc") or _article_id(data, "pmc"),
        language=text(doc.find("Language")), vernacular_title=text(doc.find("VernacularTitle")),
        publication_types=_all(doc, "PublicationType"), keywords=_all(doc, "KeywordList/Keyword"),
        grants=_grants(doc),
        investigators=_people(doc.findall("Book/InvestigatorList/Investigator")
                              + doc.findall("InvestigatorList/Investigator"), f"pmid:{pmid}#inv-"),
    )


def _byline(byline: etree._Element | None, pmid: str) -> tuple[Mention, ...]:
    return () if byline is None else with_emails(_people(byline.findall("Author"), f"pmid:{pmid}#"))


def _people(people: list[etree._Element], locator: str) -> tuple[Mention, ...]:
    return tuple(_person(e, locator, place, len(people)) for place, e in enumerate(people, start=1))


def _person(e: etree._Element, locator: str, place: int, of: int) -> Mention:
    names = _children(e)
    family, initials = names.get("LastName", ""), names.get("Initials", "")
    given = names.get("ForeName") or names.get("FirstName") or initials
    collective = "" if family else names.get("CollectiveName", "")
    iris = (normal_orcid(text(x)) for x in e.findall("Identifier") if x.get("Source", "").upper() == "ORCID")
    return Mention(
        locator=f"{locator}{place}", family=family, given=given, suffix=names.get("Suffix", ""),
        printed=collective or " ".join(x for x in (given, family, names.get("Suffix", "")) if x),
        initials=initials, collective=collective,
        affiliations=tuple(t for t in (text(x) for x in e.iter("Affiliation")) if t),
        orcid=next((x for x in iris if x), None), position=place, of=of,
        valid=e.get("ValidYN") != "N", equal_contribution=e.get("EqualContrib") == "Y",
    )


def _sections(abstract: etree._Element | None) -> tuple[tuple[str, str], ...]:
    parts = [] if abstract is None else abstract.findall("AbstractText")
    return tuple((" ".join(p.get("Label", "").split()), text(p)) for p in parts if text(p))


def _abstract(parts: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{label}: {content}" if label else content for label, content in parts)


def _pages(parent: etree._Element) -> str:
    found = _children(parent.find("Pagination"))
    return found.get("MedlinePgn") or "-".join(x for x in (found.get("StartPage"), found.get("EndPage")) if x)


def _history(data: etree._Element) -> dict[str, str]:
    return {e.get("PubStatus"): iso_date(_children(e)) for e in data.findall("History/PubMedPubDate")}


def _article_id(parent: etree._Element, kind: str) -> str:
    ids = parent.findall("ArticleIdList/ArticleId")
    return next((text(e) for e in ids if e.get("IdType") == kind and text(e)), "")


def _major(cite: etree._Element) -> tuple[str, ...]:
    found = [text(h.find("DescriptorName")) for h in cite.findall("MeshHeadingList/MeshHeading")
             if any(e.get("MajorTopicYN") == "Y" for e in h)]
    return tuple(dict.fromkeys(found))


def _grants(parent: etree._Element) -> tuple[Grant, ...]:
    return tuple(
        Grant(*(text(e.find(name)) for name in ("GrantID", "Acronym", "Agency", "Country")))
        for e in parent.findall("GrantList/Grant")
    )
