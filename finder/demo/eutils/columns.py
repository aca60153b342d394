"""Text of many records, laid out so that one search for bytes finds the records that hold them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence

VALUE = b"\x1e"  # stands before and after each value of a record
PART = b"\x1f"  # stands between a family name and initials
_BREAKS = bytes(b if chr(b).isalnum() else 32 for b in range(128)) + bytes([32]) * 128
_NOT_WORD = re.compile(r"[\W_]+")


def words(text: str) -> bytes:
    """The words of a text, lower-cased, without accents and punctuation, one space between them."""
    if text.isascii():
        return b" ".join(text.lower().encode().translate(_BREAKS).split())
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain.casefold()).strip().encode()


class Column:
    """One field of all records. Each record is the sequence of its values' words."""

    def __init__(self, records: Iterable[Sequence[bytes]]) -> None:
        parts, starts, at = [], [], 0
        for values in records:
            part = b"\x1e " + b" \x1e ".join(values) + b" \x1e\n"
            starts.append(at)
            at += len(part)
            parts.append(part)
        self._text, self._starts = b"".join(parts), [*starts, at]

    def find(self, pattern: bytes) -> set[int]:
        """The numbers of the records whose text holds the pattern."""
        found: set[int] = set()
        text, starts = self._text, self._starts
        at = text.find(pattern)
        while at >= 0:
            record = bisect_right(starts, at) - 1
            found.add(record)
            at = text.find(pattern, starts[record + 1])
        return found

    def phrase(self, phrase: bytes, open_end: bool = False) -> set[int]:
        """Records with these words in this order inside a value; `open_end` leaves the last word open."""
        return self.find(b" " + phrase + (b"" if open_end else b" ")) if phrase else set()

    def value(self, value: bytes, open_end: bool = False) -> set[int]:
        """Records with exactly this value, or with one that begins so."""
        return self.find(b"\x1e " + value + (b"" if open_end else b" \x1e")) if value else set()

    def near(self, phrase: bytes, distance: int) -> set[int]:
        """Records with all these words in a value, in any order, at most `distance` words between them."""
        wanted = phrase.split()
        records = set.intersection(*(self.phrase(word) for word in wanted)) if wanted else set()
        return {record for record in records if self._close(record, wanted, distance)}

    def _close(self, record: int, wanted: list[bytes], distance: int) -> bool:
        span, need = len(wanted) + distance, set(wanted)
        for value in self._text[self._starts[record]:self._starts[record + 1]].split(VALUE):
            tokens = value.split()
            if any(need <= set(tokens[i:i + span]) for i, token in enumerate(tokens) if token in need):
                return True
        return False
