"""How strong a connection is: a sum that can be read, one named term a piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from finder.model import Evidence, Kind, Opportunity, Person, Term


def terms(evidence: Iterable[Evidence], weights: Mapping[Kind, float]) -> tuple[Term, ...]:
    """The summands of a score, largest first. A kind without a weight counts 0."""
    found = [Term(e.kind, weights.get(e.kind, 0.0), e.strength, e) for e in evidence]
    return tuple(sorted(found, key=lambda t: (-t.contribution, t.kind, t.evidence.source)))


def total(parts: Iterable[Term]) -> float:
    """The score: exactly what the terms add up to, to two decimals."""
    return round(sum(term.contribution for term in parts), 2)


def opportunity(person: Person, evidence: Iterable[Evidence], weights: Mapping[Kind, float]) -> Opportunity:
    """A person with their score and the terms that make it."""
    parts = terms(evidence, weights)
    return Opportunity(person, total(parts), parts)


def rank(opportunities: Sequence[Opportunity]) -> tuple[Opportunity, ...]:
    """Highest score first; sure identities before others of the same score; then by name: never by chance."""
    ordered = sorted(
        opportunities,
        key=lambda o: (
            -o.score,
            o.person.identity != "sure",
            o.person.family.casefold(),
            o.person.name,
            o.person.id,
        ),
    )
    return tuple(replace(o, rank=place) for place, o in enumerate(ordered, start=1))
