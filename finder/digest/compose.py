"""Chooses whom this week shows, and lays it out: due first, then people, then warm paths, then the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from finder.model import Contact, Student

DUE_DAYS = 7
NOTICE = (
    "Records come from PubMed, courtesy of the U.S. National Library of Medicine, which does not endorse "
    "this program; abstracts may be under their publishers' copyright. finder writes to nobody: you do."
)


def iso_week(today: date) -> str:
    """`2026-W48`."""
    year, week, _ = today.isocalendar()
    return f"{year}-W{week:02d}"


def newest_of(card: Mapping[str, Any]) -> str:
    """The date of the newest paper on a card, or empty: what counts as news next week."""
    return card["newest"]["date"] if card["newest"] else ""


def choose(
    cards: Sequence[Mapping[str, Any]], shown: Mapping[int, str], *, targets: int, per_institution: int
) -> list[Mapping[str, Any]]:
    """At most `targets` cards, at most `per_institution` of a place, nobody shown before without news.

    Only sure identities: an unsure person has no hook, so there is nothing to write yet. Of several people
    whose first hook is the same paper, only the best: three letters on one paper are a mailing.
    """
    chosen: list[Mapping[str, Any]] = []
    places: Counter[str] = Counter()
    papers: set[str] = set()
    for found in cards:
        place = (found["programs"] or [found["institution"]])[0]
        if len(chosen) == targets:
            break
        if not found["hooks"] or not _news(found, shown):
            continue
        opening = found["hooks"][0]["source"]
        if (place and places[place] >= per_institution) or opening in papers:
            continue
        chosen.append(found)
        places[place] += 1
        papers |= {opening} if opening.startswith("pmid:") else set()
    return chosen


def _news(found: Mapping[str, Any], shown: Mapping[int, str]) -> bool:
    before = shown.get(found["person_id"])
    return before is None or newest_of(found) > before


def due(contacts: Iterable[Contact], today: date) -> list[dict[str, str]]:
    """The follow-ups that fall due within a week, the oldest first."""
    until = (today + timedelta(days=DUE_DAYS)).isoformat()
    ripe = [c for c in contacts if c.next_follow_up and c.next_follow_up <= until and c.status != "closed"]
    return [
        {
            "name": c.name,
            "institution": c.institution,
            "when": c.next_follow_up,
            "text": c.topics or c.notes,
            "late": "yes" if c.next_follow_up < today.isoformat() else "",
        }
        for c in sorted(ripe, key=lambda c: (c.next_follow_up, c.id))
    ]


def compose(
    student: Student,
    today: date,
    cards: Sequence[Mapping[str, Any]],
    *,
    contacts: Iterable[Contact],
    warm: Sequence[Mapping[str, str]],
    pages: Sequence[Mapping[str, str]] = (),
    report: Mapping[str, Any],
    ranked: int,
    held_back: int,
) -> dict[str, Any]:
    """The week as plain data, ready to be rendered and stored."""
    return {
        "week": iso_week(today),
        "today": today.isoformat(),
        "student": {"name": student.name, "school": student.school, "apply_year": student.apply_year},
        "due": due(contacts, today),
        "cards": list(cards),
        "warm": list(warm),
        "pages": list(pages),
        "empty": "" if cards else _why_empty(ranked, held_back),
        "ran": report.get("ran", ""),
        "failed": list(report.get("failures", ())),
        "notice": NOTICE,
    }


def _why_empty(ranked: int, held_back: int) -> str:
    if held_back:
        return (
            f"Nobody new this week: all {held_back} people with a hook were shown before and have no news. "
            "Widen your interests or states in finder.toml, or raise years_back."
        )
    if ranked:
        return (
            f"{ranked} people were found, none with a sure identity and a proven hook. "
            "Add program pages to watch in programs.toml, or an alumni list."
        )
    return (
        "Nobody was found: no paper or page in the store names a surgeon in the US. Add interests in "
        "finder.toml, pages in programs.toml, or raise sources.pubmed.years_back."
    )
