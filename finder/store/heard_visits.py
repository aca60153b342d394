"""The name blocks a mention visits: under another form of its name its person may be at home there."""

from __future__ import annotations

from collections.abc import Collection

from sqlite_utils import Database

from finder.names import further_blocks
from finder.store.rows import packed
from sources.records import Mention

_SAVE = "INSERT INTO visits (mention, block) SELECT id, ? FROM mentions WHERE locator = ?"
_FORGET = """DELETE FROM visits WHERE mention IN (
  SELECT id FROM mentions WHERE locator IN (SELECT value FROM json_each(?)))"""


def save_visits(db: Database, mentions: Collection[Mention]) -> None:
    """Stores the blocks that these stored mentions visit, in place of those they visited before."""
    db.execute(_FORGET, [packed([mention.locator for mention in mentions])])
    db.conn.executemany(_SAVE, [
        (block, mention.locator) for mention in mentions if mention.valid and not mention.collective
        for block in further_blocks(mention.family, mention.given or mention.initials)])
