"""Describes the place of a text by the tags and classes around it, because a list repeats its places."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from sources.printed_name import word_set
from sources.program_page.document import Document, Element

_INLINE_STYLE = word_set("""
b strong em i span font u small big a sup sub mark abbr
""")
_FURNITURE = frozenset(("nav", "header", "footer", "aside"))
_FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar")
)
_FURNITURE_WORDS = re.compile(
    r"(?:^|\s)(?:(?:main|top|side|sub|site|global|primary|secondary|mega|footer)[-_]?)?"
    r"(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|masthead|topbar|"
    r"menu-item|nav-item|dropdown-menu|site-header|cookie-\w+)(?=\s|$)",
    re.I,
)
_WHOLE = 0.5  # a block that covers more of the page's lines than this is the layout, whatever its class says
_COUNTED = re.compile(r"[\d]+|\b(?:odd|even|first|last|active|alt)\b")


class Shape(NamedTuple):
    """The tags and classes around an element, and whether it stands in a menu or footer."""

    fine: str
    coarse: str
    furniture: bool


def shape_of(element: Element, known: dict[Element, Shape], document: Document) -> Shape:
    """The shape of an element's place; `known` keeps those that were asked for."""
    if element in known:
        return known[element]
    fine: list[str] = []
    coarse: list[str] = []
    furniture = False
    node, depth = element, 0
    while node is not None and isinstance(node.tag, str) and node.tag != "body":
        if depth < 5:
            fine.append(_label(node))
        if depth < 3 or (depth < 5 and node.tag not in _INLINE_STYLE):
            coarse.append(node.tag if node.tag not in ("td", "th") else f"{node.tag}{_column(node)}")
        furniture = furniture or _is_furniture(node, document)
        node, depth = node.getparent(), depth + 1
    known[element] = Shape("<".join(fine), "<".join(coarse[:4]), furniture)
    return known[element]


def list_place(element: Element) -> tuple[Element, str]:
    """The very list an element stands in, and its place there: one table's column, one list's items."""
    place = ""
    for node in (element, *element.iterancestors()):
        if node is not element and node.tag in ("table", "ul", "ol", "dl"):
            return node, place
        if node.tag in ("td", "th"):
            place = f"{node.tag}{_column(node)}"
        elif node.tag in ("li", "dt", "dd"):
            place = str(node.tag)
    return element.getparent(), str(element.tag)


def lines_above(element: Element, line: int, document: Document) -> int:
    """How many lines stand above in the nearest block that has a twin beside it; 3 stands for more."""
    for ancestor in (element, *element.iterancestors()):
        first, last = document.span.get(ancestor, (0, 0))
        if last > first and _has_twin(ancestor):
            return min(3, line - first)
    return 3


def _has_twin(element: Element) -> bool:
    """True when an element of the same tag stands close by: comments and one odd element may lie between."""
    after = islice(element.itersiblings(), 4)
    before = islice(element.itersiblings(preceding=True), 4)
    return any(neighbour.tag == element.tag for neighbour in (*after, *before))


def _label(node: Element) -> str:
    classes = _COUNTED.sub("", node.get("class") or "").split()[:3]
    column = str(_column(node)) if node.tag in ("td", "th") else ""
    return f"{node.tag}{column}" + "".join("." + c for c in classes)


def _column(cell: Element) -> int:
    return sum(1 for _ in cell.itersiblings("td", "th", preceding=True))


def _is_furniture(node: Element, document: Document) -> bool:
    first, last = document.span[node]
    if last - first > _WHOLE * len(document.lines):
        return False
    if node.tag in _FURNITURE and node.tag not in ("aside", "header"):
        return True
    if (node.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    return bool(_FURNITURE_WORDS.search(f"{node.get('class') or ''} {node.get('id') or ''}"))
