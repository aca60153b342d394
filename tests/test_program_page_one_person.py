"""A page about one person: what opens it, and who on it is left out."""

from __future__ import annotations

from sources.program_page.candidates import candidates
from sources.program_page.document import read_document
from sources.program_page.one_person import opening_names, without_others

TITLED = "<title>Maren Tolliver | Larkfield</title><h1>Maren Tolliver</h1>"


def left(markup: str) -> list[str]:
    document = read_document(markup.encode())
    people = [c for c in candidates(document) if c.likeness is not None]
    return [c.name.family for c in without_others(people, opening_names(document), document)]


def test_title_and_headings_open_a_page():
    opening = opening_names(read_document(TITLED.encode()))
    assert opening == {"maren-tolliver": 1.6}
    title, h1, h2 = (
        opening_names(read_document(f"<{tag}>Maren Tolliver</{tag}><p>x</p>".encode()))["maren-tolliver"]
        for tag in ("title", "h1", "h2")
    )
    assert title > h1 > h2 > 0
    assert opening_names(read_document(b"<h1>Larkfield Surgery</h1><h3>Maren Tolliver</h3>")) == {}


def test_on_a_titled_page_only_that_person_is_left():
    assert left(f"{TITLED}<p>Ovidio Brankel</p>") == ["Tolliver"]


def test_a_list_is_left_whole_under_one_heading_with_a_name_but_not_where_the_title_has_it_too():
    items = "<li>Ovidio Brankel<li>Xiulan Peng<li>Rowena Achterberg<li>Emil Tollund"
    assert left(f"{TITLED}<ul>{items}</ul>") == ["Tolliver"]
    families = ["Tolliver", "Brankel", "Peng", "Achterberg", "Tollund"]
    assert left(f"<h1>Maren Tolliver</h1><ul>{items}</ul>") == families


def test_colleagues_under_one_heading_are_no_list():
    assert left("<h1>Maren Tolliver</h1><ul><li>Ovidio Brankel<li>Xiulan Peng</ul>") == ["Tolliver"]


def test_a_cv_is_of_the_name_it_opens_with():
    cv = "<p>Maren Tolliver, MD</p><p>Education</p><p>Larkfield</p><p>Ovidio Brankel</p>"
    assert left(cv) == ["Tolliver"]
    assert left(cv.replace(", MD", "")) == ["Tolliver", "Brankel"]
    assert left(cv + "<p>Education</p>") == ["Tolliver", "Brankel"]
    assert left("<p>Maren Tolliver, MD</p><p>Ovidio Brankel</p><p>Education</p>") == ["Tolliver", "Brankel"]


def test_a_page_of_nobody_has_nobody():
    assert left("<p>Larkfield</p>") == []
