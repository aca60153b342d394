"""The newest ranking as far as it still stands: a verdict, a merge or a withdrawn paper is obeyed at once.

A card was drawn from mentions that were the person's when they were ranked. What rests on one that is no
longer theirs, or no longer surely theirs, is left out; the score is the sum of what is left.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from finder.store.believed_standing import Standing, standing
from finder.store.decided_never import Blocked, blocked
from finder.store.heard_articles import withdrawn

Card = dict[str, Any]
CHANGED = "What is theirs now: who is who changed since this ranking, the next run weighs it again"
UNSURE = "Whether all of these are one person's: check before you write; no hook until then"


def latest_cards(db: Database, student: int) -> list[Card]:
    """The cards of the newest ranking, best first, without what does not stand any more.

    Left out: who became part of another, who is not to be contacted, whose place is no longer known; hooks on
    articles withdrawn since; terms, hooks and lines on a mention that is not the person's.
    """
    rows = list(
        db.query(
            """SELECT run, person, card FROM opportunities WHERE student = ? AND run = (
                 SELECT max(run) FROM opportunities WHERE student = ?) ORDER BY rank""",
            [student, student],
        )
    )
    if not rows:
        return []
    cards = {row["person"]: json.loads(row["card"]) for row in rows}
    now, gone, barred = standing(db, rows[0]["run"], student, cards), withdrawn(db), blocked(db)
    shown = [
        _without(_standing(card, person, now), gone)
        for person, card in cards.items()
        if now.is_target(person, card) and not _is_barred(person, card, barred)
    ]
    return shown if shown == list(cards.values()) else _ranked(shown)


def _is_barred(person: int, card: Card, barred: Blocked) -> bool:
    return barred.holds(person, [(card.get("email") or {}).get("address", "")], card["name"])


def _ranked(cards: list[Card]) -> list[Card]:
    ordered = sorted(cards, key=lambda card: (-card.get("score", 0), card.get("rank", 0)))
    return [{**card, "rank": place} for place, card in enumerate(ordered, start=1)]


def _standing(card: Card, person: int, now: Standing) -> Card:
    """A card without what is not its person's any more; it says so where who is who changed since."""
    if now.is_whole(person, card):
        return _saying(card, CHANGED) if person in now.changed else card
    terms = [term for term in card["terms"] if now.holds_term(person, term)]
    kept = {
        **card,
        "identity": now.bin_of(person),
        "terms": terms,
        "score": round(sum(term["contribution"] for term in terms), 2),
        "hooks": [hook for hook in card["hooks"] if now.holds_hook(person, hook)],
        "email": card["email"] if now.prints(person, card["email"]) else None,
        "newest": card["newest"] if now.holds(person, card["newest"]) else None,
        "paths": [path for path in card["paths"] if now.leads(person, path)],
    }
    said = CHANGED if kept["identity"] == "sure" else UNSURE
    if kept["identity"] != "sure":
        kept["hooks"] = []
    lines = [line for line in card["lines"] if _is_kept(line, kept, person, now)]
    return _saying({**kept, "lines": lines}, said)


def _saying(card: Card, said: str) -> Card:
    missing = [*card.get("missing", ()), *([] if said in card.get("missing", ()) else [said])]
    lines = [*card["lines"], {"label": "Not known", "text": said, "source": ""}]
    return {**card, "missing": missing, "lines": lines}


def is_outdated(card: Card) -> bool:
    """Whether who is who changed since a card was ranked: it stands as of then."""
    return CHANGED in card["missing"] or UNSURE in card["missing"]


def _is_kept(line: Mapping[str, str], card: Card, person: int, now: Standing) -> bool:
    if line["label"] == "Not known":
        return True
    if line["label"] in ("Hook", "Warm path"):
        said = card["hooks"] if line["label"] == "Hook" else card["paths"]
        return any((each["text"], each["source"]) == (line["text"], line["source"]) for each in said)
    if line["label"] == "Reach":
        return card["email"] is not None
    return now.holds(person, line) and not now.is_fallen(person, line)


def _without(card: Card, gone: Mapping[str, str]) -> Card:
    if not any(hook["source"] in gone for hook in card["hooks"]):
        return card
    kept = [hook for hook in card["hooks"] if hook["source"] not in gone]
    lines = [line for line in card["lines"] if line["label"] != "Hook" or line["source"] not in gone]
    return {**card, "hooks": kept, "lines": lines}
