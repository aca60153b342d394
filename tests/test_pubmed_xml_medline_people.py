"""The people of MEDLINE text: each keeps the lines that follow their own name."""

from __future__ import annotations

import pytest

from sources.pubmed_xml.medline_people import people_of
from sources.records import Mention


def people(text: str, kind: str = "author") -> tuple[Mention, ...]:
    return people_of(text.splitlines(), kind, "pmid:7#")


TWO = """PMID- 7
FAU - Quillfeather, Anna B
AU  - Quillfeather AB
AUID- ORCID: 0000000218250097
AD  - Here.
AD  - There.
FAU - Öztan, Deniz
AU  - Öztan D
LA  - eng
AD  - of nobody
CN  - The Group
IR  - Helper E
FIR - Helper, Ed
IRAD- Elsewhere."""


def test_each_keeps_what_is_theirs() -> None:
    first, second, group = people(TWO)
    assert first.printed == "Anna B Quillfeather" and first.initials == "AB"
    assert first.affiliations == ("Here.", "There.") and first.orcid == "0000-0002-1825-0097"
    assert second.family == "Öztan" and second.affiliations == () and second.orcid is None
    assert group.collective == group.printed == "The Group" and group.family == group.given == ""
    assert [(one.locator, one.position, one.of) for one in (first, second, group)] == [
        (f"pmid:7#{n}", n, 3) for n in (1, 2, 3)]


def test_investigators_are_counted_apart() -> None:
    helper, = people(TWO, "investigator")
    assert helper.printed == "Ed Helper" and helper.affiliations == ("Elsewhere.",) and helper.of == 1


def test_the_short_name_may_come_first_or_alone() -> None:
    for text in ("AU  - Roe RP\nFAU - Roe, Richard P", "FAU - Roe, Richard P\nAU  - Roe RP"):
        roe, = people(text)
        assert (roe.family, roe.given, roe.initials) == ("Roe", "Richard P", "RP")
    assert [one.printed for one in people("AU  - Roe RP\nAU  - Elder C")] == ["RP Roe", "C Elder"]


def test_a_group_is_nobodys_other_name() -> None:
    assert [one.printed for one in people("FAU - Roe, Rita\nAU  - Roe R\nCN  - The Group")] == [
        "Rita Roe", "The Group"]


def test_two_groups_are_two() -> None:
    assert [one.collective for one in people("CN  - One Group\nCN  - Another")] == ["One Group", "Another"]


def test_a_name_without_full_name_lines_between_others_stays_apart() -> None:
    text = "FAU - Roe, Richard\nAU  - Roe R\nAU  - Elder C\nFAU - Elder, Carl\nAD  - His."
    roe, elder = people(text)
    assert roe.affiliations == () and elder.given == "Carl" and elder.affiliations == ("His.",)


@pytest.mark.parametrize(("full", "short", "name"), [
    ("Roe, Richard P Jr", "Roe RP Jr", ("Roe", "Richard P", "RP", "Jr")),
    ("Roe, Richard 3rd", "Roe R 3rd", ("Roe", "Richard", "R", "3rd")),
    ("de la Roe, Rita", "de la Roe R", ("de la Roe", "Rita", "R", "")),
    ("Roe, Maria de L", "Roe Mde L", ("Roe", "Maria de L", "Mde L", "")),
    ("Roe", "Roe", ("Roe", "", "", "")),
    ("Roe, Rita", "", ("Roe", "Rita", "", "")),
])
def test_names_are_taken_apart(full: str, short: str, name: tuple[str, ...]) -> None:
    found, = people(f"FAU - {full}" + (f"\nAU  - {short}" if short else ""))
    assert (found.family, found.given, found.initials, found.suffix) == name


def test_other_identifiers_are_not_taken_for_an_orcid() -> None:
    found, = people("FAU - Roe, Rita\nAUID- ISNI: 0000000218250097\nAUID- ORCID: 0000000218250098")
    assert found.orcid is None
