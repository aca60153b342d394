"""Reads the people of a record: its byline, in order and with nobody left out, and its investigators."""

from __future__ import annotations

import re

from sources.errors import ReadError
from sources.pubmed_xml.email_owner import with_emails
from sources.pubmed_xml.orcid import normal_orcid
from sources.pubmed_xml.text import (
    LEAF,
    NotPlainError,
    attributes,
    clean,
    from_start,
    sections,
    start_attributes,
)
from sources.records import Mention

MAX_PEOPLE = 50_000  # in one record; the most known is 15,025 (COVIDSurg, 2021), as investigators
USUAL = ' ValidYN="Y"'  # how nearly every <Author> starts
# and how nearly every one goes on; the others are read more carefully
_USUAL_AUTHOR = re.compile(
    r"\s*+<Author ValidYN=\"Y\">\s*+<LastName>([^<\s&][^<]*+)</LastName>\s*+"
    r"<ForeName>([^<\s&][^<]*+)</ForeName>\s*+<Initials>([^<]*+)</Initials>\s*+"
    r"(?:<AffiliationInfo>\s*+<Affiliation>([^<]*+)</Affiliation>\s*+</AffiliationInfo>\s*+)?"
)


def authors(author_list: str, pmid: str) -> tuple[Mention, ...]:
    """Every `<Author>` of one list, also group authors and corrected names, with their own addresses."""
    people = _people(author_list, "Author", f"pmid:{pmid}#")
    # &#64; is an @ too
    return with_emails(people) if "@" in author_list or "&#" in author_list else people


def investigators(text: str, pmid: str) -> tuple[Mention, ...]:
    """The people of all `<InvestigatorList>`s; they are named by the paper, they did not write it."""
    lists = "".join(f"{part}</InvestigatorList>" for part in sections(text, "InvestigatorList"))
    return _people(lists, "Investigator", f"pmid:{pmid}#inv-")


def complete(author_list: str) -> bool:
    """False when the record says that the list was cut."""
    return start_attributes(author_list).get("CompleteYN") != "N" if author_list else True


def _people(block: str, element: str, locator: str) -> tuple[Mention, ...]:
    pieces = block.split(f"</{element}>")
    rest = pieces.pop()
    of = len(pieces)
    if of > MAX_PEOPLE:
        raise ReadError(f"A record names over {MAX_PEOPLE} people: it is refused.")
    # AuthorList, InvestigatorList go on with a letter, so only people are counted
    started = block.count(f"<{element}>") + block.count(f"<{element} ") + block.count(f"<{element}/>")
    if started != of or f"<{element}>" in rest:
        raise NotPlainError(f"The record has empty or unusual tags: {element}.")
    if pieces:
        pieces[0] = from_start(pieces[0], element)  # without the start tag of the list
    people = []
    for position, piece in enumerate(pieces, start=1):
        usual = _USUAL_AUTHOR.fullmatch(piece)
        one = f"{locator}{position}"
        people.append(
            _usual(usual, one, position, of) if usual else _person(piece, element, one, position, of)
        )
    return tuple(people)


def _usual(found: re.Match[str], locator: str, position: int, of: int) -> Mention:
    family, given, initials, affiliation = found.groups()
    # letters only are clean already, and names mostly are
    family = family if family.isalpha() else clean(family)
    given = given if given.isalpha() else clean(given)
    initials = initials if initials.isalpha() else clean(initials)
    affiliation = clean(affiliation) if affiliation else ""
    return Mention(
        locator, f"{given} {family}", family, given,
        affiliations=(affiliation,) if affiliation else (), initials=initials, position=position, of=of,
    )


def _person(piece: str, element: str, locator: str, position: int, of: int) -> Mention:
    piece = from_start(piece, element)
    tag_end = piece.index(">")
    tag = piece[len(element) + 1 : tag_end]
    own, _, after = piece[tag_end:].partition("<Affiliation")
    if after and (behind := _behind_affiliations(after)):
        own += behind
    names = {name: clean(raw) for name, _, raw in LEAF.findall(own)}
    family, suffix, initials = names.get("LastName", ""), names.get("Suffix", ""), names.get("Initials", "")
    given = names.get("ForeName") or names.get("FirstName") or initials
    collective = names.get("CollectiveName", "") if not family else ""
    marks = {} if tag == USUAL or not tag else attributes(tag)
    return Mention(
        locator=locator,
        printed=collective or " ".join(filter(None, (given, family, suffix))),
        family=family, given=given, suffix=suffix, initials=initials, collective=collective,
        affiliations=_affiliations("<Affiliation" + after) if after else (),
        orcid=_orcid(own) if "Identifier" in names else None,
        position=position, of=of,
        valid=marks.get("ValidYN") != "N", equal_contribution=marks.get("EqualContrib") == "Y",
    )


def _behind_affiliations(after: str) -> str:
    """What follows the last affiliation: names, should a record ever print them in that order."""
    info = after.rfind("</AffiliationInfo>")
    behind = after[info + 18 :] if info >= 0 else after[after.rfind("</Affiliation>") + 14 :]
    return behind if "<" in behind else ""


def _affiliations(block: str) -> tuple[str, ...]:
    # <Affiliation> stood alone, without <AffiliationInfo>, until 2014
    pieces = block.split("</Affiliation>")
    found = [piece.rpartition("<Affiliation>") for piece in pieces[:-1]]
    if any(not mark or "<" in text for _, mark, text in found):
        raise NotPlainError("The record has markup inside Affiliation.")
    return tuple(text for text in (clean(raw) for _, _, raw in found) if text)


def _orcid(own: str) -> str | None:
    """The first iD that can be one; other identifiers (ISNI …) are of institutions mostly."""
    for name, tag, raw in LEAF.findall(own):
        if name == "Identifier" and attributes(tag).get("Source", "").upper() == "ORCID":
            orcid = normal_orcid(clean(raw))
            if orcid:
                return orcid
    return None
