"""Reads pieces of a record that is in plain form: elements by name, attributes, text as people see it.

Plain form means: no comment, CDATA, processing instruction or inline markup, every < and > is a tag's,
no white space before a tag's end. `rewrite` brings any other record into it. A function that meets
something it cannot read for certain raises NotPlainError rather than guess.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from sources.errors import ReadError

# In plain form: an element that holds text only. Possessive, so that a start tag of anything else fails at
# once; that alone took a sixth off the whole time.
LEAF = re.compile(r"<([A-Za-z]++)([^>]*+)>([^<]*+)</")

_PAIR = re.compile(r"<(i|b|u|sup|sub)>([^<]*+)</\1>")
_DEEPEST = 8  # levels of inline markup; more is left to the parser that counts depth
_TAG = re.compile(r"<([^>]*+)>")
_TAG_NAME = re.compile(r"(/?)(\w+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)(\s*/)?")
_INLINE_NAMES = frozenset(("i", "b", "u", "sup", "sub"))  # pubmed_250101.dtd, %text;
_INLINE = re.compile(r"</?(?:i|b|u|sup|sub)>")
_INLINE_WEIGHT = 1 << 64
_MOST_INLINE = 4000  # tags in one record; more is a nesting bomb, or for the parser that counts depth
_ATTRIBUTE = re.compile(r"\s+([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|\w+)?(;)?")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}  # all that XML itself knows
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2 Char


_BEHIND_REFERENCES = 120  # bytes: two end tags, indented


class NotPlainError(ReadError):
    """A record is not in plain form; `rewrite` can make it so, unless it is broken."""


class _Weights(dict[str, int]):
    """What a tag adds to a sum that is 0 when every start tag has its end tag: + its name, - its name.

    A dictionary, because most tags of a file were seen before and `sum(map(…))` then stays in C.
    """

    def __missing__(self, tag: str) -> int:
        found = _TAG_NAME.fullmatch(tag)
        if not found:
            raise NotPlainError("The record has unusual tags.")
        ending, name, marks, closed = found.groups()
        if name[0].islower() and (name not in _INLINE_NAMES or marks or closed):
            raise NotPlainError("The record has unusual markup.")
        weight = 0 if closed else zlib.crc32(name.encode())
        if len(self) > 50_000:  # attributes make tags differ; most are descriptors of MeSH, some 30,000
            self.clear()
        self[tag] = (-weight if ending else weight) + (_INLINE_WEIGHT if name in _INLINE_NAMES else 0)
        return self[tag]


_WEIGHTS = _Weights()


def text_of(record: bytes) -> str:
    """A record's text without references. Raises NotPlainError when it has comments, CDATA or the like."""
    record = without_references(record)
    if has_markup(record, 0, len(record)):
        raise NotPlainError("The record has comments or CDATA.")
    return decoded(record)


def text_of_usual(record: bytes) -> str:
    """The same, faster, for `usual` alone, which itself refuses comments and CDATA.

    It looks for the references where they usually end, and leaves any others standing.
    """
    end = record.rfind(b"</ReferenceList>", -_BEHIND_REFERENCES)
    start = record.find(b"<ReferenceList") if end >= 0 else -1
    return decoded(record[:start] + record[end + 16 :] if 0 <= start < end else record)


def decoded(record: bytes) -> str:
    """Text from UTF-8. Raises ReadError."""
    try:
        return record.decode()
    except UnicodeDecodeError as error:
        raise ReadError(f"A record is not UTF-8 ({error.reason}): fetch the file again.") from error


def has_markup(data: bytes, start: int, end: int) -> bool:
    """Whether there are comments, CDATA or processing instructions."""
    # a search for one rare byte is 20 times faster than one for two bytes that begin with <
    for rare in (b"!", b"?"):
        at = data.find(rare, start, end)
        while at >= 0:
            if data[at - 1 : at] == b"<":
                return True
            at = data.find(rare, at + 1, end)
    return False


def check_plain(text: str) -> str:
    """The text without inline markup. Raises NotPlainError when tags do not pair up or are unusual."""
    tags = _TAG.findall(text)
    inline, unpaired = divmod(sum(map(_WEIGHTS.__getitem__, tags)), _INLINE_WEIGHT)
    if unpaired or text.count(">") != len(tags):
        raise NotPlainError("The record's tags do not pair up: fetch the file again.")
    if inline > _MOST_INLINE:
        raise NotPlainError("The record has very much markup.")
    return _INLINE.sub("", text) if inline else text


def without_references(record: bytes) -> bytes:
    """The record without its reference lists, half of it; they nest: from the first start to the last end."""
    end = record.rfind(b"</ReferenceList>")
    start = record.find(b"<ReferenceList") if end >= 0 else -1
    return record if not 0 <= start < end else record[:start] + record[end + 16 :]


def clean(raw: str) -> str:
    """Text as people see it: references resolved, white space folded."""
    if raw.isalnum() or not raw:
        return raw
    if "&" in raw:
        raw = _REFERENCE.sub(_character, raw)
    if raw.isprintable() and "  " not in raw and raw[:1] != " " and raw[-1:] != " ":
        return raw  # printable: no white space but the blank, no control character
    if _FORBIDDEN.search(raw):
        raise NotPlainError("The record has control characters: fetch the file again.")
    return " ".join(raw.split())


def unmarked(raw: str) -> str:
    """Clean text, its inline markup taken off. Raises NotPlainError when that does not pair."""
    if "<" not in raw:
        return clean(raw)
    for _ in range(_DEEPEST):
        raw, pairs = _PAIR.subn(r"\2", raw)
        if "<" not in raw:
            return clean(raw)
        if not pairs:
            break
    raise NotPlainError("The record has unusual markup.")


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
