"""Writes a table of words as text in the code, because a list of quoted words cannot be read."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a table that is written as text, divided by white space."""
    return frozenset(text.split())
