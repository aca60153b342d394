"""A byline in usual form is read as the careful reading does; anything between the authors is refused."""

from __future__ import annotations

import pytest

from sources.pubmed_xml.byline import authors
from sources.pubmed_xml.email_owner import with_emails
from sources.pubmed_xml.text import NotPlainError
from sources.pubmed_xml.usual_byline import author_rows, people_of
from sources.records import Mention

PLAIN = ('<Author ValidYN="Y"><LastName>Quill</LastName><ForeName>Anna B</ForeName><Initials>AB</Initials>'
         "<AffiliationInfo><Affiliation>Here &amp; there, quill@uni.example</Affiliation></AffiliationInfo>"
         "</Author>")


def usual(inside: str) -> tuple[Mention, ...]:
    rows, end = author_rows(f"<x>{inside}</AuthorList><y/>", 3)
    assert end == 3 + len(inside)
    return with_emails(people_of(rows, "99000001"))


@pytest.mark.parametrize("one", [
    PLAIN,
    PLAIN.replace("Here &amp; there, quill@uni.example", "  "),
    PLAIN.replace("Quill", "van  der\u00a0Quill "),
    PLAIN.replace(' ValidYN="Y"', ' EqualContrib="Y" ValidYN="N"'),
    PLAIN.replace("<ForeName>Anna B</ForeName>", ""),
    PLAIN.replace("<AffiliationInfo>", '<Identifier Source="ORCID">0000000218250097</Identifier>'
                  "<AffiliationInfo>", 1),
    PLAIN.replace("</Initials>", "</Initials><Suffix>Jr</Suffix>"),
    PLAIN.replace("</Author>", "<AffiliationInfo><Affiliation>Elsewhere</Affiliation></AffiliationInfo>"
                  "<AffiliationInfo><Affiliation/></AffiliationInfo></Author>"),
    '<Author ValidYN="Y"><CollectiveName>The Group</CollectiveName></Author>',
])
def test_as_the_careful_reading(one: str) -> None:
    both = f"{one}\n  {PLAIN}"
    assert usual(both) == authors(f"<AuthorList>{both}", "99000001")


def test_white_space_alone_is_no_affiliation() -> None:
    (found,) = usual(PLAIN.replace("Here &amp; there, quill@uni.example", " \n "))
    assert found.affiliations == () and found.printed == "Anna B Quill"


def test_further_affiliations_follow_in_order_and_markup_is_taken_off() -> None:
    (found,) = usual(PLAIN.replace("</Author>", "<AffiliationInfo><Affiliation>Unit <sup>2</sup>B"
                                                "</Affiliation></AffiliationInfo></Author>"))
    assert found.affiliations == ("Here & there, quill@uni.example", "Unit 2B")
    assert found.email == "quill@uni.example"


@pytest.mark.parametrize("stray", ["text", "<Author/>", "</Author>", "<!-- x -->", "<LastName>Q</LastName>"])
def test_anything_else_is_refused(stray: str) -> None:
    for inside in (stray + PLAIN, PLAIN + stray, PLAIN.replace("</Author>", f"{stray}</Author>")):
        with pytest.raises(NotPlainError):
            usual(inside)
