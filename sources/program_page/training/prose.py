"""Reads training from sentences: "She received her medical degree from …", in the page's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sources.program_page.sentences import sentence_around
from sources.program_page.training.entry import SCHOOL, YEAR
from sources.records import Training

_INSTITUTION = (
    r"(?:(?:the )?(?:(?-i:[A-Z])[\w.'’&/-]*|(?-i:[A-Z])\.)(?:[ ,]+(?:of|and|the|at|in|for|de|la|del|y|&|–|-|"
    r"(?-i:[A-Z(])[\w.'’&/)-]*))*)"
)
_MD = (
    r"(?:medical degree|medical doctorate|doctor of medicine(?: degree)?|doctor of osteopathic "
    r"medicine|m\.?d\.?(?:/ph\.?d\.?)?"
    r"(?: degree)?|d\.?o\.? degree|medical doctor degree)"
)
_PROSE = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            "medical school",
            rf"\b(?:earned|received|obtained|completed|holds?|has|got|was awarded)\b[^.;]{{0,60}}?\b{_MD}"
            rf"[^.;]{{0,60}}?\b(?:from|at|in)\s+(?P<at>{_INSTITUTION})",
        ),
        (
            "medical school",
            rf"\b(?:attended|completed|finished|went to|pursued|did)\b[^.;]{{0,40}}?\bmedical "
            rf"(?:school|education|"
            rf"studies|training)\b[^.;]{{0,30}}?\b(?:at|from|in)\s+(?P<at>{_INSTITUTION})",
        ),
        (
            "medical school",
            r"\b(?:graduated|graduate)\b[^.;]{0,40}?\b(?:from|of)\s+(?P<at>(?:the )?(?-i:[A-Z])[^.;,]{0,80}?"
            r"(?:medical (?:school|college)|school of medicine|college of (?:osteopathic )?medicine|"
            r"school of osteopathic medicine|faculty of medicine)(?: (?:at|of) [A-Z][\w ]{2,50})?)",
        ),
        ("medical school", r"\bmedical school\b[^.;]{0,20}?\b(?:at|from)\s+(?P<at>" + _INSTITUTION + ")"),
        (
            "medical school",
            r"\b(?:attended|graduated from)\s+(?P<at>(?:the )?" + _INSTITUTION + r")\s+(?:for|and)\s+"
            r"(?:medical school|(?:her|his|their) medical degree)",
        ),
        (
            "residency",
            rf"\b(?:residency|internship and residency|surgical training|postgraduate training)"
            rf"\b[^.;]{{0,60}}?"
            rf"\b(?:at|from|with|in)\s+(?P<at>(?:the )?{_INSTITUTION})",
        ),
        (
            "residency",
            rf"\btrained in (?:general )?surgery\s+(?:at|with)\s+(?P<at>(?:the )?{_INSTITUTION})",
        ),
        (
            "fellowship",
            rf"\bfellowships?\b[^.;]{{0,80}}?\b(?:at|from|with)\s+(?P<at>(?:the )?{_INSTITUTION})",
        ),
        (
            "undergraduate",
            rf"\b(?:undergraduate|bachelor)\b[^.;]{{0,60}}?\b(?:from|at)\s+(?P<at>{_INSTITUTION})",
        ),
    )
)
_TRAIL = re.compile(
    r"\s*(?:,?\s+(?:in|and|where|before|after|with|then|for|followed|she|he|the|at|of)|[,;(–-])*\s*$", re.I
)
_STOP = re.compile(
    r"\s+(?:and (?:then )?(?:completed|his|her|their|subsequently|went|did|is|was|a|an|the|general|moved|"
    r"fellowship|residency|finished|remained|has|served)|where|before|after|followed|in (?:19|20)\d\d|while|"
    r"with|for (?:his|her|a|residency|fellowship))\b.*$",
    re.I,
)


def told(line: str) -> Iterator[Training]:
    """What the sentences of one line tell; a line too short for one tells nothing."""
    if len(line) < 40:
        return
    for kind, pattern in _PROSE:
        for match in pattern.finditer(line):
            place = _place(match.group("at"))
            if SCHOOL.search(place) or (kind != "medical school" and len(place.split()) > 1):
                quote = sentence_around(line, match.start(), match.end())
                yield Training(kind, place, year=_year_of(place, quote), quote=quote)


def _place(said: str) -> str:
    """The institution alone, without the year, the town and what else the sentence goes on to say."""
    said = re.split(r"(?<=[a-z]{4})\.\s", said)[0]  # "St. Louis" goes on, a sentence ends
    place = _TRAIL.sub("", _STOP.sub("", said)).strip(" ,;.")
    place = re.sub(r"\s*,?\s+\(?(?:class of )?(?:19|20)\d\d\)?$", "", place).removeprefix("the ")
    return re.sub(r"(?<=\w\w)\s+in\s+(?:[A-Z]\w+[, ]*){1,4}$", "", place)


def _year_of(said: str, sentence: str) -> int | None:
    """The year beside a school: in its own words, or right behind them ("in 2008", "(class of 2012)")."""
    beside = re.match(
        r"[^.;]{0,12}?\(?(?:in|class of|\()?\s*((?:19[4-9]|20[0-4])\d)\b", sentence.partition(said)[2]
    )
    years = YEAR.findall(said) or ([beside.group(1)] if beside else [])
    return int(years[-1]) if years else None
