"""Articles that were revised in what who-is-who reads beside each author: the whole byline is weighed again.

A heading that arrives weeks later, or another author's name, tells of everybody on the paper, though nothing
changed in the places where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from finder.identity.traits import Shared
from finder.store.heard_mentions import note_blocks
from finder.store.rows import packed
from sources.records import Article


def note_revisions(db: Database, run: int, before: Iterable[Article], now: Mapping[str, Article]) -> None:
    """Notes the name blocks of all who stand on revised articles; call it when their mentions are stored.

    Who left a byline, and who had another name in it, is noted with the mention.
    """
    revised = [each.key for each in before if Shared.of(each) != Shared.of(now[each.key])]
    rows = db.execute(
        """SELECT DISTINCT m.block FROM mentions m JOIN articles a ON a.id = m.article
           WHERE m.gone_at IS NULL AND a.key IN (SELECT value FROM json_each(?))""",
        [packed(revised)],
    )
    note_blocks(db, run, [row[0] for row in rows.fetchall()])
