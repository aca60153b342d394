"""Finds out whether a record is in plain form, and gives its text without the references.

See `text` for what plain form is; `rewrite` brings any other record into it.
"""

from __future__ import annotations

import re
import zlib

from sources.errors import ReadError
from sources.pubmed_xml.text import INLINE, NotPlainError

_TAG = re.compile(r"<([^>]*+)>")
_TAG_NAME = re.compile(r"(/?)(\w+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)(\s*/)?")
_INLINE = re.compile(r"</?(?:i|b|u|sup|sub)>")
_INLINE_WEIGHT = 1 << 64
_MOST_INLINE = 4000  # tags in one record; more is a nesting bomb, or for the parser that counts depth


class _Weights(dict[str, int]):
    """What a tag adds to a sum that is 0 when every start tag has its end tag: + its name, - its name.

    A dictionary, because most tags of a file were seen before and `sum(map(…))` then stays in C.
    """

    def __missing__(self, tag: str) -> int:
        found = _TAG_NAME.fullmatch(tag)
        if not found:
            raise NotPlainError("The record has unusual tags.")
        ending, name, marks, closed = found.groups()
        if name[0].islower() and (name not in INLINE or marks or closed):
            raise NotPlainError("The record has unusual markup.")
        weight = 0 if closed else zlib.crc32(name.encode())
        if len(self) > 50_000:  # attributes make tags differ; most are descriptors of MeSH, some 30,000
            self.clear()
        self[tag] = (-weight if ending else weight) + (_INLINE_WEIGHT if name in INLINE else 0)
        return self[tag]


_WEIGHTS = _Weights()


def text_of(record: bytes) -> str:
    """A record's text without references. Raises NotPlainError when it has comments, CDATA or the like."""
    record = without_references(record)
    if has_markup(record, 0, len(record)):
        raise NotPlainError("The record has comments or CDATA.")
    return decoded(record)


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
