"""Reads a person's telephone number, and leaves faxes, pagers and postal codes alone."""

from __future__ import annotations

import re

from sources.program_page.cards import Card
from sources.program_page.document import text_of

_NUMBER = re.compile(
    r"(?<![\w/.-])(?:\+?1[\s.-]{0,2})?(?:\(\s?[2-9]\d{2}\s?\)[\s.-]{0,2}|"
    r"[2-9]\d{2}\s?[\s.\-–‐‑/]\s?)\d{3}\s?[\s.\-–‐‑]\s?\d{4}(?!\d)"
    r"|(?<![\w.-])\+\d{1,3}[\s.-]?(?:\(0?\d{1,4}\)[\s.-]?)?\d{1,4}(?:[\s.-]\d{2,5}){1,4}(?!\d)"
)
_LOCAL = re.compile(r"(?<![\d-])(?:x\s?|ext\.?\s?)?\d{3}[-.–]\d{4}(?![\d-])")
_LABEL = re.compile(
    r"\b(?:phone|telephone|tel|ph|office|direct|call|clinic|p|t|o|appointments?|contact)"
    r"\b\.?\s*(?:number|no\.?)?\s*[:.#]?\s*$",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:fax|facsimile|pager|beeper|f|zip|po box|box|npi|id)\b\.?\s*(?:number)?\s*[:.#]?\s*$", re.I
)
_FAX_AFTER = re.compile(r"^\s*[(,-]?\s*(?:fax|\(f\))\b(?!\s*[:.]?\s*[(+\d])", re.I)


def phone_in(text: str, previous: str = "") -> str:
    """The first telephone number of a text as printed, or empty. `previous` is the line before: a label."""
    for match in _NUMBER.finditer(text):
        if not _is_fax(text, match.start(), match.end(), previous):
            return " ".join(match.group().split())
    for match in _LOCAL.finditer(text):
        before = text[: match.start()] or previous
        if _LABEL.search(before) and not _OTHER.search(before):
            return " ".join(match.group().split())
    return ""


def phone_of(card: Card) -> str:
    """The number a card prints: in its column, behind a link that dials, or on a line; or empty."""
    for head, text in card.column.items():
        if re.search(r"\b(?:phone|tel|telephone)\b", head) and (found := phone_in(text, "phone:")):
            return found
    for element in card.elements:
        if element.tag == "a" and (element.get("href") or "").lower().startswith("tel:"):
            text = text_of(element)
            if found := phone_in(text, "phone:"):
                return found
    previous = ""
    for line in card.lines[:120]:
        if found := phone_in(line.text, previous):
            return found
        previous = line.text
    return ""


def _is_fax(text: str, start: int, end: int, previous: str) -> bool:
    before = text[:start].strip(" (|,;") if text[:start].strip() else previous.strip()
    return bool(_OTHER.search(before[-20:])) or bool(_FAX_AFTER.match(text[end:]))
