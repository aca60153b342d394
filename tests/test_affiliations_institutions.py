"""Of a line only what names an institution is one; where it stands is another matter."""

from __future__ import annotations

import pytest

from finder.affiliations.institutions import institutions


@pytest.mark.parametrize(("line", "expected"), [
    ("Department of Surgery, Lakeshore University, Milwaukee, WI 53201, USA.", ["Lakeshore University"]),
    ("Lakeshore University School of Medicine", ["Lakeshore University School of Medicine"]),
    ("Bayside Hospital, Lakeshore University, Toronto, Canada", ["Bayside Hospital", "Lakeshore University"]),
    ("Mount Amber, New York, NY", ["Mount Amber"]), ("Mount Amber, Springfield", ["Mount Amber"]),
    ("Mount Amber", ["Mount Amber"]), ("Division of Trauma, Mount Amber", []),
    ("Mount Amber, New York, New York", ["Mount Amber"]), ("Amber Health, Washington, DC", ["Amber Health"]),
    ("Mount Amber, Washington, DC 20001", ["Mount Amber"]), ("Department of Surgery, Springfield", []),
    ("Lakeshore University Division of Surgery, Milwaukee, WI", ["Lakeshore University Division of Surgery"]),
    ("Rochester, Minn.", []), ("Boston, Mass., USA", []), ("Mount Amber; New York, NY", ["Mount Amber"]),
    ("Department of Hospital Medicine, Bayside Clinic", ["Bayside Clinic"]),
    ("Fresno, CA", []), ("Fresno, California, USA", []), ("New York, NY", []), ("Toronto, Canada", []),
    ("Ontario", []), ("Washington, DC", []), ("University of Washington, Seattle, WA",
                                              ["University of Washington"]),
    ("Springfield, Bayside Clinic, OH", ["Springfield", "Bayside Clinic"]),
    ("Department of Surgery", []), ("", []), (", ,", []),
])
def test_pieces_that_name_an_institution(line: str, expected: list[str]) -> None:
    assert list(institutions(line)) == expected
