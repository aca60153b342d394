"""Reads pieces of a record that is in plain form: elements by name, attributes, text as people see it.

Plain form means: no comment, CDATA, processing instruction or inline markup, every < and > is a tag's,
no white space before a tag's end. `rewrite` brings any other record into it. A function that meets
something it cannot read for certain raises NotPlainError rather than guess.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.errors import ReadError

LEAF = re.compile(r"<(\w+)([^>]*)>([^<]*)</")  # in plain form: an element that holds text only

_INLINE = re.compile(r"</?(?:i|b|u|sup|sub)>")
_OTHER_MARKUP = re.compile(r"<[a-z]")  # PubMed's own elements begin with a capital; text markup does not
_ATTRIBUTE = re.compile(r"\s+([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|\w+)?(;)?")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}  # all that XML itself knows
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2 Char


class NotPlainError(ReadError):
    """A record is not in plain form; `rewrite` can make it so, unless it is broken."""


def plain(record: bytes) -> str:
    """A record's text without references and inline markup. Raises NotPlainError."""
    if b"<!" in record or b"<?" in record:
        raise NotPlainError("The record has comments or CDATA.")
    try:
        text = _without_references(record).decode()
    except UnicodeDecodeError as error:
        raise ReadError(f"A record is not UTF-8 ({error.reason}): fetch the file again.") from error
    return check_plain(_without_inline(text))


def check_plain(text: str) -> str:
    """The text itself. Raises NotPlainError when tags do not pair up or markup is left."""
    tags = text.count("<")
    if tags != text.count(">") or tags != 2 * text.count("</") + text.count("/>"):
        raise NotPlainError("The record's tags do not pair up: fetch the file again.")
    if " >" in text or "\n>" in text or "\t>" in text or "\r>" in text or _OTHER_MARKUP.search(text):
        raise NotPlainError("The record has unusual tags.")
    return text


def _without_references(record: bytes) -> bytes:
    # half of a record; the lists nest, so from the first start to the last end
    start = record.find(b"<ReferenceList")
    end = record.rfind(b"</ReferenceList>")
    return record if start < 0 or end < start else record[:start] + record[end + 16 :]


def _without_inline(text: str) -> str:
    if "<i>" in text or "<sup>" in text or "<sub>" in text or "<b>" in text or "<u>" in text:
        if text.count("<i>") > 2000:  # a nesting bomb, or odd enough for the parser that counts depth
            raise NotPlainError("The record has very much markup.")
        return _INLINE.sub("", text)
    return text


def clean(raw: str) -> str:
    """Text as people see it: references resolved, white space folded."""
    if "&" in raw:
        raw = _REFERENCE.sub(_character, raw)
    if raw.isprintable() and "  " not in raw and raw[:1] != " " and raw[-1:] != " ":
        return raw  # printable: no white space but the blank, no control character
    if _FORBIDDEN.search(raw):
        raise NotPlainError("The record has control characters: fetch the file again.")
    return " ".join(raw.split())


def _character(reference: re.Match[str]) -> str:
    name, ended = reference[1], reference[2]
    if not name or not ended:
        raise NotPlainError("The record has a stray &: fetch the file again.")
    if name in _NAMED:
        return _NAMED[name]
    if name[0] != "#":
        raise NotPlainError(f"The record has an entity PubMed does not define, &{name[:20]};: it is refused.")
    code = int(name[2:], 16) if name[1] == "x" else int(name[1:9])
    if code > 0x10FFFF or _FORBIDDEN.match(chr(code)):
        raise NotPlainError("The record has a reference to no character: fetch the file again.")
    return chr(code)


@lru_cache(maxsize=8192)
def attributes(raw: str) -> dict[str, str]:
    """The attributes in the inside of a start tag, in whatever order and quotes. Shared: do not change."""
    found = {name: clean(double or single) for name, double, single in _ATTRIBUTE.findall(raw)}
    if _ATTRIBUTE.sub("", raw).strip(" \t\r\n/"):
        raise NotPlainError("The record has a tag that cannot be read: fetch the file again.")
    return found


def section(text: str, name: str) -> str:
    """The first element `name`, from its `<` to before its end tag; empty when there is none."""
    end = text.find(f"</{name}>")
    if end < 0:
        return ""
    opening = f"<{name}"
    start = text.find(opening, 0, end)
    while start >= 0 and text[start + len(opening)] not in " >\n\t\r":
        start = text.find(opening, start + 1, end)
    if start < 0:
        raise NotPlainError(f"The record has an end tag without its start: {name}.")
    return text[start:end]


def sections(text: str, name: str) -> list[str]:
    """All elements `name`, each as `section` gives it; they do not nest."""
    pieces = text.split(f"</{name}>")
    if len(pieces) == 1:
        return []
    if text.count(f"<{name}>") + text.count(f"<{name} ") != len(pieces) - 1:
        raise NotPlainError(f"The record has empty or unusual tags: {name}.")
    return [from_start(piece, name) for piece in pieces[:-1]]


def from_start(piece: str, name: str) -> str:
    """The piece from the start tag of its one element `name` on."""
    start = piece.find(f"<{name}>")
    if start < 0:
        start = piece.find(f"<{name} ")
    if start < 0:
        raise NotPlainError(f"The record has an end tag without its start: {name}.")
    return piece[start:]


def start_attributes(element: str) -> dict[str, str]:
    """The attributes of an element as `section` gives it."""
    tag = element[: element.index(">")]
    return attributes(tag[cut:]) if (cut := _after_name(tag)) < len(tag) else {}


def _after_name(tag: str) -> int:
    return min((i for i in (tag.find(s) for s in " \n\t\r") if i > 0), default=len(tag))


def leaves(text: str) -> dict[str, str]:
    """The text of every element that holds text only, by name; the last one of a name."""
    return {name: clean(raw) for name, _, raw in LEAF.findall(text)}


@lru_cache(maxsize=256)
def _leaf(name: str) -> re.Pattern[str]:
    return re.compile(rf"<{name}((?:\s[^>]*)?)>([^<]*)</{name}>")


def texts(text: str, name: str) -> list[tuple[str, str]]:
    """(inside of the start tag, text) of every element `name`, which holds text only."""
    found = _leaf(name).findall(text)
    if len(found) != text.count(f"</{name}>"):
        raise NotPlainError(f"The record has markup inside {name}.")
    return [(raw, clean(content)) for raw, content in found]


def filled(text: str, name: str) -> tuple[str, ...]:
    """The text of every element `name` that is not empty."""
    return tuple(content for _, content in texts(text, name) if content)
