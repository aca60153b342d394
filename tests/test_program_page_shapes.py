"""Places of a page: the same for the items of one list, another in another column, marked in a menu."""

from __future__ import annotations

import pytest

from sources.program_page.document import read_document
from sources.program_page.shapes import Shape, lines_above, list_place, shape_of


def shapes(markup: str) -> list[Shape]:
    document = read_document(markup.encode())
    return [shape_of(element, {}, document) for element in document.root.iter("b")]


@pytest.mark.parametrize(
    ("markup", "same"),
    [
        ("<ul><li><b>1</b></li><li><b>2</b></li></ul>", True),
        ("<p class='row odd'><b>1</b></p><p class='row even'><b>2</b></p>", True),
        ("<p class='item-1'><b>1</b></p><p class='item-2'><b>2</b></p>", True),
        ("<p class='name'><b>1</b></p><p class='place'><b>2</b></p>", False),
        ("<table><tr><td><b>1</b></td><td><b>2</b></td></tr></table>", False),
    ],
)
def test_the_fine_shape_is_tags_classes_and_columns_without_counters(markup, same):
    one, two = shapes(markup)
    assert (one.fine == two.fine) is same


def test_the_coarse_shape_knows_no_classes():
    one, two = shapes("<p class='name'><b>1</b></p><p class='place'><b>2</b></p>")
    assert one.coarse == two.coarse


@pytest.mark.parametrize(
    ("markup", "furniture"),
    [
        ("<nav><b>1</b></nav>", True),
        ("<footer><p><b>1</b></p></footer>", True),
        ("<div role='navigation'><b>1</b></div>", True),
        ("<div class='site-header'><b>1</b></div>", True),
        ("<div id='main-menu'><b>1</b></div>", True),
        ("<aside><b>1</b></aside>", False),
        ("<div class='navel'><b>1</b></div>", False),
    ],
)
def test_menus_and_footers_are_furniture_unless_they_are_the_page(markup, furniture):
    rest = "<p>one</p><p>two</p><p>three</p>"
    assert shapes(markup + rest)[0].furniture is furniture
    assert not shapes(markup.replace("<b>", rest + "<b>"))[0].furniture


def test_the_list_is_the_very_one_and_the_place_is_the_column():
    rows = "<tr><td><b>1</b></td><td><b>2</b></td></tr><tr><td><b>3</b></td></tr>"
    markup = f"<table>{rows}</table><ul><li><p><b>4</b></p></li></ul>"
    one, two, three, four = (list_place(e) for e in read_document(markup.encode()).root.iter("b"))
    assert one == three != two
    assert (one[0].tag, one[1], two[1]) == ("table", "td0", "td1")
    assert four[0].tag == "ul"


@pytest.mark.parametrize("inner", ["{}", "<b>{}</b>", "<p><b>{}</b></p>"])
def test_the_terms_of_a_list_are_told_from_their_descriptions(inner):
    name, title = inner.format("1"), inner.format("2")
    markup = f"<dl><dt>{name}</dt><dd>{title}</dd><dt>{name}</dt></dl><ul><li>{name}</li></ul>"
    document = read_document(markup.encode())
    places = [list_place(run.element) for run in document.runs]
    assert [(where.tag, place) for where, place in places] == [
        ("dl", "dt"),
        ("dl", "dd"),
        ("dl", "dt"),
        ("ul", "li"),
    ]


def test_lines_above_are_counted_in_the_nearest_block_with_a_twin():
    card = "<div><p>x</p><p>y</p><p><b>{}</b></p></div>"
    document = read_document(f"<p>0</p><section>{card.format(1)}{card.format(2)}</section>".encode())
    lines = {run.element: run.line for run in document.runs}
    assert [lines_above(e, lines[e], document) for e in document.root.iter("b")] == [2, 2]


def test_without_a_twin_the_place_is_far_down():
    document = read_document(b"<section><p>0</p><div><b>1</b></div></section>")
    element = document.root.find(".//b")
    assert lines_above(element, 1, document) == 3
