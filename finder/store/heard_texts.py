"""The words of a source as stored: what a quote must be found in, letter by letter."""

from __future__ import annotations

from bs4 import BeautifulSoup
from sqlite_utils import Database

from finder.store.heard_runs import body_of, latest_page
from sources.source import Page, Request
from sources.source import text_of as decoded

_UNSEEN = ("script", "style", "noscript", "template", "head")


def text_of(db: Database, source: str) -> str:
    """The stored text of `pmid:N`, of a page's address, or of `alumni:FILE#ROW`, white space folded.

    A paper's title and abstract, a page's visible text, a row's cells. Empty when it is not stored.
    """
    if source.startswith("pmid:"):
        row = db.execute(
            "SELECT title || ' ' || abstract FROM articles WHERE key = ? AND deleted_at IS NULL",
            [source.partition("#")[0]],
        ).fetchone()
    elif source.startswith("alumni:"):
        row = db.execute(
            """SELECT a."row" FROM alumni a JOIN mentions m ON m.id = a.mention
                            WHERE m.locator = ? AND m.gone_at IS NULL""",
            [source],
        ).fetchone()
    else:
        return _page_text(db, source)
    return " ".join(str(row[0]).split()) if row else ""


def _page_text(db: Database, url: str) -> str:
    page = latest_page(db, url) or latest_page(db, url.partition("#")[0])
    if page is None:
        return ""
    body = body_of(db, page["body"])
    text = decoded(Page(Request(page["source"], url), url, 200, body, page["content_type"]))
    soup = BeautifulSoup(text, "lxml")
    for unseen in soup(_UNSEEN):
        unseen.decompose()
    return " ".join(soup.get_text(" ").split())
