"""Finds the picture of the person a card is about, which is none of its icons."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from sources.program_page.cards import Card
from sources.program_page.document import Element

_ICON = re.compile(
    r"\b(?:icon|logo|spacer|blank|arrow|bullet|pixel|sprite|placeholder|default|arroba|email|phone|map)", re.I
)
_ICON_PIXELS = 40  # a picture smaller than this on a side shows no face


def photo_of(card: Card, url: str) -> str:
    """The address of the first picture in the card that may show a face, or empty."""
    for element in card.elements:
        if element.tag != "img":
            continue
        source = str(
            element.get("data-src") or element.get("data-lazy-src") or element.get("src") or ""
        ).strip()
        if source and not source.startswith("data:") and not _is_icon(element, source):
            return _joined_url(url, source)
    return ""


def _is_icon(element: Element, source: str) -> bool:
    sizes = [element.get(side) or "" for side in ("width", "height")]
    small = any(size.isdigit() and int(size) < _ICON_PIXELS for size in sizes)
    return small or bool(_ICON.search(source.rpartition("/")[2]))


def _joined_url(url: str, target: str) -> str:
    try:
        return str(urljoin(url, target))
    except ValueError:
        return ""
