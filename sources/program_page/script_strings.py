"""Joins texts as a script on the page would, because many a script writes an address out of pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_ASSIGNED = re.compile(r"(?:var\s+)?(\w+)\s*(\+?)=\s*((?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[^;'\"])+);")


def assigned_texts(script: str) -> Iterator[str]:
    """The text of every variable after each assignment, joined from its pieces, in order."""
    values: dict[str, str] = {}
    for name, added, expression in _ASSIGNED.findall(script):
        joined = "".join(
            values.get(piece, "") if not quoted else _unquoted(piece) for piece, quoted in _pieces(expression)
        )
        values[name] = values.get(name, "") + joined if added else joined
        yield values[name]


def all_strings(script: str) -> str:
    """All quoted texts of a script, one after another."""
    return "".join(_unquoted(a or b) for a, b in _STRING.findall(script))


def _pieces(expression: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for match in _STRING.finditer(expression):
        yield from ((name, False) for name in re.findall(r"[A-Za-z_]\w*", expression[at : match.start()]))
        yield match.group(1) if match.group(1) is not None else match.group(2), True
        at = match.end()
    yield from ((name, False) for name in re.findall(r"[A-Za-z_]\w*", expression[at:]))


def _unquoted(text: str) -> str:
    return text.replace("\\'", "'").replace('\\"', '"').replace("\\/", "/")
