"""Knows that Bob may be Robert: people go by pet names that share no letter with the formal one."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

# pet names printed instead of a name with another initial: they sort with the formal name's block
BLOCK_INITIALS = {"bob": "r", "bobby": "r", "bill": "w", "billy": "w", "dick": "r", "peggy": "m", "peg": "m"}


def nickname(one: str, other: str) -> bool:
    """True when two folded given names can be one name and its pet form, or two pet forms of one."""
    table = _nicknames()
    return not table.get(one, frozenset()).isdisjoint(table.get(other, frozenset()))


def formal_initial(given: str) -> str:
    """The first letter of a folded given name, of a pet name the formal name's; empty for none."""
    return BLOCK_INITIALS.get(given, given[:1])


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    lines: dict[str, set[str]] = {}
    for line in files("finder.names").joinpath("nicknames.txt").read_text("utf-8").splitlines():
        formal, colon, short = line.partition(":")
        if colon and not line.startswith("#"):
            for name in (formal, *short.split()):
                lines.setdefault(name, set()).add(formal)
    return {name: frozenset(formals) for name, formals in lines.items()}
