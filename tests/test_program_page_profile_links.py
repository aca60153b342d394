"""A person's own page: the link on the name first, then one that spells, pictures or says it."""

from __future__ import annotations

import pytest

from sources.program_page.profile_links import profile_of
from tests.page_cards import NAMES, URL, cards, listed

SITE = "https://site.example"


def test_the_link_on_the_name_wins():
    items = "".join(
        f"<li><a href='/p/{at}'>{name}, MD</a><br>Professor <a href='/tolliver'>Profile</a></li>"
        for at, name in enumerate(NAMES)
    )
    found = cards(f"<ul>{items}</ul>")
    assert [profile_of(card, URL) for card in found] == [f"{SITE}/p/{at}" for at in range(4)]


@pytest.mark.parametrize(
    ("links", "target"),
    [
        ("<a href='/a'>Read more</a>", f"{SITE}/a"),
        ("<a href='/a'>Read more</a><a href='/b'><img src='x.jpg'></a>", f"{SITE}/b"),
        ("<a href='/b'><img src='x.jpg'></a><a href='/x/tolliver-m'>here</a>", f"{SITE}/x/tolliver-m"),
        ("<a href='/a'>Directions</a>", ""),
        ("<a href='mailto:maren@quarrymed.edu'>Profile</a>", ""),
        ("<a href='/cv/tolliver.pdf'>Profile</a>", ""),
        ("<a href='https://www.linkedin.com/in/tolliver'>Profile</a>", ""),
        ("<a href='https://site.example/people/'>Profile</a>", ""),
        ("<a href='#tolliver'>Profile</a>", ""),
        ("<a href='https://site.example/people/#tolliver'>Profile</a>", "https://site.example/people/#tolliver"),
        ("<a href='http://[broken'>Profile</a>", ""),
        ("<a href='ftp://site.example/tolliver'>Profile</a>", ""),
    ],
)
def test_of_other_links_the_most_telling_one(links, target):
    assert profile_of(listed(f"Professor<br>{links}", "x1", "y2")[0], URL) == target
