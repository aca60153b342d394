"""Brings printed names to plain words: sources differ in accents, case, hyphens and damaged letters."""

from __future__ import annotations

import re
from functools import lru_cache

from unidecode import unidecode

_WORD = re.compile(r"[^a-z0-9]+")
_MOJIBAKE = re.compile("[ÃÂÄÅ][\x80-\xbf\u2018-\u203a\u20ac\u0152-\u0178\u02c6\u02dc]")


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """Lower-case ASCII words parted by one space: accents, case, hyphens and apostrophes are gone.

    UTF-8 once read as Latin-1 ("MÃ¼ller") is put right first.
    """
    if not text.isascii():
        text = unidecode(_repaired(text))
    text = text.lower().replace("'", "").replace("`", "")
    return _WORD.sub(" ", text).strip()


def _repaired(text: str) -> str:
    if not _MOJIBAKE.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
