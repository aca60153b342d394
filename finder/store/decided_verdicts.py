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


def set_aside(db: Database) -> list[dict[str, Any]]:
    """Verdicts that do nothing now, since one of their mentions stands nowhere any more: they are kept."""
    return list(
        db.query(
            """SELECT v.one, v.other, v.same, coalesce(m.printed, v.one) AS one_printed,
                 coalesce(o.printed, v.other) AS other_printed FROM verdicts v
               LEFT JOIN mentions m ON m.locator = v.one LEFT JOIN mentions o ON o.locator = v.other
               WHERE m.id IS NULL OR o.id IS NULL OR m.gone_at IS NOT NULL OR o.gone_at IS NOT NULL
               ORDER BY v.one, v.other"""
        )
    )
