"""Knows that Bob may be Robert: people go by pet names that share no letter with the formal one."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

Table = dict[str, frozenset[str]]


def nickname(one: str, other: str) -> bool:
    """True when two folded given names can be one name and its pet form, or two pet forms of one."""
    table, _ = _nicknames()
    return not table.get(one, frozenset()).isdisjoint(table.get(other, frozenset()))


def formal_initial(given: str) -> str:
    """The first letter of a folded given name; of a pet name (Bob) that of its formal names, if all have one.

    Pet names that are names in their own right (Rita) keep their letter: initials are printed of them, too.
    """
    return initials().get(given, given[:1])


def formal_initials(given: str) -> tuple[str, ...]:
    """The first letters of all formal names of a folded given name, sorted: Jeff may be a Geoffrey."""
    table, _ = _nicknames()
    return tuple(sorted({formal[0] for formal in table.get(given, frozenset())}))


@lru_cache(maxsize=1)
def initials() -> dict[str, str]:
    """The pet names that start with another letter than their formal names, and that letter."""
    table, own = _nicknames()
    letters = {short: {formal[0] for formal in formals} for short, formals in table.items()}
    return {short: min(found) for short, found in letters.items()
            if len(found) == 1 and short not in own and short[0] not in found}


@lru_cache(maxsize=1)
def _nicknames() -> tuple[Table, frozenset[str]]:
    """The formal names of every name of the list, and the pet names that are names in their own right."""
    lines: dict[str, set[str]] = {}
    own: set[str] = set()
    for line in files("finder.names").joinpath("nicknames.txt").read_text("utf-8").splitlines():
        formal, colon, short = line.partition(":")
        if colon and not line.startswith("#"):
            own.update(name[1:] for name in short.split() if name.startswith("="))
            for name in (formal, *short.replace("=", "").split()):
                lines.setdefault(name, set()).add(formal)
    return {name: frozenset(formals) for name, formals in lines.items()}, frozenset(own)
