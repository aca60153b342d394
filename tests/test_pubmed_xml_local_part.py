"""A local part is measured against every name of a byline: the fuller the name in it, the higher."""

from __future__ import annotations

import pytest

from sources.pubmed_xml.local_part import ALONE, FAMILY, FULL, GIVEN, INITIAL, LETTERS, levels_of
from sources.records import Mention


def author(given: str, family: str, **more: bool | str) -> Mention:
    return Mention("pmid:99000001#1", f"{given} {family}", family, given,
                   initials="".join(w[0] for w in given.split()), **more)  # type: ignore[arg-type]


BYLINE = (author("Zed", "Other"), author("Anna B", "Quillfeather"), author("Xia", "Li"))


@pytest.mark.parametrize(("local", "level"), [
    ("anna.quillfeather", FULL), ("aquillfeather", INITIAL), ("quillfeather", ALONE),
    ("quillfeather77x", FAMILY), ("quillfea", FAMILY), ("anna77", GIVEN), ("abq", LETTERS), ("qab", LETTERS),
])
def test_the_fuller_the_name_the_higher(local: str, level: int) -> None:
    assert levels_of(local, BYLINE) == {1: level}


@pytest.mark.parametrize("local", ["blackcat", "zz", "delight77", "office", "77"])
def test_nobody(local: str) -> None:
    assert 1 not in levels_of(local, BYLINE)


def test_short_names_need_more_than_their_letters() -> None:
    assert levels_of("xia.li", BYLINE) == {2: FULL}
    assert levels_of("relievedness", BYLINE) == {}


def test_groups_and_corrected_names_own_nothing() -> None:
    byline = (author("Anna", "Quill", valid=False), author("", "", collective="Quill Group"))
    assert levels_of("anna.quill", byline) == {}


def test_letters_are_compared_without_marks() -> None:
    assert levels_of("m.o-brien", (author("Máire", "O'Brién"),)) == {0: INITIAL}
