"""Records as rows of the heard tables, and back: what is stored reads back equal."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from finder.identity.traits import block_of
from sources.records import Article, Correction, Grant, Mention

_TEXT = (
    "title",
    "abstract",
    "journal",
    "journal_abbreviation",
    "published",
    "first_public",
    "entered",
    "revised",
    "doi",
    "language",
)
_LISTS = ("publication_types", "mesh", "keywords")
_OWN_COLUMN = {"key", "pmid", "authors", "corrections", "complete", *_TEXT, *_LISTS}
_DETAIL = tuple(f.name for f in fields(Article) if f.name not in _OWN_COLUMN)
_ARTICLE_DEFAULTS = {f.name: f.default for f in fields(Article)}

_NESTED = ("grants", "investigators", "sections", "mesh_major")

ARTICLE_COLUMNS = (
    "key",
    "pmid",
    *_TEXT,
    *_LISTS,
    "corrections",
    "complete",
    "retracted",
    "concern",
    "notice",
    "detail",
    "page",
    "fetched_at",
)
_MENTION_PLAIN = (
    "locator", "position", "of", "printed", "family", "given", "initials", "suffix", "email", "email_how",
    "orcid", "role", "url", "collective",
)
_MENTION_LISTS = ("affiliations", "degrees")
_MENTION_FLAGS = ("valid", "equal_contribution", "corresponding")
MENTION_COLUMNS = (*_MENTION_PLAIN, *_MENTION_LISTS, *_MENTION_FLAGS, "block")


def packed(value: object) -> str:
    """A value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def quoted(columns: Iterable[str]) -> str:
    """Column names as SQL: some of them are words of its own."""
    return ", ".join(f'"{name}"' for name in columns)


def upsert(table: str, columns: Sequence[str], key: str, keeping: Collection[str] = ()) -> str:
    """SQL that writes a row or, where one has its key, changes that in all columns but those to keep."""
    changed = (f'"{name}" = excluded."{name}"' for name in columns if name != key and name not in keeping)
    return f"""INSERT INTO {table} ({quoted(columns)}) VALUES ({", ".join("?" * len(columns))})
      ON CONFLICT ({key}) DO UPDATE SET {", ".join(changed)}"""  # noqa: S608 - names of our own


def article_row(article: Article, page: int, fetched_at: str) -> tuple[Any, ...]:
    """An article as a row of ARTICLE_COLUMNS; the fields without a column go into `detail`, if not empty."""
    return (
        article.key,
        article.pmid,
        *(getattr(article, name) for name in _TEXT),
        *(packed(getattr(article, name)) for name in _LISTS),
        packed([(c.kind, c.pmid, c.source) for c in article.corrections]),
        int(article.complete),
        int(article.retracted),
        int(article.concern),
        int(article.notice),
        packed(_detail(article)),
        page,
        fetched_at,
    )


def _detail(article: Article) -> dict[str, Any]:
    told = {name: getattr(article, name) for name in _DETAIL}
    told = {name: value for name, value in told.items() if value != _ARTICLE_DEFAULTS[name]}
    for name in ("grants", "investigators"):
        if name in told:
            told[name] = [asdict(item) for item in told[name]]
    return told


def article_of(row: Mapping[str, Any], authors: Iterable[Mention]) -> Article:
    """The article of a row of `articles`."""
    detail = json.loads(row["detail"])
    plain: dict[str, Any] = {k: v for k, v in detail.items() if k not in _NESTED}
    plain.update({name: row[name] for name in _TEXT})
    plain.update({name: tuple(json.loads(row[name])) for name in _LISTS})
    return Article(
        key=row["key"],
        pmid=row["pmid"],
        authors=tuple(authors),
        complete=bool(row["complete"]),
        corrections=tuple(Correction(*c) for c in json.loads(row["corrections"])),
        grants=tuple(Grant(**g) for g in detail.get("grants", ())),
        investigators=tuple(_mention(i) for i in detail.get("investigators", ())),
        sections=tuple((label, text) for label, text in detail.get("sections", ())),
        mesh_major=tuple(detail.get("mesh_major", ())),
        **plain,
    )


def _mention(told: dict[str, Any]) -> Mention:
    fields_of: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items()}
    return Mention(**fields_of)


def mention_row(mention: Mention) -> tuple[Any, ...]:
    """A mention as a row of MENTION_COLUMNS."""
    return (
        *(getattr(mention, name) for name in _MENTION_PLAIN),
        *(packed(getattr(mention, name)) for name in _MENTION_LISTS),
        *(int(getattr(mention, name)) for name in _MENTION_FLAGS),
        block_of(mention),
    )


def mention_of(row: Mapping[str, Any]) -> Mention:
    """The mention of a row of `mentions`."""
    fields_of = {name: row[name] for name in _MENTION_PLAIN}
    fields_of |= {name: tuple(json.loads(row[name])) for name in _MENTION_LISTS}
    fields_of |= {name: bool(row[name]) for name in _MENTION_FLAGS}
    return Mention(**fields_of)
