"""Reads the people that a page states for machines: JSON-LD, microdata, RDFa, hCard."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sources.program_page.document import Document, Element, text_of

# schema.org types of a human being; Physician is a practice by the letter, but pages use it for the doctor.
_PERSON = re.compile(r"(?:^|[/:#])(?:Person|Physician|IndividualPhysician|Patient)$")
# A person under these keys made the page or is only named on it.
_NOT_LISTED = frozenset(
    (
        "author",
        "creator",
        "editor",
        "publisher",
        "contributor",
        "founder",
        "review",
        "reviews",
        "copyrightholder",
        "accountableperson",
        "reviewedby",
        "sponsor",
        "funder",
        "spouse",
        "parent",
        "children",
        "knows",
        "colleague",
        "colleagues",
        "comment",
    )
)
_KEYS = {
    "name": "name",
    "jobtitle": "title",
    "role": "title",
    "email": "email",
    "telephone": "phone",
    "url": "url",
    "image": "photo",
    "alumniof": "school",
    "honorificsuffix": "degrees",
    "givenname": "given",
    "familyname": "family",
    "photo": "photo",
    "medicalspecialty": "specialty",
}
_HCARD = {
    "fn": "name",
    "p-name": "name",
    "title": "title",
    "p-job-title": "title",
    "role": "title",
    "email": "email",
    "u-email": "email",
    "tel": "phone",
    "p-tel": "phone",
    "url": "url",
    "u-url": "url",
    "photo": "photo",
    "u-photo": "photo",
    "honorific-suffix": "degrees",
    "given-name": "given",
    "family-name": "family",
}
MAX_DEPTH = 12  # nesting of a JSON-LD graph; deeper is an attack, not a page


@dataclass(slots=True)
class Stated:
    """A person as the markup states them; `values` holds name, title, email, phone, url, photo, school …"""

    values: dict[str, str] = field(default_factory=dict)
    element: Element = None

    @property
    def name(self) -> str:
        """The stated name, from its parts when the whole is missing."""
        parts = " ".join(x for x in (self.values.get("given", ""), self.values.get("family", "")) if x)
        name = self.values.get("name") or parts
        degrees = self.values.get("degrees", "")
        return f"{name}, {degrees}" if degrees and degrees not in name else name


def stated_people(document: Document) -> list[Stated]:
    """The people the page's own markup states, in page order; markup that does not parse is skipped."""
    people = [*_json_ld(document), *_marked(document), *_hcards(document)]
    return [person for person in people if person.name]


def _json_ld(document: Document) -> Iterator[Stated]:
    for script in document.root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                data = json.loads((script.text or "").strip().strip(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _in_graph(data, 0)


def _in_graph(node: Any, depth: int) -> Iterator[Stated]:
    if depth > MAX_DEPTH:
        return
    if isinstance(node, list):
        for item in node:
            yield from _in_graph(item, depth + 1)
    elif isinstance(node, dict):
        if _is_person(node.get("@type")):
            yield Stated(
                {_KEYS[k.lower()]: _plain(v) for k, v in node.items() if k.lower() in _KEYS and _plain(v)}
            )
        for key, value in node.items():
            if isinstance(value, dict | list) and key.lower() not in _NOT_LISTED:
                yield from _in_graph(value, depth + 1)


def _is_person(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and _PERSON.search(k) for k in kinds)


def _plain(value: Any) -> str:
    """The text of a JSON-LD value: of the first of a list, of the name or address of an object."""
    if isinstance(value, list):
        return _plain(value[0]) if value else ""
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("url") or value.get("contentUrl") or "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _marked(document: Document) -> Iterator[Stated]:
    """Microdata (itemtype, itemprop) and RDFa (typeof, property) in the visible markup."""
    for kind, prop in (("itemtype", "itemprop"), ("typeof", "property")):
        for element in document.root.iter():
            if isinstance(element.tag, str) and any(
                _PERSON.search(t) for t in (element.get(kind) or "").split()
            ):
                if letters_only(element.get(prop) or "") in _NOT_LISTED:
                    continue
                yield Stated(dict(_properties(element, kind, prop)), element)


def letters_only(text: str) -> str:
    """A property name without its prefix: "schema:author" → "author"."""
    return text.rpartition(":")[2].lower()


def _properties(element: Element, kind: str, prop: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for inner in element.iterdescendants():
        name = _KEYS.get(letters_only(inner.get(prop) or "")) if isinstance(inner.tag, str) else None
        owner = next((a for a in inner.iterancestors() if a is element or a.get(kind)), element)
        if name and name not in seen and owner is element and (value := _value(inner)):
            seen.add(name)
            yield name, value


def _value(element: Element) -> str:
    if element.tag in ("a", "link", "img", "meta", "area"):
        for attribute in ("content", "src", "href"):
            if element.get(attribute) and not (
                element.tag == "a" and element.get("href", "").startswith("#")
            ):
                text = " ".join((element.get(attribute) or "").split())
                return re.sub(r"^(?:mailto|tel):", "", text).partition("?")[0] if ":" in text[:8] else text
    return " ".join((element.get("content") or element.text_content()).split())


def _hcards(document: Document) -> Iterator[Stated]:
    for element in document.root.iter():
        if isinstance(element.tag, str) and {"vcard", "h-card"} & set((element.get("class") or "").split()):
            found: dict[str, str] = {}
            for inner in element.iterdescendants():
                for css in (inner.get("class") or "").split() if isinstance(inner.tag, str) else ():
                    name = _HCARD.get(css)
                    if name and name not in found and (value := _hvalue(inner, name)):
                        found[name] = value
            if "name" in found or "family" in found:
                yield Stated(found, element)


def _hvalue(element: Element, name: str) -> str:
    if name in ("url", "photo", "email"):
        return _value(element)
    return text_of(element)
