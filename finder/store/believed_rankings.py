"""What a run made of the people: opportunities, the evidence behind them and the hooks it proves."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from finder.model import Evidence, Hook, Opportunity, Term
from finder.store.believed_identities import attributions
from finder.store.heard_mentions import mention_ids


def save_opportunities(
    db: Database, run: int, student: int, ranked: Sequence[Opportunity], cards: Sequence[Mapping[str, Any]]
) -> None:
    """Stores one run's ranking: every opportunity with its card, its evidence, its hooks."""
    held = _held(db, [found.person.id for found in ranked])
    mentions = mention_ids(db, sorted({t.evidence.mention for found in ranked for t in found.terms}))
    for found, card in zip(ranked, cards, strict=True):
        person = found.person.id
        said = [found.rank, found.score, json.dumps(card, ensure_ascii=False), json.dumps(held[person])]
        db.execute(
            """INSERT INTO opportunities (run, student, person, rank, score, card, held)
               VALUES (?, ?, ?, ?, ?, ?, ?)""",
            [run, student, person, *said],
        )
        proven = {
            _key(term.evidence): _save_term(db, run, student, person, term, mentions[term.evidence.mention])
            for term in found.terms
        }
        for hook in found.hooks:
            _save_hook(db, run, person, hook, proven[_key(hook.evidence)])


def _held(db: Database, people: Sequence[int]) -> dict[int, dict[str, str]]:
    """How sure each mention of each of these people is, by locator."""
    found: dict[int, dict[str, str]] = {person: {} for person in people}
    for row in attributions(db, people):
        found[row["person"]][row["locator"]] = row["bin"]
    return found


def _save_term(db: Database, run: int, student: int, person: int, term: Term, mention: int) -> int:
    proof = term.evidence
    said = [term.kind, term.strength, term.weight, proof.detail, proof.source, proof.quote]
    row = db.execute(
        """INSERT INTO evidence (run, student, person, kind, strength, weight, detail, source, quote,
           mention, holder) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
             (SELECT person FROM identities WHERE mention = ?))""",
        [run, student, person, *said, mention, mention],
    )
    return int(row.lastrowid or 0)


def _save_hook(db: Database, run: int, person: int, hook: Hook, evidence: int) -> None:
    db.execute(
        """INSERT INTO hooks (run, person, kind, text, quote, source, evidence)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        [run, person, hook.kind, hook.text, hook.quote, hook.source, evidence],
    )


def _key(proof: Evidence) -> tuple[str, ...]:
    return (proof.kind, proof.source, proof.mention, proof.detail)


def ranked_on(db: Database, student: int) -> str:
    """The day of the newest ranking; empty when there is none."""
    row = db.execute(
        """SELECT r.today FROM runs r WHERE r.id = (SELECT max(run) FROM opportunities WHERE student = ?)""",
        [student],
    ).fetchone()
    return str(row[0]) if row else ""


def forget_rankings(db: Database, keep: int) -> None:
    """Drops the evidence of all but the newest `keep` runs: it can be computed again."""
    old = [row["run"] for row in db.query("SELECT DISTINCT run FROM opportunities ORDER BY run DESC")][keep:]
    for table in ("hooks", "evidence", "opportunities"):
        db.table(table).delete_where("run IN (SELECT value FROM json_each(?))", [json.dumps(old)])
