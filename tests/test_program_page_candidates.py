"""Lines of a page, and the names each of them may print: alone, before a title, in a sentence, in a list."""

from __future__ import annotations

import pytest

from sources.program_page.candidates import Candidate, candidates
from sources.program_page.document import read_document


def found(markup: str) -> list[Candidate]:
    return list(candidates(read_document(markup.encode())))


def named(markup: str) -> list[tuple[str, str]]:
    return [(c.name.full, c.rest) for c in found(markup) if c.likeness is not None]


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<p>Maren Tolliver, MD</p>", [("Maren Tolliver", "")]),
        ("<p>Maren Tolliver, MD, Professor</p>", [("Maren Tolliver", "Professor")]),
        ("<p>Maren Tolliver - x5 (716) 555-0142</p>", [("Maren Tolliver", "x5 (716) 555-0142")]),
        ("<p>Maren Tolliver (Chair)</p>", [("Maren Tolliver", "Chair)")]),
        ("<p><b>Maren Tolliver</b>, likes sailing a lot</p>", [("Maren Tolliver", "likes sailing a lot")]),
        ("<p>Maren Tolliver is a surgeon.</p>", [("Maren Tolliver", "is a surgeon.")]),
        ("<p>Program Director: Maren Tolliver</p>", [("Maren Tolliver", "Program Director")]),
        ("<p>Mentor to the Dean: Maren Tolliver</p>", []),
        ("<p>Maren Tolliver; Ovidio Brankel; Xiulan Peng</p>",
         [("Maren Tolliver", ""), ("Ovidio Brankel", ""), ("Xiulan Peng", "")]),
        ("<p>Ann B. Roe, Jr. Professor of Surgery</p>", []),
        ("<p>Larkfield</p>", []),
    ],
)  # fmt: skip
def test_the_names_of_a_line(markup, names):
    assert named(markup) == names


def test_a_line_without_a_name_is_one_candidate_for_what_it_says_of_others():
    (line,) = found("<p>Professor <b>of</b> Surgery</p>")
    assert (line.likeness, line.text) == (None, "Professor of Surgery")


def test_a_sentence_that_opens_with_a_name_is_told_and_a_title_behind_it_is_not():
    assert [c.told for c in found("<p>Maren Tolliver, MD, is a surgeon.</p>")] == [True]
    assert [c.told for c in found("<p>Maren Tolliver, MD, Professor</p>")] == [False]


def penalty(markup: str) -> float:
    return next(c.penalty for c in found(markup) if c.likeness is not None)


def test_a_name_loses_for_standing_inside_a_sentence_and_most_behind_an_opener():
    opens = penalty("<p><b>Maren Tolliver</b><i>!</i></p>")
    inside = penalty("<p>Last week all of us saw <b>Maren Tolliver</b><i>!</i></p>")
    behind = penalty("<p>Published with care by <b>Maren Tolliver</b><i>!</i></p>")
    assert opens == 0 < inside < behind


def test_a_name_in_a_menu_loses():
    assert penalty("<nav><p>Maren Tolliver</p></nav><p>x</p><p>y</p>") > penalty("<p>Maren Tolliver</p>")


def test_a_key_is_the_same_in_both_orders():
    assert {c.key for c in found("<p>Tolliver, Maren</p><p>Maren Tolliver</p>")} == {"maren-tolliver"}


def test_what_follows_a_name_makes_another_shape():
    alone, titled = found("<p>Maren Tolliver</p><p>Ovidio Brankel, Professor</p>")
    assert titled.shape == alone.shape + "+"
