"""What is well-formed passes, what is not is refused with its place."""

from __future__ import annotations

import pytest

from sources.errors import ReadError
from sources.pubmed_xml.sound import DEEPEST, check_sound


@pytest.mark.parametrize("raw", [
    "<A/>", "<A b='1' c=\"2\">é &amp; &#233; ]] > <i>x</i></A>", "<A><mml:b xmlns:mml='u' x:y='1'/></A>",
    "<A>" * DEEPEST + "</A>" * DEEPEST,
])
def test_sound(raw: str) -> None:
    check_sound(raw.encode())


@pytest.mark.parametrize(("raw", "said"), [
    ("<A><B></A></B>", "mismatched tag"), ("<A b='1' b='2'/>", "duplicate attribute"),
    ("<A>]]></A>", "not well-formed"), ("<A>&x;</A>", "undefined entity"), ("<A/><A/>", "junk"),
    ("<A>", "no element found"), ("", "no element found"), ("<A>\x01</A>", "not well-formed"),
    ("<A>" * 300 + "</A>" * 300, "nests"),
])
def test_not_sound(raw: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        check_sound(raw.encode())
