"""The fields of a record in usual form are what its raw pieces say, cleaned, and nothing else."""

from __future__ import annotations

import pytest

from sources.pubmed_xml.grammar import HEAD, MIDDLE, TAIL
from sources.pubmed_xml.text import NotPlainError
from sources.pubmed_xml.usual_fields import article_of, headings_of, prose_of

HEADING = '<MeshHeading><DescriptorName UI="D1" MajorTopicYN="{}">{}</DescriptorName>{}</MeshHeading>\n'

NONE = ("", "", ())  # no prose


def pieces(count: int, **known: str) -> list[str]:
    found = [""] * count
    for name, text in known.items():
        found[int(name.lstrip("_"))] = text
    return found


def test_a_record_that_says_nothing_but_its_number() -> None:
    found = article_of(pieces(HEAD.groups, _2="99000001"), NONE, (), pieces(MIDDLE.groups), ((), ()),
                       pieces(TAIL.groups))
    assert found.key == "pmid:99000001" and found.version == "1" and found.complete
    assert (found.title, found.published, found.doi, found.mesh, found.sections) == ("", "", "", (), ())


def test_the_date_first_public_is_the_electronic_one_then_that_of_pubmed_then_the_printed_one() -> None:
    head = pieces(HEAD.groups, _2="1", _9="2026", _10="Mar")
    tail = pieces(TAIL.groups, _4="2026", _5="1", _6="9")
    middle = pieces(MIDDLE.groups, _4="2025", _5="12", _6="30")
    nothing = pieces(MIDDLE.groups)
    empty = pieces(TAIL.groups)
    dates = [article_of(head, NONE, (), m, ((), ()), t).first_public
             for m, t in ((middle, tail), (nothing, tail), (nothing, empty))]
    assert dates == ["2025-12-30", "2026-01-09", "2026-03"]


def test_headings_and_their_major_marks() -> None:
    major = '<QualifierName UI="Q1" MajorTopicYN="Y">surgery</QualifierName>'
    hernia, humans = HEADING.format("N", "Hernia", major), HEADING.format("Y", "Humans", "")
    text = hernia + humans + HEADING.format("N", "A", "")
    assert headings_of(text, 0, len(text)) == (("Hernia", "Humans", "A"), ("Hernia", "Humans"))


@pytest.mark.parametrize("stray", ["x", "<i>x</i>", "<MeshHeading/>", "<!-- x -->"])
def test_what_no_heading_is_is_refused(stray: str) -> None:
    for text in (HEADING.format("N", "Hernia", "") + stray, stray + HEADING.format("N", "Hernia", "")):
        with pytest.raises(NotPlainError):
            headings_of(text, 0, len(text))


def test_prose_is_the_title_and_the_abstract_with_its_labels() -> None:
    head = pieces(HEAD.groups)
    head[16], head[21:24] = "Of <i>H</i>.", [' Label="AIM"', "To  see.", "<AbstractText>Seen.</AbstractText>"]
    assert prose_of(head) == ("Of H.", "AIM: To see.\nSeen.", (("AIM", "To see."), ("", "Seen.")))
    assert prose_of(pieces(HEAD.groups)) == NONE
