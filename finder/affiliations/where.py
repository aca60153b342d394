"""Where a line says it is: city, state, country; the part that keeps Birmingham, UK, out of Alabama."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from finder.affiliations.words import Word
from finder.model import Place

STATES = dict(
    zip(
        "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH"
        " OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR".split(),
        "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|"
        "illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|"
        "mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|"
        "north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|"
        "tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|district of columbia|"
        "puerto rico".split("|"),
        strict=True,
    )
)
_LONG = {name: code for code, name in STATES.items()}
_OLD = {  # the abbreviations in use before the Postal Service's of 1963; only after a comma
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT", "fla": "FL", "ill": "IL",
    "kan": "KS", "mass": "MA", "mich": "MI", "minn": "MN", "mo": "MO", "neb": "NE", "nev": "NV", "okla": "OK",
    "ore": "OR", "tenn": "TN", "tex": "TX", "wash": "WA", "wis": "WI",
}  # fmt: skip
_AMBIGUOUS = frozenset(("MD", "MA", "PA", "ME", "OR", "IN", "LA", "DE", "AL", "CO", "ID", "MS", "PR"))
_US = frozenset(("usa", "us", "united states", "united states of america", "america", "estados unidos"))
_STREETS = frozenset(
    "street avenue ave blvd boulevard road rd drive dr lane ln parkway pkwy way plaza place square".split()
)
_FOREIGN_TEXT = """
Canada: canada|ontario|quebec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new brunswick canada|
 newfoundland|toronto|montreal|vancouver bc|calgary|edmonton|winnipeg|ottawa|saskatoon|halifax nova|mcmaster university|
 mcgill university|london ontario|hamilton ontario
United Kingdom: uk|united kingdom|england|scotland|wales|northern ireland|great britain|london|oxford|edinburgh|
 glasgow|liverpool|leeds|sheffield|nottingham|bristol uk|cardiff|belfast|newcastle upon tyne|nhs|nhs trust|
 nhs foundation trust|imperial college
Georgia: tbilisi|batumi|kutaisi|republic of georgia
Australia: australia|new south wales|victoria australia|queensland australia|sydney|melbourne victoria|brisbane|
 perth|adelaide
New Zealand: new zealand
Ireland: ireland|dublin ireland
China: china|pr china|peoples republic of china|hong kong|beijing|shanghai|guangzhou|wuhan|chengdu|hangzhou|nanjing
Japan: japan|tokyo|osaka|kyoto|nagoya
South Korea: korea|south korea|republic of korea|seoul
Taiwan: taiwan|taipei
Germany: germany|deutschland|berlin germany|munich|heidelberg|hamburg germany|frankfurt
France: france|paris france
Italy: italy|italia|milan italy|rome italy|bologna|padua|turin
Spain: spain|barcelona|universidad complutense|complutense|espana|universidad complutense de madrid
Portugal: portugal
Netherlands: netherlands|holland netherlands|amsterdam|rotterdam netherlands|utrecht|nijmegen|leiden
Belgium: belgium|leuven|brussels
Switzerland: switzerland|zurich|basel|lausanne
Austria: austria|vienna austria
Sweden: sweden|stockholm|gothenburg|uppsala
Norway: norway|oslo
Denmark: denmark|copenhagen|aarhus
Finland: finland|helsinki
Iceland: iceland
Poland: poland
Czech Republic: czech republic|czechia
Hungary: hungary|budapest
Greece: greece
Turkey: turkey|turkiye|istanbul|ankara
Russia: russia|russian federation|moscow russia
Ukraine: ukraine
Romania: romania
Serbia: serbia
Croatia: croatia
Israel: israel|tel aviv
Lebanon: beirut|american university of beirut
Jordan: amman
Syria: syria
Iraq: iraq|baghdad
Iran: iran|tehran
Saudi Arabia: saudi arabia|riyadh|jeddah
United Arab Emirates: united arab emirates|uae|abu dhabi|dubai
Qatar: qatar|doha
Kuwait: kuwait
Egypt: egypt|cairo egypt
Pakistan: pakistan|karachi|lahore
India: india|mumbai|new delhi|chennai|bangalore|kerala
Bangladesh: bangladesh
Nepal: nepal
Sri Lanka: sri lanka
Thailand: thailand|bangkok
Malaysia: malaysia
Singapore: singapore
Indonesia: indonesia
Philippines: philippines|manila
Vietnam: vietnam
Nigeria: nigeria
Ghana: ghana
Kenya: kenya
Uganda: uganda
Rwanda: rwanda
Ethiopia: ethiopia
Tanzania: tanzania
Malawi: malawi
Zambia: zambia
South Africa: south africa|cape town|johannesburg
Mexico: mexico|mexico city
Brazil: brazil|brasil|sao paulo|rio de janeiro
Argentina: argentina|buenos aires
Chile: chile|santiago chile
Colombia: colombia|bogota
Peru: peru
Venezuela: venezuela
Cuba: cuba
Ecuador: ecuador
Costa Rica: costa rica
Dominican Republic: dominican republic
Haiti: haiti
Jamaica: west indies|kingston jamaica
Grenada: grenada|grenada west indies
Barbados: barbados
Trinidad and Tobago: trinidad|tobago
Dominica: dominica
Sint Maarten: sint maarten|st maarten
Aruba: aruba
Curacao: curacao
Saint Kitts and Nevis: st kitts|nevis
Afghanistan: afghanistan
"""
FOREIGN = {
    " ".join(name.split()): country.strip()
    for row in _FOREIGN_TEXT.replace("|\n", "|").strip().splitlines()
    for country, names in [row.split(":")]
    for name in names.split("|")
}


@dataclass(slots=True)
class Where:
    """Cities (folded), states (codes) and countries that a stretch of words names, in order."""

    cities: list[tuple[int, str]] = field(default_factory=list)
    states: list[tuple[int, str]] = field(default_factory=list)
    us: bool = False
    foreign: list[str] = field(default_factory=list)

    @property
    def abroad(self) -> bool:
        """True when it names another country and nothing of the United States."""
        return bool(self.foreign) and not self.us and not self.states


class Gazetteer:
    """The cities of the tables, with the states of the US and the countries and provinces of the world."""

    def __init__(self, cities: Mapping[str, Iterable[str]]) -> None:
        self._states_of = {city: frozenset(states) for city, states in cities.items()}
        self._names = {*self._states_of, *_LONG, *FOREIGN, *_US}
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
        code = _abbreviation(words, i, where, self)
        if code:
            where.states.append((i, code))
        return 1

    def _note(self, words: Sequence[Word], i: int, n: int, name: str, where: Where) -> int:
        following = words[i + n].text if i + n < len(words) else ""
        if following in _STREETS and not words[i + n].comma:
            return n
        if name in _US and (n > 1 or words[i].printed.isupper() or name == "america"):
            where.us = True
        elif name in self._states_of and not (name in _LONG and where.cities):
            where.cities.append((i, name))
            if name in _LONG and following not in ("dc", *(s.lower() for s in STATES)):
                where.states.append((i, _LONG[name]))
        elif name in _LONG and not (name == "washington" and following == "dc"):
            where.states.append((i, _LONG[name]))
        elif name in FOREIGN and (name != "uk" or words[i].printed == "UK"):
            where.foreign.append(FOREIGN[name])
        return n


def _abbreviation(words: Sequence[Word], i: int, where: Where, gazetteer: Gazetteer) -> str:
    """The state that a word abbreviates, when it stands where a state stands.

    `MD`, `PA`, `IN` are degrees and words too: they need a city before them or a ZIP code after.
    """
    word = words[i]
    if word.comma and word.text in _OLD:
        return _OLD[word.text]
    if word.printed not in STATES:
        return "DC" if word.text == "dc" else ""
    after = words[i + 1].text if i + 1 < len(words) else ""
    sure = after in _US or (after.isdigit() and len(after) == 5)
    city = bool(where.cities) and where.cities[-1][0] >= i - 3
    last = i + 1 == len(words) or words[i + 1].breaks
    if sure or city or (word.comma and (last or word.printed not in _AMBIGUOUS)):
        return word.printed
    return ""


def is_us(place: Place) -> bool:
    """True when the line says, or by a known institution implies, the United States (with Puerto Rico)."""
    return place.country == "US"
