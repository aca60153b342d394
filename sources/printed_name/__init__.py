"""Takes a printed name apart, because pages print one person in a dozen ways and the rest needs parts."""

from __future__ import annotations

from sources.printed_name.credentials import degree, suffix
from sources.printed_name.folding import letters
from sources.printed_name.parts import PrintedName, take_apart
from sources.printed_name.word_table import word_set

__all__ = ["PrintedName", "degree", "letters", "suffix", "take_apart", "word_set"]
