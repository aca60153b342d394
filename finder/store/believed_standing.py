"""What is whose now: which sources show a person, how surely, and which evidence of a ranking still holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from finder.store.numbers import survivors

_ORDER = {"sure": 0, "unsure": 1, "conflict": 2}


@dataclass(slots=True)
class Standing:
    """Who holds what of a ranking. Sources are papers, pages and rows; what is not sure counts apart."""

    living: dict[int, int]
    sure: dict[int, set[str]] = field(default_factory=dict)  # what shows a person, surely
    shown: dict[int, set[str]] = field(default_factory=dict)  # what shows a person, surely or not
    addresses: dict[int, set[str]] = field(default_factory=dict)
    bins: dict[int, str] = field(default_factory=dict)
    fallen: dict[int, set[tuple[str, str]]] = field(default_factory=dict)  # (sentence, source) of evidence
    hooks: dict[int, set[tuple[str, str]]] = field(default_factory=dict)  # (words, source) that rested on it
    changed: set[int] = field(default_factory=set)  # other mentions, or otherwise sure, than ranked

    def bin_of(self, person: int) -> str:
        """How sure the surest mention of a person is."""
        return self.bins.get(person, "unsure")

    def is_target(self, person: int, card: Mapping[str, Any]) -> bool:
        """Whether the person is there and where they work still rests on a mention of theirs."""
        place = card.get("seen", {}).get("source", "")
        there = self.living.get(person) == person and person in self.bins
        return there and (not place or place in self._own(person))

    def is_whole(self, person: int, card: Mapping[str, Any]) -> bool:
        """Whether everything on the card is the person's as it was."""
        pieces = (*card.get("terms", ()), *card["hooks"], *(filter(None, [card.get("newest")])))
        return (
            card.get("identity", "sure") in (self.bin_of(person), "unsure", "conflict")
            and not self.fallen.get(person)
            and all(self.holds(person, piece) for piece in pieces)
            and (not card.get("email") or self.prints(person, card["email"]))
            and all(self.leads(person, path) for path in card.get("paths", ()))
        )

    def holds(self, person: int, piece: Mapping[str, Any] | None) -> bool:
        """Whether the source of a piece of a card shows the person."""
        return piece is not None and piece["source"] in self._own(person)

    def is_fallen(self, person: int, piece: Mapping[str, Any]) -> bool:
        """Whether a sentence rests on a mention that changed hands."""
        return (piece["text"], piece["source"]) in self.fallen.get(person, ())

    def holds_term(self, person: int, term: Mapping[str, Any]) -> bool:
        """Whether a term still rests on the person's own source and on a proof that did not change hands."""
        return self.holds(person, term) and not self.is_fallen(person, {**term, "text": term["detail"]})

    def holds_hook(self, person: int, hook: Mapping[str, Any]) -> bool:
        """The same of a hook."""
        lost = (hook["text"], hook["source"]) in self.hooks.get(person, ())
        return self.holds(person, hook) and not lost

    def prints(self, person: int, email: Mapping[str, Any] | None) -> bool:
        """Whether an address is printed beside the person."""
        return email is not None and email["address"].casefold() in self.addresses.get(person, ())

    def leads(self, person: int, path: Mapping[str, Any]) -> bool:
        """Whether who stands on a way in is there, and shares the paper it names."""
        who, source = path["person_id"], path["source"]
        shared = not source.startswith("pmid:") or source in self._own(person)
        return self.living.get(who) == who and source in self.shown.get(who, ()) and shared

    def _own(self, person: int) -> set[str]:
        at = self.sure if self.bin_of(person) == "sure" else self.shown
        return at.get(person, set())


def standing(db: Database, run: int, student: int, cards: Mapping[int, Mapping[str, Any]]) -> Standing:
    """What stands of a run's cards (by person), and of those who lead to them."""
    people = {*cards, *(path["person_id"] for card in cards.values() for path in card.get("paths", ()))}
    found = Standing(survivors(db, people))
    held: dict[int, dict[str, str]] = {}
    for row in _mentions(db, people):
        _add(found, row)
        held.setdefault(row["person"], {})[row["locator"]] = row["bin"]
    found.changed = {person for person, was in _ranked(db, run, student) if was != held.get(person, {})}
    for row in _fallen(db, run, student):
        found.fallen.setdefault(row["person"], set()).add((row["detail"], row["source"]))
        if row["text"] is not None:
            found.hooks.setdefault(row["person"], set()).add((row["text"], row["hook_source"]))
    return found


def _ranked(db: Database, run: int, student: int) -> Iterable[tuple[int, dict[str, str]]]:
    """Each person's mentions as they were ranked, with how sure they were."""
    rows = db.query(
        "SELECT person, held FROM opportunities WHERE run = ? AND student = ? AND held IS NOT NULL",
        [run, student],
    )
    return [(row["person"], json.loads(row["held"])) for row in rows]


def _mentions(db: Database, people: Iterable[int]) -> Iterable[dict[str, Any]]:
    return db.query(
        """SELECT i.person, i.bin, m.locator, m.url, lower(m.email) AS email, a.key, l.page_url
           FROM identities i JOIN mentions m ON m.id = i.mention
           LEFT JOIN articles a ON a.id = m.article LEFT JOIN listings l ON l.mention = m.id
           WHERE m.gone_at IS NULL AND i.person IN (SELECT value FROM json_each(?))""",
        [json.dumps(sorted(people))],
    )


def _add(found: Standing, row: Mapping[str, Any]) -> None:
    person, bin_ = row["person"], row["bin"]
    sources = {row[name] for name in ("locator", "url", "key", "page_url")} - {None}
    found.shown.setdefault(person, set()).update(sources)
    if bin_ == "sure":
        found.sure.setdefault(person, set()).update(sources)
    if row["email"]:
        found.addresses.setdefault(person, set()).add(row["email"])
    found.bins[person] = min(found.bins.get(person, bin_), bin_, key=lambda each: _ORDER[each])


def _fallen(db: Database, run: int, student: int) -> Iterable[dict[str, Any]]:
    """Evidence whose mention is held by somebody else than when it was weighed, and the hooks on it."""
    rows = list(
        db.query(
            """SELECT e.person, e.detail, e.source, e.holder, i.person AS now, h.text, h.source AS hook_source
               FROM evidence e LEFT JOIN identities i ON i.mention = e.mention
               LEFT JOIN hooks h ON h.evidence = e.id
               WHERE e.run = ? AND e.student = ? AND e.holder IS NOT NULL AND e.holder IS NOT i.person""",
            [run, student],
        )
    )
    living = survivors(db, {row["holder"] for row in rows})
    return [row for row in rows if living.get(row["holder"]) != row["now"]]
