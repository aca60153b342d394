"""Answers a query over a corpus as PubMed does, with what it dropped and how it understood the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from finder.demo.eutils.columns import words
from finder.demo.eutils.corpus import AUTHOR_COLUMNS, COLUMNS, DATES, Corpus
from finder.demo.eutils.query import Earlier, Node, Pair, Range, Term, parse

# PubMed's tags, which name our columns too, and the long names it answers with (help, "Search field tags").
_NAMES = {
    "tiab": "Title/Abstract", "ti": "Title", "mh": "MeSH Terms", "majr": "MeSH Major Topic",
    "ad": "Affiliation", "au": "Author", "1au": "Author - First", "lastau": "Author - Last",
    "fau": "Author - Full", "auid": "Author - Identifier", "cn": "Author - Corporate",
    "ir": "Investigator", "ta": "Journal", "pt": "Publication Type", "dp": "Date - Publication",
    "crdt": "Date - Create", "edat": "Date - Entry", "lr": "Date - Modification", "uid": "UID",
    "la": "Language", "sb": "Filter", "doi": "DOI", "gr": "Grants and Funding", "all": "All Fields",
}
_ALIASES = {
    "jour": "ta", "journal": "ta", "pmid": "uid", "mesh": "mh", "mesh:noexp": "mh", "mh:noexp": "mh",
    "majr:noexp": "majr", "pdat": "dp", "mdat": "lr", "text word": "tw", "tw": "tw", "title": "ti",
    "first author": "1au", "last author": "lastau", "full author name": "fau", "full investigator name": "ir",
    "author identifier": "auid", "corporate author": "cn", "date - last modified": "lr",
    "date - completion": "crdt", "ptyp": "pt", "subset": "sb", "aid": "doi", "lid": "doi", "filter": "sb",
    "text": "tw", "ot": "tiab", "lang": "la", "grant number": "gr", "date - mesh": "lr", "auth": "au",
    "affl": "ad", "fir": "ir", "title/abstract": "tiab", "all fields": "all", "other term": "tiab",
}
FIELDS = {**{name.lower(): key for key, name in _NAMES.items()}, **{key: key for key in _NAMES}, **_ALIASES}
_TEXT = ("ti", "tiab", "ad", "cn", "gr", "auid", "doi")
_TEXT_WORD = ("tiab", "mh", "pt")
_PROXIMITY = re.compile(r"(.+):~(\d+)$")
_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?$")
# Words PubMed does not search for (PubMed help, "Stopwords"), the short ones.
_STOP = frozenset((
    b"a about again all almost also although always among an and another any are as at be "
    b"because been before being between both but by can could did do does done due during each "
    b"either for from further had has have having here how however i if in into is it its "
    b"itself just of on or our so some such than that the their then there these they this "
    b"those to was we were what when which while with within without would"
).split())


@dataclass(slots=True)
class Found:
    """What a search gives: PMIDs newest first, how it was understood, and what was not found."""

    pmids: list[str] = field(default_factory=list)
    translation: str = ""
    phrases_not_found: list[str] = field(default_factory=list)
    quoted_not_found: list[str] = field(default_factory=list)
    fields_not_found: list[str] = field(default_factory=list)


def search(corpus: Corpus, term: str, history: Mapping[int, list[str]] | None = None,
           drop_unknown: bool = True) -> Found:
    """Searches. With `drop_unknown`, a term that occurs nowhere is left out of the query, as in PubMed.

    Raises QuerySyntaxError, and KeyError for a `#n` that is not in the history.
    """
    found = Found()
    run = _Run(corpus, history or {}, drop_unknown, found)
    numbers, found.translation = run.node(parse(term))
    found.pmids = [corpus.pmids[n] for n in sorted(numbers or ())]
    return found


def day_range(low: str, high: str) -> tuple[int, int] | None:
    """YYYYMMDD of the first day of `low` and the last of `high`; None when they are not dates."""
    first, last = _DATE.match(low.strip()), _DATE.match(high.strip())
    if not first or not last:
        return None
    return (int(first[1]) * 10_000 + int(first[2] or 1) * 100 + int(first[3] or 1),
            int(last[1]) * 10_000 + int(last[2] or 12) * 100 + int(last[3] or 31))


def field_of(tag: str) -> tuple[str, int | None]:
    """The column a tag means, empty when PubMed has none of this name; the distance of a proximity tag."""
    near = _PROXIMITY.match(tag.strip())
    name = (near[1] if near else tag).strip().lower()
    return (FIELDS.get(name, "") if name else "all"), (int(near[2]) if near else None)


class _Run:
    """One evaluation. A node gives its records, None when it was dropped, and its translation."""

    def __init__(self, corpus: Corpus, history: Mapping[int, list[str]], drop: bool, found: Found) -> None:
        self._corpus, self._history, self._drop, self._found = corpus, history, drop, found

    def node(self, node: Node) -> tuple[set[int] | None, str]:
        if isinstance(node, Pair):
            return self._pair(node)
        if isinstance(node, Earlier):
            wanted = set(self._history[node.number])
            return {n for n, pmid in enumerate(self._corpus.pmids) if pmid in wanted}, f"#{node.number}"
        if isinstance(node, Range):
            return self._range(node)
        return self._term(node)

    def _pair(self, node: Pair) -> tuple[set[int] | None, str]:
        (left, left_text), (right, right_text) = self.node(node.left), self.node(node.right)
        if isinstance(node.right, Pair):
            right_text = f"({right_text})"
        if isinstance(node.left, Pair) and node.left.operator != node.operator:
            left_text = f"({left_text})"
        if left is None or right is None:
            # A dropped left side of NOT leaves nothing to take from.
            kept, text = (left, left_text) if right is None else (right, right_text)
            return (set(), "") if node.operator == "NOT" and left is None else (kept, text)
        joined = {"AND": left & right, "OR": left | right, "NOT": left - right}[node.operator]
        return joined, f"{left_text} {node.operator} {right_text}"

    def _range(self, node: Range) -> tuple[set[int] | None, str]:
        column, _ = field_of(node.tag)
        days = day_range(node.low, node.high)
        if days is None or column not in DATES:
            return self._term(Term(f"{node.low} {node.high}", node.tag))
        return self._corpus.between(column, *days), f"{node.low}:{node.high}[{_NAMES[column]}]"

    def _term(self, term: Term) -> tuple[set[int] | None, str]:
        if term.text.lower() == "hasabstract":
            return set(self._corpus.with_abstract), "hasabstract[All Fields]"
        column, distance = field_of(term.tag)
        if not column:
            self._found.fields_not_found.append(term.tag)
            column = "all"
        text = f'"{term.text}"[{_NAMES.get(column, "Text Word")}]'
        if column in DATES:
            days = day_range(term.text, term.text)
            return (self._corpus.between(column, *days) if days else set()), text
        hits = self._lookup(term, column, distance)
        if hits or not self._drop:
            return hits, text
        (self._found.quoted_not_found if term.quoted else self._found.phrases_not_found).append(
            f'"{term.text}"[{_NAMES.get(column, "Text Word")}]' if term.quoted else term.text)
        return None, ""

    def _lookup(self, term: Term, column: str, distance: int | None) -> set[int]:
        if distance is not None:
            return self._corpus.columns[column].near(words(term.text), distance)
        if column in AUTHOR_COLUMNS:
            return self._author(term, column)
        if column == "fau":
            return self._corpus.columns["fau"].find(b"\x1e " + words(term.text) + b" ")
        if column in ("all", "tw", *_TEXT):
            return self._text(term, {"all": COLUMNS, "tw": _TEXT_WORD}.get(column, (column,)))
        return self._corpus.columns[column].value(words(term.text), term.text.endswith("*"))

    def _text(self, term: Term, columns: tuple[str, ...]) -> set[int]:
        """A quoted text is a phrase; bare words must all occur, a hyphenated one as a phrase."""
        chunks = [term.text] if term.quoted else term.text.split()
        wanted = [(words(chunk), chunk.endswith("*")) for chunk in chunks]
        wanted = [(w, o) for w, o in wanted if w and (term.quoted or o or w not in _STOP)] or wanted
        each = [set[int]().union(*(self._corpus.columns[c].phrase(w, o) for c in columns)) for w, o in wanted]
        return set.intersection(*each) if each else set()

    def _author(self, term: Term, column: str) -> set[int]:
        """`Last FM`: bare initials match as a prefix, quoted ones exactly; `Last First` as a full name."""
        names, tokens = self._corpus.columns[column], words(term.text).split()
        whole = b" ".join(tokens)
        if term.text.endswith("*") and len(tokens) == 1:
            return names.find(b"\x1e " + whole)
        hits = names.find(b"\x1e " + whole + b" \x1f")
        if len(tokens) > 1:
            end = b" \x1e" if term.quoted and not term.text.endswith("*") else b""
            hits |= names.find(b"\x1e " + b" ".join(tokens[:-1]) + b" \x1f " + tokens[-1] + end)
            if column == "au" and not term.quoted and len(tokens[-1]) > 1:
                hits |= self._corpus.columns["fau"].find(b"\x1e " + whole + b" ")
        return hits
