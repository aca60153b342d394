"""A revised article is weighed again for all its authors, when who-is-who reads what was revised."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.identity import counts
from finder.identity.traits import Reader
from finder.names import block
from finder.store import heard, open_store
from sources.records import Article, Correction
from tests.hearing import LATER, article, begin, save
from tests.invented_records import ARTICLES


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def blocks(*people):
    return sorted({block(each.family, each.given) for each in people})


def revised(store, before, now):
    """The blocks that are weighed again when an article is served in another version."""
    save(store, begin(store), before)
    run = begin(store)
    save(store, run, now, at=LATER)
    return heard.blocks_changed_since(store.db, run - 1)


@pytest.mark.parametrize("change", [
    {"mesh": ("Colectomy", "Aged")}, {"title": "Corrected."}, {"abstract": "Added weeks later."},
    {"keywords": ("leak",)}, {"journal_abbreviation": "J Invented"}, {"published": "1999"},
    {"language": "ger"},
], ids=lambda change: next(iter(change)))
def test_what_all_authors_share_is_weighed_again_for_all(store, change):
    one = article()
    assert revised(store, one, replace(one, **change, revised="2026-12-01")) == blocks(*one.authors)


@pytest.mark.parametrize("change", [
    {"revised": "2026-12-01"}, {"corrections": (Correction("ErratumIn", "1", "J. 2026"),)},
    {"complete": False}, {"publication_types": ("Retracted Publication",)}, {"doi": "10.5555/1"},
    {"first_public": "2026-12-01"}, {"mesh_major": ("Colectomy",)}, {"published": "2026-12-24"},
], ids=lambda change: next(iter(change)))
def test_what_who_is_who_does_not_read_is_not_weighed_again(store, change):
    one = article(published="2026")
    assert revised(store, one, replace(one, **change)) == []


def test_a_journal_that_was_spelt_in_full_besides_its_abbreviation_says_nothing_new(store):
    one = article(journal="J. Inv.", journal_abbreviation="J Inv")
    assert revised(store, one, replace(one, journal="Journal of Inventions")) == []


def test_another_name_in_the_byline_is_weighed_again_for_those_who_stand_beside_it(store):
    one = article()
    now = replace(one.authors[1], family="Newname", printed="Newname")
    changed = replace(one, authors=(one.authors[0], now, one.authors[2]))
    assert revised(store, one, changed) == blocks(*one.authors, now)


def test_a_group_that_turns_out_to_be_a_person_is_weighed_again_for_all(store):
    one = article()
    group = replace(one.authors[1], family="", given="", collective="The Group")
    before = replace(one, authors=(one.authors[0], group, one.authors[2]))
    assert revised(store, before, one) == blocks(*one.authors)


def test_who_left_or_came_is_weighed_again_with_all_others(store):
    one = article()
    two = replace(one, authors=tuple(replace(each, of=2) for each in one.authors[:2]))
    assert revised(store, one, two) == revised(store, two, one) == blocks(*one.authors)


def test_the_first_place_that_a_byline_prints_is_that_of_all_its_authors(store):
    first, second, third = article().authors
    bare = replace(first, affiliations=())
    one = article(authors=(bare, replace(second, affiliations=("Here",)), third))
    moved = replace(one, authors=(bare, replace(second, affiliations=("There",)), third))
    assert revised(store, one, moved) == blocks(first, second, third)


def test_a_later_place_or_an_orcid_is_its_authors_own(store):
    one = article()
    second = replace(one.authors[1], affiliations=("Elsewhere",), orcid="0000-0002-1825-0097")
    changed = replace(one, authors=(one.authors[0], second, one.authors[2]))
    assert revised(store, one, changed) == blocks(second)


def test_only_the_revised_of_a_page_are_weighed_again(store):
    one, other = article(0), article(1)
    save(store, begin(store), one, other)
    run = begin(store)
    save(store, run, one, replace(other, mesh=("Aged",)), at=LATER)
    assert heard.blocks_changed_since(store.db, run - 1) == blocks(*other.authors)


_REVISABLE = [each.name for each in fields(Article) if each.name not in ("key", "pmid")]


@settings(max_examples=60, deadline=None)
@given(st.data(), ARTICLES, ARTICLES)
def test_whoever_reads_otherwise_to_who_is_who_is_weighed_again(tmp_path_factory, data, one, other):
    one, other = (replace(each, published=each.published and "2020") for each in (one, other))
    field = data.draw(st.sampled_from(_REVISABLE))
    now = replace(one, **{field: getattr(other, field)})
    with open_store(tmp_path_factory.mktemp("heard")) as store:
        weighed = revised(store, one, now)
        for mention in heard.mentions(store.db, keys=[now.key]):
            old, = [each for each in one.authors if each.locator == mention.locator] or [None]
            if old and read(old, one) != read(mention, now):
                assert block(mention.family, mention.given or mention.initials) in weighed


def read(mention, paper):
    return Reader(counts.shipped()).traits(mention, paper)
