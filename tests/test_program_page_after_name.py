"""Titles and degrees are found after the name: by their words, by their column, or by their place."""

from __future__ import annotations

import pytest

from sources.program_page.after_name import degrees_near, titles_of
from tests.page_cards import NAMES, cards, listed


@pytest.mark.parametrize(
    ("detail", "title"),
    [
        ("Professor of Surgery", "Professor of Surgery"),
        ("Professor of Surgery<br>Chief of Trauma<br>Office 4", "Professor of Surgery; Chief of Trauma"),
        ("Professor<br>Professor", "Professor"),
        ("Larkfield<br>Professor", "Professor"),
        ("Professor<br>Larkfield<br>Dean", "Professor"),
        ("Title: Professor", "Professor"),
        ("Professor | 716-555-0142", "Professor | 716-555-0142"),
    ],
)
def test_a_title_is_the_first_run_of_lines_with_a_rank(detail, title):
    assert titles_of(listed(detail, "x1", "y2"))[0] == title


def test_a_column_that_is_called_title_is_believed():
    rows = "".join(f"<tr><td>{name}, MD</td><td>Sailing</td></tr>" for name in NAMES)
    found = cards(f"<table><tr><th>Name</th><th>Position</th></tr>{rows}</table>")
    assert titles_of(found) == ["Sailing"] * 4


def test_a_title_may_stand_above_the_name():
    items = "".join(f"<li>Professor {at}<br><b>{name}, MD</b></li>" for at, name in enumerate(NAMES))
    assert titles_of(cards(f"<ul>{items}</ul>")) == [f"Professor {at}" for at in range(4)]


def test_a_line_without_a_rank_is_a_title_where_most_cards_have_one():
    assert titles_of(listed("Trauma", "Breast", "Larkfield")) == ["Trauma", "Breast", "Larkfield"]
    assert titles_of(listed("Trauma", "(716) 555-0142", "x1", "y2")) == ["", "", "", ""]


def test_a_told_title_comes_from_the_sentence():
    bios = "".join(f"<p>{name}, MD, is an assistant professor of surgery. So.</p>" for name in NAMES)
    assert titles_of(cards(bios)) == ["assistant professor of surgery"] * 4


@pytest.mark.parametrize(
    ("detail", "degrees"),
    [("MPH, FACS", ("MPH", "FACS")), ("M.P.H.", ("MPH",)), ("MPH in Larkfield", ()), ("Professor", ())],
)
def test_degrees_alone_on_the_next_line_are_the_persons(detail, degrees):
    assert degrees_near(listed(detail, "x1", "y2")[0]) == degrees
