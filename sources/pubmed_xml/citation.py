"""Reads one journal record, in plain form, into an Article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sources.errors import ReadError
from sources.pubmed_xml.byline import authors, complete, investigators
from sources.pubmed_xml.dates import iso_date, printed_date
from sources.pubmed_xml.text import (
    Leaves,
    NotPlainError,
    attributes,
    clean,
    cut_out,
    leaves,
    section,
    sections,
    start_attributes,
)
from sources.records import Article, Correction, Grant

_HEADING = re.compile(r"<(DescriptorName|QualifierName)([^>]*+)>([^<]*+)<")
_HISTORY = re.compile(
    r"<PubMedPubDate([^>]*+)>\s*+<Year>([^<]*+)</Year>\s*+<Month>([^<]*+)</Month>\s*+<Day>([^<]*+)</Day>"
)


def citation(record: str) -> Article:
    """The Article of a `<PubmedArticle>` or a bare `<MedlineCitation>` in plain form. Raises ReadError."""
    inside, _, data = record.partition("</MedlineCitation>")
    front, _, back = inside.partition("</Article>")
    byline, front = cut_out(front, "AuthorList")
    abstract, front = cut_out(front, "Abstract")
    printed, front = cut_out(front, "Journal")
    journal, about, found = leaves(printed), leaves(section(back, "MedlineJournalInfo")), Leaves(front)
    ids = Leaves(section(data, "ArticleIdList"))
    pmid, version = pmid_of(found)
    parts, (mesh, major), history = sections_of(abstract), _mesh(back), history_of(data)
    published = iso_date(journal)
    return Article(
        key=f"pmid:{pmid}", pmid=pmid, version=version,
        title=found.first("ArticleTitle"), abstract=abstract_of(parts), sections=parts,
        authors=authors(byline, pmid), complete=complete(byline),
        journal=journal.get("Title", ""), issn=journal.get("ISSN", ""),
        journal_abbreviation=about.get("MedlineTA") or journal.get("ISOAbbreviation", ""),
        nlm_id=about.get("NlmUniqueID", ""), volume=journal.get("Volume", ""), issue=journal.get("Issue", ""),
        pages=pages_of(found), published=published, published_printed=printed_date(journal),
        first_public=iso_date(leaves(section(front, "ArticleDate"))) or history.get("pubmed") or published,
        entered=history.get("entrez", ""), revised=iso_date(leaves(section(front, "DateRevised"))),
        doi=_location_doi(found) or article_id(ids, "doi"), pmc=article_id(ids, "pmc"),
        language=found.first("Language"), vernacular_title=found.first("VernacularTitle"),
        publication_types=found.filled("PublicationType"), mesh=mesh, mesh_major=major,
        keywords=_keywords(back), grants=grants_of(front), corrections=_corrections(back),
        investigators=investigators(back, pmid) if "<InvestigatorList" in back else (),
        status=_status(front),
    )


def pmid_of(found: Leaves) -> tuple[str, str]:
    """(PMID, version) of the first `<PMID>`. Raises ReadError when it is missing or no number."""
    numbers = found.marked("PMID")
    if not numbers or not (numbers[0][1].isascii() and numbers[0][1].isdigit()):
        raise ReadError("A record has no PMID: this is not PubMed XML. Fetch the file again.")
    return numbers[0][1], numbers[0][0].get("Version", "1")


def sections_of(abstract: str) -> tuple[tuple[str, str], ...]:
    """(label, text) of every part of an abstract that is not empty."""
    parts = Leaves(abstract).marked("AbstractText") if abstract else []
    return tuple((marks.get("Label", ""), text) for marks, text in parts if text)


def abstract_of(parts: tuple[tuple[str, str], ...]) -> str:
    """All parts as one text, "LABEL: text", a line each."""
    return "\n".join(f"{label}: {text}" if label else text for label, text in parts)


def pages_of(found: Leaves) -> str:
    """The pages as MEDLINE prints them, else from start and end."""
    return found.first("MedlinePgn") or "-".join(
        filter(None, (found.first("StartPage"), found.first("EndPage")))
    )


def history_of(data: str) -> dict[str, str]:
    """ISO dates of when the record came (`entrez`) and was public (`pubmed`)."""
    dates: Iterable[tuple[str, dict[str, str]]] = [
        (tag, {"Year": year, "Month": month, "Day": day}) for tag, year, month, day in _HISTORY.findall(data)
    ]
    if len(list(dates)) != data.count("<PubMedPubDate"):  # another order of elements than usual
        dates = [(part[14 : part.index(">")], leaves(part)) for part in sections(data, "PubMedPubDate")]
    found = ((attributes(tag).get("PubStatus", ""), date) for tag, date in dates)
    return {status: iso_date(date) for status, date in found if status in ("entrez", "pubmed")}


def article_id(found: Leaves, kind: str) -> str:
    """The first `<ArticleId>` of a kind; those of the references were cut away before."""
    return next((t for marks, t in found.marked("ArticleId") if marks.get("IdType") == kind and t), "")


def grants_of(text: str) -> tuple[Grant, ...]:
    """The grants as the record names them."""
    return tuple(
        Grant(*(part.get(name, "") for name in ("GrantID", "Acronym", "Agency", "Country")))
        for part in map(leaves, sections(text, "Grant"))
    )


def _keywords(back: str) -> tuple[str, ...]:
    return Leaves("".join(sections(back, "KeywordList"))).filled("Keyword") if "<KeywordList" in back else ()


def _location_doi(found: Leaves) -> str:
    for marks, text in found.marked("ELocationID"):
        if marks.get("EIdType") == "doi" and marks.get("ValidYN") != "N" and text:
            return text
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
