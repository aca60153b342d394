"""The name blocks a mention visits: under another form of its name its person may be at home there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlite_utils import Database

from finder.names import block, further_blocks, ordered, parse, swapped_block
from finder.store.rows import packed
from sources.records import Mention

_SAVE = "INSERT OR IGNORE INTO visits (mention, block) SELECT id, ? FROM mentions WHERE locator = ?"
_FORGET = """DELETE FROM visits WHERE mention IN (
  SELECT id FROM mentions WHERE locator IN (SELECT value FROM json_each(?)))"""
_AT_HOME = "SELECT locator, family, given, suffix, initials FROM mentions WHERE block = ? AND gone_at IS NULL"


def save_visits(db: Database, mentions: Collection[Mention]) -> None:
    """Stores the blocks that these stored mentions visit, in place of those they visited before.

    Of two that print one name in two orders, the one of the later block visits the other's.
    """
    db.execute(_FORGET, [packed([mention.locator for mention in mentions])])
    people = [mention for mention in mentions if mention.valid and not mention.collective]
    db.conn.executemany(_SAVE, [
        (key, mention.locator) for mention in people
        for key in further_blocks(mention.family, mention.given or mention.initials)])
    db.conn.executemany(_SAVE, list(_turned(db, people)))


def _turned(db: Database, mentions: Collection[Mention]) -> Iterator[tuple[str, str]]:
    """(block, visitor) for each of these mentions and each stored one that prints its name the other way."""
    held: dict[str, dict[tuple[str, str], list[str]]] = {}  # block -> full name -> who is printed so
    for mention in mentions:
        key, home = swapped_block(mention.family, mention.given), block(mention.family, mention.given)
        if not key or key == home:
            continue
        if key not in held:
            held[key] = _printed(db, key)
        name = ordered(parse(mention.family, mention.given, mention.suffix, mention.initials))
        for other in held[key].get(name[::-1], ()):
            yield (key, mention.locator) if key < home else (home, other)


def _printed(db: Database, key: str) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for locator, *name in db.execute(_AT_HOME, [key]).fetchall():
        found.setdefault(ordered(parse(*name)), []).append(locator)
    return found
