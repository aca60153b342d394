"""What we computed: who is who, and what a run made of them. All of it can be computed again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from finder.model import Evidence, Opportunity, Person, Reason
from finder.store.heard_articles import withdrawn
from finder.store.numbers import settle, survivors


def save_identities(
    db: Database,
    person_of: Mapping[str, str],
    bin_of: Mapping[str, str],
    because: Mapping[str, Sequence[Reason]],
    merged: Mapping[str, str],
    confidence: Mapping[str, float] | None = None,
) -> dict[str, int]:
    """Stores who is who for these mentions; gives every mention's person id.

    A key that is a number is a person of before; any other key becomes a new person. People who lost all
    their mentions to another point at them (`merged_into`); nobody is deleted.
    """
    ids = _person_ids(db, person_of)
    mention_ids = {
        row["locator"]: row["id"]
        for row in db.query(
            "SELECT id, locator FROM mentions WHERE locator IN (SELECT value FROM json_each(?))",
            [json.dumps(list(person_of))],
        )
    }
    rows = [
        (
            mention_ids[at],
            ids[key],
            bin_of.get(at, "sure"),
            json.dumps([[r.label, r.weight] for r in because.get(at, ())], ensure_ascii=False),
            (confidence or {}).get(at),
        )
        for at, key in person_of.items()
        if at in mention_ids
    ]
    db.conn.executemany(
        """INSERT INTO identities (mention, person, bin, because, confidence) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (mention) DO UPDATE SET person = excluded.person, bin = excluded.bin,
           because = excluded.because, confidence = excluded.confidence""",
        rows,
    )
    for old, new in merged.items():
        if old.isdigit() and old != new:
            db.execute("UPDATE people SET merged_into = ? WHERE id = ?", [ids.get(new) or int(new), int(old)])
    settle(db, {row[0]: row[1] for row in rows})
    return {at: ids[key] for at, key in person_of.items() if at in mention_ids}


def _person_ids(db: Database, person_of: Mapping[str, str]) -> dict[str, int]:
    ids = {key: int(key) for key in set(person_of.values()) if key.isdigit()}
    # in the order of the mentions' own names, so that the same world always gets the same ids
    for key in sorted(set(person_of.values()) - ids.keys()):
        row = db.execute("INSERT INTO people (name, family, given) VALUES (?, '', '')", [key])
        ids[key] = int(row.lastrowid or 0)
    if ids:
        db.execute(
            "UPDATE people SET merged_into = NULL WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(sorted(ids.values()))],
        )
    return ids


def name_people(db: Database, rows: Iterable[tuple[int, Mapping[str, str]]]) -> None:
    """Stores how people are called and where they are, for search and for naming them on a command line."""
    for person, fields in rows:
        db.table("people").update(person, dict(fields))


def person_of(db: Database) -> dict[str, int]:
    """Every attributed mention's person, by locator."""
    rows = db.query("SELECT m.locator, i.person FROM identities i JOIN mentions m ON m.id = i.mention")
    return {row["locator"]: row["person"] for row in rows}


def attributions(db: Database, people: Iterable[int]) -> list[dict[str, Any]]:
    """Mentions of these people: person, locator, bin, because."""
    return list(
        db.query(
            """SELECT i.person, m.locator, i.bin, i.because FROM identities i
               JOIN mentions m ON m.id = i.mention
               WHERE m.gone_at IS NULL AND i.person IN (SELECT value FROM json_each(?))
               ORDER BY i.person, m.locator""",
            [json.dumps(list(people))],
        )
    )


def save_opportunities(
    db: Database, run: int, student: int, ranked: Sequence[Opportunity], cards: Sequence[Mapping[str, Any]]
) -> None:
    """Stores one run's ranking: every opportunity with its card, its evidence, its hooks."""
    mentions = _mention_ids(db, ranked)
    for found, card in zip(ranked, cards, strict=True):
        db.execute(
            "INSERT INTO opportunities (run, student, person, rank, score, card) VALUES (?, ?, ?, ?, ?, ?)",
            [run, student, found.person.id, found.rank, found.score, json.dumps(card, ensure_ascii=False)],
        )
        proven = _save_evidence(db, run, student, found, mentions)
        for hook in found.hooks:
            db.execute(
                """INSERT INTO hooks (run, person, kind, text, quote, source, evidence)
                   VALUES (?, ?, ?, ?, ?, ?, ?)""",
                [
                    run,
                    found.person.id,
                    hook.kind,
                    hook.text,
                    hook.quote,
                    hook.source,
                    proven[_key(hook.evidence)],
                ],
            )


def _save_evidence(
    db: Database, run: int, student: int, found: Opportunity, mentions: Mapping[str, int]
) -> dict[tuple[str, ...], int]:
    saved = {}
    for term in found.terms:
        proof = term.evidence
        row = db.execute(
            """INSERT INTO evidence (run, student, person, kind, strength, weight, detail, source, quote,
               mention) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            [
                run,
                student,
                found.person.id,
                term.kind,
                term.strength,
                term.weight,
                proof.detail,
                proof.source,
                proof.quote,
                mentions[proof.mention],
            ],
        )
        saved[_key(proof)] = int(row.lastrowid or 0)
    return saved


def _key(proof: Evidence) -> tuple[str, ...]:
    return (proof.kind, proof.source, proof.mention, proof.detail)


def _mention_ids(db: Database, ranked: Sequence[Opportunity]) -> dict[str, int]:
    wanted = {t.evidence.mention for found in ranked for t in found.terms}
    rows = db.query(
        "SELECT id, locator FROM mentions WHERE locator IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(wanted))],
    )
    return {row["locator"]: row["id"] for row in rows}


def forget_rankings(db: Database, keep: int) -> None:
    """Drops the evidence of all but the newest `keep` runs: it can be computed again."""
    old = [row["run"] for row in db.query("SELECT DISTINCT run FROM opportunities ORDER BY run DESC")][keep:]
    for table in ("hooks", "evidence", "opportunities"):
        db.table(table).delete_where("run IN (SELECT value FROM json_each(?))", [json.dumps(old)])


def latest_cards(db: Database, student: int) -> list[dict[str, Any]]:
    """The cards of the newest ranking, best first, without hooks on articles withdrawn since."""
    rows = db.query(
        """SELECT card FROM opportunities WHERE student = ? AND run = (
             SELECT max(run) FROM opportunities WHERE student = ?) ORDER BY rank""",
        [student, student],
    )
    gone = withdrawn(db)
    return [_without(json.loads(row["card"]), gone) for row in rows]


def _without(card: dict[str, Any], gone: Mapping[str, str]) -> dict[str, Any]:
    if not any(hook["source"] in gone for hook in card["hooks"]):
        return card
    kept = [hook for hook in card["hooks"] if hook["source"] not in gone]
    lines = [line for line in card["lines"] if line["label"] != "Hook" or line["source"] not in gone]
    return {**card, "hooks": kept, "lines": lines}


def people_named(db: Database, text: str) -> list[dict[str, Any]]:
    """The living people whose id or name this is; a merged id leads to the person it was merged into."""
    if text.isascii() and text.isdigit():
        # SQLite's integers end at 2^63; no store has ids of more than 15 digits
        ids = survivors(db, [int(text)] if len(text) <= 15 else []).values()
        held = "SELECT * FROM people WHERE id IN (SELECT value FROM json_each(?))"
        return list(db.query(held, [json.dumps(list(ids))]))
    return list(
        db.query(
            "SELECT * FROM people WHERE merged_into IS NULL AND name = ? COLLATE NOCASE ORDER BY id", [text]
        )
    )


def summary_fields(person: Person, names: Iterable[str]) -> dict[str, str]:
    """What the people table says of a person."""
    return {
        "name": person.name,
        "family": person.family,
        "given": person.given,
        "names": "; ".join(sorted(set(names))),
        "institution": "; ".join(person.place.institutions),
        "department": person.place.department,
        "city": person.place.city,
        "state": person.place.state,
        "role": person.role,
    }


def promising_blocks(db: Database, blocks: Iterable[str]) -> list[str]:
    """Those of these name blocks in which a page, a list, or an affiliation that names surgery speaks."""
    rows = db.query(
        """SELECT DISTINCT block FROM mentions WHERE block IN (SELECT value FROM json_each(?))
           AND (article IS NULL OR affiliations LIKE '%surg%' OR affiliations LIKE '%trauma%')""",
        [json.dumps(list(blocks))],
    )
    return sorted(row["block"] for row in rows if row["block"])


def promising_people(db: Database) -> list[int]:
    """The people of whom a page, a list, or an own affiliation that names surgery speaks."""
    rows = db.query(
        """SELECT DISTINCT i.person FROM identities i JOIN mentions m ON m.id = i.mention
           WHERE m.gone_at IS NULL
           AND (m.article IS NULL OR m.affiliations LIKE '%surg%' OR m.affiliations LIKE '%trauma%')"""
    )
    return sorted(row["person"] for row in rows)


def people_of_run(db: Database, run: int) -> list[int]:
    """The people of whom a page fetched in this run speaks."""
    rows = db.query(
        """SELECT DISTINCT i.person FROM identities i JOIN mentions m ON m.id = i.mention
           JOIN pages p ON p.id = m.page WHERE p.run = ?""",
        [run],
    )
    return sorted(row["person"] for row in rows)


def blocks_of(db: Database, locators: Iterable[str]) -> list[str]:
    """The name blocks of these mentions."""
    rows = db.query(
        "SELECT DISTINCT block FROM mentions WHERE locator IN (SELECT value FROM json_each(?))",
        [json.dumps(list(locators))],
    )
    return [row["block"] for row in rows]


def unsure(db: Database, limit: int = 60) -> list[dict[str, Any]]:
    """Attributions that are not sure, each beside another mention of the same person, a sure one first."""
    return list(
        db.query(
            """SELECT i.person, p.name, i.bin, i.because, m.locator AS one, m.printed AS one_printed,
             coalesce(a.title, m.url, m.affiliations) AS one_what,
             o.locator AS other, o.printed AS other_printed,
             coalesce(oa.title, o.url, o.affiliations) AS other_what
           FROM identities i JOIN mentions m ON m.id = i.mention JOIN people p ON p.id = i.person
           LEFT JOIN articles a ON a.id = m.article
           JOIN mentions o ON o.id = (
             SELECT m2.id FROM identities i2 JOIN mentions m2 ON m2.id = i2.mention
             WHERE i2.person = i.person AND m2.id != m.id
             ORDER BY (i2.bin = 'sure') DESC, m2.article IS NULL DESC, m2.id LIMIT 1)
           LEFT JOIN articles oa ON oa.id = o.article
           WHERE i.bin != 'sure' AND p.name != '' AND m.gone_at IS NULL
           ORDER BY (SELECT count(*) FROM opportunities x WHERE x.person = i.person) DESC, p.name, m.locator
           LIMIT ?""",
            [limit],
        )
    )
