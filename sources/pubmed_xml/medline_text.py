"""PubMed's other form, MEDLINE text (`.nbib`), into the same Articles as the XML of the same records.

Bio.Medline reads the lines; `medline_lines` gives it a record at a time, `medline_people` a person. What the
format has not (corrected names, equal shares) stays at its default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from Bio import Medline

from sources.errors import ReadError
from sources.pubmed_xml.citation import abstract_of
from sources.pubmed_xml.dates import digits_date, iso_date
from sources.pubmed_xml.email_owner import with_emails
from sources.pubmed_xml.medline_abstract import parts_of
from sources.pubmed_xml.medline_lines import every, one, records
from sources.pubmed_xml.medline_people import people_of
from sources.records import Article, Correction, Grant

_CORRECTIONS = {
    "CIN": "CommentIn", "CON": "CommentOn", "EIN": "ErratumIn", "EFR": "ErratumFor",
    "CRI": "CorrectedandRepublishedIn", "CRF": "CorrectedandRepublishedFrom", "RPI": "RepublishedIn",
    "RPF": "RepublishedFrom", "RIN": "RetractionIn", "ROF": "RetractionOf", "UIN": "UpdateIn",
    "UOF": "UpdateOf", "SPIN": "SummaryForPatientsIn", "ORI": "OriginalReportIn",
    "PRIN": "PartialRetractionIn", "PROF": "PartialRetractionOf",
    "ECI": "ExpressionOfConcernIn", "ECF": "ExpressionOfConcernFor", "RRI": "RetractedandRepublishedIn",
    "RRF": "RetractedandRepublishedFrom", "DDIN": "AssociatedDataset", "DRIN": "AssociatedPublication",
}
_POINTS_TO = re.compile(r"\.? *PMID: *(\d+)\.?$")


def read_medline(lines: Iterable[str]) -> Iterator[Article]:
    """The articles of MEDLINE text, given as its lines. Raises ReadError when it is something else."""
    count = 0
    for record in records(lines):
        yield _article(record)
        count += 1
    if not count:
        raise ReadError("No line begins with “PMID-”, so this is not MEDLINE text: export it again.")


def _article(lines: list[str]) -> Article:
    fields = Medline.read(lines)
    pmid = one(fields, "PMID")
    if not pmid.isdigit():
        raise ReadError("A MEDLINE record has no PMID: export it from PubMed again.")
    published, history = iso_date({"MedlineDate": one(fields, "DP")}), _history(fields)
    mesh, major = _mesh(every(fields, "MH"))
    parts = parts_of(one(fields, "AB"))
    return Article(
        key=f"pmid:{pmid}", pmid=pmid, title=one(fields, "TI"), abstract=abstract_of(parts), sections=parts,
        authors=with_emails(people_of(lines, "author", f"pmid:{pmid}#")),
        investigators=people_of(lines, "investigator", f"pmid:{pmid}#inv-"),
        editors="FED" in fields and "FAU" not in fields,
        journal=one(fields, "JT"), journal_abbreviation=one(fields, "TA"), nlm_id=one(fields, "JID"),
        issn=_issn(" ".join(every(fields, "IS"))),
        volume=one(fields, "VI"), issue=one(fields, "IP"), pages=one(fields, "PG"),
        published=published, published_printed=one(fields, "DP"),
        first_public=digits_date(one(fields, "DEP")) or history.get("pubmed") or published,
        entered=history.get("entrez", ""), revised=digits_date(one(fields, "LR")),
        doi=_identifier(fields, "doi"), pmc=one(fields, "PMC"),
        language=next(iter(every(fields, "LA")), ""), vernacular_title=one(fields, "TT"),
        publication_types=tuple(every(fields, "PT")), mesh=mesh, mesh_major=major,
        keywords=tuple(word.lstrip("*") for word in every(fields, "OT")),
        grants=tuple(map(_grant, every(fields, "GR"))), corrections=_corrections(fields),
        status=one(fields, "STAT"), book="BTI" in fields,
    )


def _issn(printed: str) -> str:
    """The journal's own number; "Linking" is added by NLM to join several, and is not the XML's ISSN."""
    numbers = re.findall(r"(\S+)(?: \((\w+)\))?", printed)
    return next((number for number, kind in numbers if kind != "Linking"), "")


def _history(fields: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for line in every(fields, "PHST"):
        date, _, status = line.partition(" [")
        found[status.rstrip("]")] = digits_date(date[:10])
    return found


def _identifier(fields: Mapping[str, Any], kind: str) -> str:
    printed = every(fields, "LID") + every(fields, "AID")
    parts = [part for line in printed for part in re.findall(r"(\S+) \[(\w+)\]", line)]
    return next((value for value, its_kind in parts if its_kind == kind), "")


def _mesh(headings: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = [heading.partition("/")[0].lstrip("*") for heading in headings]
    pairs = zip(names, headings, strict=True)
    return tuple(names), tuple(dict.fromkeys(n for n, line in pairs if line[:1] == "*" or "/*" in line))


def _grant(line: str) -> Grant:
    """ "R01 XX000001/XX/NCI NIH HHS/United States": number, acronym, agency, country; some may lack."""
    parts = [part.strip() for part in line.split("/")]
    country, agency = (parts[-1], parts[-2]) if len(parts) > 1 else ("", parts[0])
    rest = parts[:-2]
    acronym = rest[-1] if len(rest) > 1 or (rest and re.fullmatch(r"[A-Z]{2}", rest[0])) else ""
    return Grant("/".join(rest[:-1] if acronym else rest), acronym, agency, country)


def _corrections(fields: Mapping[str, Any]) -> tuple[Correction, ...]:
    found = []
    for tag, kind in _CORRECTIONS.items():
        for line in every(fields, tag):
            number = _POINTS_TO.search(line)
            found.append(Correction(kind, number[1] if number else "", _POINTS_TO.sub("", line)))
    return tuple(found)
