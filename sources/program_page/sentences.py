"""Where sentences of a biography begin and end: a "Dr." in the middle of one does not end it."""

from __future__ import annotations

import re

# a full stop after one of these, or after a single initial, belongs to the word
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Drs|Mr|Mrs|Ms|Prof|St|Ste|Jr|Sr|Mt|Ft|Univ|Dept|Inc|vs|e\.g|i\.e)|\b[A-Z]|\b[A-Z]\.[A-Z]|Ph\.D)\.$"
)
_STOP = re.compile(r"[.!?]['\")\]]?(?=\s+\S)")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each verbatim."""
    return [text[begin:end].strip() for begin, end in _spans(text)]


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentences that hold a stretch of a text, verbatim."""
    spans = [span for span in _spans(text) if span[1] > start and span[0] < end]
    return text[spans[0][0] : spans[-1][1]].strip() if spans else text.strip()


def _spans(text: str) -> list[tuple[int, int]]:
    spans, begin = [], 0
    for stop in _STOP.finditer(text):
        if not _ABBREVIATION.search(text[begin : stop.end()]):
            spans.append((begin, stop.end()))
            begin = stop.end()
    if text[begin:].strip():
        spans.append((begin, len(text)))
    return spans
