"""A printed name is taken into family words, given words or initials, and a suffix, wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.names.comparing import compare
from finder.names.levels import Middle
from finder.names.parsing import Name, family_words, parse


@pytest.mark.parametrize(("printed", "name"), [
    (("García-López", "Ana María"), Name("garcia lopez", ("ana", "maria"))),
    (("Poe", "Ed", "Jr."), Name("poe", ("ed",), "ii")), (("Poe", "Ed", "Sr"), Name("poe", ("ed",), "i")),
    (("Poe", "Ed", "IV"), Name("poe", ("ed",), "iv")), (("Poe", "Ed", "MD"), Name("poe", ("ed",))),
    (("Poe", "", "", "EA"), Name("poe", ("e", "a"))), (("Poe", "E A"), Name("poe", ("e", "a"))),
    (("", ""), Name("")),
])
def test_a_name_in_parts(printed: tuple[str, ...], name: Name) -> None:
    assert parse(*printed) == name


def test_a_suffix_may_stand_behind_either_name() -> None:
    assert parse("Poe Jr", "Ed") == parse("Poe", "Ed", "Jr") == parse("Poe", "Ed Jr")
    assert parse("Poe", "Ed III", "Jr").suffix == "ii", "what the source calls a suffix goes first"


def test_a_name_that_is_only_a_suffix_is_a_name() -> None:
    assert parse("Senior", "Junior") == Name("senior", ("junior",), "i")
    assert parse("Iv", "Ed") == Name("iv", ("ed",), "iv")


@pytest.mark.parametrize(("family", "forenames", "initials", "words"), [
    ("SMITH", "ED", "", ("e",)), ("SMITH", "ED", "E", ("ed",)), ("SMITH", "ED", "ED", ("e", "d")),
    ("OLLENSHAW", "MJ", "", ("m", "j")), ("OLLENSHAW", "MJ", "MJ", ("m", "j")),
    ("SMITH", "ANN", "", ("ann",)),
    ("SMITH", "JRR", "", ("j", "r", "r")), ("WANG", "LI", "L", ("li",)), ("Smith", "ED", "", ("e", "d")),
    ("Smith", "ANN", "", ("ann",)), ("Smith", "AN", "AN", ("a", "n")),
    ("Smith", "JB", "", ("j", "b")), ("Smith", "JRR", "", ("j", "r", "r")),
    ("Smith", "ANN", "ANN", ("a", "n", "n")),
    ("Smith", "Al", "", ("al",)), ("Smith", "HENRY", "", ("henry",)), ("Smith", "JRRTT", "", ("jrrtt",)),
])
def test_capitals_are_initials_where_they_are_no_name(
    family: str, forenames: str, initials: str, words: tuple[str, ...],
) -> None:
    assert parse(family, forenames, initials=initials).given == words


@pytest.mark.parametrize("other", ["Edward", "Ed", "Edith Doris", "E D", "E"])
def test_two_capitals_beside_capitals_fit_a_name_and_initials(other: str) -> None:
    assert compare(parse("SMITH", "ED"), parse("Smith", other)).possible
    assert compare(parse("SMITH", "ED"), parse("Smith", other)).middle is not Middle.CONFLICT


@pytest.mark.parametrize(("printed", "words"), [
    ("Dr Rupert", ("rupert",)), ("Dr. Rupert A", ("rupert", "a")), ("Prof. Dr. Rupert", ("rupert",)),
    ("PROF Rupert", ("rupert",)), ("Sir Rupert", ("rupert",)), ("Mrs R", ("r",)), ("Dr.Rupert", ("rupert",)),
    # a name, an abbreviated Mohammed, initials, and nothing behind it
    ("Drew", ("drew",)), ("Md Rupert", ("md", "rupert")), ("DR Rupert", ("dr", "rupert")), ("Sir", ("sir",)),
])
def test_a_title_before_a_given_name_is_no_name(printed: str, words: tuple[str, ...]) -> None:
    assert parse("Bexworth", printed).given == words


@pytest.mark.parametrize(("family", "words"), [
    ("Smith Jr", "smith"), ("Smith Jr.", "smith"), ("Smith III Jr", "smith"), ("Jr", "jr"),
    ("van Dyk", "van dyk"), ("HartquillOakton", "hartquill oakton"), ("VanDyk", "vandyk"),
    ("McDonald", "mcdonald"), ("FitzGerald", "fitzgerald"),
])
def test_a_family_name_is_told_without_its_suffix(family: str, words: str) -> None:
    assert family_words(family) == words


@given(st.text(max_size=14), st.text(max_size=14), st.sampled_from(["", "Jr", "III"]), st.text(max_size=3))
def test_a_parsed_name_parses_to_itself(family: str, forenames: str, suffix: str, initials: str) -> None:
    name = parse(family, forenames, suffix, initials)
    assert parse(name.family, " ".join(name.given), name.suffix).family == name.family
    assert all(word and " " not in word for word in name.given)
