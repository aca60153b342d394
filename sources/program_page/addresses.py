"""Reads e-mail addresses as pages publish them, plainly or veiled; none is guessed or completed."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from sources.program_page.ciphers import from_cloudflare, from_typo3
from sources.program_page.document import Element
from sources.program_page.domains import is_top_level
from sources.program_page.script_strings import all_strings, assigned_texts

_LOCAL = r"[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}"  # RFC 5321: 64; an endless one is walked from every quote
_DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
_PLAIN = re.compile(rf"(?<![A-Za-z0-9._%+-])({_LOCAL}@{_DOMAIN})(?![A-Za-z0-9-])")
_WHOLE = re.compile(rf"{_LOCAL}@{_DOMAIN}")
_AT = re.compile(
    r"\s*(?:[\[({<]\s*(?:at|@|AT|a|arroba)\s*[\])}>]|&lt;at&gt;|_at_|\s-at-\s|\(a\)|\sAT\s|＠)\s*", re.I
)
_DOT = re.compile(
    r"\s*(?:[\[({<]\s*(?:dot|\.|punkt|nokta|punto|point)\s*[\])}>]|_dot_|\s-dot-\s|\sDOT\s)\s*", re.I
)
_SPELLED = re.compile(
    r"\b([\w.+-]+)\s+at\s+((?:[\w-]+(?:\s+dot\s+|\.))+(?:edu|com|org|gov|net|mil|us|uk|ca))\b", re.I
)
_NOISE = re.compile(r"\.?(?:no-?spam|remove-?this|spam-?free)\.?", re.I)
_CLOUDFLARE = re.compile(r"/cdn-cgi/l/email-protection#([0-9a-f]+)", re.I)
_UNCRYPT = re.compile(r"UnCryptMailto\(\s*'([^']+)'", re.I)
_VEILED = 2000  # characters that may veil an address; what takes a veil off walks white space again and again


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and how the page published it: the words that `Mention.email_how` takes."""

    address: str
    how: str


def addresses_of(element: Element) -> Iterator[Address]:
    """Addresses that an element's own attributes or script publish; its text is read by `addresses_in`."""
    if element.tag == "script":
        if "json" not in (element.get("type") or "").lower():  # data: nothing joins its pieces
            yield from _scripted(element.text or "")
        return
    attributes = dict(element.attrib)
    if token := attributes.get("data-cfemail"):
        yield from _checked(from_cloudflare(token), "cloudflare")
    for name, value in attributes.items():
        yield from _of_attribute(name, value)
    yield from _of_data_pair(attributes)


def addresses_in(text: str) -> Iterator[Address]:
    """Addresses in a visible text, plain or with the @ and the dots spelled."""
    for match in _PLAIN.finditer(text):
        yield from _checked(match.group(1), "plain")
    if "@" not in text and len(text) < _VEILED:
        veiled = _DOT.sub(".", _AT.sub("@", text))
        for match in _PLAIN.finditer(veiled):
            yield from _checked(match.group(1), "at-dot")
        for match in _SPELLED.finditer(text):
            domain = re.sub(r"\s+dot\s+", ".", match.group(2))
            yield from _checked(f"{match.group(1)}@{domain}", "at-dot")


def addresses_turned(text: str) -> Iterator[Address]:
    """Addresses in a text that the page's style shows right to left."""
    for match in _PLAIN.finditer(text[::-1]):
        yield from _checked(match.group(1), "reversed")


def _of_attribute(name: str, value: str) -> Iterator[Address]:
    if name == "href":
        yield from _of_href(value)
    elif name in ("onclick", "data-mailto", "data-email", "data-mail", "onmouseover"):
        if match := _UNCRYPT.search(value):
            yield from _checked(from_typo3(match.group(1)), "typo3")
        else:
            yield from (Address(a.address, "attribute") for a in addresses_in(value))
    elif codecs.decode(value[:7], "rot13").lower() == "mailto:":
        yield from _checked(codecs.decode(value, "rot13")[7:], "rot13")


def _of_href(value: str) -> Iterator[Address]:
    value = value.strip()
    if match := _CLOUDFLARE.search(value):
        yield from _checked(from_cloudflare(match.group(1)), "cloudflare")
    elif match := _UNCRYPT.search(unquote(value)):
        yield from _checked(from_typo3(match.group(1)), "typo3")
    elif value.lower().startswith("mailto:"):
        yield from _mailto(unquote(value[7:]).split("?")[0])
    elif _WHOLE.fullmatch(value):
        yield from _checked(value, "link without mailto")


def _mailto(text: str) -> Iterator[Address]:
    found = list(_checked(text.split(",")[0].split(";")[0], "mailto"))
    if not found and len(text) < _VEILED:
        plain = _DOT.sub(".", _AT.sub("@", text))
        found = list(_checked(plain, "at-dot"))
    yield from found


def _of_data_pair(attributes: dict[str, str]) -> Iterator[Address]:
    """`data-user` with `data-server` or `data-domain`, in reading order or turned by the style."""
    user = attributes.get("data-user") or attributes.get("data-name") or ""
    server = next(
        (attributes[k] for k in ("data-server", "data-domain", "data-host") if attributes.get(k)), ""
    )
    if user and server:
        if is_top_level(server.rpartition(".")[2]):
            yield from _checked(f"{user}@{server}", "attribute")
        elif is_top_level(server.partition(".")[0][::-1]):
            yield from _checked(f"{user[::-1]}@{server[::-1]}", "reversed")


def _checked(text: str, how: str) -> Iterator[Address]:
    """The address when it is one; turned by 13 letters when only that gives it a domain that exists."""
    text = html.unescape(text).strip().strip(".,;:<>()").replace(" ", "")
    text = _NOISE.sub(lambda m: "." if m.group().startswith(".") and m.group().endswith(".") else "", text)
    if not _WHOLE.fullmatch(text):
        return
    tld = text.rpartition(".")[2]
    if not is_top_level(tld) and is_top_level(codecs.decode(tld, "rot13")):
        text, how = codecs.decode(text, "rot13"), "rot13"
    yield Address(text.lower(), how)


def _scripted(script: str) -> Iterator[Address]:
    """An address that a script joins from pieces (Joomla's cloak and its like)."""
    if len(script) > 4000 or not ("@" in script or "&#64" in script or "%40" in script):
        return
    texts = (html.unescape(text).strip() for text in assigned_texts(script))
    whole = [text for text in texts if _WHOLE.fullmatch(text)]
    # "jroe@quarrymed.co" may be a step on the way to "jroe@quarrymed.co.uk"
    joined = max((text for text in whole if text.startswith(whole[0])), key=len, default="")
    joined = joined or unquote(html.unescape(all_strings(script)))
    yield from (Address(found.address, "script") for found in list(addresses_in(joined))[:1])
