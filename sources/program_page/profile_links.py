"""Finds the link to a person's own page among all the links of the card."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from sources.printed_name import PrintedName, letters
from sources.program_page.cards import Card
from sources.program_page.document import Element, text_of

_PROFILE_WORDS = re.compile(
    r"\b(?:profile|bio|biography|read more|learn more|more|details?|view|about|website|web ?page|"
    r"home ?page|faculty page|meet)\b",
    re.I,
)
_NO_PROFILE = re.compile(
    r"^(?:mailto|tel|javascript|data|sms|fax):|^#|\.(?:pdf|docx?|vcf|jpe?g|png|gif)(?:$|\?)|/cdn-cgi/|"
    r"(?:twitter|facebook|linkedin|instagram|youtube|x)\.com/|ncbi\.nlm|scholar\.google|orcid\.org|"
    r"maps\.|goo\.gl|/(?:login|search|print)\b",
    re.I,
)


def profile_of(card: Card, url: str) -> str:
    """The link on the name itself, else one that spells the name, holds the picture or says "profile"."""
    element = card.candidate.element
    around = [e for e in (element, *element.iterancestors()) if e.tag == "a"][:1]
    inner = [run.element for run in card.candidate.runs if run.element.tag == "a"]
    for link in (*inner, *around, *element.iter("a")):
        if target := _target(link, url):
            return target
    links = [(e, target) for e in card.elements if e.tag == "a" and (target := _target(e, url))]
    spelled = [target for _, target in links if _in_path(target, card.candidate.name)]
    pictured = [target for e, target in links if e.find(".//img") is not None]
    worded = [target for e, target in links if _PROFILE_WORDS.search(text_of(e)[:40])]
    return next(iter([*spelled, *pictured, *worded]), "")


def _target(link: Element, url: str) -> str:
    href = (link.get("href") or "").strip()
    if not href or _NO_PROFILE.search(href):
        return ""
    try:
        target = urljoin(url, href)
        if urlsplit(target).scheme not in ("http", "https", "file", ""):
            return ""
    except ValueError:
        return ""
    return "" if urldefrag(target)[0] == urldefrag(url)[0] and "#" not in href else target


def _in_path(target: str, name: PrintedName) -> bool:
    path = letters(urlsplit(target).path + urlsplit(target).query)
    return len(letters(name.family)) > 2 and letters(name.family) in path
