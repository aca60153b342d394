"""Divides a search that finds more than PubMed lists: by date, and within one day by initials.

A part is written `tag:letters` (first author's or journal's name begins with one of these), or `tag:!x`
(does not go on with a letter after x), several joined by `;`. Parts of one search share no record and
leave none out.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from sources.source import Search, Window

CAP = 9_999  # records PubMed lists for one search (APIS.md 1.2)
FILL = 7_000  # records to aim at in a part: papers are not spread evenly over days
LONGEST_PREFIX = 3
REST = "!"
_NEXT = {"1au": "ta"}  # what divides the records that no longer prefix of the first does


class IndivisibleError(Exception):
    """A search that is over the cap and cannot be divided any further."""


def term_of(search: Search) -> str:
    """The search in PubMed's language: the query, its window, and the part of it.

    The window stands in the term because esearch's own `datetype` does not know CRDT (APIS.md 1.3).
    """
    window = search.window
    dates = f'("{_day(window.since)}"[{window.field}] : "{_day(window.until)}"[{window.field}])'
    parts = "".join(f" {_restriction(p)}" for p in search.part.split(";") if p)
    return f"({search.query.term}) AND {dates}{parts}"


def _day(day: date) -> str:
    return f"{day:%Y/%m/%d}"


def _restriction(part: str) -> str:
    tag, _, letters = part.partition(":")
    if letters.startswith(REST):
        prefix = letters.removeprefix(REST)
        return f"NOT ({_any(tag, [prefix + c for c in string.ascii_lowercase])})"
    return f"AND ({_any(tag, letters.split(','))})"


def _any(tag: str, prefixes: list[str]) -> str:
    return " OR ".join(f"{prefix}*[{tag}]" for prefix in prefixes)


def clipped(search: Search, messages: Iterable[str]) -> bool:
    """True when PubMed says that it followed a wildcard of this part to its first 600 names only.

    Then records are left out, however few were found. A wildcard behind NOT only lets more through.
    """
    pieces = (piece.partition(":")[2] for piece in search.part.split(";"))
    prefixes = {p for piece in pieces if not piece.startswith(REST) for p in piece.split(",") if p}
    return any(f"'{prefix}*'" in message.lower() for message in messages for prefix in prefixes)


def divide(search: Search, found: int) -> tuple[Search, ...]:
    """Smaller searches that together find the same. Raises IndivisibleError."""
    window = search.window
    days = (window.until - window.since).days + 1
    if days > 1:
        return tuple(replace(search, window=w) for w in _stretches(window, days, found))
    return tuple(replace(search, part=part) for part in _parts(search.part))


def _stretches(window: Window, days: int, found: int) -> Iterator[Window]:
    pieces = min(days, max(2, -(-found // FILL)))
    ends = [window.since + timedelta(days=days * n // pieces) for n in range(pieces + 1)]
    for since, end in pairwise(ends):
        yield Window(since, end - timedelta(days=1), window.field)


def _parts(part: str) -> list[str]:
    before, _, last = part.rpartition(";")
    if not last:
        return _by_letter("1au", "", "")
    tag, _, letters = last.partition(":")
    if letters.startswith(REST) or (len(letters) >= LONGEST_PREFIX and "," not in letters):
        if tag not in _NEXT:
            raise IndivisibleError
        return _by_letter(_NEXT[tag], "", f"{part};")
    head, prefixes = f"{before};" if before else "", letters.split(",")
    if len(prefixes) > 1:
        return [f"{head}{tag}:{','.join(half)}" for half in _halves(prefixes)]
    return _by_letter(tag, prefixes[0], head)


def _by_letter(tag: str, prefix: str, head: str) -> list[str]:
    """The names that go on with a letter, in two halves, and those that end or go on with a mark."""
    halves = _halves([f"{prefix}{c}" for c in string.ascii_lowercase])
    within = f"{tag}:{prefix};" if prefix else ""
    return [*(f"{head}{tag}:{','.join(half)}" for half in halves), f"{head}{within}{tag}:{REST}{prefix}"]


def _halves(letters: list[str]) -> tuple[list[str], list[str]]:
    middle = len(letters) // 2
    return letters[:middle], letters[middle:]
