"""Which country an affiliation names, in its last words: only to tell two namesakes apart.

`finder.affiliations` reads places for the student; this asks one coarse question of any line in the world.
"""

from __future__ import annotations

import re
from functools import lru_cache

from finder.affiliations.countries import OLD_STATES, STATES
from finder.names import fold

# English short names and three-letter codes (ISO 3166-1), and what authors write for them
COUNTRIES: dict[str, tuple[str, ...]] = {
    "us": ("usa", "united states", "united states of america", "u s a", "us", "puerto rico"),
    "gb": ("gbr", "uk", "u k", "united kingdom", "england", "scotland", "wales", "great britain",
           "northern ireland"),
    "cn": ("chn", "china", "p r china", "pr china", "peoples republic of china"),
    "kr": ("kor", "korea", "south korea", "republic of korea"), "tw": ("twn", "taiwan", "taiwan r o c"),
    "jp": ("jpn", "japan"), "de": ("deu", "germany", "west germany", "frg", "deutschland"),
    "fr": ("fra", "france"), "it": ("ita", "italy", "italia"), "es": ("esp", "spain", "espana"),
    "ca": ("can", "canada"), "au": ("aus", "australia", "new south wales", "nsw"),
    "nz": ("nzl", "new zealand"), "nl": ("nld", "netherlands", "the netherlands", "holland"),
    "be": ("bel", "belgium"),
    "ch": ("che", "switzerland"), "at": ("aut", "austria"), "se": ("swe", "sweden"), "no": ("nor", "norway"),
    "dk": ("dnk", "denmark"), "fi": ("fin", "finland"), "is": ("isl", "iceland"), "ie": ("irl", "ireland"),
    "pt": ("prt", "portugal"), "gr": ("grc", "greece"), "tr": ("tur", "turkey", "turkiye"),
    "cy": ("cyp", "cyprus"), "il": ("isr", "israel"), "eg": ("egy", "egypt"),
    "ir": ("irn", "iran", "ir iran", "i r iran"), "iq": ("irq", "iraq"), "sy": ("syr", "syria"),
    "sa": ("sau", "saudi arabia", "kingdom of saudi arabia", "ksa"), "pk": ("pak", "pakistan"),
    "in": ("ind", "india"), "bd": ("bgd", "bangladesh"), "lk": ("lka", "sri lanka"), "np": ("npl", "nepal"),
    "th": ("tha", "thailand"), "my": ("mys", "malaysia"), "sg": ("sgp", "singapore"),
    "id": ("idn", "indonesia"), "vn": ("vnm", "vietnam", "viet nam"), "ph": ("phl", "philippines"),
    "hk": ("hkg", "hong kong"), "br": ("bra", "brazil", "brasil"), "ar": ("arg", "argentina"),
    "cl": ("chl", "chile"), "co": ("col", "colombia"), "mx": ("mex", "mexico"), "pe": ("per", "peru"),
    "ec": ("ecu", "ecuador"), "uy": ("ury", "uruguay"), "cu": ("cub", "cuba"), "ve": ("ven", "venezuela"),
    "gd": ("grd", "grenada"), "jm": ("jam", "jamaica"), "tt": ("tto", "trinidad and tobago"),
    "pl": ("pol", "poland"), "cz": ("cze", "czech republic", "czechoslovakia", "czechia"),
    "sk": ("svk", "slovakia", "slovak republic"), "hu": ("hun", "hungary"), "ro": ("rou", "romania"),
    "bg": ("bgr", "bulgaria"), "rs": ("srb", "serbia", "yugoslavia"), "hr": ("hrv", "croatia"),
    "si": ("svn", "slovenia"), "ee": ("est", "estonia"), "lv": ("lva", "latvia"), "lt": ("ltu", "lithuania"),
    "by": ("blr", "belarus"), "ua": ("ukr", "ukraine"), "am": ("arm", "armenia"),
    "ru": ("rus", "russia", "russian federation", "ussr"), "za": ("zaf", "south africa"),
    "ng": ("nga", "nigeria"), "ke": ("ken", "kenya"), "gh": ("gha", "ghana"), "et": ("eth", "ethiopia"),
    "ug": ("uga", "uganda"), "rw": ("rwa", "rwanda"), "tz": ("tza", "tanzania"), "cm": ("cmr", "cameroon"),
    "sn": ("sen", "senegal"), "bw": ("bwa", "botswana"), "zw": ("zwe", "zimbabwe"), "mw": ("mwi", "malawi"),
    "tn": ("tun", "tunisia"), "ma": ("mar", "morocco", "maroc"), "dz": ("dza", "algeria"),
    "sd": ("sdn", "sudan"), "lb": ("lbn", "lebanon"), "jo": ("jor", "jordan"), "kw": ("kwt", "kuwait"),
    "qa": ("qat", "qatar"), "ae": ("are", "united arab emirates", "uae"), "om": ("omn", "oman"),
}
_CODES = {name: code for code, spellings in COUNTRIES.items() for name in spellings}
# what may follow a town without a comma: "est" and "are" are words, too
_NAMES = {name: code for name, code in _CODES.items() if len(name) > 3 or name in ("usa", "uk", "uae")}
_REGIONS = dict.fromkeys((*STATES.values(), *OLD_STATES, "n y", "d c"), "us") | dict.fromkeys((
    "ontario", "ont", "quebec", "que", "british columbia", "alberta", "alta", "manitoba", "nova scotia",
    "saskatchewan", "sask", "new brunswick", "b c"), "ca")
_CAUCASUS = re.compile(r"\b(?:tbilisi|batumi|kutaisi)\b", re.IGNORECASE)  # the other Georgia
_MAIL = re.compile(r"\S+@\S+|electronic address:?|e-?mail:?", re.IGNORECASE)
_END = re.compile(r"(?:\s*\([^()]*\)|\W+and)?\W*$")  # whose line it is: "Germany (A.B.)"; or "Canada; and"
_POST = re.compile(r"\b[A-Z]\d[A-Z]\s*\d[A-Z]\d\W*$")  # of Canada: "ON L8N 3Z5"
# lines that end in a postal code of a state or province seldom name the country
_REGION_ZIP = re.compile(r"\b([A-Z]{2})(?:\s+\d{5}(?:-\d{4})?)?\W*$")
_PROVINCES = frozenset({"AB", "BC", "MB", "NS", "ON", "QC", "SK"})


def country(affiliations: tuple[str, ...]) -> str:
    """Two letters for the country of the first affiliation that names one, or empty."""
    return next((code for line in affiliations[:4] if (code := _country(line[-160:]))), "")


@lru_cache(maxsize=1 << 14)
def _country(line: str) -> str:
    text = _END.sub("", _MAIL.sub(" ", line), count=1)
    parts = [re.sub(r"\b[a-z]*\d\w*\b", "", fold(part)).split() for part in text.split(",")[-3:]]
    for words in reversed(parts):
        if code := _CODES.get(" ".join(words)):
            return code
    if code := _last_words(parts[-1]):
        return "ge" if parts[-1][-1] == "georgia" and _CAUCASUS.search(text) else code
    region = _REGION_ZIP.search(_POST.sub("", text))
    found = region.group(1) if region else ""
    if found in STATES:
        return "us"
    return "ca" if found in _PROVINCES or _POST.search(text) else ""


def _last_words(words: list[str]) -> str:
    """The country of the longest name at the end of the last part: "ON Canada", "Boston Massachusetts"."""
    for n in range(min(4, len(words)), 0, -1):
        name = " ".join(words[-n:])
        if code := _REGIONS.get(name) or _NAMES.get(name):
            return code
    return ""
