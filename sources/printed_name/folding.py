"""Folds a text to its bare letters, because pages and bylines spell one name with and without its marks."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "đ": "d", "ı": "i"}
)


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """The letters of a text, lower case, without marks: the form in which names are compared."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(_PLAIN)).lower() if c.isalpha())
