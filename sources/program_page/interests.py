"""Reads the interests a person lists, behind their label or on the lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_INTERESTS = re.compile(
    r"^\W*(?:(?:clinical|research|academic|surgical|special|teaching|scholarly)?"
    r"(?: (?:and|&) (?:clinical|research|teaching))?\s*(?:interests?|expertise|focus|specialt(?:y|ies)|"
    r"areas? of (?:interest|expertise|research|specialization|focus)|research areas?|subfields?|areas?)"
    r"(?: \(s\))?)\s*(?::\s*|$)",
    re.I,
)
_LIST = re.compile(r"\s*[;•|]\s*|,\s+(?!and\b[^,]*$)")


def interests_in(texts: Sequence[str]) -> tuple[str, ...]:
    """The interests under the first label that announces some, in the page's own words."""
    for at, text in enumerate(texts):
        match = _INTERESTS.match(text)
        if not match:
            continue
        rest = text[match.end() :].strip()
        if rest:
            return _listed(rest)
        return tuple(dict.fromkeys(t for line in _block(texts[at + 1 : at + 13]) for t in _listed(line)))
    return ()


def _block(lines: Sequence[str]) -> Iterator[str]:
    """The lines under a label, up to the next label."""
    for line in lines:
        if line.endswith(":") or re.fullmatch(
            r"(?:education|publications?|training|contact|awards?|biography|certifications?).{0,20}",
            line,
            re.I,
        ):
            return
        yield line


def _listed(text: str) -> tuple[str, ...]:
    if len(text) > 600:
        return ()
    return tuple(p for p in (part.strip(" .;,") for part in _LIST.split(text)) if 2 < len(p) < 160)
