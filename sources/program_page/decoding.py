"""Turns a page's bytes into text, because many a page is in another charset than it says."""

from __future__ import annotations

import codecs
import contextlib
import re

from sources.source import BOMS

_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-9": "cp1254",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
}  # WHATWG Encoding Standard: labels that mean another encoding
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)


def decode(body: bytes) -> str:
    """The text of a page's bytes: BOM, UTF-8 when valid, `<meta>`, windows-1252. Never fails.

    WHATWG lets `<meta>` win over valid UTF-8; but browsers save in UTF-8 and leave the old label,
    and no text in an older charset happens to be valid UTF-8 (RFC 3629, section 1).
    """
    for mark, name in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    found = _META.search(body[:4096])
    label = found.group(1).decode("ascii", "replace").lower() if found else ""
    with contextlib.suppress(UnicodeError):
        return body.decode("iso-2022-jp" if b"\x1b$" in body else "utf-8")
    if label.startswith("utf") or _is_cut_utf8(body, label) or _mostly_utf8(body):
        return body.decode("utf-8", "replace")
    with contextlib.suppress(LookupError, UnicodeError):
        return body.decode(_LABELS.get(label, label) or "cp1252", "replace")
    return body.decode("cp1252", "replace")


def _is_cut_utf8(body: bytes, label: str) -> bool:
    """True when only the last letter is broken: a download cut inside it. With a label, it needs others."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeError:
        return False
    return not label or not text.isascii()


def _mostly_utf8(body: bytes) -> bool:
    """True when broken bytes are few beside good multi-byte sequences: a fault, not another charset."""
    text = body.decode("utf-8", "replace")
    bad = text.count("�")
    return bad < 20 and sum(ord(c) > 127 for c in text) > 10 * bad
