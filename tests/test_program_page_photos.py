"""The picture of a person is the first of the card that is no icon and is really there."""

from __future__ import annotations

import pytest

from sources.program_page.photos import photo_of
from tests.page_cards import URL, listed


@pytest.mark.parametrize(
    ("images", "photo"),
    [
        ("<img src='/i/maren.jpg'>", "https://site.example/i/maren.jpg"),
        ("<img src='one.jpg'><img src='two.jpg'>", URL + "one.jpg"),
        ("<img src='/i/email-icon.png'><img src='two.jpg'>", URL + "two.jpg"),
        ("<img src='/icons/maren.jpg'>", "https://site.example/icons/maren.jpg"),
        ("<img src='dot.jpg' width='16' height='16'><img src='two.jpg' width='160'>", URL + "two.jpg"),
        ("<img src='data:image/gif;base64,R0'><img src='two.jpg'>", URL + "two.jpg"),
        ("<img src='wait.gif' data-src='two.jpg'>", URL + "two.jpg"),
        ("<img src='http://[broken/x.jpg'>", ""),
        ("Professor", ""),
    ],
)
def test_the_photo_of_a_card(images, photo):
    assert photo_of(listed(images + "<br>Professor", "x1", "y2")[0], URL) == photo
