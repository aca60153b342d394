"""Which words are the family name: what a comma, capitals, a particle and a frequent surname each decide."""

from __future__ import annotations

import pytest

from sources.printed_name.order import family_and_given


@pytest.mark.parametrize(
    ("parts", "family", "given", "inverted"),
    [
        ([], "", "", False),
        (["Doe"], "Doe", "", False),
        (["Jane A. Doe"], "Doe", "Jane A.", False),
        (["Doe", "Jane"], "Doe", "Jane", True),
        (["Doe", "Jane", "Larkfield"], "Doe", "Jane", True),
        (["Mary van der Berg"], "van der Berg", "Mary", False),
        (["Mary Van Doe"], "Van Doe", "Mary", False),
        (["Mary Le Doe"], "Doe", "Mary Le", False),
        (["Ana Garcia Loperan"], "Garcia Loperan", "Ana", False),
        (["Doe Garcia"], "Garcia", "Doe", False),
        (["Jane Doe R."], "Doe R.", "Jane", False),
        (["Wei BAON"], "BAON", "Wei", False),
        (["BAON Wei"], "BAON", "Wei", True),
        (["Jan van der BERG"], "van der BERG", "Jan", False),
        (["JANE A. DOE"], "DOE", "JANE A.", False),
    ],
)
def test_the_family_name(parts, family, given, inverted):
    assert family_and_given(parts) == (family, given, inverted)
