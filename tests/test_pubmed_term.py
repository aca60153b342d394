"""A term taken apart as PubMed reads it: phrases, tags, operators, and what is left without a phrase."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.pubmed.term import Meaning, meaning_without, phrases_of, words_of


def test_two_spellings_of_a_phrase_have_the_same_words():
    for spelling in ('"Hernia  Repair"[tiab]', "hernia repair", 'HERNIA "repair" [ti]',
                     " hernia\nrepair [ad:~3]"):
        assert words_of(spelling) == "hernia repair"
    assert words_of("hernia [sac] repair") == "hernia [sac] repair"  # a tag stands at the end
    assert words_of("STRASSE") == words_of("straße")


@pytest.mark.parametrize(("term", "phrases"), [
    ('("Hernia Repair"[tiab] OR mesh[mh]) NOT a b[ti]', ("hernia repair", "mesh", "a b")),
    ("hernia repair[tiab]", ("hernia repair",)),  # bare words up to a tag are one phrase
    ("hernia[ti] repair[ti]", ("hernia", "repair")),  # the tag ends it
    ('"hernia repair" mesh', ("hernia repair", "mesh")),  # and so does a quotation mark
    ("hernia OR HERNIA [ti]", ("hernia",)),  # once, however it is spelled
    ('"and or not"[ti]', ("and or not",)),  # quoted, these are words
    ("salt and water[ti]", ("salt and water",)),  # operators are upper case
    ('("2026/11/16"[crdt] : "2026/11/23"[crdt])', ("2026/11/16", "2026/11/23")),
    ('"surgery (general)"[ad]', ("surgery (general)",)),
    ('"surgery department"[ad:~3] AND surg*[ad]', ("surgery department", "surg*")),
    ("", ()), ("()", ()), ("AND", ()),
])
def test_the_phrases_of_a_term(term, phrases):
    assert phrases_of(term) == phrases


@pytest.mark.parametrize(("term", "lost", "meaning"), [
    ('("a b"[tiab] OR c[tiab]) AND d[ad]', ["a b"], Meaning.SAME),
    ('("a b"[tiab] OR c[tiab]) AND d[ad]', ["a b", "c"], Meaning.EMPTY),
    ('("a b"[tiab] OR c[tiab]) AND d[ad]', ["d"], Meaning.EMPTY),
    ('x[tiab] OR (y[tiab] AND z[ad])', ["z"], Meaning.OTHER),
    ("x[tiab] NOT y[pt]", ["y"], Meaning.SAME),
    ("x[tiab] NOT y[pt]", ["x"], Meaning.EMPTY),
    ("colorectal cancer[tiab] OR x[tiab]", ["colorectal cancer"], Meaning.SAME),
    ("x[tiab] AND y[tiab]", ["something else"], Meaning.OTHER),
    ("x[ti] y[ti]", ["y"], Meaning.EMPTY),  # side by side is an AND
    ("x[ti] OR y[ti] z[ti]", ["z"], Meaning.EMPTY),
    ("x[ti] OR y[ti] AND z[ti]", ["y"], Meaning.SAME),  # from left to right, without precedence
    ("z[ti] AND x[ti] OR y[ti]", ["z"], Meaning.OTHER),
    ("x[ti] NOT (y[ti] OR z[ti])", ["z"], Meaning.SAME),
    ("x[ti] NOT (y[ti] AND z[ti])", ["z"], Meaning.OTHER),
    ("x[ti]", [], Meaning.SAME),
    ("x[ti]", ["X"], Meaning.EMPTY),
    ('"hernia repair"[ti] OR x[ti]', ["hernia"], Meaning.SAME),  # PubMed may name a part of a phrase
    ('"hernias"[ti] OR x[ti]', ["hernia"], Meaning.OTHER),  # but not of a word: that is another phrase
])
def test_what_is_left_of_a_term(term, lost, meaning):
    assert meaning_without(term, lost) is meaning


TREES = st.recursive(st.sampled_from("abcd"), lambda inner: st.tuples(
    inner, st.sampled_from(["AND", "OR", "NOT"]), inner), max_leaves=6)
HELD = [set(held) for size in range(5) for held in combinations("abcd", size)]


def written(tree):
    return f'"{tree}"[ti]' if isinstance(tree, str) else f"({written(tree[0])} {tree[1]} {written(tree[2])})"


def finds(tree, held):
    """Whether a search finds a record that holds these phrases."""
    if isinstance(tree, str):
        return tree in held
    left, right = finds(tree[0], held), finds(tree[2], held)
    return {"AND": left and right, "OR": left or right, "NOT": left and not right}[tree[1]]


def dropped(tree, lost):
    """What PubMed searches for instead; None when nothing is left."""
    if isinstance(tree, str):
        return None if tree in lost else tree
    left, right = dropped(tree[0], lost), dropped(tree[2], lost)
    return (left, tree[1], right) if left and right else left or right


@given(TREES, st.sets(st.sampled_from("abcd")))
def test_no_result_is_believed_that_sets_would_not_give(tree, lost):
    lost = {letter for letter in lost if letter in str(written(tree))}
    records = [held for held in HELD if not held & lost]
    meaning = meaning_without(written(tree), lost)
    if meaning is Meaning.EMPTY:
        assert not any(finds(tree, held) for held in records)
    if meaning is Meaning.SAME:
        assert all(finds(tree, held) == finds(dropped(tree, lost), held) for held in records)
