"""The ad-hoc search and the dossier of one person: the same store, the same steps, another question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from finder import match
from finder.affiliations import Atlas
from finder.collect import Meter
from finder.config import Config
from finder.errors import FinderError
from finder.names import fold
from finder.pipeline import believing, hearing, holding, reviewing
from finder.store import Lock, Store, believed, heard, open_store, search
from sources.errors import SourceError
from sources.pubmed import author_query

UNRANKED = "not in the last ranking, or no longer as it was ranked: the next run weighs them again"
REASONS = 5  # of all mentions together; each mention tells its own


def lookup(
    config: Config,
    words: str,
    now: datetime,
    *,
    live: bool = False,
    routes: Mapping[str, str] | None = None,
    meter: Meter | None = None,
) -> dict[str, Any]:
    """People and papers that match the words, and why; with `live`, PubMed is asked first.

    Where nothing matches, `nearest` is the people whose names look most like the words.
    """
    failures: tuple[str, ...] = ()
    with Lock(config.data) if live else nullcontext():
        store = open_store(config.data)
        try:
            if live:
                failures = _ask(store, config, words, now, routes, meter)
            return {"query": words, "live": live, **_found(store, words), "failures": list(failures)}
        finally:
            store.close()


def _ask(
    store: Store,
    config: Config,
    words: str,
    now: datetime,
    routes: Mapping[str, str] | None,
    meter: Meter | None,
) -> tuple[str, ...]:
    run = heard.start_run(store.db, "search", now)
    try:
        gathered = hearing.hear(
            store, config, now, run, routes, meter, queries=(author_query(words),), pages=(), files=None
        )
    except (FinderError, SourceError) as error:
        heard.finish_run(store.db, run, now, "failed", {"error": str(error)})
        raise
    believing.name(store, config, believed.people_of_run(store.db, run))
    heard.finish_run(store.db, run, now, "partial" if gathered.failures else "done", gathered.as_json())
    return gathered.failures


def _found(store: Store, words: str) -> dict[str, Any]:
    found = {"people": _people(store, words), "papers": _papers(store, words)}
    return found | {"nearest": [] if any(found.values()) else believed.nearest_people(store.db, words)}


def _people(store: Store, words: str) -> list[dict[str, Any]]:
    fields = ("id", "name", "institution", "department", "papers")
    found = search.search_people(store.db, words)
    return [{field: p[field] for field in fields} | {"why": _why(p, words)} for p in found]


def _papers(store: Store, words: str) -> list[dict[str, Any]]:
    found = search.search_articles(store.db, words)
    authors: dict[str, list[dict[str, Any]]] = {}
    for row in search.authors_of(store.db, [p["key"] for p in found]):
        authors.setdefault(row["key"], []).append(
            {"id": row["id"], "name": row["name"], "institution": row["institution"]}
        )
    return [
        {
            "pmid": p["pmid"],
            "title": p["title"],
            "journal": p["journal"],
            "date": p["first_public"],
            "retracted": bool(p["retracted"]),
            "why": p["snippet"],
            "authors": authors.get(p["key"], []),
        }
        for p in found
    ]


def _why(person: Mapping[str, Any], words: str) -> str:
    """Which field each word was found in."""
    fields = {
        "name": "name",
        "names": "name as printed",
        "institution": "institution",
        "department": "department",
        "city": "city",
        "state": "state",
    }
    said = []
    for word in fold(words).split():
        hit = next(
            (
                label
                for field, label in fields.items()
                if any(part.startswith(word) for part in fold(person[field]).split())
            ),
            "name",
        )
        said.append(f"{word}: {hit}")
    return ", ".join(said)


def dossier(store: Store, config: Config, person: int, student: int) -> dict[str, Any]:
    """Everything stored about one person: the card or why there is none, the mentions, the reasons."""
    atlas = Atlas(config.programs, config.hospitals)
    held = holding.held_by(store, [person])
    if not held:
        raise FinderError(f"Person {person} holds no mention any more; nothing is stored about them.")
    known = match.portrait(held[0], atlas, {p.acgme: p for p in config.programs})
    card = next((c for c in believed.latest_cards(store.db, student) if c["person_id"] == person), None)
    eligible, told = match.eligibility(known), _told(store, person)
    return {
        "person_id": person,
        "name": known.name,
        "identity": known.identity,
        "institution": "; ".join(known.place.institutions),
        "department": known.place.department,
        "role": known.role,
        "eligible": eligible.ok,
        "why_not": eligible.why or ("" if card else UNRANKED),
        "card": card,
        "ranked": believed.ranked_on(store.db, student) if card else "",
        "changed": card is not None and believed.is_outdated(card),
        "because": _main_reasons(told),
        "mentions": [{**row, **told[row["locator"]]} for row in _mentions(held[0])],
    }


def _told(store: Store, person: int) -> dict[str, dict[str, Any]]:
    """How sure each mention of a person is, and why, by locator."""
    return {
        row["locator"]: {"confidence": row["confidence"], "because": reviewing.reasons(row["because"])}
        for row in believed.attributions(store.db, [person])
    }


def _main_reasons(told: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The reasons that most mentions have in common; each mention tells its own."""
    counted = Counter(reason for each in told.values() for reason in each["because"])
    return [reason for reason, _ in counted.most_common(REASONS)]


def _mentions(held: match.Held) -> list[dict[str, str]]:
    rows = [
        {
            "locator": b.mention.locator,
            "printed": b.mention.printed,
            "bin": b.bin,
            "what": f"{b.article.title} {b.article.journal_abbreviation or b.article.journal}, {b.public}"
            + (" (RETRACTED)" if b.article.retracted else ""),
        }
        for b in held.bylines
    ]
    rows += [
        {
            "locator": e.listing.mention.locator,
            "printed": e.listing.mention.printed,
            "bin": e.bin,
            "what": f"{e.listing.title or 'listed'} ({e.page_url}, seen {e.seen})",
        }
        for e in held.entries
    ]
    rows += [
        {"locator": a.mention.locator, "printed": a.mention.printed, "bin": bin_, "what": a.row}
        for a, bin_ in held.alumni
    ]
    return rows
