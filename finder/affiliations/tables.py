"""One entry of the table of teaching hospitals, and the index that finds names in a line of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from finder.affiliations.countries import UNITED_STATES
from finder.affiliations.words import Word, fold_words
from finder.model import Program


@dataclass(frozen=True, slots=True)
class Hospital:
    """A hospital, school, institute or campus, and the residency programs it feeds (none: `acgme` empty).

    `aliases` say by themselves who is meant. `local` names are shared by many ("Mercy Hospital", "VA"):
    they count only where the line names `city`, or one of `cities`, as well.
    """

    name: str
    acgme: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()  # further cities where a local name counts
    source: str = ""


class Entry(NamedTuple):
    """A name as a table holds it, and what it stands for."""

    name: str
    codes: tuple[str, ...]
    cities: frozenset[str]  # folded
    state: str
    local: bool
    city: str  # as the table prints it
    owner: str  # the hospital's or program's own name

    @property
    def shown(self) -> str:
        """The name to show: of a local one ("VA") the owner's."""
        return self.owner if self.local else self.name


class Span(NamedTuple):
    """Words `start` to `end` (excluded) of a line that spell a known name."""

    start: int
    end: int
    entries: tuple[Entry, ...]


_SHARED = frozenset((
    "hospital", "medical", "center", "regional", "memorial", "community", "mercy", "methodist", "baptist",
    "jewish", "university", "general", "valley", "sacred", "heart", "holy", "cross", "good", "samaritan",
    "providence", "sinai", "mount", "doctors", "lutheran", "presbyterian", "childrens", "health", "system",
    "care", "deaconess", "christ", "trinity", "clinic", "university", "of", "college", "medicine", "school",
    "district", "county", "city",
))  # fmt: skip

_TWO_WORD_STATES = frozenset(("new", "north", "south", "west", "rhode", "southern", "puerto"))


def is_shared(key: str) -> bool:
    """True for a folded name that many places bear: `st joseph hospital`, `good samaritan hospital`."""
    words = key.split()
    if words[0] == "st":  # but Saint Louis University is one
        return "university" not in words and all(word in _SHARED for word in words[2:])
    return all(word in _SHARED for word in words)


def _city_keys(cities: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(fold_words(city)) for city in cities if city)


def _of_hospital(hospital: Hospital) -> Iterable[Entry]:
    cities = _city_keys((hospital.city, *hospital.cities))
    named = [(name, False) for name in hospital.aliases] + [(name, True) for name in hospital.local]
    if hospital.name not in hospital.local:
        named.insert(0, (hospital.name, False))
    for name, local in named:
        yield Entry(name, hospital.acgme, cities, hospital.state, local, hospital.city, hospital.name)


def _of_program(program: Program) -> Iterable[Entry]:
    cities = _city_keys((program.city,))
    for name in dict.fromkeys((program.name, program.institution, *program.aliases)):
        if name:
            owner = program.institution or program.name
            yield Entry(name, (program.acgme,), cities, program.state, False, program.city, owner)


def _spellings(entry: Entry) -> Iterable[tuple[tuple[str, ...], bool]]:
    """A name's folded words, and whether it is local: also "Oklahoma University", which needs its city."""
    words = fold_words(entry.name)
    if words:
        yield words, entry.local
    if words[:2] == ("university", "of") and len(words) > 2:
        for n in (1, 2) if words[2] in _TWO_WORD_STATES else (1,):
            turned = (*words[2 : 2 + n], "university", *words[2 + n :])
            yield turned, not any(" ".join(turned[2:]).endswith(city) for city in entry.cities)


class Names:
    """Every known name as a run of folded words; finds the longest at each place of a line."""

    def __init__(self, programs: Sequence[Program], hospitals: Sequence[Hospital]) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self._prefixes: set[str] = set()
        self._words: set[str] = set()
        for program in programs:
            self._add(_of_program(program))
        for hospital in hospitals:
            self._add(_of_hospital(hospital))
        self.by_state: dict[str, list[str]] = {}
        for key, entries in self._entries.items():
            for state in {entry.state for entry in entries if not entry.local and key.count(" ") > 0}:
                self.by_state.setdefault(state, []).append(key)

    def _add(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            for words, local in _spellings(entry):
                key = " ".join(words)
                self._entries.setdefault(key, []).append(entry._replace(local=local or is_shared(key)))
                self._words.update(words)
                self._prefixes.update(" ".join(words[:n]) for n in range(1, len(words) + 1))

    def entries(self, key: str) -> tuple[Entry, ...]:
        """What a folded name stands for."""
        return tuple(self._entries.get(key, ()))

    def is_misspelling(self, key: str, known: str) -> bool:
        """True when the one word that differs is of no known name: Harow, but not North for South."""
        wrong, right = set(key.split()) - set(known.split()), set(known.split()) - set(key.split())
        return len(wrong) == len(right) == 1 and not wrong & self._words

    def find(self, words: Sequence[Word]) -> list[Span]:
        """The known names in a line, leftmost and longest first, not overlapping."""
        spans, i = [], 0
        while i < len(words):
            end, key = self._longest(words, i)
            if end:
                spans.append(Span(i, end, tuple(self._entries[key])))
            i = end or i + 1
        return spans

    def _longest(self, words: Sequence[Word], start: int) -> tuple[int, str]:
        key, found, end = "", "", 0
        for i in range(start, len(words)):
            if i > start and (words[i].breaks or (words[i].comma and words[i].text == "university")):
                break  # a name runs over "California, San Diego", not over "Sciences, University of X"
            key = f"{key} {words[i].text}" if key else words[i].text
            if key not in self._prefixes:
                break
            if key in self._entries and _may_end(words, start, i):
                found, end = key, i + 1
        return end, found


def _may_end(words: Sequence[Word], start: int, last: int) -> bool:
    """A single word is a name only when it was written as one, and `VA` not where Virginia would stand."""
    word = words[start]
    if last > start or word.text != "va":
        return last > start or word.printed[:1].isupper()
    after = words[start + 1] if start + 1 < len(words) else None
    ends = after is None or after.breaks or after.text.isdigit() or after.text in UNITED_STATES
    return word.printed == "VA" and not ends
