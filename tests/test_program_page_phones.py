"""Telephone numbers, told from faxes, postal codes and years."""

from __future__ import annotations

import pytest

from sources.program_page.phones import phone_in


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
