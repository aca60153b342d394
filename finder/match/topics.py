"""Which areas of surgery a paper belongs to: by its MeSH headings and its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from finder.model import Article, Interest

# How much a paper is about an area, by where the area's words stand: labelled levels (splink's habit).
# MeSH is assigned by an indexer who read the paper; a phrase in an abstract may be an aside.
LEVELS: Mapping[str, float] = {
    "in the title of": 1.0,
    "as a main MeSH heading of": 0.9,
    "as a keyword of": 0.7,
    "as a MeSH heading of": 0.6,
    "in the abstract of": 0.4,
}


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """That a paper is about an area: the words that say so, and where they stand."""

    words: str  # as the article prints them, or the heading
    where: str  # a key of LEVELS

    @property
    def level(self) -> float:
        """0..1: how much the paper is about the area."""
        return LEVELS[self.where]


def topic_match(article: Article, interest: Interest) -> TopicMatch | None:
    """The strongest sign that this paper is about this area, or None."""
    found = [sign for sign in _signs(article, interest) if sign is not None]
    return max(found, key=lambda sign: sign.level, default=None)


def _signs(article: Article, interest: Interest) -> list[TopicMatch | None]:
    pattern = _phrases(interest.phrases)
    headings = {heading.casefold() for heading in interest.mesh}
    return [
        _spoken(pattern, article.title, "in the title of"),
        _heading(article.mesh_major, headings, "as a main MeSH heading of"),
        _spoken(pattern, "; ".join(article.keywords), "as a keyword of"),
        _heading(article.mesh, headings, "as a MeSH heading of"),
        _spoken(pattern, article.abstract, "in the abstract of"),
    ]


@lru_cache(maxsize=256)
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern for all phrases: whole words, any hyphen or space between them, a plural s at the end."""
    if not phrases:
        return None
    spoken = sorted(phrases, key=len, reverse=True)
    parts = (r"[\s\-\u2010-\u2014]+".join(re.escape(word) for word in re.split(r"[\s-]+", p)) for p in spoken)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?:e?s)?(?!\w)", re.IGNORECASE)


def _spoken(pattern: re.Pattern[str] | None, text: str, where: str) -> TopicMatch | None:
    found = pattern.search(text) if pattern and text else None
    return TopicMatch(found.group(), where) if found else None


def _heading(headings: tuple[str, ...], wanted: set[str], where: str) -> TopicMatch | None:
    return next((TopicMatch(h, where) for h in headings if h.casefold() in wanted), None)
