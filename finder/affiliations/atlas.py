"""Reads an affiliation line against the tables: which residency program the writer stands by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process

from finder.affiliations.choice import Found, choose, narrow
from finder.affiliations.countries import AMBIGUOUS_CITIES, FOREIGN
from finder.affiliations.departments import department, is_surgical
from finder.affiliations.tables import Hospital, Names, Span
from finder.affiliations.where import Gazetteer, Where
from finder.affiliations.words import Word, fold_words, words
from finder.model import Place, Program

_NEAR_MISS = 92  # rapidfuzz ratio, 0..100: one or two wrong letters in a name of twenty
_DIRECTIONS = frozenset((
    "western", "eastern", "northern", "southern", "central", "north", "south", "east", "west",
    "northwestern", "middle", "royal", "new", "old",
))  # fmt: skip
_KINDS = frozenset((
    "hospital", "university", "center", "clinic", "institute", "college", "school", "health", "infirmary",
))  # fmt: skip
_CACHE = 200_000  # lines; a first run reads about 73,000


class Atlas:
    """The tables of programs and hospitals, ready to read lines; what was read is kept by line."""

    def __init__(self, programs: Sequence[Program], hospitals: Sequence[Hospital]) -> None:
        self._names = Names(programs, hospitals)
        self._gazetteer = Gazetteer(_cities(programs, hospitals))
        self._program = {program.acgme: program for program in programs}
        self._read: dict[str, Place] = {}

    def read(self, affiliation: str) -> Place:
        """What the line says; a line that names no known institution has no programs, and says so."""
        place = self._read.get(affiliation)
        if place is None:
            if len(self._read) >= _CACHE:
                self._read.clear()
            place = self._read[affiliation] = self._place(affiliation)
        return place

    def read_all(self, affiliations: Sequence[str]) -> Place:
        """A byline's several strings as one place: the first one that is a target's, and every program."""
        places = [self.read(line) for line in affiliations]
        if not places:
            return Place("")
        best = max(places, key=lambda p: (bool(p.programs) and is_surgical(p.department), bool(p.programs),
                                          p.country == "US", p.department != "unclear"))  # fmt: skip
        programs = tuple(dict.fromkeys(code for place in (best, *places) for code in place.programs))
        institutions = tuple(dict.fromkeys(name for p in (best, *places) for name in p.institutions))
        return Place("; ".join(affiliations), programs, best.department, institutions, best.city, best.state,
                     best.country, best.reason)  # fmt: skip

    def _place(self, line: str) -> Place:
        line_words = words(line)
        found: list[Found] = []
        wheres: list[Where] = []
        for segment in _segments(line_words):
            spans = [span for span in self._names.find(segment) if not _inside(segment, span)]
            where = self._gazetteer.read(segment, _taken(spans, len(segment)))
            wheres.append(where)
            if spans and not where.abroad:
                found += choose(spans, where if where.cities or where.states else self._whole(line_words))
        if not found and any(where.states and not where.abroad for where in wheres):
            found = self._near_miss(line, {state for where in wheres for _, state in where.states})
        return self._sum(line, found, wheres)

    def _whole(self, line_words: Sequence[Word]) -> Where:
        return self._gazetteer.read(line_words, [False] * len(line_words))

    def _near_miss(self, line: str, states: set[str]) -> list[Found]:
        """A name spelled almost as in the tables, in a state that the line itself names."""
        for part in line.replace(";", ",").split(","):
            key = " ".join(fold_words(part))
            if not (12 <= len(key) <= 90 and _KINDS & set(key.split())):
                continue
            for state in states:
                keys = self._names.by_state.get(state, ())
                hit = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=_NEAR_MISS)
                if hit and self._names.is_misspelling(key, hit[0]):
                    return [Found(next(e for e in self._names.entries(hit[0]) if e.state == state), 0)]
        return []

    def _sum(self, line: str, found: Sequence[Found], wheres: Sequence[Where]) -> Place:
        codes = tuple(dict.fromkeys(code for f in found for code in narrow(f.entry, found)))
        names = tuple(dict.fromkeys(f.entry.shown for f in found))
        city, state, country = self._address(found, wheres)
        return Place(line, codes, department(line), names, city, state, country, self._reason(found, country))

    def _address(self, found: Sequence[Found], wheres: Sequence[Where]) -> tuple[str, str, str]:
        if found:
            entry = next((f.entry for f in found if f.entry.codes), found[0].entry)
            named = [c for w in wheres for _, c in w.cities if c in entry.cities]
            return named[0].title() if named else entry.city, entry.state, "US"
        home = [where for where in wheres if not where.abroad]
        state = next((s for w in home for _, s in w.states), "")
        city = next((c for w in home for _, c in w.cities), "")
        if state or any(where.us for where in home):
            return city.title(), state, "US"
        country = next((c for w in wheres for c in w.foreign), "")
        states = self._gazetteer.states_of(city)
        if not country and len(states) == 1 and city not in AMBIGUOUS_CITIES:
            return city.title(), next(iter(states)), "US"
        return "", "", country

    def _reason(self, found: Sequence[Found], country: str) -> str:
        for f in found:
            if f.entry.codes:
                program = self._program.get(f.entry.codes[0])
                owner = program.name if program else f.entry.codes[0]
                return f"It names {f.entry.shown}, of the residency {owner} ({f.entry.codes[0]})."
        if found:
            return f"It names {found[0].entry.shown}, which feeds no listed general surgery residency."
        if country and country != "US":
            return f"It is in {country}, not in the United States."
        return "It names no institution of the tables; add one to teaching_hospitals.toml if it should."


def _cities(programs: Sequence[Program], hospitals: Sequence[Hospital]) -> dict[str, set[str]]:
    cities: dict[str, set[str]] = {}
    pairs: Iterable[tuple[str, str]] = [(p.city, p.state) for p in programs]
    for city, state in (*pairs, *((c, h.state) for h in hospitals for c in (h.city, *h.cities))):
        key = " ".join(fold_words(city))
        if key and (key not in FOREIGN or key in AMBIGUOUS_CITIES):
            cities.setdefault(key, set()).add(state)
    return cities


def _segments(line: Sequence[Word]) -> list[Sequence[Word]]:
    cuts = [0, *(i for i, word in enumerate(line) if word.breaks and i), len(line)]
    return [line[a:b] for a, b in pairwise(cuts) if b > a]


def _taken(spans: Sequence[Span], length: int) -> list[bool]:
    taken = [False] * length
    for span in spans:
        taken[span.start : span.end] = [True] * (span.end - span.start)
    return taken


def _inside(line: Sequence[Word], span: Span) -> bool:
    """True when the name is but a part of a longer one: `Western` before it, `of Southern X` after it."""
    start, end = span.start, span.end
    if start and not line[start].comma and line[start - 1].text in _DIRECTIONS:
        return True
    if end >= len(line) or line[end].text != "of" or line[end].comma:
        return False
    town = " ".join(word.text for word in line[end + 1 : end + 3])  # "Washington University of St. Louis"
    longer = line[end - 1].text in ("university", "college") or all(e.local for e in span.entries)
    return longer and not any(town.startswith(city) for e in span.entries for city in e.cities)
