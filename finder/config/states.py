"""The two-letter codes of US states, so that a tie to a place is one the rest of the program can compare."""

from __future__ import annotations

from rapidfuzz import fuzz, process

# Source: USPS Publication 28, appendix B: the states, the District of Columbia and the territories.
STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana",
    "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
    "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri",
    "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio",
    "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "PR": "Puerto Rico", "GU": "Guam", "VI": "Virgin Islands", "AS": "American Samoa",
    "MP": "Northern Mariana Islands",
}  # fmt: skip


def state_code(text: str) -> str:
    """The code of a state written as its code in any case. Raises ValueError naming the likely one."""
    code = text.strip().upper()
    if code in STATES:
        return code
    raise ValueError(f'"{text}" is not the two-letter code of a US state{_likely(text)}')


def _likely(text: str) -> str:
    found = process.extractOne(text.strip().title(), STATES, scorer=fuzz.ratio, score_cutoff=70)
    return f'; write "{found[2]}" for {found[0]}' if found else "; write it like NY"
