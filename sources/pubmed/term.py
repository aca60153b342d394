"""Takes a term of ours apart, to tell what it means when PubMed does not know some of its phrases.

PubMed drops a phrase it does not know and searches for the rest (APIS.md 1.2). Beside others in an OR
that changes nothing; in an AND it widens the search, and its result must not be believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

_TOKEN = re.compile(r'"[^"]*"(?:\s*\[[^\]]*\])?|\(|\)|:|[^\s()"\[:]+(?:\s*\[[^\]]*\])?')
_TAG = re.compile(r"\s*\[[^\]]*\]\s*$")


class Lost(Enum):
    """What a phrase that PubMed does not know counts as."""

    NOTHING = "finds nothing"  # what it means
    DROPPED = "is dropped"  # what PubMed does


Value = Lost | tuple[object, ...] | str


class Meaning(Enum):
    """How an answer relates to what was asked."""

    SAME = "the same"
    EMPTY = "nothing"  # the term can find nothing
    OTHER = "another"


def words_of(phrase: str) -> str:
    """A phrase without quotes, tag and case: how two spellings of it are compared."""
    return " ".join(_TAG.sub("", phrase).replace('"', " ").casefold().split())


def phrases_of(term: str) -> tuple[str, ...]:
    """Every phrase of a term, without quotes and tags."""
    return tuple(dict.fromkeys(words_of(t) for t in _tokens(term) if t not in (_OPEN, _CLOSE, *_OPERATORS)))


def meaning_without(term: str, unknown: Iterable[str]) -> Meaning:
    """What became of a term from which PubMed dropped these phrases."""
    lost = {words_of(phrase) for phrase in unknown}
    meant = _value(term, lost, Lost.NOTHING)
    if meant is Lost.NOTHING:
        return Meaning.EMPTY
    return Meaning.SAME if meant == _value(term, lost, Lost.DROPPED) else Meaning.OTHER


_OPEN, _CLOSE = "(", ")"
_OPERATORS = ("AND", "OR", "NOT", ":")


def _tokens(term: str) -> list[str]:
    """Parentheses, operators and phrases; bare words up to a tag are one phrase, as PubMed reads them."""
    tokens: list[str] = []
    for match in _TOKEN.finditer(term):
        token = match[0]
        if _bare(token) and tokens and _bare(tokens[-1]) and not tokens[-1].endswith("]"):
            tokens[-1] += f" {token}"
        else:
            tokens.append(token)
    return tokens


def _bare(token: str) -> bool:
    return token not in (_OPEN, _CLOSE, *_OPERATORS) and not token.startswith('"')


def _value(term: str, lost: set[str], mode: Lost) -> Value:
    tokens = _tokens(term)
    unmatched = [p for p in lost if not any(_holds(t, p) for t in tokens)]
    # PubMed names a phrase that we can not find in our term: nothing can be said about the result
    return (mode.value, *unmatched) if unmatched else _group(iter(tokens), lost, mode)


def _holds(token: str, phrase: str) -> bool:
    return f" {phrase} " in f" {words_of(token)} "


def _group(tokens: Iterator[str], lost: set[str], mode: Lost) -> Value:
    """PubMed reads from left to right, without precedence; words side by side are an AND."""
    value: Value | None = None
    operator = "AND"
    for token in tokens:
        if token == _CLOSE:
            break
        if token in _OPERATORS:
            operator = token
            continue
        right = _group(tokens, lost, mode) if token == _OPEN else _leaf(token, lost, mode)
        value = right if value is None else _join(value, operator, right)
        operator = "AND"
    return Lost.DROPPED if value is None else value


def _leaf(token: str, lost: set[str], mode: Lost) -> Value:
    return mode if any(_holds(token, phrase) for phrase in lost) else token


def _join(left: Value, operator: str, right: Value) -> Value:
    if left is Lost.DROPPED:
        return right
    if right is Lost.DROPPED:
        return left
    if left is Lost.NOTHING:
        return right if operator == "OR" else left
    if right is Lost.NOTHING:
        return left if operator in ("OR", "NOT") else right
    return (left, operator, right)
