"""Bytes become text: marks first, then valid UTF-8, then what the page says, and never an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.program_page.decoding import decode

WORD = "Ñandú"


def labelled(charset: str, encoding: str) -> bytes:
    return f'<meta charset="{charset}"><p>{WORD}</p>'.encode(encoding)


@pytest.mark.parametrize(
    "body",
    [
        labelled("utf-8", "utf-8"),
        labelled("iso-8859-1", "utf-8"),  # a browser saved it and left the old label
        labelled("iso-8859-1", "cp1252"),
        labelled("latin1", "cp1252"),
        labelled("", "cp1252"),
        labelled("no-such-charset", "cp1252"),
        labelled("iso-8859-9", "cp1254"),
        b"\xef\xbb\xbf" + labelled("iso-8859-1", "utf-8"),
        b"\xff\xfe" + labelled("utf-8", "utf-16-le"),
        b"\xfe\xff" + labelled("utf-8", "utf-16-be"),
    ],
)
def test_the_word_is_read(body):
    assert f"<p>{WORD}</p>" in decode(body)


def test_a_quotation_mark_of_windows_is_read_under_the_label_of_latin():
    assert decode(b'<meta charset="iso-8859-1">\x93Ada\x94 \xd1') == '<meta charset="iso-8859-1">“Ada” Ñ'


def test_japanese_with_escapes_is_read_without_a_label():
    assert decode("<p>山田</p>".encode("iso-2022-jp")) == "<p>山田</p>"


def test_a_page_cut_inside_a_letter_is_still_utf8():
    body = labelled("utf-8", "utf-8") + WORD.encode()[:-1]
    assert decode(body).endswith(f"<p>{WORD}</p>Ñand�")


@pytest.mark.parametrize("letter", ["ë", "“", "𝒜"])
@pytest.mark.parametrize("charset", ["", "utf-8"])
def test_a_page_cut_inside_its_only_letter_beyond_ascii_is_utf8(letter, charset):
    page = f'<meta charset="{charset}"><p>Zo'
    for kept in range(1, len(letter.encode())):
        assert decode(page.encode() + letter.encode()[:kept]) == page + "�"


@pytest.mark.parametrize("charset", ["", "iso-8859-1"])
def test_a_page_of_good_letters_that_is_cut_is_utf8_under_an_old_label_too(charset):
    assert decode(labelled(charset, "utf-8") + "ë".encode()[:1]).endswith(f"<p>{WORD}</p>�")


def test_a_label_tells_what_a_single_last_byte_is():
    assert decode(b'<meta charset="iso-8859-1">Zo\xeb').endswith("Zoë")


@pytest.mark.parametrize("charset", ["", "iso-8859-1"])
def test_a_few_broken_bytes_do_not_turn_the_good_letters_into_others(charset):
    body = labelled(charset, "utf-8") + "Ñandú".encode() * 20 + b"\xe9 end"
    assert decode(body).endswith("Ñandú� end")


def test_few_broken_bytes_among_good_letters_are_no_other_charset():
    assert decode("NÍÑO".encode() * 20 + b"\xc3 end") == "NÍÑO" * 20 + "� end"


@given(st.binary(max_size=200))
def test_no_bytes_break_it(body):
    assert isinstance(decode(body), str)
    for charset in (b"hex", b"undefined", b"punycode", b"idna", b"shift_jis"):
        assert isinstance(decode(b"<meta charset=" + charset + b">" + body), str)
