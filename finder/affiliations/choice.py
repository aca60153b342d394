"""Which institution a name means where many bear it, and which of several named ones a writer stands by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from finder.affiliations.tables import Entry, Span
from finder.affiliations.where import Where
from finder.affiliations.words import fold_words

_SCHOOL = frozenset(("university", "school", "college"))
_HOUSE = frozenset(("hospital", "center", "clinic", "infirmary", "va", "institute"))
_SYSTEM = frozenset(("health", "system", "network"))


class Found(NamedTuple):
    """A known name in a line: the entry that was meant, and at which word."""

    entry: Entry
    at: int


def choose(spans: Sequence[Span], near: Where) -> list[Found]:
    """What the names of one segment mean, by the cities and states that it, else the line, names."""
    cities, states = {c for _, c in near.cities}, {s for _, s in near.states}
    picked = [(span, _pick(span, near, states)) for span in spans]
    sure = [Found(e, s.start) for s, e in picked if e and _agrees(e, cities, states)]
    if not sure:  # a wrong state is likelier than another institution of the same long name
        return [Found(e, s.start) for s, e in picked if e and e.name.count(" ")]
    sure += _by_company([span for span, entry in picked if entry is None], sure, cities)
    return sorted(_without_lent(sure, cities), key=lambda f: f.at)


def _pick(span: Span, near: Where, states: set[str]) -> Entry | None:
    """The entry a name means here: that of the next city, of the state, else the first not local."""
    after = [city for at, city in near.cities if at >= span.end]
    for city in (*after, *(city for _, city in near.cities)):
        for entry in span.entries:
            if city in entry.cities and (not states or entry.state in states):
                return entry
    free = [e for e in span.entries if not e.local]
    return next(iter([e for e in free if e.state in states] or free), None)


def _by_company(spans: Sequence[Span], sure: Sequence[Found], cities: set[str]) -> list[Found]:
    """Local names without a city of their own: they mean the one where the rest of the segment is."""
    known = cities or {city for f in sure for city in f.entry.cities}
    states = {f.entry.state for f in sure}
    close = ((s, next((e for e in s.entries if e.state in states and e.cities & known), None)) for s in spans)
    return [Found(entry, span.start) for span, entry in close if entry]


def _without_lent(found: Sequence[Found], cities: set[str]) -> list[Found]:
    """Without schools and systems that lend only a title: a hospital of another program is named.

    A school of another city than the line's goes too, when an institution of that city is named.
    """
    here = any(f.entry.cities & cities and f.entry.codes for f in found)
    near = [f for f in found if not (here and _is_far_school(f.entry, cities))]
    return [f for f in near if not _is_lent(f.entry, found)]


def _is_lent(entry: Entry, found: Sequence[Found]) -> bool:
    rank = _rank(entry)
    nearer = {code for f in found if _rank(f.entry) < rank for code in f.entry.codes}
    return bool(nearer) and not nearer & set(entry.codes)


def _is_far_school(entry: Entry, cities: set[str]) -> bool:
    is_named_as_school = bool(_SCHOOL & set(fold_words(entry.name)))
    return is_named_as_school and bool(entry.cities) and not entry.cities & cities


def _rank(entry: Entry) -> int:
    """How near a name is to where its bearer works: 0 a hospital, 1 a system of hospitals, 2 a school."""
    words = set(fold_words(entry.name))
    if words & _HOUSE:
        return 0
    return 2 if words & _SCHOOL else int(bool(words & _SYSTEM))


def narrow(entry: Entry, found: Sequence[Found]) -> tuple[str, ...]:
    """The codes of an entry; of one that serves several programs, those the rest of the line points to.

    A school of three hospitals says nothing beside the name of a fourth.
    """
    if len(entry.codes) < 2:
        return entry.codes
    others = [f.entry for f in found if len(f.entry.codes) < len(entry.codes)]
    named = {code for other in others for code in other.codes}
    if not named and any(_rank(other) < _rank(entry) for other in others):
        return ()
    return tuple(code for code in entry.codes if code in named) or entry.codes


def _agrees(entry: Entry, cities: set[str], states: set[str]) -> bool:
    return entry.state in states if states else bool(not cities or entry.cities & cities or not entry.local)
