"""Bytes of a page become the text its author meant."""

from __future__ import annotations

import pytest

from sources.source import Page, Request, text_of


def page(body: bytes, content_type: str = "text/html") -> Page:
    return Page(Request("program_page", "https://a.example/"), "https://a.example/", 200, body, content_type)


@pytest.mark.parametrize(("body", "content_type", "text"), [
    ("José".encode(), "text/html", "José"),
    ("José".encode("cp1252"), "text/html", "José"),
    (b"caf\xe9 \x96 \x93q\x94", "text/html; charset=ISO-8859-1", "café – “q”"),
    (b"\x80", "text/html;charset=us-ascii", "€"),
    ("Łódź".encode("iso8859-2"), 'text/html; Charset="iso-8859-2"', "Łódź"),
    ("José".encode("utf-8-sig"), "text/html; charset=iso-8859-1", "José"),
    ("José".encode("utf-16"), "text/html; charset=utf-8", "José"),
    ("José".encode("utf-16-be"), "text/html; charset=utf-16be", "José"),
    (b'<meta charset="windows-1250">\xf9', "text/html", '<meta charset="windows-1250">ů'),
    (b"<META http-equiv=content-type content='text/html; charset=shift_jis'>\x83\x41", "",
     "<META http-equiv=content-type content='text/html; charset=shift_jis'>ア"),
    (b'<?xml version="1.0" encoding="iso-8859-2"?>\xb3', "", '<?xml version="1.0" encoding="iso-8859-2"?>ł'),
    (b'<meta charset="iso-8859-2">\xc5\x81', "text/html; charset=utf-8", '<meta charset="iso-8859-2">Ł'),
    (b'<meta charset="utf-16">' + "é".encode(), "text/html", '<meta charset="utf-16">é'),
    (b" " * 1024 + b'<meta charset="iso-8859-2">\xc5\x81', "", " " * 1024 + '<meta charset="iso-8859-2">Ł'),
    ("é".encode(), "text/html; charset=no-such-thing", "é"),
    ("é".encode(), "text/html; charset=", "é"),
    (b"", "", ""),
])
def test_the_order_of_the_whatwg(body: bytes, content_type: str, text: str) -> None:
    assert text_of(page(body, content_type)) == text


@pytest.mark.parametrize("label", ["zlib", "rot13", "unicode_escape", "punycode", "idna", "utf-7",
                                   "undefined",
                                   "raw_unicode_escape", "hex", "\x00", "é", "mbcs"])
def test_only_encodings_of_the_web(label: str) -> None:
    assert text_of(page(b"a\\x41+AGE-", f"text/html; charset={label}")) == "a\\x41+AGE-"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "gb18030", "utf-16le", "euc-jp", ""])
def test_never_raises(charset: str) -> None:
    garbage = bytes(range(256)) * 3 + b"\xff"
    assert isinstance(text_of(page(garbage, f"text/html; charset={charset}")), str)
