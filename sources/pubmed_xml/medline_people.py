"""The people of a MEDLINE text record, each with their own lines.

Bio.Medline keeps one list of names and one of affiliations, so each person's lines are given to it apart.
"""

from __future__ import annotations

import re

from Bio import Medline

from sources.pubmed_xml.medline_lines import every, one, tag_of
from sources.pubmed_xml.orcid import normal_orcid
from sources.records import Mention

# which tags name a person; https://www.nlm.nih.gov/bsd/mms/medlineelements.html
_NAMES = {
    "FAU": "author", "AU": "author", "CN": "author", "FED": "author", "ED": "author",
    "FIR": "investigator", "IR": "investigator",
}
_PARTS = {"AD", "AUID", "IRAD"}
_SUFFIX = re.compile(r"Jr|Sr|\d(?:st|nd|rd|th)|I{1,3}|IV|V")


def people_of(lines: list[str], kind: str, locator: str) -> tuple[Mention, ...]:
    """The people of a kind, `author` or `investigator`, in the record's order; no addresses yet."""
    groups = [group for group in _groups(lines) if _NAMES[tag_of(group[0])] == kind]
    return tuple(_person(group, locator, at, len(groups)) for at, group in enumerate(groups, start=1))


def _groups(lines: list[str]) -> list[list[str]]:
    """The lines of each person: full and short name, in either order, and what is theirs."""
    groups: list[list[str]] = []
    known: set[str] = set()  # the tags of the person whose lines these are
    for line in lines:
        tag = tag_of(line)
        if tag in _NAMES:
            if not known or tag in known or tag == "CN" or _NAMES[tag] != _NAMES[tag_of(groups[-1][0])]:
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
    short = one(fields, "AU") or one(fields, "ED") or one(fields, "IR")
    full = one(fields, "FAU") or one(fields, "FED") or one(fields, "FIR")
    family, given, initials, suffix = _name(full, short)
    ids = [normal_orcid(text) for text in every(fields, "AUID") if "ORCID" in text.upper()]
    return Mention(
        locator=f"{locator}{position}", position=position, of=of,
        printed=one(fields, "CN") or " ".join(filter(None, (given, family, suffix))),
        family=family, given=given, initials=initials, suffix=suffix, collective=one(fields, "CN"),
        affiliations=tuple(filter(None, every(fields, "AD") + every(fields, "IRAD"))),
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
