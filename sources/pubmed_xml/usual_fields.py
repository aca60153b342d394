"""Makes an Article of the raw pieces `usual` has cut out of a record: text cleaned, lists taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sources.pubmed_xml.build import article
from sources.pubmed_xml.citation import abstract_of
from sources.pubmed_xml.dates import iso_date, printed_date, ymd
from sources.pubmed_xml.grammar import DOI, GRANT, HEADING, KEYWORD, LOCATION_DOI, MARKED, PMC
from sources.pubmed_xml.text import (
    NotPlainError,
    attributes,
    clean,
    leaves,
    start_attributes,
    unmarked,
)
from sources.records import Article, Correction, Grant, Mention

# words from the lists that NLM keeps, and authors' keywords: the same ones come again
_term = lru_cache(maxsize=32_768)(unmarked)


Prose = tuple[str, str, tuple[tuple[str, str], ...]]  # title, abstract, its sections


def prose_of(head: Sequence[str]) -> Prose:
    """What a record says in sentences, of the groups of HEAD. Raises NotPlainError."""
    sections = _sections(*head[21:24])
    return unmarked(head[16]), abstract_of(sections), sections


def article_of(
    head: Sequence[str], prose: Prose, authors: tuple[Mention, ...], middle: Sequence[str],
    mesh: tuple[tuple[str, ...], tuple[str, ...]], tail: Sequence[str],
) -> Article:
    """The Article of the groups of the grammar's three patterns, its prose, its people and its headings.

    Raises NotPlainError.
    """
    (status, version, pmid, revised_year, revised_month, revised_day, issn, volume, issue, year, month,
     season, day, medline_date, journal, iso_abbreviation, _, start_page, end_page, pages, places, *_,
     author_list) = head
    title, abstract, sections = prose
    languages, grants, types, vernacular, *article_date, journal_name, nlm_id, corrections, _ = middle
    keywords, *history, ids, _ = tail
    published, printed = _published(year, month, season, day, medline_date)
    return article(
        f"pmid:{pmid}", pmid, title, abstract, authors,
        _term(journal), _term(journal_name) or _term(iso_abbreviation), _term(issn), _term(nlm_id),
        clean(volume), clean(issue), _pages(start_page, end_page, pages), published, printed,
        ymd(*article_date) or ymd(*history[3:]) or published, ymd(*history[:3]),
        ymd(revised_year, revised_month, revised_day),
        _first(LOCATION_DOI, places, '"doi"', ' EIdType="doi" ValidYN="Y">')
        or _first(DOI, ids, '"doi"', ' IdType="doi">'), _first(PMC, ids, '"pmc"', ' IdType="pmc">'),
        _words(languages, False)[0] if languages else "", unmarked(vernacular), _words(types), *mesh,
        _filled(keywords) if keywords else (),
        _grants(grants) if grants else (), _corrections(corrections) if corrections else (), (), sections,
        _complete(author_list), False, attributes(status).get("Status", ""), version or "1",
    )


@lru_cache(maxsize=64)
def _complete(author_list: str) -> bool:
    return start_attributes(author_list).get("CompleteYN") != "N" if author_list else True


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
    return tuple([text for raw in KEYWORD.findall(lists) if (text := _term(raw))])


def _grants(block: str) -> tuple[Grant, ...]:
    return tuple([Grant(*map(clean, parts)) for parts in GRANT.findall(block)])


def _corrections(block: str) -> tuple[Correction, ...]:
    pieces = [part.lstrip() for part in block.split("</CommentsCorrections>")[:-1]]
    found = [(start_attributes(part).get("RefType", ""), leaves(part)) for part in pieces]
    return tuple([Correction(kind, to.get("PMID", ""), to.get("RefSource", "")) for kind, to in found])


def headings_of(record: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(descriptors, the major ones of them) of the `<MeshHeading>` elements between two places of a record.

    Raises NotPlainError when anything else stands there.
    """
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
