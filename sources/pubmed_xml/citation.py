"""Reads one journal record, in plain form, into an Article."""

from __future__ import annotations

import re

from sources.errors import ReadError
from sources.pubmed_xml.byline import authors, complete, investigators
from sources.pubmed_xml.dates import iso_date, printed_date
from sources.pubmed_xml.text import (
    NotPlainError,
    attributes,
    clean,
    filled,
    leaves,
    section,
    sections,
    start_attributes,
    texts,
)
from sources.records import Article, Correction, Grant

_HEADING = re.compile(r"<(DescriptorName|QualifierName)([^>]*)>([^<]*)<")


def citation(record: str) -> Article:
    """The Article of a `<PubmedArticle>` or a bare `<MedlineCitation>` in plain form. Raises ReadError."""
    inside, _, data = record.partition("</MedlineCitation>")
    front, _, back = inside.partition("</Article>")
    pmid, version = pmid_of(front)
    byline = section(front, "AuthorList")
    rest = front.replace(byline, "") if byline else front
    journal = leaves(section(rest, "Journal"))
    about = leaves(section(back, "MedlineJournalInfo"))
    parts, (mesh, major), history = sections_of(section(rest, "Abstract")), _mesh(back), history_of(data)
    published = iso_date(journal)
    return Article(
        key=f"pmid:{pmid}", pmid=pmid, version=version,
        title=first(rest, "ArticleTitle"), abstract=abstract_of(parts), sections=parts,
        authors=authors(byline, pmid), complete=complete(byline),
        journal=journal.get("Title", ""), issn=journal.get("ISSN", ""),
        journal_abbreviation=about.get("MedlineTA") or journal.get("ISOAbbreviation", ""),
        nlm_id=about.get("NlmUniqueID", ""), volume=journal.get("Volume", ""), issue=journal.get("Issue", ""),
        pages=pages_of(rest), published=published, published_printed=printed_date(journal),
        first_public=iso_date(leaves(section(rest, "ArticleDate"))) or history.get("pubmed") or published,
        entered=history.get("entrez", ""), revised=iso_date(leaves(section(rest, "DateRevised"))),
        doi=_location_doi(rest) or article_id(data, "doi"), pmc=article_id(data, "pmc"),
        language=first(rest, "Language"), vernacular_title=first(rest, "VernacularTitle"),
        publication_types=filled(rest, "PublicationType"), mesh=mesh, mesh_major=major,
        keywords=filled(back, "Keyword"), grants=grants_of(rest), corrections=_corrections(back),
        investigators=investigators(back, pmid) if "<InvestigatorList" in back else (),
        status=_status(front),
    )


def pmid_of(text: str) -> tuple[str, str]:
    """(PMID, version) of the first `<PMID>`. Raises ReadError when it is missing or no number."""
    found = texts(text, "PMID")
    if not found or not (found[0][1].isascii() and found[0][1].isdigit()):
        raise ReadError("A record has no PMID: this is not PubMed XML. Fetch the file again.")
    return found[0][1], attributes(found[0][0]).get("Version", "1")


def first(text: str, name: str) -> str:
    """The text of the first element `name`, or empty."""
    if f"</{name}>" not in text:
        return ""
    return texts(text, name)[0][1]


def sections_of(abstract: str) -> tuple[tuple[str, str], ...]:
    """(label, text) of every part of an abstract that is not empty."""
    return tuple(
        (attributes(tag).get("Label", "") if tag else "", text)
        for tag, text in texts(abstract, "AbstractText")
        if text
    )


def abstract_of(parts: tuple[tuple[str, str], ...]) -> str:
    """All parts as one text, "LABEL: text", a line each."""
    return "\n".join(f"{label}: {text}" if label else text for label, text in parts)


def pages_of(text: str) -> str:
    """The pages as MEDLINE prints them, else from start and end."""
    parts = leaves(section(text, "Pagination"))
    return parts.get("MedlinePgn") or "-".join(filter(None, (parts.get("StartPage"), parts.get("EndPage"))))


def history_of(data: str) -> dict[str, str]:
    """ISO dates of when the record came (`entrez`) and was public (`pubmed`)."""
    found = {}
    for part in sections(data, "PubMedPubDate"):
        status = start_attributes(part).get("PubStatus", "")
        if status in ("entrez", "pubmed"):
            found[status] = iso_date(leaves(part))
    return found


def article_id(data: str, kind: str) -> str:
    """The first `<ArticleId>` of a kind; those of the references were cut away before."""
    return next(
        (text for tag, text in texts(data, "ArticleId") if attributes(tag).get("IdType") == kind and text), ""
    )


def grants_of(text: str) -> tuple[Grant, ...]:
    """The grants as the record names them."""
    return tuple(
        Grant(*(part.get(name, "") for name in ("GrantID", "Acronym", "Agency", "Country")))
        for part in map(leaves, sections(text, "Grant"))
    )


def _location_doi(text: str) -> str:
    for tag, text_ in texts(text, "ELocationID"):
        marks = attributes(tag)
        if marks.get("EIdType") == "doi" and marks.get("ValidYN") != "N" and text_:
            return text_
    return ""


def _corrections(back: str) -> tuple[Correction, ...]:
    return tuple(
        Correction(
            start_attributes(part).get("RefType", ""), found.get("PMID", ""), found.get("RefSource", "")
        )
        for part, found in ((part, leaves(part)) for part in sections(back, "CommentsCorrections"))
    )


def _mesh(back: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(all descriptors, those with a major topic on themselves or on a qualifier)."""
    names: list[str] = []
    major: dict[str, None] = {}
    for element, tag, raw in _HEADING.findall(section(back, "MeshHeadingList")):
        if element == "DescriptorName":
            names.append(clean(raw))
        elif not names:
            raise NotPlainError("The record has a qualifier without its descriptor.")
        # most tags have no Y at all, and then need no closer look
        if ('Y"' in tag or "Y'" in tag or "&" in tag) and attributes(tag).get("MajorTopicYN") == "Y":
            major[names[-1]] = None
    return tuple(names), tuple(major)


def _status(front: str) -> str:
    start = front.find("<MedlineCitation")
    return start_attributes(front[start:]).get("Status", "") if start >= 0 else ""
