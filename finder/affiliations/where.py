"""Where a line says it is: city, state, country; the part that keeps Birmingham, UK, out of Alabama."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from finder.affiliations.countries import AMBIGUOUS_CITIES, FOREIGN, OLD_STATES, STATES, UNITED_STATES
from finder.affiliations.words import Word
from finder.model import Place

_LONG = {name: code for code, name in STATES.items()}
_AMBIGUOUS = frozenset(("MD", "MA", "PA", "ME", "OR", "IN", "LA", "DE", "AL", "CO", "ID", "MS", "PR"))
STREETS = frozenset((
    "street", "avenue", "ave", "blvd", "boulevard", "road", "rd", "drive", "dr", "lane", "ln", "parkway",
    "pkwy", "way", "plaza", "place", "square",
))  # fmt: skip
_HOUSES = frozenset(("hospital", "university", "center", "clinic", "college", "school"))


@dataclass(slots=True)
class Where:
    """Cities (folded), states (codes) and countries that a stretch of words names, in order."""

    cities: list[tuple[int, str]] = field(default_factory=list)
    states: list[tuple[int, str]] = field(default_factory=list)
    us: bool = False
    foreign: list[str] = field(default_factory=list)
    maybe: list[str] = field(default_factory=list)  # countries of cities like Oxford: when no state is named
    doubtful: bool = True  # no state but two letters without a city of it: "Perth, WA, Australia"

    @property
    def abroad(self) -> bool:
        """True when it names another country and nothing of the United States."""
        return bool(self.foreign) and not self.us and (self.doubtful or not self.states)


class Gazetteer:
    """The cities of the tables, with the states of the US and the countries and provinces of the world."""

    def __init__(self, cities: Mapping[str, Iterable[str]]) -> None:
        self._states_of = {city: frozenset(states) for city, states in cities.items()}
        self._names = {*self._states_of, *_LONG, *FOREIGN, *UNITED_STATES}
        self._longest = max((name.count(" ") + 1 for name in self._names), default=1)
        self._first = {name.split(" ", 1)[0] for name in self._names}

    def states_of(self, city: str) -> frozenset[str]:
        """The states that have a city of this folded name in the tables."""
        return self._states_of.get(city, frozenset())

    def read(self, words: Sequence[Word], taken: Sequence[bool]) -> Where:
        """What the words say of places, outside the `taken` ones (the names of institutions)."""
        where, i = Where(), 0
        while i < len(words):
            i += 1 if taken[i] else self._step(words, taken, i, where)
        if not where.states and not where.us:
            where.foreign += where.maybe
        if any(country == "Georgia" for country in where.foreign):
            where.states = [s for s in where.states if s[1] != "GA"]
        return where

    def _step(self, words: Sequence[Word], taken: Sequence[bool], i: int, where: Where) -> int:
        word = words[i]
        if word.text in self._first:
            for n in range(min(self._longest, len(words) - i), 0, -1):
                name = " ".join(w.text for w in words[i : i + n])
                if name in self._names and not any(taken[i : i + n]):
                    return self._note(words, i, n, name, where)
        code = _abbreviation(words, i, where)
        if code:
            where.states.append((i, code))
            after = words[i + 1].text if i + 1 < len(words) else ""
            city = where.cities[-1] if where.cities else (-9, "")
            near = city[0] >= i - 3 and code in self.states_of(city[1])
            where.doubtful = where.doubtful and not near and not (after.isdigit() and len(after) == 5)
        return 1

    def _note(self, words: Sequence[Word], i: int, n: int, name: str, where: Where) -> int:
        following = words[i + n].text if i + n < len(words) else ""
        if following in STREETS and not words[i + n].comma:
            return n
        if following in _HOUSES and name in self._states_of and not words[i + n].comma:
            return n  # a part of a name that the tables do not know
        if name in FOREIGN and name in AMBIGUOUS_CITIES:
            where.maybe.append(FOREIGN[name])
        if name in UNITED_STATES and (n > 1 or words[i].printed.isupper() or name == "america"):
            where.us = True
        elif name in self._states_of and not (name in _LONG and where.cities):
            where.cities.append((i, name))
            if name in _LONG and following != "dc" and following.upper() not in STATES:
                where.states.append((i, _LONG[name]))
        elif name in _LONG and not (name == "washington" and following == "dc"):
            where.states.append((i, _LONG[name]))
            where.doubtful = False
        elif name in FOREIGN and name not in AMBIGUOUS_CITIES and (name != "uk" or words[i].printed == "UK"):
            where.foreign.append(FOREIGN[name])
        return n


def _abbreviation(words: Sequence[Word], i: int, where: Where) -> str:
    """The state that a word abbreviates, when it stands where a state stands.

    `MD`, `PA`, `IN` are degrees and words too: they need a city before them, a ZIP code after, or to
    end a line that names a house.
    """
    word = words[i]
    if word.comma and word.text in OLD_STATES:
        return OLD_STATES[word.text]
    if word.printed not in STATES:
        return "DC" if word.text == "dc" else ""
    after = words[i + 1].text if i + 1 < len(words) else ""
    sure = after in UNITED_STATES or (after.isdigit() and len(after) == 5)
    city = bool(where.cities) and where.cities[-1][0] >= i - 3
    last = i + 1 == len(words) or words[i + 1].breaks
    plain = word.printed not in _AMBIGUOUS or (last and _names_a_house(words[:i]))
    return word.printed if sure or city or (word.comma and plain) else ""


def _names_a_house(words: Sequence[Word]) -> bool:
    return any(word.text in _HOUSES for word in words)


def is_us(place: Place) -> bool:
    """True when the line says, or by a known institution implies, the United States (with Puerto Rico)."""
    return place.country == "US"
