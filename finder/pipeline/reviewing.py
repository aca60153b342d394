"""What the user should look at: doubts about who is who, as two sides with what is known of each."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from finder.model import Alumnus, Article, Entry
from finder.names import Middle, compare, parse
from finder.store import Store, believed, heard

MOST = 20
FRIENDS = 4  # co-authors named: enough to know a paper by

Pair = frozenset[str]


def doubts(store: Store, besides: Collection[Pair] = ()) -> list[dict[str, Any]]:
    """Up to 20 unsure attributions: the mention in doubt, the surest one of the person, how sure, and why.

    Then two people who share an ORCID or an address. `besides`: pairs of locators not to ask about now.
    """
    most = MOST + len(besides)
    rows = [
        row
        for row in (*believed.unsure(store.db, most), *believed.shared_ids(store.db, most))
        if frozenset((row["one"], row["other"])) not in besides
    ][:MOST]
    known = _Known(store, [row[side] for row in rows for side in ("one", "other")])
    return [
        {
            "person": row["person"],
            "name": row["one_printed"] if "#" in row["name"] else row["name"],
            "bin": row["bin"],
            "confidence": row["confidence"],
            "because": reasons(row["because"]),
            "one": known.side(row["one"], row["one_printed"]),
            "other": known.side(row["other"], row["other_printed"]),
        }
        for row in rows
    ]


def reasons(told: str) -> list[str]:
    """Stored reasons as a reader sees them, each with the weight it had."""
    return [f"{label} ({weight:+.1f})" if weight else str(label) for label, weight in json.loads(told)]


class _Known:
    """What the sources say beside some mentions."""

    def __init__(self, store: Store, locators: Iterable[str]) -> None:
        keys = {at.partition("#")[0] for at in locators if at.startswith("pmid:")}
        self._articles = {each.key: each for each in heard.articles(store.db, keys)}
        self._entries = {each.listing.mention.locator: each for each in heard.entries(store.db)}
        self._alumni = {each.mention.locator: each for each in heard.alumni(store.db)}

    def side(self, locator: str, printed: str) -> dict[str, Any]:
        """One side of a doubt: what it is, and where, when and with whom it places the person."""
        said: Mapping[str, Any] = {}
        if article := self._articles.get(locator.partition("#")[0]):
            said = _byline(article, locator)
        elif entry := self._entries.get(locator):
            said = _entry(entry)
        elif alumnus := self._alumni.get(locator):
            said = _alumnus(alumnus)
        empty = {"what": "", "where": "", "year": "", "journal": "", "with": []}
        return {"locator": locator, "printed": printed, **empty, **said}


def _byline(article: Article, locator: str) -> dict[str, Any]:
    own = next((a for a in article.authors if a.locator == locator), None)
    others = [a.printed or a.collective for a in article.authors if a.locator != locator]
    return {
        "what": article.title,
        "where": "; ".join(own.affiliations) if own else "",
        "year": (article.first_public or article.published)[:4],
        "journal": article.journal_abbreviation or article.journal,
        "with": others[:FRIENDS],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    mention = entry.listing.mention
    said = f"{entry.listing.title or 'listed'}, on {entry.page_url}"
    return {"what": said, "where": "; ".join(mention.affiliations), "year": entry.seen[:4]}


def _alumnus(alumnus: Alumnus) -> dict[str, Any]:
    where = ", ".join(filter(None, (alumnus.institution, alumnus.city, alumnus.state)))
    return {"what": alumnus.row, "where": where, "year": str(alumnus.class_year or "")}


def unknown_locators(store: Store, locators: Iterable[str]) -> list[str]:
    """Those of these locators that no stored mention has."""
    return [at for at in locators if not believed.blocks_of(store.db, [at])]


def two_authors(store: Store, pair: tuple[str, str]) -> tuple[str, ...]:
    """The names at two places of one byline where they conflict: a paper does not print one person so."""
    key = pair[0].partition("#")[0]
    if not key.startswith("pmid:") or key != pair[1].partition("#")[0]:
        return ()
    sides = [each for each in heard.mentions(store.db, keys=[key]) if each.locator in pair]
    names = [parse(each.family, each.given, each.suffix, each.initials) for each in sides]
    if len(names) < 2:
        return ()
    found = compare(*names)
    conflict = not found.possible or found.middle is Middle.CONFLICT
    return tuple(each.printed for each in sides) if conflict else ()
