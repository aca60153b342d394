"""The mentions of people with what each stands on, gathered from what was heard and what is believed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from finder import match
from finder.model import Alumnus, Byline, Entry, Reason
from finder.store import Store, believed, heard


def held_by(store: Store, ids: Sequence[int]) -> list[match.Held]:
    """The mentions of these people, with what each stands on."""
    rows = believed.attributions(store.db, ids)
    locators = [row["locator"] for row in rows]
    articles = {
        a.key: a
        for a in heard.articles(store.db, {at.partition("#")[0] for at in locators if at.startswith("pmid:")})
    }
    entries = {e.listing.mention.locator: e for e in heard.entries(store.db)}
    alumni = {a.mention.locator: a for a in heard.alumni(store.db)}
    by_person: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        by_person.setdefault(row["person"], []).append(row)
    return [_held(person, own, articles, entries, alumni) for person, own in by_person.items()]


def _held(
    person: int,
    rows: list[dict[str, Any]],
    articles: Mapping[str, Any],
    entries: Mapping[str, Entry],
    alumni: Mapping[str, Alumnus],
) -> match.Held:
    bylines, listed, schooled = [], [], []
    for row in rows:
        at = row["locator"]
        article = articles.get(at.partition("#")[0])
        if article is not None:
            mention = next((a for a in article.authors if a.locator == at), None)
            bylines += [Byline(mention, article, row["bin"])] if mention else []
        elif at in entries:
            listed.append(replace(entries[at], bin=row["bin"]))
        elif at in alumni:
            schooled.append((alumni[at], row["bin"]))
    labels = dict.fromkeys(tuple(r) for row in rows for r in json.loads(row["because"]))
    return match.Held(
        person,
        tuple(bylines),
        tuple(listed),
        tuple(schooled),
        tuple(Reason(str(label), float(weight)) for label, weight in labels),
    )
