"""Reads a journal record in the form NLM nearly always writes: twice as fast as `citation` can.

`grammar` decides whether a record is in that form, to the last byte. Any doubt raises NotPlainError, and
`citation` reads the record: both must give the same Article (tests/bench/bench_parse.py --equal).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sources.pubmed_xml.build import article
from sources.pubmed_xml.citation import abstract_of
from sources.pubmed_xml.dates import iso_date, printed_date, ymd
from sources.pubmed_xml.grammar import (
    DOI,
    GRANT,
    HEAD,
    HEADING,
    KEYWORD,
    LOCATION_DOI,
    MARKED,
    MIDDLE,
    PMC,
    TAIL,
)
from sources.pubmed_xml.text import (
    NotPlainError,
    attributes,
    clean,
    leaves,
    start_attributes,
    unmarked,
)
from sources.pubmed_xml.usual_byline import usual_authors
from sources.records import Article, Correction, Grant, Mention

_term = lru_cache(maxsize=16_384)(clean)  # a word from a list that NLM keeps: the same ones come again


def usual(record: str) -> Article:
    """The Article of a `<PubmedArticle>` in usual form. Raises NotPlainError for any other form."""
    found = _match(HEAD, record, 0)
    head = found.groups("")
    author_list = head[-1]
    start, end, after = _list(record, author_list, "</AuthorList>", found.end())
    authors = usual_authors(record, start, end, head[2])
    found = _match(MIDDLE, record, after)
    middle = found.groups("")
    start, end, after = _list(record, middle[-1], "</MeshHeadingList>", found.end())
    tail = _match(TAIL, record, after)
    if tail.end() != len(record):
        raise NotPlainError("The record goes on after its end.")
    return _article(
        head, authors, _complete(author_list), middle, _mesh(record, start, end), tail.groups("")
    )


def _match(pattern: re.Pattern[str], record: str, at: int) -> re.Match[str]:
    found = pattern.match(record, at)
    if not found:
        raise NotPlainError("The record is not in usual form.")
    return found


def _list(record: str, opening: str, closing: str, at: int) -> tuple[int, int, int]:
    """Of a list whose start tag ends at this place: begin and end of its inside, where the rest begins."""
    if not opening:
        return at, at, at
    end = record.find(closing, at)
    if end < 0:
        raise NotPlainError("The record has a list without an end.")
    return at, end, end + len(closing)


@lru_cache(maxsize=64)
def _complete(author_list: str) -> bool:
    return start_attributes(author_list).get("CompleteYN") != "N" if author_list else True


def _article(
    head: Sequence[str], authors: tuple[Mention, ...], complete: bool, middle: Sequence[str],
    mesh: tuple[tuple[str, ...], tuple[str, ...]], tail: Sequence[str],
) -> Article:
    (status, version, pmid, revised_year, revised_month, revised_day, issn, volume, issue, year, month,
     season, day, medline_date, journal, iso_abbreviation, title, start_page, end_page, pages, places,
     *abstract, _) = head
    languages, grants, types, vernacular, *article_date, journal_name, nlm_id, corrections, _ = middle
    keywords, *history, ids = tail
    published, printed = _published(year, month, season, day, medline_date)
    sections = _sections(*abstract)
    return article(
        f"pmid:{pmid}", pmid, unmarked(title), abstract_of(sections), authors,
        _term(journal), _term(journal_name) or _term(iso_abbreviation), _term(issn), _term(nlm_id),
        clean(volume), clean(issue), _pages(start_page, end_page, pages), published, printed,
        ymd(*article_date) or ymd(*history[3:]) or published, ymd(*history[:3]),
        ymd(revised_year, revised_month, revised_day),
        _first(LOCATION_DOI, places, '"doi"', ' EIdType="doi" ValidYN="Y">')
        or _first(DOI, ids, '"doi"', ' IdType="doi">'), _first(PMC, ids, '"pmc"', ' IdType="pmc">'),
        _words(languages, False)[0] if languages else "", unmarked(vernacular), _words(types), *mesh,
        _filled(keywords) if keywords else (),
        _grants(grants) if grants else (), _corrections(corrections) if corrections else (), (), sections,
        complete, False, attributes(status).get("Status", ""), version or "1",
    )


@lru_cache(maxsize=4096)
def _published(year: str, month: str, season: str, day: str, medline: str) -> tuple[str, str]:
    season, medline = clean(season), clean(medline)
    parts = {"Year": year, "Month": month, "Season": season, "Day": day, "MedlineDate": medline}
    return iso_date(parts), printed_date(parts)


def _pages(start: str, end: str, medline: str) -> str:
    return clean(medline) or "-".join(filter(None, (clean(start), clean(end))))


def _sections(marks: str, text: str, others: str) -> tuple[tuple[str, str], ...]:
    first = unmarked(text) if text else ""
    own = ((_label(marks), first),) if first else ()
    if not others:
        return own
    parts = [(marks, unmarked(raw)) for marks, raw in MARKED.findall(others)]
    return (*own, *[(_label(marks), text) for marks, text in parts if text])


def _label(marks: str) -> str:
    return attributes(marks).get("Label", "") if marks else ""


def _first(pattern: re.Pattern[str], block: str, kind: str, tag_end: str) -> str:
    """The first filled identifier of a kind; a plain search finds it when its tag ends as it mostly does."""
    if kind not in block:
        return ""
    before, tag, rest = block.partition(tag_end)
    found = rest[: rest.find("<")] if tag and kind not in before else ""
    if found and not found[0].isspace():
        return clean(found)
    other = pattern.search(block)
    return clean(other[1]) if other else ""


@lru_cache(maxsize=1024)  # a file has some hundred combinations of publication types
def _words(block: str, filled: bool = True) -> tuple[str, ...]:
    return tuple([text for _, raw in MARKED.findall(block) if (text := clean(raw)) or not filled])


def _filled(lists: str) -> tuple[str, ...]:
    return tuple([text for raw in KEYWORD.findall(lists) if (text := unmarked(raw))])


def _grants(block: str) -> tuple[Grant, ...]:
    return tuple([Grant(*map(clean, parts)) for parts in GRANT.findall(block)])


def _corrections(block: str) -> tuple[Correction, ...]:
    pieces = [part.lstrip() for part in block.split("</CommentsCorrections>")[:-1]]
    found = [(start_attributes(part).get("RefType", ""), leaves(part)) for part in pieces]
    return tuple([Correction(kind, to.get("PMID", ""), to.get("RefSource", "")) for kind, to in found])


def _mesh(record: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    *pieces, rest = record[start:end].split("</MeshHeading>")
    if rest and not rest.isspace():
        raise NotPlainError("The record has an unusual heading.")
    headings = [_heading(piece) for piece in pieces]
    major = [name for name, is_major in headings if is_major]
    return tuple([name for name, _ in headings]), tuple(dict.fromkeys(major))


@lru_cache(maxsize=16_384)  # a heading with its qualifiers and their marks; the frequent ones come again
def _heading(piece: str) -> tuple[str, bool]:
    found = HEADING.fullmatch(piece)
    if not found:
        raise NotPlainError("The record has an unusual heading.")
    return clean(found[2]), any(' MajorTopicYN="Y"' in marks for marks in (found[1], found[3]))
