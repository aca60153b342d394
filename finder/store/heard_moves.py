"""Follows rows of a list, and places of a byline, to their new number: nobody inherits another's verdict.

A locator names a place: row 4, third author. When a row is inserted above, the person of row 4 stands in row
5; their mention goes along, with who they were held to be and what the user decided. A mention whose place
was taken by somebody else, and that stands nowhere now, is kept under a name of its own until it comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from finder.names import Family, Given, compare, parse
from finder.store.rows import MENTION_COLUMNS, mention_row, packed
from sources.records import Mention

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Who stands where: the locator, all that is said there, and the name."""

    locator: str
    text: str
    printed: str
    family: str
    given: str


def place(mention: Mention, text: str = "") -> Place:
    """The place of a mention, with all that is said there: of a byline it says so itself."""
    return stored_place(dict(zip(MENTION_COLUMNS, mention_row(mention), strict=True)), text)


def stored_place(row: Row, text: str = "") -> Place:
    """The same of a stored row."""
    name = row["printed"] or row["collective"]
    said = text or packed([name, row["affiliations"], row["orcid"], row["email"]])
    return Place(row["locator"], said, name, row["family"], row["given"])


def follow(
    db: Database, stored: Mapping[str, Row], old: Sequence[Place], new: Sequence[Place]
) -> dict[str, Row]:
    """Renames the stored mentions that stand elsewhere now; gives the stored rows by their new locators."""
    pairs = moves(old, new)
    taken = {each.locator for each in new}
    renamed = {at: pairs[at] for at in stored if pairs.get(at, at) != at}
    renamed |= {at: f"{at}~{stored[at]['id']}" for at in stored if at in taken and at not in pairs}
    if not renamed:
        return dict(stored)
    _rename(db, {stored[at]["id"]: name for at, name in renamed.items()})
    _rename_decided(db, renamed)
    names = {at: renamed.get(at, at) for at in stored}
    return {names[at]: {**row, "locator": names[at]} for at, row in stored.items()}


def follow_bylines(
    db: Database, stored: Mapping[str, Row], authors: Mapping[int, Sequence[Mention]]
) -> dict[str, Row]:
    """The stored bylines of articles by the places where their people stand in the newer records."""
    rows: dict[int, dict[str, Row]] = {}
    for at, row in stored.items():
        rows.setdefault(row["article"], {})[at] = row
    found: dict[str, Row] = {}
    for article, people in authors.items():
        own = rows.get(article, {})
        if any(at.locator not in own or own[at.locator]["printed"] != at.printed for at in people):
            own = follow(db, own, [stored_place(row) for row in own.values()], [place(at) for at in people])
        found |= own
    return found


def moves(old: Sequence[Place], new: Sequence[Place]) -> dict[str, str]:
    """Where each of the old places is now, by locator; who stands nowhere has no entry.

    All that is said tells most, then the name as printed, then a place whose name may be another writing of
    the same. Of several that say the same, the order decides.
    """
    pairs: dict[str, str] = {}
    _match(pairs, old, new, lambda p: (p.locator, p.text))
    _match(pairs, old, new, lambda p: (p.text,))
    _match(pairs, old, new, lambda p: (p.printed,), even=True)
    here = {p.locator: p for p in _left(new, pairs.values())}
    for each in _left(old, pairs):
        if each.locator in here and _may_be_one(each, here[each.locator]):
            pairs[each.locator] = each.locator
    return pairs


def _match(
    pairs: dict[str, str],
    old: Sequence[Place],
    new: Sequence[Place],
    key: Callable[[Place], tuple[str, ...]],
    *,
    even: bool = False,
) -> None:
    """Pairs who is left on both sides and has the same key; `even`: only where as many have it on either."""
    waiting: dict[tuple[str, ...], list[Place]] = {}
    for each in _left(new, pairs.values()):
        waiting.setdefault(key(each), []).append(each)
    before = _left(old, pairs)
    many = Counter(key(each) for each in before)
    fit = {found for found, held in waiting.items() if not even or len(held) == many[found]}
    for each in before:
        if key(each) in fit and waiting[key(each)]:
            pairs[each.locator] = waiting[key(each)].pop(0).locator


def _left(places: Iterable[Place], used: Iterable[str]) -> list[Place]:
    gone = set(used)
    return [each for each in places if each.locator not in gone]


def _may_be_one(one: Place, other: Place) -> bool:
    found = compare(parse(one.family, one.given), parse(other.family, other.given))
    known = found.family is not Family.DIFFERENT
    return known and found.given not in (Given.CONFLICT, Given.INITIAL_CONFLICT)


def _rename(db: Database, names: Mapping[int, str]) -> None:
    # over names that nobody has, for one may take the place of the next
    for sql, rows in (
        ("UPDATE mentions SET locator = '~' || ? WHERE id = ?", [(id_, id_) for id_ in names]),
        ("UPDATE mentions SET locator = ? WHERE id = ?", [(name, id_) for id_, name in names.items()]),
    ):
        db.conn.executemany(sql, rows)


def _rename_decided(db: Database, names: Mapping[str, str]) -> None:
    """What the user decided goes along with the mention it was said of."""
    verdicts = [v for v in db.query("SELECT * FROM verdicts") if {v["one"], v["other"]} & names.keys()]
    for verdict in verdicts:
        db.execute("DELETE FROM verdicts WHERE one = ? AND other = ?", [verdict["one"], verdict["other"]])
    for verdict in verdicts:
        pair = sorted(names.get(verdict[side], verdict[side]) for side in ("one", "other"))
        db.execute(
            "INSERT INTO verdicts (one, other, same, decided_at) VALUES (?, ?, ?, ?)",
            [*pair, verdict["same"], verdict["decided_at"]],
        )
    over = [(f"~{new}", old) for old, new in names.items()]
    back = [(new, f"~{new}") for new in names.values()]
    for table, column in (("kept_mentions", "locator"), ("contacts", "hook_source")):
        db.conn.executemany(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", [*over, *back])  # noqa: S608
