"""Who led a paper is told by the place in its byline, and a paper that was withdrawn is none."""

from __future__ import annotations

import pytest

from sources.records import Correction
from tests.factories import article, author, byline

JO, KIM, ANN = author("Jo Reed"), author("Kim Lund"), author("Ann Harbor")
GROUP, WRONG = author(" ", collective="RIB Group"), author("Ann Habor", valid=False)


@pytest.mark.parametrize(("authors", "place", "roles"), [
    ((JO, KIM, ANN), 1, ("first",)), ((JO, KIM, ANN), 2, ()), ((JO, KIM, ANN), 3, ("senior",)),
    ((JO, KIM), 2, ()), ((JO, KIM), 1, ("first",)), ((JO,), 1, ("sole",)),
    ((JO, KIM, ANN, GROUP), 3, ("senior",)), ((JO, KIM, ANN, GROUP), 4, ()),
    ((JO, KIM, ANN, WRONG), 3, ("senior",)), ((GROUP, JO, KIM), 2, ("first",)), ((JO, GROUP), 1, ("sole",)),
])
def test_first_and_senior_are_people_at_the_ends_of_the_byline(authors, place, roles):
    paper = article("T", *authors)
    assert byline(paper, place).roles == roles
    assert byline(paper, place).led == bool(roles)


def test_a_byline_that_was_cut_has_no_last_author():
    paper = article("T", JO, KIM, ANN, complete=False)
    assert byline(paper, 3).roles == () and byline(paper, 1).roles == ("first",)
    assert byline(article("T", JO, complete=False), 1).roles == ("first",), "others may have followed"


def test_who_prints_an_address_of_their_own_is_told_last():
    paper = article("T", JO, author("Kim Lund", corresponding=True), author("Ann Harbor", corresponding=True))
    assert byline(paper, 2).roles == ("corresponding",)
    assert byline(paper, 3).roles == ("senior", "corresponding")


@pytest.mark.parametrize(("more", "counts"), [
    ({}, True), ({"publication_types": ("Retracted Publication",)}, False),
    ({"publication_types": ("Retraction of Publication",)}, False),
    ({"corrections": (Correction("RetractionIn", "1"),)}, False),
    ({"corrections": (Correction("ExpressionOfConcernIn", "1"),)}, False),
    ({"corrections": (Correction("CommentIn", "1"),)}, True),
])
def test_what_was_withdrawn_or_is_about_another_paper_does_not_count(more, counts):
    assert byline(article("T", JO, **more)).counts == counts


def test_a_paper_is_public_from_its_first_day_else_from_its_issue():
    assert byline(article("T", JO, first_public="2026-09-30", published="2026-11")).public == "2026-09-30"
    assert byline(article("T", JO, first_public="", published="2026-11")).public == "2026-11"
