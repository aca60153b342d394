"""Reads a byline in the form NLM nearly always writes; five authors a record make it a third of all work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sources.pubmed_xml.build import UnfrozenMention, mention
from sources.pubmed_xml.byline import MAX_PEOPLE, USUAL
from sources.pubmed_xml.grammar import AFFILIATION, AUTHOR, NAMED
from sources.pubmed_xml.orcid import normal_orcid
from sources.pubmed_xml.text import NotPlainError, attributes, clean, unmarked
from sources.records import Mention

_line = lru_cache(maxsize=1024)(unmarked)  # people of one place print one line: read, and kept, once
_given = lru_cache(maxsize=16_384)(clean)  # "Mary A" comes again
_new = object.__new__


def author_rows(record: str, start: int) -> tuple[list[tuple[str, ...]], int]:
    """The groups of AUTHOR for each `<Author>` element from a place on, and where their list ends.

    Raises NotPlainError when anything else stands in the list.
    """
    rows = AUTHOR.findall(record, start)  # the last row is what follows the authors: no search for their end
    rest = rows.pop()[7] if rows else ""
    if not rest.startswith("</AuthorList>"):
        raise NotPlainError("The record has an unusual author.")
    if len(rows) > MAX_PEOPLE:
        raise NotPlainError("The record names very many people.")
    return rows, len(record) - len(rest)


def people_of(rows: Sequence[tuple[str, ...]], pmid: str) -> tuple[Mention, ...]:
    """The people of these rows, without addresses: see `email_owner`. Raises NotPlainError."""
    # a call for each author less is a tenth less time, so the usual one is read here
    place, of = f"pmid:{pmid}#", len(rows)
    people: list[Mention] = []
    before = ""
    places: tuple[str, ...] = ()
    for position, (marks, family, given, initials, other, line, lines, _) in enumerate(rows, start=1):
        # letters only are clean already, and names mostly are
        family = family if family.isalpha() else clean(family)
        given = given if given.isalpha() else _given(given)
        initials = initials if initials.isalpha() else clean(initials)
        if line != before:  # people of one place mostly stand together
            before, places = line, (clear,) if line and (clear := _line(line)) else ()
        if other or lines or marks != USUAL or not given or not family:
            known = f"{place}{position}", family, given or initials, places, initials, position, of
            people.append(_unusual(marks, other, lines, *known))
            continue
        one = _new(UnfrozenMention)  # type: ignore[arg-type] # as `build.mention` does, without a call
        one.locator, one.printed = f"{place}{position}", f"{given} {family}"
        one.family, one.given, one.initials, one.affiliations = family, given, initials, places
        one.position, one.of, one.valid = position, of, True
        one.suffix = one.role = one.collective = one.email_how = ""
        one.email = one.orcid = one.url = None
        one.degrees, one.equal_contribution, one.corresponding = (), False, False
        one.__class__ = Mention
        people.append(one)
    return tuple(people)


def _unusual(
    marks: str, other: str, lines: str, locator: str, family: str, given: str, places: tuple[str, ...],
    initials: str, position: int, of: int,
) -> Mention:
    if lines:
        places += tuple([line for raw in AFFILIATION.findall(lines) if (line := _line(raw))])
    if not other and marks == USUAL and family and given:
        return mention(locator, f"{given} {family}", family, given, "", places, None, None, "", (), None,
                       initials, position, of)
    found = NAMED.findall(other)
    named = {name: unmarked(raw) for name, _, raw in found}
    suffix = named.get("Suffix", "")
    group = "" if family else named.get("CollectiveName", "")
    said = attributes(marks)
    return mention(
        locator, group or " ".join(filter(None, (given, family, suffix))), family, given, suffix,
        places, None, _orcid(found) if "Identifier" in named else None, "",
        (), None, initials, position, of, group, said.get("ValidYN") != "N", said.get("EqualContrib") == "Y",
    )


def _orcid(found: list[tuple[str, str, str]]) -> str | None:
    """The first iD that can be one; other identifiers (ISNI …) are of institutions mostly."""
    known = (clean(raw) for name, marks, raw in found
             if name == "Identifier" and attributes(marks).get("Source", "").upper() == "ORCID")
    return next((orcid for text in known if (orcid := normal_orcid(text))), None)
