"""Reads pieces of a record that is in plain form: elements by name, attributes, text as people see it.

Plain form means: no comment, CDATA, processing instruction or inline markup, every < and > is a tag's,
no white space before a tag's end. `rewrite` brings any other record into it. A function that meets
something it cannot read for certain raises NotPlainError rather than guess.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.errors import ReadError

# In plain form: an element that holds text only. Possessive, so that a start tag of anything else fails at
# once; that alone took a sixth off the whole time.
LEAF = re.compile(r"<([A-Za-z]++)([^>]*+)>([^<]*+)</")

INLINE = frozenset(("i", "b", "u", "sup", "sub"))  # pubmed_250101.dtd, %text;
_PAIR = re.compile(r"<(i|b|u|sup|sub)>([^<]*+)</\1>")
_DEEPEST = 8  # levels of inline markup; more is left to the parser that counts depth
_ATTRIBUTE = re.compile(r"\s+([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|\w+)?(;)?")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}  # all that XML itself knows
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2 Char
_FORBIDDEN_BLANKS = "\x0b\x0c\x1c\x1d\x1e\x1f"  # those of them that folding would hide


class NotPlainError(ReadError):
    """A record is not in plain form; `rewrite` can make it so, unless it is broken."""


def clean(raw: str) -> str:
    """Text as people see it: references resolved, white space folded."""
    if raw.isalnum() or not raw:
        return raw
    if "&" in raw:
        raw = _REFERENCE.sub(_character, raw)
    if raw.isprintable() and "  " not in raw and raw[:1] != " " and raw[-1:] != " ":
        return raw  # printable: no white space but the blank, no control character
    folded = " ".join(raw.split())
    # the pattern takes longer than all the rest: it is asked only about what may hold something forbidden
    if (not folded.isprintable() and _FORBIDDEN.search(folded)) or any(b in raw for b in _FORBIDDEN_BLANKS):
        raise NotPlainError("The record has control characters: fetch the file again.")
    return folded


def unmarked(raw: str) -> str:
    """Clean text, its inline markup taken off. Raises NotPlainError when that does not pair."""
    if "<" not in raw:
        return clean(_sectionless(raw)) if ">" in raw else clean(raw)
    texts = raw.replace(">", "<").split("<")  # text, tag, text, tag …, unless a > stands alone
    opened = texts[1::4]
    if (
        texts[3::4] == [f"/{name}" for name in opened] and INLINE.issuperset(opened)
        and len(texts) == 2 * raw.count("<") + 1
    ):
        return clean("".join(texts[::2]))
    _sectionless(raw)
    for _ in range(_DEEPEST):
        raw, pairs = _PAIR.subn(r"\2", raw)
        if "<" not in raw:
            return clean(raw)
        if not pairs:
            break
    raise NotPlainError("The record has unusual markup.")


def _sectionless(raw: str) -> str:
    """The text itself, in which no CDATA section ends: XML allows `]]>` nowhere else."""
    if "]]>" in raw:
        raise NotPlainError("The record has the end of a CDATA section without its start.")
    return raw


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
    pairs = _ATTRIBUTE.findall(raw)
    found = {name: clean(double or single) for name, double, single in pairs}
    if len(found) < len(pairs) or _ATTRIBUTE.sub("", raw).strip(" \t\r\n/"):
        raise NotPlainError("The record has a tag that cannot be read: fetch the file again.")
    return found


def section(text: str, name: str) -> str:
    """The first element `name`, from its `<` to before its end tag; empty when there is none."""
    return cut_out(text, name)[0]


def cut_out(text: str, name: str) -> tuple[str, str]:
    """(what `section` gives, the rest of the text, which keeps the end tag)."""
    end = text.find(f"</{name}>")
    if end < 0:
        return "", text
    opening = f"<{name}"
    start = text.find(opening, 0, end)
    while start >= 0 and text[start + len(opening)] not in " >\n\t\r":
        start = text.find(opening, start + 1, end)
    if start < 0:
        raise NotPlainError(f"The record has an end tag without its start: {name}.")
    return text[start:end], text[:start] + text[end:]


def sections(text: str, name: str) -> list[str]:
    """All elements `name`, each as `section` gives it; they do not nest."""
    if f"</{name}>" not in text:
        return []
    pieces = text.split(f"</{name}>")
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
    tag = element[1 : element.index(">")]
    name = tag.split(None, 1)[0]
    return attributes(tag[len(name) :]) if len(name) < len(tag) else {}


def leaves(text: str) -> dict[str, str]:
    """The text of every element that holds text only, by name; the last one of a name."""
    if not text:
        return {}
    return {name: raw if raw.isalnum() else clean(raw) for name, _, raw in LEAF.findall(text)}


class Leaves:
    """The elements of a stretch of a record that hold text only, read in one pass, by name."""

    def __init__(self, text: str) -> None:
        self._found: dict[str, list[tuple[str, str]]] = {}
        for name, tag, raw in LEAF.findall(text):
            self._found.setdefault(name, []).append((tag, raw))

    def first(self, name: str) -> str:
        """The text of the first element `name`, or empty."""
        found = self._found.get(name)
        return clean(found[0][1]) if found else ""

    def filled(self, name: str) -> tuple[str, ...]:
        """The text of every element `name` that is not empty."""
        return tuple([text for _, raw in self._found.get(name, ()) if (text := clean(raw))])

    def marked(self, name: str) -> list[tuple[dict[str, str], str]]:
        """(attributes, text) of every element `name`."""
        return [(attributes(tag), clean(raw)) for tag, raw in self._found.get(name, ())]
