"""Does a line name the student's school? Whole names only, and not the hospital that shares one."""

from __future__ import annotations

from collections.abc import Sequence

from finder.affiliations.words import Word, fold_words, words

_SITES = frozenset(("hospital", "infirmary", "nhs", "clinic", "church", "school"))
_SCHOOLS = frozenset((
    "university", "college", "school", "faculty", "academy", "institute", "universidad", "universite",
))  # fmt: skip
_NEUTRAL = frozenset((
    "of", "from", "md", "mbbs", "surgery", "medicine", "department", "graduate", "alumnus", "alumna",
))  # fmt: skip


def is_same_school(affiliation: str, names: Sequence[str]) -> bool:
    """True when the line names one of the school's names as whole words.

    A name followed by a word that makes it a hospital ("St. George's Hospital") or continues it
    ("… of Medical Science Antigua" is fine, "University of X Hospital" is not) does not count; a bare
    one-word alias counts only as printed in capitals ("SGU").
    """
    line = words(affiliation)
    return any(_names(line, name) for name in names if name.strip())


def _names(line: Sequence[Word], name: str) -> bool:
    wanted = fold_words(name)
    n = len(wanted)
    if not n:
        return False
    for i in range(len(line) - n + 1):
        if tuple(word.text for word in line[i : i + n]) == wanted and _stands_alone(line, i, n, name):
            return True
    return False


def _stands_alone(line: Sequence[Word], start: int, n: int, name: str) -> bool:
    if any(word.breaks or (word.comma and word.text in _SCHOOLS) for word in line[start + 1 : start + n]):
        return False
    if n == 1 and line[start].printed != name.strip():
        return False
    if start and not line[start].comma and _is_prefix(line[start - 1], line[start]):
        return False
    rest = [word.text for word in line[start + n : start + n + 4]]
    joined = start + n < len(line) and not (line[start + n].comma or line[start + n].breaks)
    return not (joined and rest[0] in _SITES and rest[1:2] != ["of"])


def _is_prefix(before: Word, first: Word) -> bool:
    """True for the `Medical` of "Medical University of X" when the school is the University of X."""
    if before.text == "hospital":
        return True
    generic = first.text in _SCHOOLS or first.text == "medical"
    return generic and before.printed[:1].isupper() and before.text not in _NEUTRAL
