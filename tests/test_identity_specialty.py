"""A department of surgery and one of another field are told apart, and nothing is guessed."""

from __future__ import annotations

import pytest

from finder.identity.specialty import surgical


@pytest.mark.parametrize(("affiliations", "expected"), [
    (("Department of Surgery, Yalta Valley University, Springfield, OH, USA.",), True),
    (("Division of Trauma, Department of Surgery, Yalta Valley University",), True),
    (("Department of Psychiatry, Yalta Valley University, Springfield, OH, USA.",), False),
    (("Department of Surgery, Yalta Valley University", "Department of Psychiatry, Bayside Clinic"), None),
    (("Yalta Valley University, Springfield, OH, USA.",), None), ((), None),
])
def test_what_the_lines_say(affiliations: tuple[str, ...], expected: bool | None) -> None:
    assert surgical(affiliations) is expected
