"""The people of a record: in order, nobody left out, each with what is theirs."""

from __future__ import annotations

import io

import pytest

from sources.errors import ReadError
from sources.pubmed_xml import byline, read_articles
from sources.pubmed_xml.byline import authors, complete, investigators
from sources.pubmed_xml.text import NotPlainError
from sources.records import Article
from tests.small_sets import FULL, article

ORCID = '<Identifier Source="ORCID">0000-0002-1825-0097</Identifier>'
LINE = "<AffiliationInfo><Affiliation>{}</Affiliation></AffiliationInfo>"


def listed(*people: str, marks: str = "") -> str:
    return f"<AuthorList{marks}>{''.join(f'<Author{one}</Author>' for one in people)}"


def named(family: str = "Quill", given: str = "Anna", rest: str = "", marks: str = ' ValidYN="Y"') -> str:
    return f"{marks}><LastName>{family}</LastName><ForeName>{given}</ForeName><Initials>A</Initials>{rest}"


@pytest.fixture(scope="module")
def full() -> Article:
    return next(read_articles(io.BytesIO(FULL)))


def test_the_byline(full: Article) -> None:
    first, corrected, group, last = full.authors
    assert first.printed == "Anna B Quillfeather Jr" and first.orcid == "0000-0002-1825-0097"
    assert first.affiliations[0] == "Department of Surgery, Example University, Springfield, IL, USA."
    assert "Quillfeather@Uni.Example" in first.affiliations[1]
    assert first.email == "quillfeather@uni.example" and first.corresponding and first.equal_contribution
    assert not corrected.valid and corrected.given == "C" and corrected.position == 2
    assert group.collective == "Invented Hernia Study Group" and group.family == group.given == ""
    assert last.locator == "pmid:99000001#4" and last.of == 4
    assert last.orcid is None, "the check digit is wrong"


def test_investigators_are_not_authors(full: Article) -> None:
    (helper,) = full.investigators
    assert helper.locator == "pmid:99000001#inv-1" and helper.family == "Helper"
    assert all(author.family != "Helper" for author in full.authors)


def test_the_form_before_2014_is_read() -> None:
    text = (
        "<ArticleTitle>T</ArticleTitle><AuthorList><Author><LastName>A</LastName><FirstName>Bo</FirstName>"
        "<Affiliation>Here.</Affiliation></Author></AuthorList>"
    )
    assert article(text).authors[0].affiliations == ("Here.",) and article(text).authors[0].given == "Bo"


# -- names

def test_every_place_of_a_byline_counts() -> None:
    found = authors(listed(named("A"), "><CollectiveName>The Group</CollectiveName>", ">", named("B")), "7")
    assert [(a.locator, a.position, a.of) for a in found] == [(f"pmid:7#{n}", n, 4) for n in range(1, 5)]
    assert [a.printed for a in found] == ["Anna A", "The Group", "", "Anna B"]


def test_usual_and_unusual_authors_are_read_alike() -> None:
    for family in ("Quill", "O&apos;Quill-Smith", "de la Quill", "Öz"):
        usual, = authors(listed(named(family, rest=LINE.format("Here  it is."))), "7")
        careful, = authors(listed(named(family, rest=LINE.format("Here  it is."), marks=" ValidYN='Y'")), "7")
        assert usual == careful and usual.affiliations == ("Here it is.",)


def test_a_given_name_that_is_missing_is_that_of_the_initials() -> None:
    found, = authors(listed("><LastName>Quill</LastName><Initials>AB</Initials><Suffix>Jr</Suffix>"), "7")
    assert (found.given, found.initials, found.suffix, found.printed) == ("AB", "AB", "Jr", "AB Quill Jr")


def test_who_has_a_family_name_is_no_group() -> None:
    found, = authors(listed(named(rest="<CollectiveName>The Group</CollectiveName>")), "7")
    assert found.collective == "" and found.printed == "Anna Quill"


def test_marks_of_an_author() -> None:
    found = authors(listed(named(marks=' EqualContrib="Y" ValidYN="N"'), named(marks="")), "7")
    assert [(a.valid, a.equal_contribution) for a in found] == [(False, True), (True, False)]


# -- what is theirs

def test_an_author_keeps_every_line_but_empty_ones() -> None:
    lines = "".join(map(LINE.format, ("One; two.", " ", "Three.")))
    found, = authors(listed(named(rest=lines)), "7")
    assert found.affiliations == ("One; two.", "Three.")


def test_an_orcid_may_stand_before_or_behind_the_lines() -> None:
    for rest in (ORCID + LINE.format("Here."), LINE.format("Here.") + ORCID):
        found, = authors(listed(named(rest=rest)), "7")
        assert found.orcid == "0000-0002-1825-0097" and found.affiliations == ("Here.",)


def test_other_identifiers_are_not_taken_for_an_orcid() -> None:
    isni = ORCID.replace("ORCID", "ISNI")
    wrong = ORCID.replace("0097", "0098")
    assert authors(listed(named(rest=isni + wrong)), "7")[0].orcid is None
    assert authors(listed(named(rest=isni + wrong + ORCID)), "7")[0].orcid == "0000-0002-1825-0097"


def test_an_address_goes_to_the_author_it_names() -> None:
    both = LINE.format("Here. Electronic address: quill@uni.example.")
    found = authors(listed(named("Other", rest=both), named("Quill", rest=both)), "7")
    assert [a.email for a in found] == [None, "quill@uni.example"]


@pytest.mark.parametrize("at", ["&#64;", "&#x40;", "&#064;"])
def test_an_at_sign_may_be_a_reference(at: str) -> None:
    line = LINE.format(f"Here. quill{at}uni.example")
    assert authors(listed(named(rest=line)), "99000001")[0].email == "quill@uni.example"


def test_markup_in_a_line_is_left_to_the_rewriting() -> None:
    with pytest.raises(NotPlainError):
        authors(listed(named(rest=LINE.format("H<sub>2</sub>O"), marks="")), "7")


# -- lists

@pytest.mark.parametrize("broken", [
    listed(named()) + "<Author/>", listed() + "<Author/>" + listed(named()),
    "<AuthorList></Author>", listed(named()) + "<Author>", listed(named()).replace("<Author ", "<Author\n"),
    listed(named(), named()).replace("</Author>", "", 1),
])
def test_a_list_whose_people_cannot_be_counted_is_left_to_the_rewriting(broken: str) -> None:
    with pytest.raises(NotPlainError):
        authors(broken, "7")


def test_no_list_names_nobody() -> None:
    assert authors("", "7") == investigators("", "7") == () and complete("")


def test_a_list_says_when_it_was_cut() -> None:
    assert not complete(listed(marks=' CompleteYN="N"')) and complete(listed(marks=' CompleteYN="Y"'))
    assert complete(listed())


def test_investigators_of_all_lists_are_counted_through() -> None:
    person = "<Investigator><LastName>{}</LastName></Investigator>"
    lists = "".join(f"<InvestigatorList>{person.format(n)}</InvestigatorList>" for n in "AB")
    found = investigators(f"{lists}<Other>", "7")
    assert [(i.family, i.locator, i.of) for i in found] == [
        ("A", "pmid:7#inv-1", 2), ("B", "pmid:7#inv-2", 2)]


def test_more_people_than_any_paper_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(byline, "MAX_PEOPLE", 3)
    assert len(authors(listed(*[named()] * 3), "7")) == 3
    with pytest.raises(ReadError, match="over 3 people") as caught:
        authors(listed(*[named()] * 4), "7")
    assert not isinstance(caught.value, NotPlainError), "rewriting would not help"
