"""From people to a ranking: portraits, eligibility, evidence, score, hooks, cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from finder import hooks, match, score
from finder.affiliations import Atlas
from finder.config import Config
from finder.digest import card
from finder.model import Evidence, Kind, Opportunity, Person
from finder.names import fold
from finder.pipeline import holding
from finder.store import Store, believed, decided, heard

WARM = (Kind.ALUMNI, Kind.COAUTHOR)
CONNECTORS = 6  # a digest is short


@dataclass(frozen=True, slots=True)
class Ranking:
    """All opportunities, best first, with their cards, and the connectors worth an introduction."""

    opportunities: tuple[Opportunity, ...]
    cards: tuple[dict[str, Any], ...]
    warm: tuple[dict[str, str], ...]
    people: int


def rank(store: Store, config: Config, student: int, today: date) -> Ranking:
    """Ranks everybody the store knows; names them in the people table on the way."""
    programs = {p.acgme: p for p in config.programs}
    atlas = Atlas(config.programs, config.hospitals)
    people = portraits(store, atlas, programs)
    circle = match.Circle.of(config.student, config.interests, config.programs, today)
    person_of = believed.person_of(store.db)
    circle = replace(
        circle,
        alumni=_alumni_mentions(people, circle),
        marks=decided.program_marks(store.db, student),
        show_hidden=config.digest.hidden_addresses,
    )
    blocked = decided.blocked(store.db)
    weighed = [_weigh(person, circle, config) for person in people if _may_be_told(person, blocked)]
    wanted = [found for found in weighed if found is not None]
    alumni = [p for p in people if next(match.ties_to_school(p, circle), None)]
    ranked = score.rank(wanted)
    wording = hooks.wordings(config.hooks)
    text_of = cache(lambda source: heard.text_of(store.db, source))
    ranked = tuple(_finish(found, config, wording, alumni, person_of, text_of, today) for found in ranked)
    cards = tuple(card(found, config.student, today) for found in ranked)
    return Ranking(ranked, cards, _connectors(alumni, ranked, circle, person_of), len(people))


def portraits(
    store: Store, atlas: Atlas, programs: Mapping[str, Any], only: Iterable[int] | None = None
) -> list[Person]:
    """The people who stand on a page or a list, or who name surgery as their own place."""
    ids = list(only) if only is not None else believed.promising_people(store.db)
    held = holding.held_by(store, ids)
    drawn = [match.portrait(h, atlas, programs) for h in held]
    with store.atomic():
        believed.name_people(store.db, ((p.id, believed.summary_fields(p, _names(p))) for p in drawn))
    return drawn


def _names(person: Person) -> list[str]:
    printed = [b.mention.printed for b in person.bylines] + [
        e.listing.mention.printed for e in person.entries
    ]
    printed += [a.mention.printed for a in person.alumni]
    return [*printed, fold(person.name)]


def _alumni_mentions(people: Iterable[Person], circle: match.Circle) -> dict[str, str]:
    """Every byline place of somebody known to be of the student's school, with the proof."""
    found: dict[str, str] = {}
    for person in people:
        proof = next(match.ties_to_school(person, circle), None)
        if proof is not None and person.identity == "sure":
            found |= {b.mention.locator: proof.source for b in person.bylines}
    return found


def _may_be_told(person: Person, blocked: decided.Blocked) -> bool:
    mentions = [*(b.mention for b in person.bylines), *(e.listing.mention for e in person.entries)]
    return not blocked.holds(person.id, [m.email for m in mentions if m.email], person.name)


def _weigh(person: Person, circle: match.Circle, config: Config) -> Opportunity | None:
    eligible = match.eligibility(person)
    if not eligible.ok:
        return None
    found = match.evidence(person, circle)
    if eligible.warm_only and not any(e.kind in WARM for e in found):
        return None
    return score.opportunity(person, found, config.weights)


def _finish(
    found: Opportunity,
    config: Config,
    wording: Sequence[hooks.Wording],
    alumni: Sequence[Person],
    person_of: Mapping[str, int],
    text_of: Callable[[str], str],
    today: date,
) -> Opportunity:
    found = replace(
        found,
        email=match.published_email(found.person, today, show_hidden=config.digest.hidden_addresses),
        paths=match.warm_paths(found.person, alumni, person_of),
        missing=_asked(found),
    )
    return replace(
        found,
        hooks=hooks.suggest(found, config.student, wording, text_of),
    )


def _asked(found: Opportunity) -> tuple[str, ...]:
    if any(t.kind is Kind.REMOTE for t in found.terms):
        return ("Whether the group takes remote students",)
    return ()


def _connectors(
    alumni: Sequence[Person],
    ranked: Sequence[Opportunity],
    circle: match.Circle,
    person_of: Mapping[str, int],
) -> tuple[dict[str, str], ...]:
    """People of the school who are no targets but wrote with one: worth an introduction, nearest first."""
    targets = {found.person.id: found.person for found in ranked}
    found = []
    for person in alumni:
        near = _near(person, targets, person_of)
        proof = next(match.ties_to_school(person, circle), None)
        if near and proof is not None and person.id not in targets:
            found.append((-len(near), person.name, _introduction(person, proof, near)))
    found.sort(key=lambda each: each[:2])
    return tuple(row for _, _, row in found[:CONNECTORS])


def _introduction(person: Person, proof: Evidence, near: Sequence[Person]) -> dict[str, str]:
    """Who could introduce, to whom, and the proof that they are of the school."""
    names = ", ".join(p.name for p in near[:3]) + (" and others" if len(near) > 3 else "")
    text = f"{proof.detail}. Wrote with {names}."
    return {"name": person.name, "text": text, "source": proof.source}


def _near(person: Person, targets: Mapping[int, Person], person_of: Mapping[str, int]) -> list[Person]:
    """The targets this person wrote with, in the order of the newest shared paper."""
    ids = dict.fromkeys(person_of.get(a.locator, -1) for b in person.bylines for a in b.article.authors)
    return [targets[id_] for id_ in ids if id_ in targets and id_ != person.id]


def reweigh(cards: Sequence[dict[str, Any]], weights: Mapping[Kind, float]) -> list[dict[str, Any]]:
    """The same cards under other weights: contributions, scores and ranks worked out again."""
    if not weights:
        return list(cards)
    changed = []
    for old in cards:
        terms = [_reweighed(term, weights) for term in old["terms"]]
        terms.sort(key=lambda t: -t["contribution"])
        changed.append(old | {"terms": terms, "score": round(sum(t["contribution"] for t in terms), 2)})
    changed.sort(key=lambda c: (-c["score"], c["rank"]))
    return [c | {"rank": place} for place, c in enumerate(changed, start=1)]


def _reweighed(term: Mapping[str, Any], weights: Mapping[Kind, float]) -> dict[str, Any]:
    weight = weights.get(Kind(term["kind"]), term["weight"])
    return {**term, "weight": weight, "contribution": round(weight * term["strength"], 4)}
