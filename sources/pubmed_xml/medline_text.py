"""PubMed's other form, MEDLINE text (`.nbib`), into the same Articles as the XML of the same records.

Bio.Medline reads the lines. It keeps one list of names and one of affiliations, so each author's own lines
are given to it apart. What the format has not (labels of abstract parts, corrected names, equal shares)
stays at its default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from Bio import Medline

from sources.errors import ReadError
from sources.pubmed_xml.dates import iso_date
from sources.pubmed_xml.email_owner import with_emails
from sources.pubmed_xml.orcid import normal_orcid
from sources.records import Article, Correction, Grant, Mention

# which tags name a person; https://www.nlm.nih.gov/bsd/mms/medlineelements.html
_NAMES = {
    "FAU": "author", "AU": "author", "CN": "author", "FED": "author", "ED": "author",
    "FIR": "investigator", "IR": "investigator",
}
_PARTS = {"AD", "AUID", "IRAD"}
_CORRECTIONS = {
    "CIN": "CommentIn", "CON": "CommentOn", "EIN": "ErratumIn", "EFR": "ErratumFor",
    "CRI": "CorrectedandRepublishedIn", "CRF": "CorrectedandRepublishedFrom", "RPI": "RepublishedIn",
    "RPF": "RepublishedFrom", "RIN": "RetractionIn", "ROF": "RetractionOf", "UIN": "UpdateIn",
    "UOF": "UpdateOf", "SPIN": "SummaryForPatientsIn", "ORI": "OriginalReportIn",
    "ECI": "ExpressionOfConcernIn", "ECF": "ExpressionOfConcernFor", "RRI": "RetractedandRepublishedIn",
    "RRF": "RetractedandRepublishedFrom", "DDIN": "AssociatedDataset", "DRIN": "AssociatedPublication",
}
_TAG = re.compile(r"[A-Z0-9]{2,4} *- ?")
_SUFFIX = re.compile(r"Jr|Sr|\d(?:st|nd|rd|th)|I{1,3}|IV|V")
_POINTS_TO = re.compile(r"\.? *PMID: *(\d+)\.?$")


def read_medline(lines: Iterable[str]) -> Iterator[Article]:
    """The articles of MEDLINE text, given as its lines. Raises ReadError when it is something else."""
    count = 0
    for record in _records(lines):
        yield _article(record)
        count += 1
    if not count:
        raise ReadError("No line begins with “PMID-”, so this is not MEDLINE text: export it again.")


def _records(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines of one record each; a record begins with its PMID."""
    record: list[str] = []
    for line in lines:
        if line.startswith("PMID-"):
            if record:
                yield record
            record = []
        elif not record and line.strip("\ufeff \r\n"):
            raise ReadError("This does not begin with “PMID-”, so it is not MEDLINE text: export it again.")
        if record and line.startswith("      "):  # Bio.Medline begins a new value here for some tags
            record[-1] = f"{record[-1].rstrip()} {line.strip()}"
        elif record or line.startswith("PMID-"):
            record.append(line.rstrip("\r\n"))
    if record:
        yield record


def _article(lines: list[str]) -> Article:
    fields = Medline.read(lines)
    pmid = _one(fields, "PMID")
    if not pmid.isdigit():
        raise ReadError("A MEDLINE record has no PMID: export it from PubMed again.")
    published, history = iso_date({"MedlineDate": _one(fields, "DP")}), _history(fields)
    mesh, major = _mesh(_list(fields, "MH"))
    abstract = _one(fields, "AB")
    return Article(
        key=f"pmid:{pmid}", pmid=pmid, title=_one(fields, "TI"), abstract=abstract,
        sections=(("", abstract),) if abstract else (),
        authors=with_emails(_people(lines, "author", f"pmid:{pmid}#")),
        investigators=_people(lines, "investigator", f"pmid:{pmid}#inv-"),
        editors="FED" in fields and "FAU" not in fields,
        journal=_one(fields, "JT"), journal_abbreviation=_one(fields, "TA"), nlm_id=_one(fields, "JID"),
        issn=_issn(_list(fields, "IS") or [_one(fields, "IS")]),
        volume=_one(fields, "VI"), issue=_one(fields, "IP"), pages=_one(fields, "PG"),
        published=published, published_printed=_one(fields, "DP"),
        first_public=_compact(_one(fields, "DEP")) or history.get("pubmed") or published,
        entered=history.get("entrez", ""), revised=_compact(_one(fields, "LR")),
        doi=_identifier(fields, "doi"), pmc=_one(fields, "PMC"),
        language=next(iter(_list(fields, "LA")), ""), vernacular_title=_one(fields, "TT"),
        publication_types=tuple(_list(fields, "PT")), mesh=mesh, mesh_major=major,
        keywords=tuple(word.lstrip("*") for word in _list(fields, "OT")),
        grants=tuple(map(_grant, _list(fields, "GR"))), corrections=_corrections(fields),
        status=_one(fields, "STAT"), book="BTI" in fields,
    )


def _folded(value: object) -> str:
    return " ".join(str(value).split())


def _one(fields: Mapping[str, Any], tag: str) -> str:
    value = fields.get(tag, "")
    return _folded(value[0] if isinstance(value, list) and value else value or "")


def _list(fields: Mapping[str, Any], tag: str) -> list[str]:
    value = fields.get(tag, [])
    return [_folded(item) for item in (value if isinstance(value, list) else [value])]


def _people(lines: list[str], kind: str, locator: str) -> tuple[Mention, ...]:
    groups = [group for group in _groups(lines) if _NAMES[_tag(group[0])] == kind]
    return tuple(_person(group, locator, at, len(groups)) for at, group in enumerate(groups, start=1))


def _tag(line: str) -> str:
    return line[:4].strip() if _TAG.match(line) else ""


def _groups(lines: list[str]) -> list[list[str]]:
    """The lines of each person: full and short name, in either order, and what is theirs."""
    groups: list[list[str]] = []
    known: set[str] = set()  # the tags of the person whose lines these are
    for line in lines:
        tag = _tag(line)
        if tag in _NAMES:
            if not known or tag in known or tag == "CN" or _NAMES[tag] != _NAMES[_tag(groups[-1][0])]:
                groups.append([])
                known = set()
        elif tag not in _PARTS or not known:
            known = set()
            continue
        groups[-1].append(line)
        known.add(tag)
    return groups


def _person(group: list[str], locator: str, position: int, of: int) -> Mention:
    fields = Medline.read(group)
    short = _one(fields, "AU") or _one(fields, "ED") or _one(fields, "IR")
    full = _one(fields, "FAU") or _one(fields, "FED") or _one(fields, "FIR")
    family, given, initials, suffix = _name(full, short)
    ids = [normal_orcid(text) for text in _list(fields, "AUID") if "ORCID" in text.upper()]
    return Mention(
        locator=f"{locator}{position}", position=position, of=of,
        printed=_one(fields, "CN") or " ".join(filter(None, (given, family, suffix))),
        family=family, given=given, initials=initials, suffix=suffix, collective=_one(fields, "CN"),
        affiliations=tuple(filter(None, _list(fields, "AD") + _list(fields, "IRAD"))),
        orcid=next(filter(None, ids), None),
    )


def _name(full: str, short: str) -> tuple[str, str, str, str]:
    """(family, given, initials, suffix) from "Roe, Richard P Jr" and "Roe RP Jr"."""
    family, comma, given = (part.strip() for part in full.partition(","))
    if not comma:  # an old record: the short name is all there is
        family, _, initials = short.rpartition(" ")
        return (family, initials, initials, "") if family else (full or short, "", "", "")
    initials, _, suffix = short.removeprefix(family).strip().partition(" ")
    if not _SUFFIX.fullmatch(suffix):
        return family, given, " ".join(filter(None, (initials, suffix))), ""  # initials "Mde L"
    return family, given.removesuffix(suffix).strip(), initials, suffix


def _issn(printed: list[str]) -> str:
    """The journal's own number; "Linking" is added by NLM to join several."""
    own = [number for number in printed if "Linking" not in number]
    return next(iter(own or printed), "").split(" ")[0]


def _history(fields: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for line in _list(fields, "PHST"):
        date, _, status = line.partition(" [")
        found[status.rstrip("]")] = date[:10].replace("/", "-")
    return found


def _compact(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}" if len(date) == 8 and date.isdigit() else ""


def _identifier(fields: Mapping[str, Any], kind: str) -> str:
    printed = _list(fields, "LID") + _list(fields, "AID")
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
        for line in _list(fields, tag):
            number = _POINTS_TO.search(line)
            found.append(Correction(kind, number[1] if number else "", _POINTS_TO.sub("", line)))
    return tuple(found)
