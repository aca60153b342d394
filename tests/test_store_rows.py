"""Records as rows and back: equal, and a field that is added to a record is not forgotten."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields, replace

import pytest
from hypothesis import given

from finder.names import block
from finder.store.rows import (
    ARTICLE_COLUMNS,
    MENTION_COLUMNS,
    article_of,
    article_row,
    mention_of,
    mention_row,
    packed,
    quoted,
    upsert,
)
from sources.records import Article, Correction, Grant, Mention
from tests.hearing import LATER, article
from tests.invented_records import ARTICLES, MENTIONS

OTHERS = {
    "authors": article().authors[:1], "investigators": article().authors[1:], "sections": (("A", "b"),),
    "grants": (Grant("R01", "X", "Y", "Z"),), "corrections": (Correction("CommentIn", "1", "s"),),
}


def row_of(made):
    return dict(zip(ARTICLE_COLUMNS, article_row(made, 7, LATER), strict=True))


def mention_columns(made):
    return dict(zip(MENTION_COLUMNS, mention_row(made), strict=True))


@given(ARTICLES)
def test_an_article_comes_back_equal(made):
    assert article_of(row_of(made), made.authors) == made


@given(MENTIONS)
def test_a_mention_comes_back_equal(made):
    assert mention_of(mention_columns(made)) == made


@pytest.mark.parametrize("field", fields(Article), ids=lambda f: f.name)
def test_no_field_of_an_article_is_forgotten(field):
    whole = article()
    value = getattr(whole, field.name)
    if isinstance(value, bool):
        other = not value
    elif isinstance(value, str):
        other = f"{value} and more"
    else:
        other = OTHERS.get(field.name, ("one", "two"))
    changed = replace(whole, **{field.name: other})
    assert article_of(row_of(changed), changed.authors) == changed


@pytest.mark.parametrize("field", fields(Mention), ids=lambda f: f.name)
def test_no_field_of_a_mention_is_forgotten(field):
    plain = Mention("x#1", "Ada Abara", "Abara", "Ada")
    value = getattr(plain, field.name)
    other = {bool: not value, int: 3, tuple: ("one", "two")}.get(type(value), "text")
    changed = replace(plain, **{field.name: other})
    assert mention_of(mention_columns(changed)) == changed


def test_fields_without_a_column_are_left_out_when_they_say_nothing():
    bare = Article("pmid:99000001", "99000001", "T", "")
    assert json.loads(row_of(bare)["detail"]) == {}
    assert json.loads(row_of(replace(bare, issue="3"))["detail"]) == {"issue": "3"}


def test_what_hooks_ask_about_is_a_column():
    row = row_of(article(publication_types=("Retracted Publication", "Published Erratum")))
    assert (row["retracted"], row["concern"], row["notice"], row["page"]) == (1, 0, 1, 7)


@pytest.mark.parametrize(("changes", "named"), [
    ({}, True), ({"valid": False}, False), ({"collective": "The Group"}, False),
])
def test_only_a_person_has_a_name_block(changes, named):
    made = Mention("x#1", "Ada Abara", "Abara", "Ada", **changes)
    assert mention_columns(made)["block"] == (block("Abara", "Ada") if named else "")


def test_words_of_sql_are_quoted_and_json_is_compact():
    assert quoted(["of", "row"]) == '"of", "row"'
    assert packed({"é": ["a", 1]}) == '{"é":["a",1]}'


def test_a_row_that_is_written_again_changes_in_place_but_for_what_is_to_be_kept():
    db = sqlite3.connect(":memory:")
    db.execute('CREATE TABLE papers (id INTEGER PRIMARY KEY, key TEXT UNIQUE, "of" TEXT, first TEXT)')
    for row in (("a", "1", "May"), ("b", "1", "May"), ("a", "2", "June")):
        db.execute(upsert("papers", ("key", "of", "first"), "key", keeping=["first"]), row)
    assert db.execute("SELECT * FROM papers").fetchall() == [(1, "a", "2", "May"), (2, "b", "1", "May")]
