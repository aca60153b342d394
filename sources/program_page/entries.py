"""Turns the card of one person into a Listing: name, title, address, telephone, links, training, wishes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from sources.printed_name import PrintedName, letters
from sources.program_page.addresses import Address, addresses_in, addresses_of, addresses_turned
from sources.program_page.cards import Card
from sources.program_page.document import Element
from sources.program_page.name_likeness import name_likeness
from sources.program_page.phones import phone_in
from sources.program_page.titles import pgy_of, plain_line, role_of, title_line, told_title
from sources.program_page.training import school_line, training_in
from sources.program_page.wishes import wishes_in
from sources.records import Listing, Mention

_GENERIC = re.compile(
    r"^(?:info|contact|office|admin|webmaster|web|help|support|surgery|residency|dept|department|"
    r"gme|medicine|news|media|press|hr|admissions|program|education|feedback|communications|"
    r"appointments?|reception|library|alumni|giving|registrar|it|general|mail|enquiries|inquiries)"
    r"(?:[._-].*)?$",
    re.I,
)
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
_ICON = re.compile(
    r"\b(?:icon|logo|spacer|blank|arrow|bullet|pixel|sprite|placeholder|default|arroba|email|phone|map)", re.I
)
_INTERESTS = re.compile(
    r"^\W*(?:(?:clinical|research|academic|surgical|special|teaching|scholarly)?"
    r"(?: (?:and|&) (?:clinical|research|teaching))?\s*(?:interests?|expertise|focus|specialt(?:y|ies)|"
    r"areas? of (?:interest|expertise|research|specialization|focus)|research areas?|subfields?|areas?)"
    r"(?: \(s\))?)\s*(?::\s*|$)",
    re.I,
)
_LIST = re.compile(r"\s*[;•|]\s*|,\s+(?!and\b[^,]*$)")
_CONTACT = re.compile(r"[\s,;|]*(?:\S+@\S+|(?:tel|phone|fax|ext)?[.:]?\s*\(?\+?\d[\d\s().-]{6,}\d)", re.I)
_TRAINEES = ("resident", "fellow", "alumnus")  # lists of these print the school bare under the name
_ICON_PIXELS = 40  # a picture smaller than this on a side shows no face
BIO_LEAST = 120  # characters; a shorter line is a label or a caption, not prose


@dataclass(frozen=True, slots=True)
class Facts:
    """What the whole list says that one card cannot: addresses and plain second lines of all cards."""

    addresses: Counter[str]
    families: frozenset[str]
    second_lines: bool  # most cards carry a short line without a rank right after the name
    alone: bool


def listings_of(cards: Sequence[Card], url: str) -> list[Listing]:
    """One listing per card, in page order; locators are not set yet."""
    published = [tuple(_published(card)) for card in cards]
    keys = {card.candidate.key for card in cards}
    facts = Facts(
        Counter(address for found in published for address in {a.address for a in found}),
        frozenset(letters(_name(card).family) for card in cards),
        len(keys) > 2 and sum(bool(_second(card)) for card in cards) >= 0.6 * len(cards),
        len(keys) == 1,
    )
    return [_listing(card, found, facts, url) for card, found in zip(cards, published, strict=True)]


def _name(card: Card) -> PrintedName:
    assert card.candidate.likeness is not None
    return card.candidate.likeness.name


def _listing(card: Card, published: Sequence[Address], facts: Facts, url: str) -> Listing:
    name = _name(card)
    texts = [line.text for line in card.lines]
    title = _title(card, facts)
    mail = _own_address(published, name, facts)
    body = texts if facts.alone else texts[:80]
    said = " ".join((card.candidate.text, card.candidate.rest, title, *texts[:6]))
    pgy = pgy_of(said) or pgy_of(card.section)
    mention = Mention(
        locator="",
        printed=" ".join(card.candidate.text.split()),
        family=name.family,
        given=name.given,
        suffix=name.suffix,
        email=mail.address if mail else None,
        email_how=mail.how if mail else "",
        role=role_of(title) or role_of(card.section) or ("resident" if pgy else ""),
        degrees=name.degrees or _degrees_near(card),
        url=(url if facts.alone else _profile(card, url)) or None,
        affiliations=(),
    )
    return Listing(
        mention,
        title=title,
        phone=_phone(card),
        photo=_photo(card, url),
        pgy=pgy,
        interests=_interests(body),
        training=training_in(body) or (school_line(body) if mention.role in _TRAINEES else ()),
        wishes=wishes_in(body),
        bio=" ".join(t for t in body if len(t) >= BIO_LEAST)[:8000],
    )


def _after_name(card: Card) -> list[str]:
    """The texts that follow the name in its card, the rest of its own line first."""
    at = card.candidate.line.index
    following = [line.text for line in card.lines if line.index > at]
    rest = _CONTACT.sub("", card.candidate.rest).strip(" ,;|–-")
    return [text for text in (rest, *following) if text and not _is_own_name(text, card)]


def _is_own_name(text: str, card: Card) -> bool:
    likeness = name_likeness(text) if len(text) < 80 else None
    return likeness is not None and letters(likeness.name.family) == letters(_name(card).family)


def _title(card: Card, facts: Facts) -> str:
    for head, text in card.column.items():
        if re.search(r"\b(?:title|position|rank|role|designation)\b", head) and text:
            return text
    if card.candidate.told and (title := told_title(card.candidate.rest)):
        return title
    found: list[str] = []
    texts = _after_name(card)[:14]
    for at, text in enumerate(texts):
        line = title_line(text) or (title_line(_first_part(text)) if at == 0 else "")
        if line and line not in found:
            found.append(line)
        elif found:
            break
    if not found:
        before = [line.text for line in card.lines if line.index < card.candidate.line.index][-2:]
        found = [line for text in before if (line := title_line(text)) and len(line) < 100]
    if not found and facts.second_lines:
        found = [_second(card)]
    return "; ".join(part for part in found[:4] if part)


def _first_part(text: str) -> str:
    return re.split(r"\s*[|•;(]\s*|\s+[-–—]\s+|(?<=\w):\s", text)[0]


def _second(card: Card) -> str:
    texts = _after_name(card)
    return plain_line(texts[0]) if texts and len(texts[0]) <= 60 else ""


def _degrees_near(card: Card) -> tuple[str, ...]:
    """Degrees that stand apart from the name, in its own line or alone on the next."""
    from sources.printed_name import degree  # the one use here

    for text in _after_name(card)[:2]:
        words = [w for w in re.split(r"[,\s/]+", text) if w]
        found = [degree(w, True) for w in words[:5]]
        lead = found[: next((i for i, d in enumerate(found) if not d), len(found))]
        if lead and (len(lead) == len(words) or text is card.candidate.rest):
            return tuple(dict.fromkeys(lead))
    return ()


def _published(card: Card) -> Iterator[Address]:
    turned: set[str] = set()
    for element in card.elements:
        yield from addresses_of(element)
        if _is_turned(element):
            found = list(addresses_turned("".join(element.itertext()).strip()))
            turned.update(address.address for address in found)
            yield from found
    for line in card.lines:
        yield from (a for a in addresses_in(line.text) if a.address[::-1] not in turned)


def _is_turned(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "direction:rtl" in style and "bidi-override" in style


def _own_address(published: Sequence[Address], name: PrintedName, facts: Facts) -> Address | None:
    """The address that belongs to this very person, or None: shared and generic ones are nobody's."""
    ranked = sorted({a.address: a for a in reversed(published)}.values(), key=lambda a: published.index(a))
    for address in ranked:
        if _spells(address.address, name):
            return address
    if facts.alone:
        return None
    for address in ranked:
        local = letters(address.address.partition("@")[0])
        others = any(len(f) > 3 and f in local for f in facts.families)
        if (
            facts.addresses[address.address] == 1
            and not _GENERIC.match(address.address.partition("@")[0])
            and not others
        ):
            return address
    return None


def _spells(address: str, name: PrintedName) -> bool:
    """True when the local part is made of this name: family, given or their beginnings."""
    local = letters(address.partition("@")[0])
    family, given = letters(name.family), letters(name.given)
    words = [letters(w) for w in re.split(r"[\s-]+", f"{name.given} {name.family}") if len(letters(w)) > 2]
    initials = "".join(letters(w)[:1] for w in f"{name.given} {name.family}".split())
    return (
        any(word in local for word in words if len(word) > 3)
        or (len(family) > 1 and family in local and given[:1] in local)
        or (len(family) > 3 and family[:4] in local)
        or (len(given) > 3 and given[:4] in local)
        or (len(initials) > 1 and local == initials)
    )


def _phone(card: Card) -> str:
    for head, text in card.column.items():
        if re.search(r"\b(?:phone|tel|telephone)\b", head) and phone_in(text, "phone:"):
            return phone_in(text, "phone:")
    previous = ""
    for element in card.elements:
        if element.tag == "a" and (element.get("href") or "").lower().startswith("tel:"):
            text = " ".join(element.text_content().split())
            if phone_in(text, "phone:"):
                return phone_in(text, "phone:")
    for line in card.lines[:120]:
        if found := phone_in(line.text, previous):
            return found
        previous = line.text
    return ""


def _profile(card: Card, url: str) -> str:
    name = _name(card)
    around = [e for e in (card.candidate.element, *card.candidate.element.iterancestors()) if e.tag == "a"][
        :1
    ]
    inner = [run.element for run in card.candidate.runs if run.element.tag == "a"]
    for link in (*inner, *around, *card.candidate.element.iter("a")):
        if target := _target(link, url):
            return target
    links = [e for e in card.elements if e.tag == "a"]
    spelled = [e for e in links if (t := _target(e, url)) and _in_path(t, name)]
    worded = [
        e for e in links if _target(e, url) and _PROFILE_WORDS.search(" ".join(e.text_content().split())[:40])
    ]
    pictured = [e for e in links if _target(e, url) and e.find(".//img") is not None]
    return next((_target(e, url) for e in (*spelled, *pictured, *worded)), "")


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


def _photo(card: Card, url: str) -> str:
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


def _interests(texts: Sequence[str]) -> tuple[str, ...]:
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
