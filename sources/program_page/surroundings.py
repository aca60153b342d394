"""Weighs what stands around a name: a rank, an address or a telephone number are said of people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.printed_name import letters
from sources.program_page.candidates import Candidate
from sources.program_page.document import Element
from sources.program_page.ranks import has_rank
from sources.program_page.titles import title_line

_CONTACT = re.compile(
    r"\b(?:e-?mail|phone|tel|office|room|fax)\b\s*[:.]|\[at\]|\(at\)|\d{3}[-. )]+\d{3,4}[-. ]\d{4}", re.I
)


def said_around(candidate: Candidate, before: Sequence[Candidate], following: Sequence[Candidate]) -> float:
    """What the lines before and after a name, and the rest of its own, speak for its being a person's."""
    bonus = 0.3 if any(c.likeness is None and title_line(c.text[:120]) for c in before) else 0.0
    if has_rank(candidate.rest[:100]) or has_rank(" ".join(re.findall(r"\(([^)]*)\)", candidate.text))):
        bonus += 0.7
    for near in following:
        if near.likeness is not None and near.likeness.score > 0 and near.shape == candidate.shape:
            break
        text = near.text[:120]
        if has_rank(text) and len(text) < 100:
            bonus += 0.4
        if "@" in text or _CONTACT.search(text):
            bonus += 0.4
        if _mails(f"{text} {_href(near.element)}", candidate.key.partition("-")[2]):
            bonus += 0.6
    return min(1.3, bonus)


def _mails(text: str, family: str) -> bool:
    """True when an address in the text spells the family name before its @."""
    local = re.search(r"([\w.+-]{3,})(?:@|%40|\s*\[at\]\s*|\s*\(at\)\s*)", text)
    return local is not None and len(family) > 2 and family in letters(local.group(1))


def linked(candidate: Candidate) -> float:
    """A link or picture that spells the family name is a strong sign."""
    family = candidate.key.partition("-")[2]
    href = _href(candidate.element)
    plain = "".join(c for c in href.lower() if c.isalpha())
    return 0.7 if len(family) > 2 and family in plain else 0.0


def _href(element: Element) -> str:
    node, depth = element, 0
    while node is not None and depth < 4:
        if node.tag == "a":
            return str(node.get("href") or "")
        node, depth = node.getparent(), depth + 1
    inner = element.find(".//a")
    return str(inner.get("href") or "") if inner is not None else ""
