"""Makes blocks of namesakes out of the labelled ORCID blocks: what the bench has no gold of.

Ten blocks at a time are printed under one common family name and one first initial; affiliations are left
to the labelled authors and taken from a quarter of their papers, e-mail addresses from more, as older records
lack them. So nothing but evidence beside the name tells up to a hundred bylines of some ten people apart.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sources.records import Article, Mention

FAMILIES = ("Kim", "Smith", "Johnson", "Chen", "Miller", "Young", "Brown", "Park", "Wilson", "Davis")
TOGETHER = 10  # labelled blocks under one name
NO_PLACE, NO_MAIL = 0.25, 0.6  # shares of papers


@dataclass(frozen=True)
class Made:
    """A made block: what cross-validation keeps together, and the label of each locator."""

    fold: int
    label: dict[str, str]


def blocks(gold: Mapping[str, Mapping[str, str]], fold: Mapping[str, int], seed: int) -> dict[str, Made]:
    """Made blocks by "family number"; only blocks of one fold are put together."""
    draw = random.Random(seed)
    found: dict[str, Made] = {}
    for number in sorted(set(fold.values())):
        own = sorted(name for name in gold if fold[name] == number)
        draw.shuffle(own)
        for at in range(0, len(own), TOGETHER):
            family = FAMILIES[(at // TOGETHER) % len(FAMILIES)]
            found[f"{family} {number}.{at}"] = Made(number, {
                x: f"{name} {label}" for name in own[at:at + TOGETHER] for x, label in gold[name].items()})
    return found


def printed(articles: Iterable[Article], made: Mapping[str, Made], initials: float,
            seed: int) -> list[Article]:
    """The records with the made names; of a share of them, `initials`, all given names are initials."""
    family = {x: name.partition(" ")[0] for name, block in made.items() for x in block.label}
    draw = random.Random(seed)
    found = []
    for article in articles:
        old, no_place, no_mail = (draw.random() < share for share in (initials, NO_PLACE, NO_MAIL))
        found.append(replace(article, authors=tuple(
            _author(m, family.get(m.locator, ""), old, no_place, no_mail) for m in article.authors)))
    return found


def _author(mention: Mention, family: str, old: bool, no_place: bool, no_mail: bool) -> Mention:
    given = mention.given
    if old:
        given = mention.initials or "".join(word[0] for word in given.replace("-", " ").split())
    if not family:
        return replace(mention, given=given, affiliations=(), email=None)
    places = () if no_place else tuple(
        " ".join(word for word in line.split() if not (no_mail and "@" in word))
        for line in mention.affiliations)
    return replace(mention, family=family, given=f"J{given[1:]}", initials=f"J{mention.initials[1:]}",
                   affiliations=places, email=None if no_mail or no_place else mention.email)
