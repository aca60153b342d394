"""Reads e-mail addresses as pages publish them, plainly or veiled; none is guessed or completed."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from sources.printed_name import word_set
from sources.program_page.document import Element

_LOCAL = r"[A-Za-z0-9][A-Za-z0-9._%+'-]*"
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
_STRING = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_ASSIGNED = re.compile(r"(?:var\s+)?(\w+)\s*\+?=\s*((?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[^;'\"])+);")
_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))  # TYPO3's linkTo_UnCryptMailto turns inside these
_COMMON_TLDS = word_set("""
edu org com gov net mil int info biz health hospital clinic care surgery eu
""")
# Two-letter domains that are no country (ISO 3166): seen only where an address was rotated by 13 letters.
_COUNTRIES = word_set("""
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz
ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk
fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq
ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh
mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk
pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz
tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm
zw
""")


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
        yield from _checked(_cloudflare(token), "cloudflare")
    for name, value in attributes.items():
        yield from _of_attribute(name, value)
    yield from _of_data_pair(attributes)


def addresses_in(text: str) -> Iterator[Address]:
    """Addresses in a visible text, plain or with the @ and the dots spelled."""
    for match in _PLAIN.finditer(text):
        yield from _checked(match.group(1), "plain")
    if "@" not in text and len(text) < 2000:
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
            yield from _checked(_uncrypted(match.group(1)), "typo3")
        else:
            yield from (Address(a.address, "attribute") for a in addresses_in(value))
    elif codecs.decode(value[:7], "rot13").lower() == "mailto:":
        yield from _checked(codecs.decode(value, "rot13")[7:], "rot13")


def _of_href(value: str) -> Iterator[Address]:
    value = value.strip()
    if match := _CLOUDFLARE.search(value):
        yield from _checked(_cloudflare(match.group(1)), "cloudflare")
    elif match := _UNCRYPT.search(unquote(value)):
        yield from _checked(_uncrypted(match.group(1)), "typo3")
    elif value.lower().startswith("mailto:"):
        yield from _mailto(unquote(value[7:]).split("?")[0])
    elif _WHOLE.fullmatch(value):
        yield from _checked(value, "link without mailto")


def _mailto(text: str) -> Iterator[Address]:
    found = list(_checked(text.split(",")[0].split(";")[0], "mailto"))
    if not found:
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
        if _is_tld(server.rpartition(".")[2]):
            yield from _checked(f"{user}@{server}", "attribute")
        elif _is_tld(server.partition(".")[0][::-1]):
            yield from _checked(f"{user[::-1]}@{server[::-1]}", "reversed")


def _checked(text: str, how: str) -> Iterator[Address]:
    """The address when it is one; turned by 13 letters when only that gives it a domain that exists."""
    text = html.unescape(text).strip().strip(".,;:<>()").replace(" ", "")
    text = _NOISE.sub(lambda m: "." if m.group().startswith(".") and m.group().endswith(".") else "", text)
    if not _WHOLE.fullmatch(text):
        return
    tld = text.rpartition(".")[2]
    if not _is_tld(tld) and _is_tld(codecs.decode(tld, "rot13")):
        text, how = codecs.decode(text, "rot13"), "rot13"
    yield Address(text.lower(), how)


def _is_tld(text: str) -> bool:
    return text.lower() in _COMMON_TLDS or text.lower() in _COUNTRIES


def _cloudflare(token: str) -> str:
    """Cloudflare's e-mail protection: the first byte is the key of an exclusive or."""
    try:
        data = bytes.fromhex(token)
        return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8").split("?")[0]
    except (ValueError, IndexError):
        return ""


def _uncrypted(text: str) -> str:
    """TYPO3's rotation by a number that the page keeps in a script: the one that gives "mailto:"."""
    for shift in range(-25, 26):
        plain = "".join(_turn(c, shift) for c in text)
        if plain.startswith("mailto:"):
            return plain[7:].split("?")[0]
    return ""


def _turn(char: str, shift: int) -> str:
    code = ord(char)
    for low, high in _RANGES:
        if low <= code <= high:
            return chr(low + (code - low + shift) % (high - low + 1))
    return char


def _scripted(script: str) -> Iterator[Address]:
    """An address that a script joins from pieces (Joomla's cloak and its like)."""
    if len(script) > 4000 or not ("@" in script or "&#64" in script or "%40" in script):
        return
    values: dict[str, str] = {}
    for name, expression in _ASSIGNED.findall(script):
        joined = "".join(
            values.get(piece, "") if not quoted else _unquoted(piece) for piece, quoted in _pieces(expression)
        )
        values[name] = joined
        found = next(iter(addresses_in(html.unescape(joined))), None)
        if found and _WHOLE.fullmatch(html.unescape(joined).strip()):
            yield Address(found.address, "script")
            return
    joined = html.unescape("".join(_unquoted(a or b) for a, b in _STRING.findall(script)))
    yield from (Address(found.address, "script") for found in list(addresses_in(unquote(joined)))[:1])


def _pieces(expression: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for match in _STRING.finditer(expression):
        yield from ((name, False) for name in re.findall(r"[A-Za-z_]\w*", expression[at : match.start()]))
        yield match.group(1) if match.group(1) is not None else match.group(2), True
        at = match.end()
    yield from ((name, False) for name in re.findall(r"[A-Za-z_]\w*", expression[at:]))


def _unquoted(text: str) -> str:
    return text.replace("\\'", "'").replace('\\"', '"').replace("\\/", "/")
