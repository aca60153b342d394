"""Tells the family name from the given names: by a comma, by capitals, by particles, else by its place."""

from __future__ import annotations

import re

from sources.printed_name.folding import letters
from sources.printed_name.word_table import word_set

_PARTICLES = word_set("""
van von der den de la las los del della di da das do dos du le ter ten te zu zur vom af av bin ibn ben al
el abu st saint st. y e
""")
_CAPITAL_PARTICLES = frozenset(("st.", "van", "von", "de", "del", "la", "di", "el", "al", "der", "du"))
# A frequent second-last word that is a surname, not a middle name: the 60 most frequent Spanish surnames
# (Instituto Nacional de Estadística, frequencies of surnames).
_SPANISH = word_set("""
garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez hernandez ruiz diaz
moreno munoz alvarez romero gutierrez alonso navarro torres dominguez ramos vazquez ramirez gil serrano
morales molina blanco suarez castro ortega delgado ortiz marin rubio nunez medina sanz castillo iglesias
cortes garrido santos guerrero lozano cano cruz mendez flores prieto herrera pena leon marquez cabrera
gallego calvo vidal campos reyes vega fuentes carrasco diez aguilar caballero nieto vargas pascual rojas
chavez rivera mendoza guzman salazar espinoza contreras
""")


def family_and_given(parts: list[str]) -> tuple[str, str, bool]:
    """(family, given, inverted) of the parts that are left after the comma split."""
    if not parts:
        return "", "", False
    if len(parts) > 1:
        return parts[0], parts[1], True
    tokens = parts[0].split()
    if len(tokens) == 1:
        return tokens[0], "", False
    shouted = [len(letters(t)) > 1 and t.isupper() and "." not in t for t in tokens]
    if any(shouted) and not all(s or len(letters(t)) < 2 for s, t in zip(shouted, tokens, strict=True)):
        return _by_capitals(tokens, shouted)
    start = _family_start(tokens)
    return " ".join(tokens[start:]), " ".join(tokens[:start]), False


def _by_capitals(tokens: list[str], shouted: list[bool]) -> tuple[str, str, bool]:
    """Pages of many countries print the family name, and only it, in capitals: "Wei BAO", "BAO Wei"."""
    first, last = shouted.index(True), len(shouted) - 1 - shouted[::-1].index(True)
    while first > 0 and tokens[first - 1].islower():
        first -= 1
    family = tokens[first : last + 1]
    if len(family) == len(tokens):
        return " ".join(tokens[-1:]), " ".join(tokens[:-1]), False
    return " ".join(family), " ".join(tokens[:first] + tokens[last + 1 :]), first == 0


def _family_start(tokens: list[str]) -> int:
    """Where the family name starts: at a particle, at a frequent Spanish surname, else the last word."""
    for at in range(1, len(tokens) - 1):
        word = tokens[at]
        if word.lower() in _PARTICLES and (word.islower() or word.lower() in _CAPITAL_PARTICLES):
            return at
    if len(tokens) > 2 and letters(tokens[-2]) in _SPANISH:
        return len(tokens) - 2
    if len(tokens) > 2 and re.fullmatch(r"[A-Z]\.?", tokens[-1]) and len(tokens[-2].rstrip(".")) > 1:
        return len(tokens) - 2
    return len(tokens) - 1
