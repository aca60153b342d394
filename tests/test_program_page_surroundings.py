"""What stands around a name speaks for it, and what stands behind the next name does not."""

from __future__ import annotations

import pytest

from sources.program_page.candidates import candidates
from sources.program_page.document import read_document
from sources.program_page.surroundings import linked, said_around


def around(markup: str) -> float:
    found = list(candidates(read_document(markup.encode())))
    at = next(at for at, c in enumerate(found) if c.likeness is not None)
    return said_around(found[at], found[max(0, at - 1) : at], found[at + 1 : at + 5])


NAME = "<p>Maren Tolliver</p>"


@pytest.mark.parametrize(
    ("markup", "bonus"),
    [
        (NAME, 0.0),
        (f"{NAME}<i>Larkfield</i>", 0.0),
        (f"<i>Professor</i>{NAME}", 0.3),
        (f"{NAME}<i>Professor</i>", 0.4),
        (f"{NAME}<i>Phone: 5</i>", 0.4),
        (f"{NAME}<i>zq7@quarrymed.example</i>", 0.4),
        (f"{NAME}<i>mtolliver@quarrymed.example</i>", 1.0),
        (f"{NAME}<i><a href='mailto:tolliver@quarrymed.example'>Write</a></i>", 0.6),
        ("<p>Maren Tolliver, Professor</p>", 0.7),
        ("<p>Maren Tolliver (Dean)</p>", 0.7),
        (f"{NAME}<i>Professor</i><br><i>Dean</i><br><i>Chair</i><br><i>Tel: 5</i>", 1.3),
        (f"{NAME}<p>Maria Brankel</p><i>Professor</i>", 0.0),
    ],
)
def test_what_is_said_around_a_name(markup, bonus):
    assert around(markup) == pytest.approx(bonus)


@pytest.mark.parametrize(
    ("markup", "bonus"),
    [
        ("<a href='/p/tolliver-m'>Maren Tolliver</a>", 0.7),
        ("<a href='/p/tolliver'><b>Maren Tolliver</b></a>", 0.7),
        ("<p>Maren Tolliver<a href='/p/tolliver'></a></p>", 0.7),
        ("<a href='/p/7'>Maren Tolliver</a>", 0.0),
        ("<p>Maren Tolliver</p>", 0.0),
    ],
)
def test_a_link_that_spells_the_family_name(markup, bonus):
    (candidate,) = candidates(read_document(markup.encode()))
    assert linked(candidate) == bonus
