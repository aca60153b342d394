"""The levels in which names agree: each has a label a person can read, and no number."""

from __future__ import annotations

from enum import StrEnum


class Family(StrEnum):
    """How two family names agree."""

    SAME = "family name same"
    TRANSLITERATED = "family name transliterated"  # Müller, Mueller
    PARTICLE = "family name with and without particle"  # van Dyk, Dyk
    COMPOUND = "part of a compound family name"  # García, García López
    TYPO = "family name one letter apart"
    SWAPPED = "given and family name swapped"  # Wei Zhang, Zhang Wei
    DIFFERENT = "family names differ"


class Given(StrEnum):
    """How two first given names agree."""

    SAME = "full given name same"
    NICKNAME = "nickname"
    VARIANT = "given name spelled otherwise"  # Mohamed, Muhammad; Alex, Alexander; a typing error
    MIDDLE = "goes by the middle name"  # J. Robert, Robert
    INITIAL = "initial fits the given name"
    INITIALS = "only initials, the same"
    MISSING = "no given name to compare"
    CONFLICT = "given names conflict"
    INITIAL_CONFLICT = "initial conflicts with the given name"


class Middle(StrEnum):
    """How two middle names agree."""

    SAME = "middle name same"
    INITIAL = "middle initial same"
    NONE = "no middle name on either"
    MISSING = "middle name on one side only"
    CONFLICT = "middle initials conflict"


class Suffix(StrEnum):
    """How two generational suffixes agree."""

    SAME = "suffix same"
    NONE = "no suffix to compare"
    CONFLICT = "suffixes conflict"  # Jr, III
