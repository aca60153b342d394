"""Telephone numbers, told from faxes, postal codes and years."""

from __future__ import annotations

import pytest

from sources.program_page.phones import phone_in, phone_of
from tests.page_cards import NAMES, cards, listed


@pytest.mark.parametrize(
    ("text", "previous", "phone"),
    [
        ("Phone: (716) 555-0142 Fax: (716) 555-0143", "", "(716) 555-0142"),
        ("Fax: (716) 555-0143", "", ""),
        ("716.555.0150", "Fax:", ""),
        ("716.555.0150", "Phone:", "716.555.0150"),
        ("Larkfield, NY 14203-0917", "", ""),
        ("14203-0917", "Phone:", ""),
        ("555-0199", "Phone:", "555-0199"),
        ("2015-2019", "", ""),
        ("+44 20 7946 0101", "", "+44 20 7946 0101"),
        ("NPI: 1234567890", "", ""),
    ],
)
def test_a_telephone_is_no_fax_and_no_postal_code(text, previous, phone):
    assert phone_in(text, previous) == phone


@pytest.mark.parametrize(
    ("detail", "phone"),
    [
        ("Professor<br>(716) 555-0142", "(716) 555-0142"),
        ("(716) 555-0142<br><a href='tel:x'>(716) 555-0143</a>", "(716) 555-0143"),
        ("Phone:<br>716.555.0150", "716.555.0150"),
        ("Fax:<br>716.555.0150", ""),
        ("Professor", ""),
    ],
)
def test_the_number_of_a_card(detail, phone):
    assert phone_of(listed(detail, "x1", "y2")[0]) == phone


def test_a_column_of_telephones_is_believed():
    rows = "".join(f"<tr><td>{name}</td><td>716-555-010{at}</td></tr>" for at, name in enumerate(NAMES))
    found = cards(f"<table><tr><th>Name</th><th>Phone</th></tr>{rows}</table>")
    assert [phone_of(card) for card in found] == [f"716-555-010{at}" for at in range(4)]
