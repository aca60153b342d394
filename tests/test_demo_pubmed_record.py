"""What the demo writes as PubMed XML is read back by the real parser, field by field."""

from __future__ import annotations

import io
from datetime import date

import pytest

from finder.demo.bylines import Author
from finder.demo.papers import Paper
from finder.demo.pubmed_record import DOI_PREFIX, article_set
from sources.pubmed_xml import read_articles

PLAIN = Paper(
    "one", "Fixation of “rare” fractures & pain < 3.",
    (("BACKGROUND", "Why."), ("CONCLUSIONS", "It helped.")),
    (Author("Krätschmer", "Zuzana M", ("Here, USA.", "There, USA. z@x.example."), "0000-0007-2690-0543"),
     Author(collective="A Group")),
    "Am J Surg", date(2026, 3, 9), ("Journal Article", "Multicenter Study"), ("Rib Fractures", "Humans"),
    ("rib fixation",), (("ErratumIn", "two"),), False, "99000901",
)
NOTICE = Paper("two", "Correction.", (), (Author("Roe", "Ann"),), "Am J Surg", date(2026, 4, 1),
               ("Published Erratum",), corrections=(("ErratumFor", "one"),), pmid="99000902")


@pytest.fixture(scope="module")
def articles():
    titles = {"Am J Surg": "American journal of surgery"}
    return list(read_articles(io.BytesIO(article_set([PLAIN, NOTICE], titles))))


def test_words_survive(articles):
    first = articles[0]
    assert (first.title, first.journal) == (PLAIN.title, "American journal of surgery")
    assert first.sections == PLAIN.sections and first.keywords == PLAIN.keywords and first.mesh == PLAIN.mesh
    assert first.publication_types == PLAIN.types and first.doi == f"{DOI_PREFIX}99000901"


def test_authors_survive(articles):
    one, group = articles[0].authors
    assert (one.family, one.given, one.initials, one.orcid) == (
        "Krätschmer", "Zuzana M", "ZM", "0000-0007-2690-0543")
    assert one.affiliations == PLAIN.authors[0].affiliations and group.collective == "A Group"
    assert articles[0].complete is False


def test_dates_and_links_survive(articles):
    first, notice = articles
    assert (first.entered, first.published, first.first_public) == ("2026-03-09", "2026-03", "2026-03-09")
    assert first.corrections[0].pmid == notice.pmid and notice.corrections[0].pmid == first.pmid
    assert notice.notice and notice.abstract == ""
