"""The records a server holds: bytes as given, and what of each can be searched."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from finder.demo.eutils.columns import Column, words

Xml = Any  # an lxml element; lxml has no types
Files = str | Path | bytes | Iterable[str | Path | bytes]

_RECORD = re.compile(rb"<(PubmedArticle|PubmedBookArticle)[ >].*?</\1>", re.DOTALL)
_ORCID = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])")
_MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
_YEAR = re.compile(r"\d{4}")
_LANGUAGES = {"eng": "english", "fre": "french", "ger": "german", "spa": "spanish", "ita": "italian",
              "jpn": "japanese", "chi": "chinese", "por": "portuguese", "rus": "russian", "kor": "korean"}
_JOURNAL = ("MedlineTA", "ISOAbbreviation", "Title", "ISSN", "ISSNLinking")
AUTHOR_COLUMNS = ("au", "1au", "lastau", "ir")
COLUMNS = ("ti", "tiab", "ad", *AUTHOR_COLUMNS, "fau", "auid", "cn", "mh", "majr", "pt", "ta", "la", "sb",
           "uid", "doi", "gr")
DATES = ("dp", "crdt", "edat", "lr")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its PMID, its bytes, its searchable values and its dates as YYYYMMDD."""

    pmid: str
    xml: bytes
    values: dict[str, list[bytes]]
    dates: dict[str, tuple[int, ...]]
    has_abstract: bool


def read_documents(files: Files) -> list[bytes]:
    """The bytes of documents: given as such, or as paths of .xml or .xml.gz files."""
    given = [files] if isinstance(files, str | Path | bytes) else list(files)
    return [item if isinstance(item, bytes) else _read(Path(item)) for item in given]


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def _text(element: Xml | None) -> str:
    return "" if element is None else "".join(str(piece) for piece in element.itertext())


def _texts(root: Xml, *names: str) -> list[str]:
    return [_text(element) for element in root.iter(*names)]


def _ymd(element: Xml | None) -> int:
    """YYYYMMDD of an element with Year, Month, Day; what is missing counts as 1, as PubMed does. 0: none."""
    if element is None:
        return 0
    year = element.findtext("Year") or (_YEAR.findall(element.findtext("MedlineDate") or "") or [""])[0]
    if not year.isdigit():
        return 0
    month, day = (element.findtext("Month") or "1").strip().lower(), element.findtext("Day") or "1"
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3], 1)
    return int(year) * 10_000 + number * 100 + (int(day) if day.isdigit() else 1)


def _name(person: Xml) -> bytes:
    family = words(person.findtext("LastName") or person.findtext("CollectiveName") or "")
    return family + b" \x1f " + words(person.findtext("Initials") or "").replace(b" ", b"")


def _full_names(person: Xml) -> list[bytes]:
    family, given = words(person.findtext("LastName") or ""), words(person.findtext("ForeName") or "")
    if not (family and given):
        return []
    first = given.split()[0]  # "Ada Example" finds "Ada Maria Example"
    return list(dict.fromkeys([family + b" " + given, given + b" " + family, first + b" " + family]))


def _people(root: Xml) -> dict[str, list[bytes]]:
    authors = [author for author in root.iter("Author") if author.getparent().get("Type") != "editors"]
    names = [_name(author) for author in authors]
    identifiers = [" ".join(found.groups()) for element in root.iter("Identifier")
                   if (found := _ORCID.search(element.text or ""))]
    return {"au": names, "1au": names[:1], "lastau": names[-1:],
            "ir": [_name(person) for person in root.iter("Investigator")],
            "fau": [name for author in authors for name in _full_names(author)],
            "auid": [words(identifier) for identifier in identifiers],
            "cn": [words(text) for text in _texts(root, "CollectiveName")]}


def _headings(root: Xml) -> dict[str, list[bytes]]:
    every, major = [], []
    for heading in root.iter("MeshHeading"):
        descriptor = heading.find("DescriptorName")
        name = words(_text(descriptor))
        mine = [name, *(name + b" " + words(_text(q)) for q in heading.iter("QualifierName"))]
        every += mine
        if any(part.get("MajorTopicYN") == "Y" for part in heading):
            major += mine
    return {"mh": every, "majr": major}


def _subject(root: Xml) -> dict[str, list[bytes]]:
    title = [words(text) for text in _texts(root, "ArticleTitle", "VernacularTitle")]
    abstract = [words(text) for text in _texts(root, "AbstractText")]
    keywords = [words(text) for text in _texts(root, "Keyword")]
    languages = _texts(root, "Language")
    return {"ti": title, "tiab": [*title, *abstract, *keywords],
            "ad": [words(text) for text in _texts(root, "Affiliation")],
            "pt": [words(text) for text in _texts(root, "PublicationType")],
            "ta": [words(text) for text in _texts(root, *_JOURNAL)],
            "la": [words(t) for code in languages for t in (code, _LANGUAGES.get(code, code))],
            "gr": [words(text) for text in _texts(root, "GrantID")],
            "doi": [words(e.text or "") for e in root.iter("ArticleId") if e.get("IdType") == "doi"]}


def _dates(root: Xml) -> dict[str, tuple[int, ...]]:
    """The record's dates. crdt is PubStatus entrez, else pubmed, else DateCompleted, else PubDate."""
    history = {date.get("PubStatus"): _ymd(date) for date in root.iter("PubMedPubDate")}
    printed, electronic = _ymd(root.find(".//PubDate")), _ymd(root.find(".//ArticleDate"))
    completed = _ymd(root.find(".//DateCompleted"))
    created = history.get("entrez") or history.get("pubmed") or completed or printed
    found = {"dp": (printed, electronic), "crdt": (created,), "edat": (created,),
             "lr": (_ymd(root.find(".//DateRevised")) or created,)}
    return {field: tuple(d for d in days if d) for field, days in found.items()}


def read_record(xml: bytes) -> Record:
    """One `<PubmedArticle>` element, read for searching."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))
    citation = root.find("MedlineCitation")
    pmid = root.findtext(".//PMID") or ""
    status = (citation.get("Status") or "") if citation is not None else ""
    values = {**_subject(root), **_people(root), **_headings(root),
              "uid": [pmid.encode()], "sb": [words(status.replace("-", ""))]}
    return Record(pmid, xml, values, _dates(root), root.find(".//AbstractText") is not None)


class Corpus:
    """All records, newest first, with a column per field. A PMID that comes twice counts once: the last."""

    def __init__(self, files: Files) -> None:
        found = (read_record(match[0]) for document in read_documents(files)
                 for match in _RECORD.finditer(document))
        by_pmid = {record.pmid: record for record in found}
        ordered = sorted(by_pmid.values(), reverse=True,
                         key=lambda r: (r.dates["crdt"], int(r.pmid) if r.pmid.isdigit() else 0))
        self.pmids = [record.pmid for record in ordered]
        self.columns = {name: Column(r.values.get(name, []) for r in ordered) for name in COLUMNS}
        self.dates = {name: [record.dates[name] for record in ordered] for name in DATES}
        self.with_abstract = {n for n, record in enumerate(ordered) if record.has_abstract}
        self.xml = {record.pmid: record.xml for record in ordered}

    def between(self, field: str, low: int, high: int) -> set[int]:
        """Records with one of their dates of this field in a range of YYYYMMDD, both ends included."""
        return {n for n, days in enumerate(self.dates[field]) if any(low <= day <= high for day in days)}

    @property
    def latest(self) -> date:
        """The day of the newest record: what `reldate` counts back from."""
        day = max((days[0] for days in self.dates["crdt"] if days), default=20000101)
        return date(day // 10_000, max(1, min(12, day // 100 % 100)), max(1, min(28, day % 100)))
