"""Which country an affiliation names, in its last words: only to tell two namesakes apart.

`finder.affiliations` reads places for the student; this asks one coarse question of any line in the world.
"""

from __future__ import annotations

import re
from functools import lru_cache

from finder.names import fold

# English short names (ISO 3166-1) and what authors write for them
COUNTRIES: dict[str, tuple[str, ...]] = {
    "us": ("usa", "united states", "united states of america", "u s a", "us"),
    "gb": ("uk", "united kingdom", "england", "scotland", "wales", "great britain", "northern ireland"),
    "cn": ("china", "p r china", "pr china", "peoples republic of china"),
    "kr": ("korea", "south korea", "republic of korea"), "tw": ("taiwan", "taiwan r o c"), "jp": ("japan",),
    "de": ("germany", "west germany", "frg", "deutschland"), "fr": ("france",), "it": ("italy", "italia"),
    "es": ("spain", "espana"), "ca": ("canada",), "au": ("australia",), "nz": ("new zealand",),
    "nl": ("netherlands", "the netherlands", "holland"), "be": ("belgium",), "ch": ("switzerland",),
    "at": ("austria",), "se": ("sweden",), "no": ("norway",), "dk": ("denmark",), "fi": ("finland",),
    "ie": ("ireland",), "pt": ("portugal",), "gr": ("greece",), "tr": ("turkey", "turkiye"),
    "il": ("israel",), "eg": ("egypt",), "ir": ("iran",), "iq": ("iraq",), "sa": ("saudi arabia",),
    "pk": ("pakistan",), "in": ("india",), "bd": ("bangladesh",), "lk": ("sri lanka",), "np": ("nepal",),
    "th": ("thailand",), "my": ("malaysia",), "sg": ("singapore",), "id": ("indonesia",), "vn": ("vietnam",),
    "ph": ("philippines",), "hk": ("hong kong",), "br": ("brazil", "brasil"), "ar": ("argentina",),
    "cl": ("chile",), "co": ("colombia",), "mx": ("mexico",), "pe": ("peru",), "cu": ("cuba",),
    "ve": ("venezuela",), "pl": ("poland",), "cz": ("czech republic", "czechoslovakia", "czechia"),
    "sk": ("slovakia", "slovak republic"), "hu": ("hungary",), "ro": ("romania",), "bg": ("bulgaria",),
    "rs": ("serbia", "yugoslavia"), "hr": ("croatia",), "si": ("slovenia",), "ua": ("ukraine",),
    "ru": ("russia", "russian federation", "ussr"), "za": ("south africa",), "ng": ("nigeria",),
    "ke": ("kenya",), "gh": ("ghana",), "et": ("ethiopia",), "ug": ("uganda",), "tn": ("tunisia",),
    "ma": ("morocco",), "dz": ("algeria",), "lb": ("lebanon",), "jo": ("jordan",), "kw": ("kuwait",),
    "qa": ("qatar",), "ae": ("united arab emirates", "uae"), "om": ("oman",),
}
# US Postal Service codes: lines that end in one seldom name the country
_STATES = frozenset({
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY",
    "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY",
    "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
})
_CODES = {name: code for code, spellings in COUNTRIES.items() for name in spellings}
_MAIL = re.compile(r"\S+@\S+|electronic address:?", re.IGNORECASE)
_STATE_ZIP = re.compile(r"\b([A-Z]{2})(?:\s+\d{5}(?:-\d{4})?)?\W*$")
_PROVINCE = re.compile(
    r"\b(?:ontario|quebec|british columbia|alberta|manitoba|nova scotia|saskatchewan)\b", re.IGNORECASE)


def country(affiliations: tuple[str, ...]) -> str:
    """Two letters for the country of the first affiliation that names one, or empty."""
    return next((code for line in affiliations[:4] if (code := _country(line[-160:]))), "")


@lru_cache(maxsize=1 << 14)
def _country(line: str) -> str:
    text = _MAIL.sub(" ", line).strip(" .;,")
    for part in reversed(text.split(",")[-3:]):
        code = _CODES.get(re.sub(r"\b[a-z]*\d\w*\b", "", fold(part)).strip())
        if code:
            return code
    state = _STATE_ZIP.search(text)
    if state and state.group(1) in _STATES:
        return "us"
    return "ca" if _PROVINCE.search(text) else ""
