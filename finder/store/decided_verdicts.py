"""What the user decided about pairs of mentions: the same person, or not."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from finder.model import Verdict


def verdicts(db: Database) -> tuple[Verdict, ...]:
    """Every verdict on who is who."""
    return tuple(Verdict(r["one"], r["other"], bool(r["same"])) for r in db.query("SELECT * FROM verdicts"))


def save_verdict(db: Database, verdict: Verdict, now: str) -> None:
    """Keeps a verdict for ever; a later one on the same two mentions replaces it."""
    one, other = sorted((verdict.one, verdict.other))
    db.execute(
        """INSERT INTO verdicts (one, other, same, decided_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (one, other) DO UPDATE SET same = excluded.same, decided_at = excluded.decided_at""",
        [one, other, int(verdict.same), now],
    )


def undo_verdict(db: Database, one: str, other: str) -> bool:
    """Takes a verdict back; False when there was none."""
    first, second = sorted((one, other))
    return bool(db.execute("DELETE FROM verdicts WHERE one = ? AND other = ?", [first, second]).rowcount)


def kept_verdicts(db: Database) -> list[dict[str, Any]]:
    """What the user decided, newest first, with the names as printed.

    One `waits`, does nothing now, when one of its mentions stands nowhere any more.
    """
    rows = db.query(
        """SELECT v.one, v.other, v.same, v.decided_at, coalesce(m.printed, v.one) AS one_printed,
             coalesce(o.printed, v.other) AS other_printed,
             m.id IS NULL OR o.id IS NULL OR m.gone_at IS NOT NULL OR o.gone_at IS NOT NULL AS waits
           FROM verdicts v
           LEFT JOIN mentions m ON m.locator = v.one LEFT JOIN mentions o ON o.locator = v.other
           ORDER BY v.decided_at DESC, v.one, v.other"""
    )
    return [{**row, "same": bool(row["same"]), "waits": bool(row["waits"])} for row in rows]


def set_aside(db: Database) -> list[dict[str, Any]]:
    """The verdicts that wait, in the order of their locators."""
    return sorted((v for v in kept_verdicts(db) if v["waits"]), key=lambda v: (v["one"], v["other"]))
