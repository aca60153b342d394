"""A place is one of people when much of it reads as names, and the more so the longer the list is."""

from __future__ import annotations

import pytest

from sources.program_page.candidates import candidates
from sources.program_page.document import read_document
from sources.program_page.groups import Group, groups_by


def test_a_bonus_grows_with_the_list_and_with_the_names():
    few, many = Group(2, 2, 0.5), Group(8, 8, 0.5)
    assert 0 < few.bonus < many.bonus
    assert Group(8, 8, 0.2).bonus < many.bonus
    assert Group(8, 5, 0.5).bonus < many.bonus
    assert Group(20, 3, 0.0).bonus < 0
    assert Group(1, 1, 1.0).bonus == 0
    assert Group(50, 50, 9.0).bonus <= 2.1


@pytest.mark.parametrize(
    ("group", "convinces"),
    [
        (Group(3, 3, 0.0), True),
        (Group(2, 2, 1.0), False),
        (Group(9, 5, 1.0), False),
        (Group(9, 9, -0.1), False),
    ],
)
def test_only_a_place_of_nothing_but_names_convinces(group, convinces):
    assert group.convinces is convinces


def test_places_are_grouped_with_their_names_counted_once():
    texts = ("Maren Tolliver", "Maren Tolliver", "Ovidio Brankel", "Map")
    items = "".join(f"<li>{text}</li>" for text in texts)
    found = list(candidates(read_document(f"<ul>{items}</ul><p>Xiulan Peng</p>".encode())))
    groups = groups_by("shape", found)
    assert {shape: (g.size, g.named) for shape, g in groups.items()} == {
        found[0].shape: (4, 2),
        found[-1].shape: (1, 1),
    }


def test_a_penalty_weakens_the_mean():
    found = list(candidates(read_document(b"<ul><li>Maren Tolliver<li>Ovidio Brankel</ul>")))
    (before,) = groups_by("shape", found).values()
    found[0].penalty += 1.0
    (after,) = groups_by("shape", found).values()
    assert after.mean == pytest.approx(before.mean - 0.25)
