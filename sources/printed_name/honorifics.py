"""Knows the honorifics that open a name in many countries, and takes them off its beginning."""

from __future__ import annotations

import re

from sources.printed_name.credentials import is_degree_key
from sources.printed_name.folding import letters
from sources.printed_name.word_table import word_set

_HONORIFICS = word_set("""
dr drs prof aprof drd lecturer professor professore mr mrs ms miss mx sir dame lord lady herr frau dott
dottssa ssa dra sra sr rev fr sister brother hon doc assoc asst assistant associate adj adjunct emeritus
emerita ing dipl habil rer nat med phil univ privdoz priv doz pd apl mag rndr mudr phdr mgr doctor
clinical visiting drmed dring drrernat drhc univprof hc ao em col capt lt maj cmdr gen retd hab inz docent
""")
_OPENING = word_set("""
dr drs prof aprof professor mr mrs ms miss mx sir dame herr frau dott dottssa dra drd ass lect conf asist
esq rev assoc asst assistant associate adj adjunct emeritus emerita ing dipl univ privdoz pd apl mag rndr
mudr phdr mgr doctor clinical visiting drmed dring drrernat univprof senior lecturer reader instructor doc
hon docent col lt capt maj
""")
_LEADING_DEGREES = frozenset(("msc", "bsc", "phd", "dipling", "diploming", "meng", "dsc"))


def without_honorifics(part: str, after_comma: bool) -> tuple[str, list[str]]:
    """A part without the honorifics it opens with, and these; a first part that may be a name stays whole."""
    part = re.sub(r"^((?:[A-Za-z]{2,5}\.)+)(?=[A-Z][a-z])", r"\1 ", part)
    tokens = part.split()
    count = 0
    while count < len(tokens) and _is_honorific(tokens[count], count):
        count += 1
    if count == len(tokens) == 1 and not after_comma and "." not in part:
        return part, []
    return " ".join(tokens[count:]), tokens[:count]


def _is_honorific(token: str, at: int) -> bool:
    pieces = [letters(piece) for piece in re.split(r"[.\-/]+", token) if piece]
    known = _OPENING if at == 0 else _HONORIFICS
    if token in ("Phil", "Nat", "Med", "Col", "Rer", "Brother", "Sister"):
        return False
    if letters(token) in _LEADING_DEGREES and not token.isupper():
        return True
    titled = len(pieces) > 1 and bool({"dr", "prof"} & set(pieces))
    if "." in token and (titled or _is_abbreviation(token, pieces)):
        return True
    if not pieces or (len(pieces) == 1 and len(token.rstrip(".")) == 1):
        return False
    return letters(token) in known or (pieces[0] in _OPENING and all(p in _HONORIFICS for p in pieces))


def _is_abbreviation(token: str, pieces: list[str]) -> bool:
    """A title of another country before the name: "Lect.", "Dipl.-Inf.", "M.Sc."; never initials."""
    if len(pieces) == 1:
        return token.endswith(".") and len(pieces[0]) > 2
    known = is_degree_key("".join(pieces)) or (bool(pieces) and pieces[0] in _HONORIFICS)
    return known and any(len(piece) > 1 for piece in pieces)
