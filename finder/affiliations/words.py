"""Affiliation lines as words: one spelling for what authors abbreviate in a dozen ways."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from unidecode import unidecode


class Word(NamedTuple):
    """A word of a line: folded, as printed, and what stood before it."""

    text: str
    printed: str
    breaks: bool  # a semicolon, a dagger or a line end stands before it
    comma: bool  # a comma or full stop stands before it


_NOISE = re.compile(
    r"(?:electronic address|e-?mail(?: address)?(?: for [^:]{0,40})?)\s{0,3}:?\s{0,3}\S{1,80}@\S+|"
    r"\S{1,80}@\S+|https?://\S+|www\.\S+",
    re.I,
)
_REWRITES = (
    (re.compile(r"\([A-Z]\.(?:[A-Z.,;\s-]|and )*\)"), " "),  # (A.B.C., D.E. and F.G.): authors' initials
    (re.compile(r"\b([A-Z])\.\s?(?=[A-Z]\b)"), r"\1"),  # U. S. A., M.D.
    (re.compile(r"\bA(?:\s?&\s?| and )M\b"), "AM"),
    (re.compile(r"(?<=[a-z]{3})(?=(?:Hospital|University|Clinic|Medical|School|College|Center)\b)"), " "),
    (re.compile(r"\bN\.? (?=Carolina|Dakota)"), "North "),
    (re.compile(r"\bS\.? (?=Carolina|Dakota)"), "South "),
    (re.compile(r"\bW\.? (?=Virginia\b)"), "West "),
    (re.compile(r"\bVAMC\b"), "VA Medical Center"),
)
_VETERANS = (
    (re.compile(r"\b(?:U\.?S\.? )?(?:department|dept\.?) of veterans'? affairs\b", re.I), "VA"),
    (re.compile(r"\bveteran'?s?'? (?:affairs?|administration|health administration)\b", re.I), "VA"),
)
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['`](?=[A-Za-z\s])")
_PIECE = re.compile(r"[A-Za-z]+|\d+|[;,.|\n()\[\]:*#§†‡¶]")
_BREAKS = frozenset(";|\n*#§†‡¶")
_SAME = {
    "saint": "st", "ste": "st", "mt": "mount", "univ": "university", "universtiy": "university",
    "hosp": "hospital", "hospitals": "hospital", "ctr": "center", "cntr": "center", "centre": "center",
    "centers": "center", "centres": "center", "med": "medical", "dept": "department", "div": "division",
    "departments": "department", "sch": "school", "coll": "college", "inst": "institute", "natl": "national",
    "systems": "system", "sciences": "science", "infirmaries": "infirmary", "clinics": "clinic",
    "paediatric": "pediatric", "orthopaedics": "orthopedics", "orthopaedic": "orthopedic",
    "children": "childrens", "hlth": "health", "consortia": "consortium", "campuses": "campus",
    "regl": "regional", "memorials": "memorial", "mem": "memorial", "ft": "fort",
}  # fmt: skip
_DROPPED = frozenset(("the", "and", "at", "in", "jr", "sr"))
_SPLIT = {"healthcare": ("health", "care"), "newyork": ("new", "york"), "barnesjewish": ("barnes", "jewish")}


_LONGEST = 6000  # characters; the longest of 35,000 real lines has 5,486


def without_mail(line: str) -> str:
    """The line without addresses of mail and web; their hosts hold the names of houses."""
    return _NOISE.sub(" ", line) if "@" in line or "www" in line or "http" in line else line


def clean(line: str) -> str:
    """The line in ASCII, without addresses of mail and web, apostrophes and known spellings settled."""
    line = line[:_LONGEST]
    for sign in "§†‡¶":
        if sign in line:
            line = line.replace(sign, " ; ")
    text = line if line.isascii() else unidecode(line)  # a curly apostrophe becomes a straight one
    text = without_mail(text)
    if "eteran" in text:
        for pattern, instead in _VETERANS:
            text = pattern.sub(instead, text)
    if "'" in text or "`" in text:
        text = _APOSTROPHE.sub("", text)
    for pattern, instead in _REWRITES:
        text = pattern.sub(instead, text)
    return text


def words(line: str) -> list[Word]:
    """The words of a line; articles, `and`, `at`, `in` and lone initials are left out."""
    found: list[Word] = []
    breaks, comma = True, False
    for piece in _PIECE.findall(clean(line)):
        if not piece[0].isalnum():
            breaks, comma = breaks or piece in _BREAKS, comma or piece in ",.("
            continue
        for text in _folded(piece):
            found.append(Word(text, piece, breaks, comma))
            breaks = comma = False
    return found


@lru_cache(maxsize=65536)
def _folded(piece: str) -> tuple[str, ...]:
    lower = piece.lower()
    if (lower in _DROPPED and piece not in ("AT", "IN")) or (len(piece) == 1 and piece.isalpha()):
        return ()
    return _SPLIT.get(lower) or (_SAME.get(lower, lower),)


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a name, as they are looked for in a line."""
    return tuple(word.text for word in words(text))
