"""Folds a text to its bare letters, because pages and bylines spell one name with and without its marks."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i"})


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """The letters of a text, lower case, without marks: the form in which names are compared."""
    bare = unicodedata.normalize("NFKD", text).lower()  # marks off first: an Ǣ is an Æ under a bar
    return "".join(c for c in bare.translate(_PLAIN) if c.isalpha())
