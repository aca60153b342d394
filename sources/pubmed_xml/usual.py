"""Reads a journal record in the form NLM nearly always writes: twice as fast as `citation` can.

`grammar` decides whether a record is in that form, to the last byte. Any doubt raises NotPlainError, and
`citation` reads the record: both must give the same Article (tests/bench/bench_parse.py --equal).
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.pubmed_xml.build import article, mention
from sources.pubmed_xml.byline import MAX_PEOPLE, USUAL
from sources.pubmed_xml.citation import abstract_of
from sources.pubmed_xml.dates import iso_date, printed_date, ymd
from sources.pubmed_xml.email_owner import with_emails
from sources.pubmed_xml.grammar import (
    AFFILIATION,
    AUTHOR,
    DOI,
    HEAD,
    HEADING,
    LOCATION_DOI,
    MARKED,
    MIDDLE,
    PMC,
    TAIL,
)
from sources.pubmed_xml.orcid import normal_orcid
from sources.pubmed_xml.text import NotPlainError, attributes, clean, leaves, start_attributes
from sources.records import Article, Correction, Grant, Mention

_PAIR = re.compile(r"<(i|b|u|sup|sub)>([^<]*+)</\1>")
_DEEPEST = 8  # levels of inline markup; more is left to the parser that counts depth
_SPACE = re.compile(r"\s*+", re.ASCII)

_term = lru_cache(maxsize=16_384)(clean)  # a word from a list that NLM keeps: the same ones come again


def usual(record: str) -> Article:
    """The Article of a `<PubmedArticle>` in usual form. Raises NotPlainError for any other form."""
    head = _match(HEAD, record, 0)
    authors_at, complete, after = _list(record, "<AuthorList", "</AuthorList>", head.end())
    middle = _match(MIDDLE, record, after)
    mesh_at, _, after = _list(record, "<MeshHeadingList", "</MeshHeadingList>", middle.end())
    tail = _match(TAIL, record, after)
    if tail.end() != len(record):
        raise NotPlainError("The record goes on after its end.")
    return _article(
        head.groups(""), _authors(record, authors_at, head[3]), complete, middle.groups(""),
        _mesh(record, mesh_at), tail.groups(""),
    )


def _match(pattern: re.Pattern[str], record: str, at: int) -> re.Match[str]:
    found = pattern.match(record, at)
    if not found:
        raise NotPlainError("The record is not in usual form.")
    return found


def _list(record: str, opening: str, closing: str, at: int) -> tuple[tuple[int, int], bool, int]:
    """Of a list at this place: (begin, end) of its inside, whether it is complete, where the rest begins."""
    if not record.startswith(opening, at):
        return (0, 0), True, at
    inside, end = record.find(">", at) + 1, record.find(closing, at)
    marks = record[at + len(opening) : inside - 1]
    complete = not marks or attributes(marks).get("CompleteYN") != "N"
    space = _SPACE.match(record, end + len(closing))
    start = _SPACE.match(record, inside)
    assert space and start
    return (start.end(), end), complete, space.end()


def _article(
    head: tuple[str, ...], authors: tuple[Mention, ...], complete: bool, middle: tuple[str, ...],
    mesh: tuple[tuple[str, ...], tuple[str, ...]], tail: tuple[str, ...],
) -> Article:
    (status, version, pmid, *revised, issn, volume, issue, year, month, season, day, medline_date,
     journal, iso_abbreviation, title, start_page, end_page, pages, places, abstract) = head
    languages, grants, types, vernacular, *article_date, journal_name, nlm_id, corrections = middle
    keywords, *history, ids = tail
    published, printed = _published(year, month, season, day, medline_date)
    sections = _sections(abstract) if abstract else ()
    return article(
        f"pmid:{pmid}", pmid, _text(title), abstract_of(sections), authors,
        _term(journal), _term(journal_name) or _term(iso_abbreviation), _term(issn), _term(nlm_id),
        clean(volume), clean(issue), _pages(start_page, end_page, pages), published, printed,
        ymd(*article_date) or ymd(*history[3:]) or published, ymd(*history[:3]), ymd(*revised),
        _first(LOCATION_DOI, places) or _first(DOI, ids), _first(PMC, ids),
        _words(languages, False)[0] if languages else "", _text(vernacular), _words(types), *mesh,
        _filled(keywords) if keywords else (),
        _grants(grants) if grants else (), _corrections(corrections) if corrections else (), (), sections,
        complete, False, attributes(status).get("Status", ""), version or "1",
    )


def _text(raw: str) -> str:
    """Clean text, its inline markup taken off. Raises NotPlainError when that does not pair."""
    if "<" not in raw:
        return clean(raw)
    for _ in range(_DEEPEST):
        raw, pairs = _PAIR.subn(r"\2", raw)
        if not pairs:
            break
    if "<" in raw:
        raise NotPlainError("The record has unusual markup.")
    return clean(raw)


@lru_cache(maxsize=4096)
def _published(year: str, month: str, season: str, day: str, medline: str) -> tuple[str, str]:
    season, medline = clean(season), clean(medline)
    parts = {"Year": year, "Month": month, "Season": season, "Day": day, "MedlineDate": medline}
    return iso_date(parts), printed_date(parts)


def _pages(start: str, end: str, medline: str) -> str:
    return clean(medline) or "-".join(filter(None, (clean(start), clean(end))))


def _sections(block: str) -> tuple[tuple[str, str], ...]:
    parts = [(marks, _text(raw)) for marks, raw in MARKED.findall(block)]
    return tuple([(attributes(m).get("Label", "") if m else "", text) for m, text in parts if text])


def _first(pattern: re.Pattern[str], block: str) -> str:
    found = pattern.search(block)
    return clean(found[1]) if found else ""


@lru_cache(maxsize=1024)  # a file has some hundred combinations of publication types
def _words(block: str, filled: bool = True) -> tuple[str, ...]:
    return tuple([text for _, raw in MARKED.findall(block) if (text := clean(raw)) or not filled])


def _filled(lists: str) -> tuple[str, ...]:
    inside = [part[part.index(">") + 1 :] for part in lists.split("</KeywordList>")[:-1]]
    words = [MARKED.findall(part) for part in inside]
    return tuple([text for part in words for _, raw in part if (text := _text(raw))])


def _grants(block: str) -> tuple[Grant, ...]:
    found = [leaves(part) for part in block.split("</Grant>")[:-1]]
    names = ("GrantID", "Acronym", "Agency", "Country")
    return tuple([Grant(*(one.get(name, "") for name in names)) for one in found])


def _corrections(block: str) -> tuple[Correction, ...]:
    pieces = [part.lstrip() for part in block.split("</CommentsCorrections>")[:-1]]
    found = [(start_attributes(part).get("RefType", ""), leaves(part)) for part in pieces]
    return tuple([Correction(kind, to.get("PMID", ""), to.get("RefSource", "")) for kind, to in found])


def _mesh(record: str, place: tuple[int, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = HEADING.findall(record, *place)
    if rows and rows[-1][3]:
        raise NotPlainError("The record has an unusual heading.")
    major = [_term(name) for marks, name, more, _ in rows
             if ' MajorTopicYN="Y"' in marks or ' MajorTopicYN="Y"' in more]
    return tuple([_term(row[1]) for row in rows]), tuple(dict.fromkeys(major))


def _authors(record: str, place: tuple[int, int], pmid: str) -> tuple[Mention, ...]:
    rows = AUTHOR.findall(record, *place)
    if rows and rows[-1][9]:
        raise NotPlainError("The record has an unusual author.")
    of = len(rows)
    if of > MAX_PEOPLE:
        raise NotPlainError("The record names very many people.")
    people = tuple([_author(row, f"pmid:{pmid}#{at}", at, of) for at, row in enumerate(rows, start=1)])
    return with_emails(people) if record.find("@", *place) >= 0 else people


def _author(row: tuple[str, ...], locator: str, position: int, of: int) -> Mention:
    marks, family, given, initials, suffix, group, ids, line, lines, _ = row
    # letters only are clean already, and names mostly are
    family = family if family.isalpha() else clean(family)
    given = given if given.isalpha() else clean(given)
    initials = initials if initials.isalpha() else clean(initials)
    if suffix or group or ids or lines or not given or not family or marks != USUAL:
        return _unusual(row, (locator, family, given or initials, initials, position, of))
    line = clean(line) if line else ""
    return mention(
        locator, f"{given} {family}", family, given, "", (line,) if line else (), None, None, "", (), None,
        initials, position, of,
    )


def _unusual(row: tuple[str, ...], known: tuple[str, str, str, str, int, int]) -> Mention:
    locator, family, given, initials, position, of = known
    suffix, group = _text(row[4]), "" if family else _text(row[5])
    lines = [clean(row[7]), *map(_text, AFFILIATION.findall(row[8]))]
    marks = attributes(row[0])
    return mention(
        locator, group or " ".join(filter(None, (given, family, suffix))), family, given, suffix,
        tuple([line for line in lines if line]), None, _orcid(row[6]) if row[6] else None, "", (), None,
        initials, position, of, group, marks.get("ValidYN") != "N", marks.get("EqualContrib") == "Y",
    )


def _orcid(block: str) -> str | None:
    """The first iD that can be one; other identifiers (ISNI …) are of institutions mostly."""
    known = (clean(raw) for marks, raw in MARKED.findall(block)
             if attributes(marks).get("Source", "").upper() == "ORCID")
    return next((orcid for text in known if (orcid := normal_orcid(text))), None)
