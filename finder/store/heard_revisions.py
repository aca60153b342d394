"""Articles that were revised in what who-is-who reads beside each author: the whole byline is weighed again.

A heading that arrives weeks later, or another author's name, tells of everybody on the paper, though nothing
changed in the places where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from finder.names import block
from finder.store.heard_mentions import note_blocks
from finder.store.rows import packed
from sources.records import Article

Row = Mapping[str, Any]
_NOWHERE = packed(())  # no affiliation, as a row says it


def last_heard(db: Database, keys: Iterable[str]) -> dict[str, Row]:
    """What who-is-who reads of these articles but their bylines, by key, as it is stored now."""
    rows = db.query(
        """SELECT id, key, title, abstract, keywords, mesh, journal, journal_abbreviation, published, language
           FROM articles WHERE key IN (SELECT value FROM json_each(?))""",
        [packed(list(keys))],
    )
    return {row["key"]: row for row in rows}


def note_revisions(
    db: Database, run: int, before: Mapping[str, Row], bylines: Iterable[Row], now: Mapping[str, Article]
) -> None:
    """Notes the name blocks of all who stand on revised articles; call it when their mentions are stored.

    Who left a byline, and who had another name in it, is noted with the mention.
    """
    stood: dict[int, list[Row]] = {row["id"]: [] for row in before.values()}
    for mention in bylines:
        if not mention["gone_at"]:
            stood[mention["article"]].append(mention)
    revised = [row["id"] for key, row in before.items() if _stored(row, stood[row["id"]]) != _read(now[key])]
    rows = db.execute(
        """SELECT DISTINCT block FROM mentions
           WHERE gone_at IS NULL AND article IN (SELECT value FROM json_each(?))""",
        [packed(revised)],
    )
    note_blocks(db, run, [row[0] for row in rows.fetchall()])


def _read(article: Article) -> tuple[object, ...]:
    """What who-is-who reads of an article for each of its authors: as `identity.traits` does."""
    return (
        article.title,
        article.abstract,
        packed(article.keywords),
        packed(article.mesh),
        article.journal_abbreviation or article.journal,
        article.published[:4],  # a month that is added to the year says nothing new
        article.language,
        packed(next((each.affiliations for each in article.authors if each.affiliations), ())),
        [block(each.family, each.given or each.initials) for each in article.authors],
    )


def _stored(row: Row, byline: Sequence[Row]) -> tuple[object, ...]:
    """The same of a stored row, and of those that stood in its byline."""
    people = sorted(byline, key=lambda each: each["position"])
    return (
        row["title"],
        row["abstract"],
        row["keywords"],
        row["mesh"],
        row["journal_abbreviation"] or row["journal"],
        row["published"][:4],
        row["language"],
        next((each["affiliations"] for each in people if each["affiliations"] != _NOWHERE), _NOWHERE),
        [block(each["family"], each["given"] or each["initials"]) for each in people],
    )
