"""Reads PubMed's query language into a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r'\(|\)|"[^"]*"|\[[^\]]*\]|#\d+|:|[^\s()"\[\]:#]+|[\[\]"#]')
_OPERATORS = ("AND", "OR", "NOT")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"'})


class QuerySyntaxError(Exception):
    """The term can not be read: an operand or a parenthesis is missing."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words with a field tag, as written; `tag` is empty when there is none."""

    text: str
    tag: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Two dates and a tag."""

    low: str
    high: str
    tag: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """The result of an earlier search in the same history: `#3`."""

    number: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two operands joined by AND, OR or NOT."""

    operator: str
    left: Node
    right: Node


Node = Term | Range | Earlier | Pair


def parse(term: str) -> Node:
    """The tree of a term. Operators bind from left to right, as PubMed's do. Raises QuerySyntaxError."""
    parser = _Parser(_TOKEN.findall(term.translate(_QUOTES)))
    tree = parser.expression()
    if parser.peek():
        raise QuerySyntaxError(f"unexpected {parser.peek()!r}")
    return tree


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._at = tokens, 0

    def peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def _next(self) -> str:
        token = self.peek()
        self._at += 1
        return token

    def expression(self) -> Node:
        left = self._operand()
        while (token := self.peek()) and token != ")":  # noqa: S105 (a token of the query language)
            operator = self._next() if token in _OPERATORS else "AND"
            if operator == "AND" and self.peek() == "NOT":  # "AND NOT" is taken as NOT
                operator = self._next()
            left = Pair(operator, left, self._operand())
        return left

    def _operand(self) -> Node:
        token = self.peek()
        if token == "(":  # noqa: S105
            self._next()
            inside = self.expression()
            if self._next() != ")":
                raise QuerySyntaxError("a parenthesis is not closed")
            return inside
        if token[:1] == "#" and token[1:].isdigit():
            return Earlier(int(self._next()[1:]))
        return self._tagged()

    def _tagged(self) -> Node:
        """A term, or a range of two."""
        term = self._term()
        if self.peek() != ":":
            return term
        self._next()
        until = self._term()
        return Range(term.text, until.text, until.tag or term.tag)

    def _term(self) -> Term:
        quoted = self.peek().startswith('"') and len(self.peek()) > 1
        text = self._next().strip('"') if quoted else " ".join(self._run())
        tag = self._next().strip("[]").strip() if self.peek().startswith("[") else ""
        if not text.strip():
            raise QuerySyntaxError("a term is missing")
        return Term(text.strip(), tag, quoted)

    def _run(self) -> list[str]:
        """Bare words up to the next operator, parenthesis, quotation, tag or range."""
        run: list[str] = []
        while (token := self.peek()) and token not in _OPERATORS and token[0] not in '()"[]:#':
            if run and self.peek(1) == ":":
                break
            run.append(self._next())
        return run
