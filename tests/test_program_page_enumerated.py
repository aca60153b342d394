"""A line lists several names, or none: one piece that is no name makes it something else."""

from __future__ import annotations

import pytest

from sources.program_page.enumerated import enumerated

THREE = "Maren Tolliver; Ovidio Brankel; Xiulan Peng"


@pytest.mark.parametrize(("text", "families"), [
    (THREE, ["Tolliver", "Brankel", "Peng"]),
    (THREE.replace(";", " •"), ["Tolliver", "Brankel", "Peng"]),
    ("Maren Tolliver, MD, Ovidio Brankel, DO", ["Tolliver", "Brankel"]),
    ("Maren Tolliver; Ovidio Brankel", []),  # may be one person's two names
    ("Maren Tolliver; Ovidio Brankel; Department of Surgery", []),
    ("Maren Tolliver, MD, FACS", []),
    ("Maren Tolliver", []),
    ("", []),
    ("; ".join([THREE] * 40), []),  # prose has that length
])
def test_the_names_of_a_line(text, families):
    assert [likeness.name.family for _, likeness in enumerated(text)] == families
